/** Objects as the API shows them, and their SIDs, for the rooms of the core that make no request. */
import type { Properties } from "../../../provider/core/terms/value";

export const sid = (prefix: string, digit = "a"): string => prefix + digit.repeat(32);

export const [EU, US] = [sid("HF"), sid("HF", "b")];
export const [SMALL, LARGE] = [sid("WP"), sid("WP", "b")];
export const [HERE, THERE] = [sid("AC"), sid("AC", "b")];
export const [NETWORK, OTHER_NETWORK] = [sid("HW"), sid("HW", "b")];

export const SIM_SID = sid("HS");
export const ICCID = "89883070000000000001";

/** An active SIM in the Fleet `EU`, on the account `HERE`. */
export const superSim = (shown: Properties = {}): Properties => ({
  sid: SIM_SID,
  iccid: ICCID,
  uniqueName: "",
  status: "active",
  fleetSid: EU,
  accountSid: HERE,
  ...shown,
});

/** An active wireless SIM on the rate plan `SMALL`, on the account `HERE`. */
export const wirelessCard = (shown: Properties = {}): Properties => ({
  sid: sid("DE"),
  iccid: ICCID,
  uniqueName: "",
  friendlyName: "",
  status: "active",
  ratePlanSid: SMALL,
  accountSid: HERE,
  ...shown,
});

export const aFleet = (shown: Properties = {}): Properties => ({
  sid: EU,
  uniqueName: "eu",
  networkAccessProfileSid: sid("HA"),
  dataEnabled: true,
  dataLimit: 250,
  accountSid: HERE,
  ...shown,
});

export const aProfile = (shown: Properties = {}): Properties => ({
  sid: sid("HA"),
  uniqueName: "networks",
  networks: [NETWORK],
  accountSid: HERE,
  ...shown,
});
