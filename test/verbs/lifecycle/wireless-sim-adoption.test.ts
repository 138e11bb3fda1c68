/** First adoption of a Programmable Wireless SIM by ICCID, from every state into every declaration. */
import { adoptionTests } from "./matrix";
import { WIRELESS_SIM_ROWS } from "./wireless-sim-rows";
import { WIRELESS_SIMS } from "./wireless-sims";

describe("adopting a Programmable Wireless SIM", () => adoptionTests(WIRELESS_SIMS, WIRELESS_SIM_ROWS));
