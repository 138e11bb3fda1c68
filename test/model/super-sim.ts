/** Super SIM, as the model knows it: "Sim Resource" and the error dictionary for 83xxx, read anew and not out of the provider's table. */
import { known, type Law, type SimModel } from "./sim-model";

const GROUPS = [
  { sid: `HF${"a1".repeat(16)}`, name: "Fleet one" },
  { sid: `HF${"b2".repeat(16)}`, name: "Fleet two" },
] as const;
const [ONE, TWO] = GROUPS;
const CARDS = [
  [{ iccid: "89883070000009000011" }, { iccid: "89883070000009000012" }],
  [{ iccid: "89883070000009000021" }, { iccid: "89883070000009000022", registrationCode: "PL4NT3DC0D" }],
] as const;
const SETTLED = ["active", "inactive"] as const;
const live = (status: string | undefined): boolean => status === "ready" || status === "active";

const LAWS: readonly Law[] = [
  {
    code: 83010,
    says: "can only be updated to ready if it is currently new",
    forbids: (at, wish) => wish.status === "ready" && at.status !== "new" && at.status !== "ready",
  },
  {
    code: 83010,
    says: "once it is transitioned to ready or active, it cannot be returned to new",
    forbids: (_, wish) => wish.status === "new",
  },
  {
    code: 83007,
    says: "needs a Fleet before it can be ready or active; the Fleet may stand in the same request",
    forbids: (at, wish) => live(wish.status) && (wish.group === undefined ? at.group : wish.group) === null,
  },
  {
    code: 83008,
    says: "cannot leave its Fleet while ready or active, unless the same request makes it inactive",
    forbids: (at, wish) =>
      wish.group === null && at.group !== null && live(at.status) && live(wish.status ?? at.status),
  },
];

export const superSim: SimModel = {
  title: "Super SIM",
  api: "supersim",
  kind: "sim",
  group: { input: "fleet", parameter: "Fleet", output: "fleetSid" },
  update: "supersim.sims.update",
  statuses: ["active", "inactive", "ready"],
  pending: ["scheduled"],
  groups: GROUPS,
  cards: CARDS,
  seed: {
    networkAccessProfiles: [{ uniqueName: "everywhere" }],
    fleets: GROUPS.map(({ sid, name }) => ({ sid, uniqueName: name })),
    sims: [
      { iccid: CARDS[0][0].iccid },
      { iccid: CARDS[0][1].iccid, status: "active", fleet: ONE.sid, uniqueName: "spare" },
      { iccid: CARDS[1][0].iccid, status: "inactive", fleet: TWO.sid },
    ],
    unregistered: [CARDS[1][1]],
  },
  changes: [
    { status: "active", group: ONE.sid },
    { status: "active", group: TWO.sid },
    { status: "inactive" },
    { status: "inactive", group: null },
    { name: "renamed" },
    { name: "" },
  ],
  laws: LAWS,
  undocumented: [
    ["new", "inactive"],
    ["ready", "active"],
  ],
  fulfils: [["active", "ready"]],
  noWayBack: { from: ["active", "inactive"], to: "ready" },
  endings: {
    deactivate: { status: "inactive", unless: ["new"] },
    retain: {},
    release: { status: "inactive", unless: ["new"], group: null },
  },
  look(emulator, iccid) {
    const sim = known(() => emulator.control.change.findSim(iccid));
    if (sim === undefined) return undefined;
    const { sid, status, fleetSid, uniqueName, move } = sim;
    return { sid, iccid, status, group: fleetSid, name: uniqueName ?? "", move };
  },
  change(emulator, sid, { status, group, name }) {
    const settled = SETTLED.find((one) => one === status);
    emulator.control.change.sim(sid, {
      ...(settled !== undefined && { status: settled }),
      ...(group !== undefined && { fleet: group }),
      ...(name !== undefined && { uniqueName: name }),
    });
  },
};
