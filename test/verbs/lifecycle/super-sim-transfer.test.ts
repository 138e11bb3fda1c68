/** A Super SIM moves to another account of the family: "only when status is new", with a Fleet of the target or none. */

import assert from "node:assert/strict";
import { CHILD } from "../../emulator";
import { opened } from "./matrix";
import { FLEETS, SUPER_SIMS } from "./super-sims";
import { type Transfer, transferTests } from "./transfers";

const ROWS: readonly Transfer[] = [
  ["new", "none", "child", "-", "POST AccountSid=child", "new in none of child"],
  ["new", "none", "child", "none", "POST Fleet= AccountSid=child", "new in none of child"],
  ["new", "none", "child", "C", "POST Fleet=C AccountSid=child", "new in C of child"],
  ["new", "A", "child", "C", "POST Fleet=C AccountSid=child", "new in C of child"],
  ["new", "A", "child", "none", "POST Fleet= AccountSid=child", "new in none of child"],
  ["new", "A", "child", "-", "", "refused"],
  ["ready", "A", "child", "-", "", "refused"],
  ["ready", "A", "child", "C", "", "refused"],
  ["active", "A", "child", "-", "", "refused"],
  ["active", "A", "child", "C", "", "refused"],
  ["active", "A", "child", "none", "", "refused"],
  ["inactive", "none", "child", "-", "", "refused"],
  ["inactive", "A", "child", "C", "", "refused"],
  ["new > active", "A", "child", "C", "", "refused"],
  ["active > inactive", "A", "child", "none", "", "refused"],
  ["new", "none", "parent", "-", "", "new in none of parent"],
  ["new", "A", "parent", "-", "", "new in A of parent"],
  ["active", "A", "parent", "-", "", "active in A of parent"],
  ["inactive", "A", "parent", "B", "POST Fleet=B", "inactive in B of parent"],
  // The API alone knows which accounts belong together, and which Fleets the target has.
  ["new", "none", "stranger", "-", "POST AccountSid=stranger", "API refused 20409"],
  ["new", "none", "child", "B", "POST Fleet=B AccountSid=child", "API refused 83006"],
];

describe("moving a Super SIM to another account", () => transferTests(SUPER_SIMS, ROWS));

describe("moving a Super SIM to a Fleet of another account by the Fleet's unique name", () => {
  const cards = opened(SUPER_SIMS);
  /** A Fleet of the child account that is called as one of the parent's is. */
  const TWIN = `HF${"d".repeat(32)}`;
  before(() =>
    cards().emulator.control.seed({ fleets: [{ sid: TWIN, uniqueName: FLEETS.A.uniqueName, account: CHILD.sid }] }),
  );

  /** The name; the Fleet of the child account that it means; where the SIM comes from. */
  const NAMES = [
    ["gamma", FLEETS.C.sid, "none"],
    ["gamma", FLEETS.C.sid, "A"],
    ["alpha", TWIN, "none"],
    ["alpha", TWIN, "A"],
  ] as const;

  for (const [fleet, sid, home] of NAMES) {
    it(`from ${home} to "${fleet}": the name is looked up in the target account, in one request`, async () => {
      const { place, up, found } = cards();
      const iccid = await place("new", home);
      const inputs = { iccid, accountSid: CHILD.sid, fleet };
      const ran = await up("sim", inputs);
      const forms = ran.writes.map(({ form }) => form);
      assert.deepEqual([ran.ending, forms], ["done", [{ AccountSid: CHILD.sid, Fleet: fleet }]], ran.message);
      assert.deepEqual([found(iccid).assigned, ran.state?.outs.fleetSid], [sid, sid]);
      const second = await up("sim", inputs, ran.state);
      assert.deepEqual([second.ending, second.writes], ["nothing to do", []], second.message);
      assert.ok(ran.state);
      const refreshed = await cards().refresh("sim", ran.state);
      const third = await up("sim", inputs, refreshed);
      assert.deepEqual([third.ending, third.writes], ["nothing to do", []], third.message);
    });
  }
});
