/** What happens to a Programmable Wireless SIM that is taken out of the program. */
import { type Deletion, deletionTests } from "./deletions";
import { WIRELESS_SIMS } from "./wireless-sims";

const ROWS: readonly Deletion[] = [
  // The default is to suspend what is in service.
  ["new", "none", "-", "", "new on none"],
  ["new", "P", "-", "", "new on P"],
  ["ready", "P", "-", "POST Status=suspended", "suspended on P"],
  ["active", "P", "-", "POST Status=suspended", "suspended on P"],
  ["suspended", "P", "-", "", "suspended on P"],
  ["deactivated", "P", "-", "", "deactivated on P"],
  ["canceled", "P", "-", "", "canceled on P"],
  ["new > active", "P", "-", "POST Status=suspended", "suspended on P"],
  ["active > suspended", "P", "-", "", "suspended on P"],
  ["active > deactivated", "P", "-", "", "deactivated on P"],
  ["active", "P", "suspend", "POST Status=suspended", "suspended on P"],

  ["new", "P", "retain", "", "new on P"],
  ["ready", "P", "retain", "", "ready on P"],
  ["active", "P", "retain", "", "active on P"],
  ["suspended", "P", "retain", "", "suspended on P"],
  ["canceled", "P", "retain", "", "canceled on P"],
  ["new > active", "P", "retain", "", "updating on P"],

  // "From any status to deactivated."
  ["new", "P", "deactivate", "POST Status=deactivated", "deactivated on P"],
  ["ready", "P", "deactivate", "POST Status=deactivated", "deactivated on P"],
  ["active", "P", "deactivate", "POST Status=deactivated", "deactivated on P"],
  ["suspended", "P", "deactivate", "POST Status=deactivated", "deactivated on P"],
  ["deactivated", "P", "deactivate", "", "deactivated on P"],
  ["canceled", "P", "deactivate", "", "canceled on P"],
  ["active > suspended", "P", "deactivate", "POST Status=deactivated", "deactivated on P"],
  ["active > deactivated", "P", "deactivate", "", "deactivated on P"],

  // Which statuses permit it is not documented: the API decides. A move under way is waited out first.
  ["new", "none", "delete", "DELETE", "gone"],
  ["ready", "P", "delete", "DELETE", "gone"],
  ["active", "P", "delete", "DELETE", "gone"],
  ["suspended", "P", "delete", "DELETE", "gone"],
  ["deactivated", "P", "delete", "DELETE", "gone"],
  ["canceled", "P", "delete", "DELETE", "gone"],
  ["new > active", "P", "delete", "DELETE", "gone"],
];

describe("taking a Programmable Wireless SIM out of the program", () => deletionTests(WIRELESS_SIMS, ROWS));
