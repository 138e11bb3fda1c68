/** The referee sees each kind of fault: an emulator that lies, or accepts what the files forbid, does not pass. */
import assert from "node:assert/strict";
import type { Exchange } from "../emulator";
import { EXAMPLES } from "../emulator";
import { apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { Referee, RefereeError } from "./referee";

interface Case {
  readonly title: string;
  /** What is changed in an exchange that is otherwise right. */
  readonly tamper: (exchange: Exchange) => Partial<Exchange>;
  readonly expected: RegExp;
}

const edit = (change: (body: Record<string, unknown>) => void) => (exchange: Exchange) => {
  const body: Record<string, unknown> = JSON.parse(exchange.body);
  change(body);
  return { body: JSON.stringify(body) };
};

const CASES: readonly Case[] = [
  {
    title: "a property too few",
    tamper: edit((body) => delete body.fleet_sid),
    expected: /required property 'fleet_sid'/,
  },
  {
    title: "a property too many",
    tamper: edit((body) => Object.assign(body, { last_error: null })),
    expected: /additional properties .*last_error/,
  },
  {
    title: "a status that the file does not know",
    tamper: edit((body) => Object.assign(body, { status: "suspended" })),
    expected: /\/status: must be equal to one of the allowed values/,
  },
  {
    title: "a SID of another kind",
    tamper: edit((body) => Object.assign(body, { sid: EXAMPLES.fleet })),
    expected: /\/sid/,
  },
  {
    title: "a date that is none",
    tamper: edit((body) => Object.assign(body, { date_created: "yesterday" })),
    expected: /date-time/,
  },
  { title: "an undeclared HTTP status", tamper: () => ({ status: 206 }), expected: /status 206 is not declared/ },
  { title: "a body cut short", tamper: ({ body }) => ({ body: body.slice(1) }), expected: /not JSON/ },
  { title: "a wrong content type", tamper: () => ({ answerType: "text/html" }), expected: /content type text\/html/ },
  {
    title: "an accepted form parameter that the file lacks",
    tamper: () => ({ form: new URLSearchParams({ Colour: "red" }) }),
    expected: /request form .*additional properties .*Colour/,
  },
  {
    title: "an accepted value outside the file's enum",
    tamper: () => ({ form: new URLSearchParams({ Status: "new" }) }),
    expected: /request form \/Status/,
  },
  {
    title: "an accepted query parameter that the file lacks",
    tamper: () => ({ query: new URLSearchParams({ Colour: "red" }) }),
    expected: /request query .*Colour/,
  },
  {
    title: "an accepted body that is not a form",
    tamper: () => ({ contentType: "application/json" }),
    expected: /request content type application\/json/,
  },
  {
    title: "an error body that is not the envelope",
    tamper: () => ({ status: 404, body: JSON.stringify({ error: "no" }) }),
    expected: /error body .*required property 'status'/,
  },
  {
    title: "an envelope whose status is another than the answer's",
    tamper: () => ({ status: 404, body: JSON.stringify({ status: 400, message: "no" }) }),
    expected: /status in the body is not 404/,
  },
];

describe("the referee", () => {
  let emulator: RefereedEmulator;
  let exchange: Exchange | undefined;

  before(async () => {
    emulator = await startRefereedEmulator({ onExchange: (seen) => (exchange = seen) });
    const client = await apiClient(emulator);
    await client.post(`/v1/Sims/${EXAMPLES.sim}`, { UniqueName: "renamed" });
  });
  after(() => emulator.close());

  it("passes an exchange that is right", () => {
    const referee = new Referee();
    assert.ok(exchange !== undefined);
    referee.check(exchange);
    referee.assertClean();
    assert.equal(referee.count, 1);
  });

  for (const { title, tamper, expected } of CASES) {
    it(`sees ${title}`, () => {
      const referee = new Referee();
      assert.ok(exchange !== undefined);
      referee.check({ ...exchange, ...tamper(exchange) });
      assert.throws(() => referee.assertClean(), RefereeError);
      assert.match(referee.violations.join("\n"), expected);
    });
  }

  it("leaves answers alone that a fault broke on purpose", () => {
    const referee = new Referee();
    assert.ok(exchange !== undefined);
    referee.check({ ...exchange, body: "<html>", malformed: true });
    referee.assertClean();
  });

  it("makes a test fail when its emulator is closed", async () => {
    const lying = await startRefereedEmulator();
    assert.ok(exchange !== undefined);
    lying.referee.check({ ...exchange, status: 206 });
    await assert.rejects(lying.close(), RefereeError);
  });
});
