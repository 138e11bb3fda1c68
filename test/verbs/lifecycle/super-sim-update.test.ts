/** The declaration of a Super SIM that is in the state changes, from every state into every declaration. */
import { updateTests } from "./matrix";
import { SUPER_SIM_ROWS } from "./super-sim-rows";
import { SUPER_SIMS } from "./super-sims";

describe("updating a Super SIM", () => updateTests(SUPER_SIMS, SUPER_SIM_ROWS));
