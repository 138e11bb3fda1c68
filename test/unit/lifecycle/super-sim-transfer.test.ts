/** A Super SIM moves to another account of the family: "only when status is new", with a Fleet of the target or none. */

import { SUPER_SIMS } from "./super-sims";
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
