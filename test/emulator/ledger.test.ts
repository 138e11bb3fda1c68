/** The emulator's account of itself notes what it is there to note. */
import assert from "node:assert/strict";
import type { Exchange } from ".";
import { Ledger } from "./ledger";

const exchange = (userAgent: string, status: number, unread: readonly string[] = []): Exchange => ({
  record: {
    api: "supersim",
    method: "GET",
    path: "/v1/Sims",
    query: {},
    form: {},
    operation: "supersim.sims.list",
    status,
    at: 0,
    userAgent,
    faults: [],
  },
  query: new URLSearchParams(),
  form: new URLSearchParams(),
  contentType: "",
  unread,
  status,
  answerType: "application/json",
  body: "{}",
  malformed: false,
});

describe("the emulator's account of itself", () => {
  const operations = ["supersim.sims.list", "supersim.sims.fetch"];

  it("has a parameter that an accepted request sent and no handler read", () => {
    const ledger = new Ledger(operations);
    ledger.note(exchange("curl/8", 200, ["Fleet"]));
    ledger.note(exchange("curl/8", 200, ["Fleet"]));
    assert.deepEqual(ledger.account().unread, ["supersim.sims.list Fleet"]);
  });

  it("has no parameter of a refused request", () => {
    const ledger = new Ledger(operations);
    ledger.note(exchange("curl/8", 400, ["Fleet"]));
    assert.deepEqual(ledger.account().unread, []);
  });

  it("counts an operation as driven by a real client only, and only with success", () => {
    const ledger = new Ledger(operations);
    ledger.note(exchange("curl/8", 200));
    ledger.note(exchange("twilio-node/6.2.0 (linux x64) node/24", 500));
    assert.deepEqual(ledger.account().undriven, operations);
    ledger.note(exchange("pulumi-kore/0.1.0", 200));
    assert.deepEqual(ledger.account().driven, ["supersim.sims.list"]);
    assert.deepEqual(ledger.account().undriven, ["supersim.sims.fetch"]);
  });
});
