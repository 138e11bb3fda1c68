/** First adoption of a Super SIM by ICCID, from every state into every declaration. */
import { adoptionTests } from "./matrix";
import { SUPER_SIM_ROWS } from "./super-sim-rows";
import { SUPER_SIMS } from "./super-sims";

describe("adopting a Super SIM", () => adoptionTests(SUPER_SIMS, SUPER_SIM_ROWS));
