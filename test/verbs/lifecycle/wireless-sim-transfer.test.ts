/** A Programmable Wireless SIM moves to another account of the family: only while new (33201), not while ready (33102), with a plan of the target or none (33102). */
import { type Transfer, transferTests } from "./transfers";
import { WIRELESS_SIMS } from "./wireless-sims";

const ROWS: readonly Transfer[] = [
  ["new", "none", "child", "-", "POST AccountSid=child", "new on none of child"],
  ["new", "none", "child", "R", "POST RatePlan=R AccountSid=child", "new on R of child"],
  ["new", "P", "child", "R", "POST RatePlan=R AccountSid=child", "new on R of child"],
  ["new", "P", "child", "none", "POST RatePlan= AccountSid=child", "new on none of child"],
  ["new", "P", "child", "-", "", "refused 33102"],
  ["ready", "P", "child", "R", "", "refused 33102"],
  ["ready", "P", "child", "-", "", "refused 33102"],
  ["active", "P", "child", "R", "", "refused 33201"],
  ["suspended", "P", "child", "R", "", "refused 33201"],
  ["suspended", "none", "child", "-", "", "refused 33201"],
  ["deactivated", "P", "child", "none", "", "refused 33201"],
  ["canceled", "P", "child", "R", "", "refused"],
  ["new > active", "P", "child", "R", "", "refused 33201"],
  ["new", "P", "parent", "-", "", "new on P of parent"],
  ["active", "P", "parent", "-", "", "active on P of parent"],
  ["new", "none", "stranger", "-", "POST AccountSid=stranger", "API refused 33201"],
  ["new", "none", "child", "Q", "POST RatePlan=Q AccountSid=child", "API refused 33108"],
];

describe("moving a Programmable Wireless SIM to another account", () => transferTests(WIRELESS_SIMS, ROWS));
