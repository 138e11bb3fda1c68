/** The declaration of a Programmable Wireless SIM that is in the state changes, from every state into every declaration. */
import { updateTests } from "./matrix";
import { WIRELESS_SIM_ROWS } from "./wireless-sim-rows";
import { WIRELESS_SIMS } from "./wireless-sims";

describe("updating a Programmable Wireless SIM", () => updateTests(WIRELESS_SIMS, WIRELESS_SIM_ROWS));
