/** The kinds of objects that have a SID: what a resource is, and what another resource's input points at. Documents: KORE, API reference of each product. */

export interface Kind {
  /** What messages call one of them. */
  readonly noun: string;
  /** The two letters that its SIDs begin with. */
  readonly prefix: string;
  readonly sid: RegExp;
  /** Path of the collection, such as `/v1/Sims`. */
  readonly path: string;
  /** Name of the array in a list page, such as `sims`. */
  readonly listKey: string;
}

export const SIM = kind("SIM", "HS", "/v1/Sims");
export const FLEET = kind("Fleet", "HF", "/v1/Fleets");
export const PROFILE = kind("Network Access Profile", "HA", "/v1/NetworkAccessProfiles");
export const NETWORK = kind("network", "HW", "/v1/Networks");
export const ESIM_PROFILE = kind("eSIM profile", "HP", "/v1/ESimProfiles");
export const WIRELESS_SIM = kind("wireless SIM", "DE", "/v1/Sims");
export const RATE_PLAN = kind("rate plan", "WP", "/v1/RatePlans");
/** Accounts have an API of their own, which is not used here: only their SIDs are. */
export const ACCOUNT = kind("account", "AC", "/v1/Accounts");

function kind(noun: string, prefix: string, path: string): Kind {
  const listKey = snake(path.slice(path.lastIndexOf("/") + 1));
  return { noun, prefix, sid: new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), path, listKey };
}

/** `uniqueName` is `UniqueName` in requests. */
export function pascal(field: string): string {
  return field.slice(0, 1).toUpperCase() + field.slice(1);
}

/** `uniqueName`, and `UniqueName`, are `unique_name` in answers. */
export function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, "_$&").toLowerCase();
}
