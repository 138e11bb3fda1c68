/** The witness: the official client `twilio` and this provider see the same 500 wireless SIMs, before and after an `up` that changes them. */
import assert from "node:assert/strict";
import twilio from "twilio";
import { operationsOf } from "../support/assertions";
import type { StateResource } from "../support/stack";
import { openScene, type Scene } from "./scene";
import { LARGE, SMALL, wirelessCard, wirelessSims } from "./seeds";

const COUNT = 500;
/** In five SIMs. Those that are new are activated, because no new SIM can be suspended. */
const STATUSES = ["active", "suspended", "new", "ready", "active"] as const;

const seeds = Array.from({ length: COUNT }, (_, i) => {
  const status = STATUSES[i % STATUSES.length] ?? "new";
  const ratePlan = status === "active" || status === "ready" ? SMALL.sid : null;
  return { ...wirelessCard(i + 1), uniqueName: `meter-${i}`, friendlyName: `Meter ${i}`, status, ratePlan };
});

/** All of them, with these further inputs as JavaScript. */
const meters = (inputs: string) =>
  `for (let i = 0; i < ${COUNT}; i++) new wireless.Sim("meter-" + i, { iccid: "8901260" + String(i + 1).padStart(13, "0"), ${inputs} });`;

/** What both sides say about a SIM, in the same words. */
type Seen = Readonly<Record<string, string>>;

function inState({ outputs = {} }: StateResource): Seen {
  const words = Object.entries(outputs).filter(([, value]) => typeof value === "string");
  const { __provider: _, ratePlan: __, onDelete: ___, dateCreated = "", ...rest } = Object.fromEntries(words);
  return { ...rest, dateCreated: new Date(String(dateCreated)).toISOString() };
}

async function toWitness({ emulator }: Scene): Promise<Seen[]> {
  const { sid, authToken } = emulator.accounts.parent;
  const client = twilio(sid, authToken);
  client.wireless.baseUrl = emulator.wirelessUrl;
  const sims = await client.wireless.v1.sims.list({ pageSize: 1_000 });
  return sims.map((sim) => ({
    sid: sim.sid,
    iccid: sim.iccid,
    uniqueName: sim.uniqueName ?? "",
    friendlyName: sim.friendlyName ?? "",
    status: sim.status,
    ratePlanSid: sim.ratePlanSid ?? "",
    commandsCallbackUrl: sim.commandsCallbackUrl ?? "",
    commandsCallbackMethod: sim.commandsCallbackMethod ?? "",
    smsUrl: sim.smsUrl ?? "",
    smsMethod: sim.smsMethod ?? "",
    smsFallbackUrl: sim.smsFallbackUrl ?? "",
    smsFallbackMethod: sim.smsFallbackMethod ?? "",
    resetStatus: sim.resetStatus ?? "",
    accountSid: sim.accountSid,
    url: sim.url,
    dateCreated: sim.dateCreated.toISOString(),
  }));
}

describe("500 wireless SIMs", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const assertAgreed = async () => {
    const bySid = (a: Seen, b: Seen) => ((a.sid ?? "") < (b.sid ?? "") ? -1 : 1);
    const ours = scene.resources().map(inState).sort(bySid);
    assert.equal(ours.length, COUNT);
    assert.deepEqual(ours, (await toWitness(scene)).sort(bySid));
  };

  it("look the same to the official client twilio and in the state, before and after an up", async () => {
    scene = await openScene({
      seed: wirelessSims(seeds),
      env: {
        KORE_MAX_CONCURRENCY: "100",
        KORE_REQUESTS_PER_SECOND: "2000",
        PULUMI_EXPERIMENTAL: "1",
        PULUMI_SKIP_CHECKPOINTS: "true",
      },
    });
    const { stack } = scene;
    // 1. All of them are adopted, and both see the same.
    scene.declare(meters(""));
    const adopted = await stack.up("--parallel", "200");
    assert.equal(adopted.code, 0, adopted.text);
    assert.equal(operationsOf(adopted).filter((line) => line.startsWith("create meter-")).length, COUNT);
    // The first five are asked for one by one, and a page answers for all others.
    const adopting = scene.traffic();
    assert.deepEqual(adopting.writes, []);
    assert.ok(adopting.reads <= 20, `${adopting.reads} reads to adopt ${COUNT} SIMs`);
    await assertAgreed();

    // 2. An up moves most of them, and both see the same.
    scene.declare(
      meters(
        `friendlyName: "Station " + i, ratePlan: i % 2 ? ${JSON.stringify(LARGE.sid)} : ${JSON.stringify(SMALL.uniqueName)}, status: i % 5 === 2 || i % 3 ? "active" : "suspended"`,
      ),
    );
    scene.traffic();
    const moved = await stack.up("--parallel", "200");
    assert.equal(moved.code, 0, moved.text);
    assert.equal(operationsOf(moved).filter((line) => line.startsWith("update meter-")).length, COUNT);
    const { writes, reads } = scene.traffic();
    assert.equal(new Set(writes).size, COUNT);
    assert.equal(writes.length, COUNT);
    assert.ok(reads <= 2 * COUNT + 20, `${reads} reads for ${COUNT} SIMs`);
    await assertAgreed();
    const wanted = seeds.map((_, i) =>
      [i % 5 === 2 || i % 3 ? "active" : "suspended", i % 2 ? LARGE.sid : SMALL.sid].join(),
    );
    const found = scene
      .resources()
      .map(
        ({ urn, outputs }) => [Number(urn.split("meter-")[1]), `${outputs?.status},${outputs?.ratePlanSid}`] as const,
      );
    for (const [i, state] of found) assert.equal(state, wanted[i], `meter-${i}`);

    // 3. A refresh shares its reads.
    const look = await stack.refresh("--preview-only", "--expect-no-changes", "--parallel", "200");
    assert.equal(look.code, 0, look.text);
    assert.ok(scene.traffic().reads < COUNT / 10);
  });
});
