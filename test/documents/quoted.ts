/** Declarations whose answers the documents quote, as data: what is declared, what happens elsewhere, what is declared then. */
import { type Emulator, EXAMPLES, type FaultRule, REGISTRABLE } from "../emulator";
import type { Bag, Kind } from "../verbs/harness";

/** One declaration, perhaps changed after something has happened, perhaps destroyed. */
export interface Quoted {
  readonly kind: Kind;
  readonly declared: Bag;
  /** How long a queued move takes. */
  readonly delay?: string;
  readonly fault?: FaultRule;
  /** What somebody does elsewhere. */
  readonly elsewhere?: (emulator: Emulator) => void;
  /** Whether a refresh sees it. */
  readonly refreshed?: true;
  readonly later?: Bag | "destroy";
}

const { iccid } = EXAMPLES;
const TRACKER = "89883070000100000015";
const active = { iccid, status: "active", fleet: "My Fleet" } as const;

const throttled = { kind: "status", status: 429, code: 20429, message: "Too Many Requests", retryAfter: 600 } as const;

const BAD_DAYS: readonly Quoted[] = [
  { kind: "sim", declared: active, delay: "1h", later: active },
  {
    kind: "sim",
    declared: active,
    delay: "1h",
    fault: { on: { operation: "supersim.sims.fetch" }, effect: { kind: "gateway", status: 502 } },
  },
  { kind: "sim", declared: active, fault: { on: { sim: iccid }, effect: { kind: "move", fails: true, takes: "2s" } } },
  { kind: "sim", declared: { iccid }, fault: { on: { api: "supersim" }, effect: throttled } },
  {
    kind: "sim",
    declared: active,
    fault: { on: { path: "/v1/Sims/*" }, effect: { kind: "status", status: 503, body: "empty" } },
  },
  {
    kind: "sim",
    declared: { ...active, status: "ready" },
    elsewhere: ({ control }) => void control.change.sim(iccid, { status: "inactive" }),
    refreshed: true,
    later: { ...active, status: "ready" },
  },
  {
    kind: "sim",
    declared: active,
    elsewhere: ({ control }) => void control.change.remove(iccid),
    later: { ...active, uniqueName: "other" },
  },
  {
    kind: "sim",
    declared: active,
    elsewhere: ({ control }) => void control.change.remove(iccid),
    refreshed: true,
    later: active,
  },
  { kind: "sim", declared: active, elsewhere: ({ control }) => void control.change.remove(iccid), later: "destroy" },
];

const SUPER_SIM: readonly Quoted[] = [
  { kind: "sim", declared: { iccid: Number("8988307000000000001") } },
  { kind: "sim", declared: { iccid: "8.98831E+19" } },
  { kind: "sim", declared: { iccid, fleet: null } },
  { kind: "sim", declared: { iccid, fleet: "region/eu" } },
  { kind: "sim", declared: { iccid, status: "active" } },
  { kind: "sim", declared: { iccid, status: "inactive" } },
  { kind: "sim", declared: { iccid, fleet: "My Flete" } },
  { kind: "sim", declared: { iccid, uniqueName: "tracker-001" } },
  { kind: "sim", declared: { iccid: REGISTRABLE.iccid, registrationCode: "WRONG00000" } },
  { kind: "sim", declared: { iccid: TRACKER }, later: { iccid: TRACKER, fleet: "" } },
  { kind: "fleet", declared: { uniqueName: "My Fleet", networkAccessProfile: "europe", adopt: false } },
  { kind: "fleet", declared: { uniqueName: "My Fleet", networkAccessProfile: "europe", dataEnabled: false } },
  { kind: "fleet", declared: { uniqueName: "yard", networkAccessProfile: "atlantis" } },
  { kind: "fleet", declared: { uniqueName: "yard", networkAccessProfile: "europe", dataLimit: 0 } },
  {
    kind: "fleet",
    declared: { uniqueName: "yard", networkAccessProfile: "europe", dataEnabled: true },
    later: { uniqueName: "yard", networkAccessProfile: "europe", dataEnabled: false },
  },
  { kind: "simSet", declared: { sims: [] } },
  { kind: "simSet", declared: { sims: [iccid, iccid] } },
  { kind: "simSet", declared: { sims: [iccid, "8988307999999999999"] } },
  {
    kind: "simSet",
    declared: { sims: [iccid], status: "active", fleet: "My Fleet" },
    later: { sims: [iccid], status: "inactive", maxDisruption: 0 },
  },
  { kind: "networkAccessProfile", declared: { uniqueName: "europe", adopt: false } },
  { kind: "networkAccessProfile", declared: { uniqueName: "west", networks: ["Telekom"] } },
  { kind: "networkAccessProfile", declared: { uniqueName: EXAMPLES.networkAccessProfile } },
];

const METER = { new: "89012600000200000019", active: "89012600000200000837" } as const;
const SUSPENDED = "8901260000200001242";
const CANCELED = "8901260000200002067";
const [meter, running] = [{ iccid: METER.new }, { iccid: METER.active }];

const WIRELESS: readonly Quoted[] = [
  { kind: "wirelessSim", declared: { ...meter, status: "active" } },
  { kind: "wirelessSim", declared: { ...meter, status: "suspended" } },
  { kind: "wirelessSim", declared: { ...meter, status: "active", ratePlan: "old metering" } },
  { kind: "wirelessSim", declared: { ...meter, status: "deactivated" } },
  { kind: "wirelessSim", declared: running, later: { ...running, ratePlan: "" } },
  { kind: "wirelessSim", declared: running, later: { ...running, ratePlan: "", status: "suspended" } },
  { kind: "wirelessSim", declared: { iccid: SUSPENDED, status: "ready" } },
  { kind: "wirelessSim", declared: { iccid: CANCELED, status: "active" } },
  { kind: "ratePlan", declared: { uniqueName: "My Rate Plan", dataLimit: 5 } },
  { kind: "ratePlan", declared: { uniqueName: "sensors", dataLimit: -1 } },
  { kind: "ratePlan", declared: { uniqueName: EXAMPLES.ratePlan } },
  {
    kind: "ratePlan",
    declared: { uniqueName: "sensors", dataLimit: 1 },
    later: { uniqueName: "sensors", dataLimit: 5 },
  },
  { kind: "ratePlan", declared: { uniqueName: "My Rate Plan" }, later: "destroy" },
];

const ordered = { generateMatchingId: true } as const;
const ORDER = { operation: "supersim.esimProfiles.create" } as const;

const ORDERS: readonly Quoted[] = [
  { kind: "esimProfile", declared: {} },
  { kind: "esimProfile", declared: ordered, delay: "1h" },
  { kind: "esimProfile", declared: ordered, fault: { on: ORDER, effect: { kind: "move", fails: true } } },
  {
    kind: "esimProfile",
    declared: ordered,
    fault: { on: ORDER, effect: { kind: "status", status: 400, code: 83500, message: "No eSIM Profiles available" } },
  },
  { kind: "esimProfile", declared: ordered, fault: { on: ORDER, effect: { kind: "reset", when: "before" } } },
];

const RESETS: readonly Quoted[] = [
  { kind: "wirelessSim", declared: { iccid: SUSPENDED }, later: { iccid: SUSPENDED, connectivityReset: "now" } },
  {
    kind: "wirelessSim",
    declared: running,
    fault: { on: { operation: "wireless.sims.update" }, effect: { kind: "reset", when: "before" } },
    later: { ...running, connectivityReset: "now" },
  },
];

export const QUOTED: readonly Quoted[] = [...BAD_DAYS, ...SUPER_SIM, ...WIRELESS, ...ORDERS, ...RESETS];
