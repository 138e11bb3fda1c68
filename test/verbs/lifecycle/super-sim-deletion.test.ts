/** What happens to a Super SIM that is taken out of the program: the API cannot delete it, so the policy decides. */
import { type Deletion, deletionTests } from "./deletions";
import { SUPER_SIMS } from "./super-sims";

const ROWS: readonly Deletion[] = [
  // The default is to deactivate. A new SIM is not in service and costs nothing: there is nothing to take away.
  ["new", "none", "-", "", "new in none"],
  ["new", "A", "-", "", "new in A"],
  ["ready", "A", "-", "POST Status=inactive", "inactive in A"],
  ["active", "A", "-", "POST Status=inactive", "inactive in A"],
  ["inactive", "none", "-", "", "inactive in none"],
  ["inactive", "A", "-", "", "inactive in A"],
  ["new > ready", "A", "-", "POST Status=inactive", "inactive in A"],
  ["new > active", "A", "-", "POST Status=inactive", "inactive in A"],
  ["active > inactive", "A", "-", "", "inactive in A"],
  ["active > active", "A > B", "-", "POST Status=inactive", "inactive in B"],

  ["new", "A", "deactivate", "", "new in A"],
  ["ready", "A", "deactivate", "POST Status=inactive", "inactive in A"],
  ["active", "A", "deactivate", "POST Status=inactive", "inactive in A"],
  ["inactive", "A", "deactivate", "", "inactive in A"],

  ["new", "none", "retain", "", "new in none"],
  ["new", "A", "retain", "", "new in A"],
  ["ready", "A", "retain", "", "ready in A"],
  ["active", "A", "retain", "", "active in A"],
  ["inactive", "A", "retain", "", "inactive in A"],
  ["new > active", "A", "retain", "", "scheduled in A"],
  ["active > inactive", "A", "retain", "", "scheduled in A"],

  // Release: inactive and out of its Fleet, in one request.
  ["new", "none", "release", "", "new in none"],
  ["new", "A", "release", "POST Fleet=", "new in none"],
  ["ready", "A", "release", "POST Status=inactive Fleet=", "inactive in none"],
  ["active", "A", "release", "POST Status=inactive Fleet=", "inactive in none"],
  ["inactive", "none", "release", "", "inactive in none"],
  ["inactive", "A", "release", "POST Fleet=", "inactive in none"],
  ["new > active", "A", "release", "POST Status=inactive Fleet=", "inactive in none"],
  ["active > inactive", "A", "release", "POST Fleet=", "inactive in none"],
  ["active > active", "A > B", "release", "POST Status=inactive Fleet=", "inactive in none"],
];

describe("taking a Super SIM out of the program", () => deletionTests(SUPER_SIMS, ROWS));
