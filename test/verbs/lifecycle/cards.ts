/** SIM cards put into any state, declared in any way, and what has become of them in the words of the tables. */
import assert from "node:assert/strict";
import type { Control, EmulatorOptions, SeedData } from "../../emulator";
import { UnknownResource } from "../../emulator/control/lookup";
import { apiClient } from "../../support/emulator";
import { type Bag, openStage, type Ran, type Stage, type State } from "../harness";
import { failureInWords, type Letters, requestInWords } from "./words";

/** What differs between the two products. */
export interface Product {
  readonly kind: "sim" | "wirelessSim";
  readonly api: "supersim" | "wireless";
  readonly seed: SeedData;
  /** First digits of its ICCIDs. */
  readonly issuer: string;
  /** What the tables call Fleets, RatePlans and accounts, by SID and by name. */
  readonly letters: Letters;
  /** How a declaration or an outsider names what a letter stands for. */
  readonly refer: (letter: string) => string;
  /** What a SIM is assigned to: the API's parameter, the input, the output, and the preposition. */
  readonly assignment: {
    readonly param: string;
    readonly input: string;
    readonly output: string;
    readonly word: string;
  };
  plant(control: Control, iccid: string, status: string, assigned: string | null): void;
  find(control: Control, iccid: string): Found;
}

/** A SIM as the API has it. */
export interface Found {
  readonly sid: string;
  readonly status: string;
  readonly assigned: string | null;
  readonly accountSid: string;
}

/** How long a queued update takes, in milliseconds of the shared clock. */
export const MOVE = 4_000;

export interface Cards extends Stage {
  readonly product: Product;
  /** A SIM that is `active` in `A`, or that somebody has just asked to go from one to the other: `new > active` in `A > B`. */
  place(status: string, home: string): Promise<string>;
  /** As `place`, with the SIM adopted and nothing declared but options. What was asked for is in the state as after a refresh. */
  adopted(status: string, home: string, options?: Bag): Promise<{ readonly iccid: string; readonly state: State }>;
  /** Status and assignment from a row: `-` leaves it out, `none` removes. */
  declared(iccid: string, status: string, home: string): Bag;
  /** The SIM as the API has it. */
  found(iccid: string): Found;
  /** `active in A`, or `gone`. */
  whereabouts(iccid: string): string;
  /** The account that a SIM is in, as the tables call it. */
  accountOf(iccid: string): string;
  /** The write requests of a run in words. */
  sent(ran: Ran, sim: string): string[];
  /** How it ended: where the SIM is and that the provider says the same, or what refused. */
  outcome(ran: Ran, iccid: string): string;
}

export async function openCards(product: Product, options: Pick<EmulatorOptions, "onExchange"> = {}): Promise<Cards> {
  const { kind, api, assignment, letters, refer } = product;
  const stage = await openStage({ ...options, seed: product.seed, delay: MOVE });
  const { control } = stage.emulator;
  const client = await apiClient(stage.emulator, api);
  let cards = 0;

  const found = (iccid: string): Found => {
    // What has become due shows at once.
    control.advance(0);
    return product.find(control, iccid);
  };
  const whereabouts = (iccid: string): string => {
    try {
      const { status, assigned } = found(iccid);
      return `${status} ${assignment.word} ${assigned === null ? "none" : letters[assigned]}`;
    } catch (error) {
      if (error instanceof UnknownResource) return "gone";
      throw error;
    }
  };
  const plant = ({ from, home }: Ways): string => {
    const iccid = `${product.issuer}${String(++cards).padStart(20 - product.issuer.length, "0")}`;
    product.plant(control, iccid, from, home === "none" ? null : refer(home));
    return iccid;
  };
  const ask = async (iccid: string, { to, target }: Ways): Promise<void> => {
    const asked = { ...(to && { Status: to }), ...(target && { [assignment.param]: refer(target) }) };
    if (Object.keys(asked).length === 0) return;
    const { body } = await client.post(`/v1/Sims/${found(iccid).sid}`, asked);
    assert.match(String(body.status), /scheduled|updating/, "the outsider's request was not queued");
  };

  return Object.assign(stage, {
    product,
    place: async (status: string, home: string) => {
      const ways = waysOf(status, home);
      const iccid = plant(ways);
      await ask(iccid, ways);
      return iccid;
    },
    adopted: async (status: string, home: string, options: Bag = {}) => {
      const ways = waysOf(status, home);
      const iccid = plant(ways);
      const { state } = await stage.up(kind, { ...options, iccid });
      assert.ok(state, "the SIM was not adopted");
      await ask(iccid, ways);
      const refreshed = await stage.refresh(kind, state);
      assert.ok(refreshed, "the SIM is gone");
      return { iccid, state: refreshed };
    },
    declared: (iccid: string, status: string, home: string) => ({
      iccid,
      ...(status !== "-" && { status }),
      ...(home !== "-" && { [assignment.input]: home === "none" ? "" : refer(home) }),
    }),
    found,
    whereabouts,
    accountOf: (iccid: string) => letters[found(iccid).accountSid] ?? "",
    sent: ({ writes }: Ran, sim: string) => {
      const sid = sim.length === 34 ? sim : found(sim).sid;
      return writes.map((write) => requestInWords(write, sid, letters));
    },
    outcome: (ran: Ran, iccid: string) => {
      const { sid, status, assigned } = found(iccid);
      const failure = failureInWords(ran);
      if (failure !== undefined) return failure;
      const outs: Bag = ran.state?.outs ?? {};
      assert.deepEqual(
        [ran.state?.id, outs.sid, outs.iccid, outs.status, outs[assignment.output] || null],
        [sid, sid, iccid, status, assigned],
        "the outputs differ from the API",
      );
      return whereabouts(iccid);
    },
  });
}

interface Ways {
  readonly from: string;
  readonly home: string;
  readonly to: string | undefined;
  readonly target: string | undefined;
}

/** `new > active` in `A > B`; to stay is not to ask. */
function waysOf(status: string, place: string): Ways {
  const [from = "", to] = status.split(" > ");
  const [home = "", target] = place.split(" > ");
  return { from, home, to: to === from ? undefined : to, target };
}
