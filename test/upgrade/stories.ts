/** What stands in a state at the end of each story: resources in every form that they can take there. Data, so that the engine and the verbs can play it. */
import type { Emulator, SeedData } from "../emulator";
import { card, EE, EUROPE, ORANGE, SMALL, superSims, TELEKOM, TRUCKS, VANS, wirelessCard } from "../pulumi/seeds";
import { apiClient } from "../support/emulator";
import type { Bag, Kind } from "../verbs/harness";

/** A resource as a program declares it. */
export interface Declaration {
  readonly kind: Kind;
  readonly name: string;
  readonly inputs: Bag;
}

export interface Story {
  readonly seed: SeedData;
  /** Programs that ran one after the other; the last one is the present one. A run may fail: that can be what is to be recorded. */
  readonly programs: readonly (readonly Declaration[])[];
  /** How long a queued move takes in the last run. */
  readonly delay?: string;
  /** What happens elsewhere before the last program runs. */
  readonly meanwhile?: (emulator: Emulator) => Promise<void>;
  /** What happens elsewhere afterwards; then a refresh writes into the state what it sees. */
  readonly refreshed?: (emulator: Emulator) => void;
}

const sim = (name: string, n: number, inputs: Bag = {}): Declaration => ({
  kind: "sim",
  name,
  inputs: { iccid: card(n).iccid, ...inputs },
});
const live = { status: "active", fleet: TRUCKS.sid } as const;

const EVERY_SIM_INPUT = {
  registrationCode: "PLANTED001",
  uniqueName: "truck-1",
  status: "active",
  fleet: TRUCKS.sid,
  accountSid: `AC${"a".repeat(32)}`,
  onDelete: "release",
  skipAwait: false,
  timeouts: { create: "5m", update: "6m", delete: "7m" },
} as const;

const EVERY_FLEET_INPUT = {
  uniqueName: "yard",
  networkAccessProfile: EUROPE.uniqueName,
  dataEnabled: true,
  dataLimit: 250,
  smsCommandsEnabled: true,
  ipCommandsUrl: "https://example.com/ip",
  ipCommandsMethod: "GET",
  smsCommandsUrl: "https://example.com/sms",
  smsCommandsMethod: "POST",
  adopt: true,
  onDelete: "rename",
} as const;

const METER = {
  uniqueName: "meter-1",
  friendlyName: "Meter in the cellar",
  ratePlan: "small",
  status: "active",
  commandsCallbackUrl: "https://example.com/commands",
  commandsCallbackMethod: "GET",
  onDelete: "deactivate",
  skipAwait: false,
  timeouts: { create: "5m" },
} as const;

const PLAN = { uniqueName: "meters", friendlyName: "Meters", dataEnabled: true, dataLimit: 5 } as const;

const STOPPED: Story = {
  seed: superSims([card(1), { ...card(2), status: "inactive" }]),
  programs: [
    [sim("managed", 2)],
    [
      sim("adopted", 1, { ...live, timeouts: { create: "1s", update: "1s" } }),
      sim("managed", 2, { ...live, timeouts: { update: "1s" } }),
    ],
  ],
  delay: "1h",
};

const SWAPPED = superSims([
  { ...card(1), status: "active", fleet: TRUCKS.sid },
  { ...card(2), status: "inactive" },
]);
const SWAP = [
  [sim("truck", 1, { ...live, uniqueName: "truck" })],
  [sim("truck", 2, { ...live, uniqueName: "truck", timeouts: { create: "1s", update: "1s" } })],
];

