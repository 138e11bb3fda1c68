/** What a program reads when it declares a status that nobody can declare. */
import assert from "node:assert/strict";
import { simLifecycle } from "../../../provider/resources/sim-lifecycle";
import { statusInput } from "../../../provider/resources/status";
import { wirelessSimLifecycle } from "../../../provider/resources/wireless/sim-lifecycle";

const INPUTS = { "Super SIM": statusInput(simLifecycle), wireless: statusInput(wirelessSimLifecycle) } as const;
const SUPER = '"ready", "active" or "inactive"';
const WIRELESS = '"ready", "active", "suspended" or "deactivated"';

const ROWS = [
  ["Super SIM", "new", `cannot be declared: no SIM returns to "new". Leave \`status\` out, or declare ${SUPER}`],
  [
    "Super SIM",
    "scheduled",
    `cannot be declared: "scheduled" is what a SIM shows while a move is under way. Declare ${SUPER}`,
  ],
  ["Super SIM", "suspended", `must be ${SUPER}`],
  ["Super SIM", 7, `is a number: it must be ${SUPER}, in quotes`],
  ["Super SIM", "toString", `must be ${SUPER}`],
  ["wireless", "new", `cannot be declared: no SIM returns to "new". Leave \`status\` out, or declare ${WIRELESS}`],
  [
    "wireless",
    "canceled",
    `cannot be declared: a SIM becomes canceled by itself, 72 hours after "deactivated". Otherwise declare ${WIRELESS}`,
  ],
  [
    "wireless",
    "scheduled",
    `cannot be declared: it is what a SIM shows while a move is under way; declare ${WIRELESS}`,
  ],
  ["wireless", "updating", `cannot be declared: it is what a SIM shows while a move is under way; declare ${WIRELESS}`],
  ["wireless", "deleted", `must be ${WIRELESS}`],
  ["wireless", null, `is null: it must be ${WIRELESS}`],
] as const;

describe("the input `status` out of a lifecycle", () => {
  for (const [product, value, message] of ROWS)
    it(`${product}: ${JSON.stringify(value)} ${message.slice(0, 30)}…`, () => {
      const parsed = INPUTS[product].safeParse(value);
      assert.deepEqual(
        parsed.error?.issues.map((issue) => issue.message),
        [message],
      );
    });

  it("accepts what can be written, and has its type", () => {
    const typed: "ready" | "active" | "inactive" = INPUTS["Super SIM"].parse("ready");
    assert.equal(typed, "ready");
    for (const status of simLifecycle.writable) assert.ok(INPUTS["Super SIM"].safeParse(status).success, status);
    for (const status of wirelessSimLifecycle.writable) assert.ok(INPUTS.wireless.safeParse(status).success, status);
  });
});
