/** Messages that the documents quote are messages that people get: each is provoked on the verbs, against the emulator. */
import assert from "node:assert/strict";
import { createProviders } from "../../provider/index";
import { EXAMPLES, startEmulator } from "../emulator";
import { environmentOf } from "../support/environment";
import { createFakeClock } from "../support/fake-clock";
import { openStage } from "../verbs/harness";
import { blocks, documents, read, rows, section, spans } from "./markdown";
import { QUOTED, type Quoted } from "./quoted";

/** SIDs are shortened, as in the documents. */
const shortened = (text: string): string => text.replace(/\b([A-Z]{2})[0-9a-fA-F]{32}\b/g, "$1…");

async function said({ kind, declared, delay, fault, elsewhere, refreshed, later }: Quoted): Promise<string[]> {
  const stage = await openStage(delay === undefined ? {} : { delay });
  try {
    if (fault) stage.emulator.control.addFault(fault);
    const first = await stage.up(kind, declared);
    elsewhere?.(stage.emulator);
    const seen = refreshed && first.state ? await stage.refresh(kind, first.state) : first.state;
    const runs = [first];
    if (later === "destroy" && seen) runs.push(await stage.destroy(kind, seen));
    else if (later !== undefined && later !== "destroy") runs.push(await stage.up(kind, later, seen));
    return runs.flatMap(({ message, said: lines }) => [...message.split("\n"), ...lines]).filter(Boolean);
  } finally {
    await stage.close();
  }
}

/** What wrong credentials are answered with, as at the vendor's address. */
async function refusedCredentials(): Promise<string> {
  const emulator = await startEmulator({ seed: "empty" });
  const clock = createFakeClock();
  const env = { ...environmentOf(emulator), KORE_CLIENT_SECRET: "wrong" };
  const { sim } = createProviders({ clock, random: () => 0.5, env, report: () => {}, log: () => {} });
  try {
    return await clock.run(() =>
      sim.create({ iccid: "89883070000123456789" }).then(
        () => "created",
        (error: Error) => error.message.replace(new URL(emulator.tokenUrl).origin, "https://api.korewireless.com"),
      ),
    );
  } finally {
    await emulator.close();
  }
}

/** What a refresh says at an address that answers everything with the API's own 404, as behind a gateway. */
async function wrongAddress(): Promise<string> {
  const emulator = await startEmulator();
  const base = `${emulator.supersimUrl}/sims`;
  const env = { ...environmentOf(emulator), KORE_SUPERSIM_URL: base };
  const clock = createFakeClock();
  const { sim } = createProviders({ clock, random: () => 0.5, env, report: () => {}, log: () => {} });
  const state = { sid: EXAMPLES.sim, iccid: "89883070000123456789" };
  try {
    return await clock.run(() =>
      sim.read(state.sid, state).then(
        () => "read",
        (error: Error) => error.message.replaceAll(base, "https://gateway.example.com/sims"),
      ),
    );
  } finally {
    await emulator.close();
  }
}

describe("a message that the documents quote", () => {
  let messages: readonly string[] = [];
  before(async () => {
    const heard: string[] = [await refusedCredentials(), await wrongAddress()];
    for (const scene of QUOTED) heard.push(...(await said(scene)));
    messages = heard.map(shortened);
  });

  const whole = blocks(read("docs/bad-days.md"), "text").map((block) => block.trim());

  it("in docs/bad-days.md stands there word for word", () => {
    assert.ok(whole.length >= 8);
    assert.deepEqual(
      whole.filter((quote) => !messages.includes(quote)),
      [],
    );
  });

  for (const file of documents().filter((name) => name.startsWith("docs/resources/")))
    it(`in ${file} is one that people get`, () => {
      const quotes = rows(section(read(file), "## Errors")).flatMap(([cell = ""]) => spans(cell));
      assert.ok(quotes.length > 2);
      assert.deepEqual(
        quotes.filter((quote) => !messages.some((message) => pattern(quote).test(message))),
        [],
      );
    });
});

/** `…` stands for anything. */
const pattern = (quote: string): RegExp =>
  new RegExp(
    quote
      .split("…")
      .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*"),
  );