export const STORIES = {
  /** Every kind with every input, by name and by SID, names chosen and declared; one SIM with nothing but its ICCID. */
  "every-input": {
    seed: superSims([card(2), { ...card(3), status: "inactive" }], {
      unregistered: [{ iccid: card(1).iccid, registrationCode: "PLANTED001" }],
      ratePlans: [SMALL],
      wirelessSims: [wirelessCard(1), { ...wirelessCard(2), status: "active", ratePlan: SMALL.sid }],
    }),
    programs: [
      [
        sim("truck-1", 1, EVERY_SIM_INPUT),
        sim("by-name", 2, { status: "ready", fleet: TRUCKS.uniqueName, onDelete: "retain" }),
        sim("bare", 3),
        { kind: "fleet", name: "yard", inputs: EVERY_FLEET_INPUT },
        { kind: "fleet", name: "chosen", inputs: { networkAccessProfile: EUROPE.sid } },
        { kind: "networkAccessProfile", name: "west", inputs: { uniqueName: "west", networks: [ORANGE, EE] } },
        { kind: "networkAccessProfile", name: "unnamed", inputs: { networks: [TELEKOM] } },
        { kind: "wirelessSim", name: "meter-1", inputs: { iccid: wirelessCard(1).iccid, ...METER } },
        { kind: "wirelessSim", name: "meter-2", inputs: { iccid: wirelessCard(2).iccid } },
        { kind: "ratePlan", name: "meters", inputs: PLAN },
        { kind: "ratePlan", name: "unnamed-plan", inputs: { dataLimit: 10 } },
      ],
    ],
  },
  /** A run gave up waiting: half-made when it was adopted, and when it was updated. */
  "stopped-by-timeouts": STOPPED,
  /** The same after a refresh, which forgets Pulumi's own note of it. */
  "stopped-and-refreshed": { ...STOPPED, refreshed: () => {} },
  /** Nobody waits for the move: the state remembers what was asked for, and for which Fleet a name stood. */
  "move-not-awaited": {
    seed: superSims([card(1), { ...card(2), status: "active", fleet: TRUCKS.sid }]),
    programs: [
      [sim("moved", 2, { status: "active", fleet: TRUCKS.uniqueName })],
      [
        sim("adopted", 1, { ...live, skipAwait: true }),
        sim("moved", 2, { status: "active", fleet: VANS.uniqueName, skipAwait: true }),
      ],
    ],
    delay: "1h",
  },
  /** A broken card was swapped, and the run gave up before the unique name was handed on. The old SIM is still to be let go. */
  "replacement-without-its-name": {
    seed: SWAPPED,
    programs: SWAP,
    meanwhile: async (emulator) => {
      emulator.control.setDelay("1h");
      const api = await apiClient(emulator);
      await api.post(`/v1/Sims/${card(2).sid}`, { Status: "active", Fleet: VANS.sid });
    },
    delay: "1h",
  },
  /** As above, but the name was handed on, and the run gave up while the new SIM moved. */
  "replacement-on-its-way": {
    seed: SWAPPED,
    programs: SWAP,
    delay: "1h",
  },
  /** A refresh has written into the state what somebody did elsewhere: drift, and the one move that is none. */
  "refreshed-with-drift": {
    seed: superSims([card(1), card(2), { ...card(3), status: "active", fleet: TRUCKS.sid }, card(4)], {
      ratePlans: [SMALL],
      wirelessSims: [{ ...wirelessCard(1), status: "active", ratePlan: SMALL.sid }],
    }),
    programs: [
      [
        sim("turned-active", 1, { status: "ready", fleet: TRUCKS.sid }),
        sim("deactivated", 2, live),
        sim("in-another-fleet", 3, { status: "active", fleet: TRUCKS.uniqueName, uniqueName: "truck-3" }),
        sim("unmanaged-status", 4, { fleet: TRUCKS.sid }),
        {
          kind: "fleet",
          name: "limited",
          inputs: { uniqueName: "limited", networkAccessProfile: "europe", dataLimit: 250 },
        },
        { kind: "wirelessSim", name: "meter", inputs: { iccid: wirelessCard(1).iccid, status: "active" } },
      ],
    ],
    refreshed: ({ control }) => {
      control.change.sim(card(1).sid, { status: "active" });
      control.change.sim(card(2).sid, { status: "inactive" });
      control.change.sim(card(3).sid, { fleet: VANS.sid, uniqueName: "renamed" });
      control.change.fleet("limited", { dataLimit: 100 });
      control.change.wirelessSim(wirelessCard(1).iccid, { status: "suspended" });
    },
  },
} as const satisfies Record<string, Story>;
