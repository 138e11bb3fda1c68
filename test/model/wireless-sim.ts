/** Programmable Wireless SIM, as the model knows it: "Wireless Sim Resource" and the error dictionary for 33xxx, read anew. */
import { known, type Law, type SimModel } from "./sim-model";

const GROUPS = [
  { sid: `WP${"a1".repeat(16)}`, name: "Plan one" },
  { sid: `WP${"b2".repeat(16)}`, name: "Plan two" },
] as const;
const [ONE, TWO] = GROUPS;
const CARDS = [
  [{ iccid: "89883070000008000011" }, { iccid: "89883070000008000012" }],
  [{ iccid: "89883070000008000021" }],
] as const;
const SETTLED = ["active", "suspended", "deactivated"] as const;
const live = (status: string | undefined): boolean => status === "ready" || status === "active";

const LAWS: readonly Law[] = [
  {
    code: 33105,
    says: "canceled can never be reactivated",
    forbids: (at, wish) => at.status === "canceled" && (wish.status !== undefined || wish.group !== undefined),
  },
  {
    code: 33105,
    says: "only a new SIM can become ready",
    forbids: (at, wish) => wish.status === "ready" && at.status !== "new" && at.status !== "ready",
  },
  {
    code: 33104,
    says: "must have a rate plan before it can become active",
    forbids: (at, wish) => live(wish.status) && (wish.group === undefined ? at.group : wish.group) === null,
  },
  {
    code: 33101,
    says: "cannot lose its rate plan while ready or active",
    forbids: (at, wish) =>
      wish.group === null && at.group !== null && live(at.status) && live(wish.status ?? at.status),
  },
  {
    code: 33121,
    says: "cannot be suspended and lose its rate plan in one request",
    forbids: (_, wish) => wish.status === "suspended" && wish.group === null,
  },
];

export const wirelessSim: SimModel = {
  title: "Programmable Wireless SIM",
  api: "wireless",
  kind: "wirelessSim",
  group: { input: "ratePlan", parameter: "RatePlan", output: "ratePlanSid" },
  update: "wireless.sims.update",
  statuses: ["active", "suspended", "ready", "deactivated"],
  pending: ["scheduled", "updating"],
  groups: GROUPS,
  cards: CARDS,
  seed: {
    ratePlans: GROUPS.map(({ sid, name }) => ({ sid, uniqueName: name })),
    wirelessSims: [
      { iccid: CARDS[0][0].iccid },
      { iccid: CARDS[0][1].iccid, status: "active", ratePlan: ONE.sid, uniqueName: "spare" },
      { iccid: CARDS[1][0].iccid, status: "suspended", ratePlan: TWO.sid },
    ],
  },
  changes: [
    { status: "active", group: ONE.sid },
    { status: "active", group: TWO.sid },
    { status: "suspended" },
    { status: "suspended", group: null },
    { status: "deactivated" },
    { name: "renamed" },
    { name: "" },
  ],
  laws: LAWS,
  undocumented: [
    ["new", "suspended"],
    ["ready", "active"],
    ["ready", "suspended"],
    ["active", "suspended"],
    ["suspended", "active"],
    ["deactivated", "active"],
    ["deactivated", "suspended"],
  ],
  fulfils: [
    ["active", "ready"],
    ["canceled", "deactivated"],
  ],
  noWayBack: { from: ["active", "suspended", "deactivated"], to: "ready" },
  endings: {
    suspend: { status: "suspended", unless: ["new", "deactivated", "canceled"] },
    retain: {},
    deactivate: { status: "deactivated", unless: ["canceled"] },
    delete: { gone: true },
  },
  look(emulator, iccid) {
    const sim = known(() => emulator.control.change.findWirelessSim(iccid));
    if (sim === undefined) return undefined;
    const { sid, status, ratePlanSid, uniqueName, move } = sim;
    return { sid, iccid, status, group: ratePlanSid, name: uniqueName ?? "", move };
  },
  change(emulator, sid, { status, group, name }) {
    const settled = SETTLED.find((one) => one === status);
    emulator.control.change.wirelessSim(sid, {
      ...(settled !== undefined && { status: settled }),
      ...(group !== undefined && { ratePlan: group }),
      ...(name !== undefined && { uniqueName: name }),
    });
  },
};
