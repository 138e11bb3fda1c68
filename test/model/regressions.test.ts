/** What the random sequences have found, each in the fewest commands that show it. Both ends of a sequence are part of every one. */
import { play } from "./campaign";
import type { Player } from "./player";
import { openPlayground, type Playground } from "./playground";
import type { Card, SimModel } from "./sim-model";
import { superSim } from "./super-sim";
import { meddle, up } from "./up";
import { demand } from "./violation";
import { wirelessSim } from "./wireless-sim";

const HOUR = 3_600_000;

/** Two cards that can stand at the first place, the first one new and the second one active in the first group; and two groups. */
function castOf({ cards, groups }: SimModel): Cast {
  const [fresh, active] = cards[0] ?? [];
  const [one, two] = groups;
  if (!fresh || !active || !one || !two) throw new Error("the product lacks a card or a group");
  return { fresh, active, one, two };
}

interface Cast {
  readonly fresh: Card;
  readonly active: Card;
  readonly one: Group;
  readonly two: Group;
}

type Group = SimModel["groups"][number];
type Case = (player: Player, cast: Cast) => Promise<void>;

const CASES: Readonly<Record<string, Case>> = {
  "a group's name is no drift after a move that nobody waited for": async (player, { fresh, one }) => {
    player.declared.set(0, { card: fresh, status: "active", group: one.name, skipAwait: true });
    await up(player);
    player.playground.clock.leap(HOUR);
    const { steps } = await player.refresh({}, true);
    demand(!steps.some(({ drift }) => drift), "the refresh shows drift");
  },
  "a group's name does not come to stand for the group that somebody else chose during the run": async (
    player,
    { active, one, two },
  ) => {
    player.declared.set(0, { card: active, group: one.name, uniqueName: "" });
    const change = { status: "active", group: two.sid };
    await up(player, { meddling: { at: 1, iccid: active.iccid, change } });
  },
  "what somebody else changed while a request was repeated is decided about anew": async (
    player,
    { fresh, one, two },
  ) => {
    const { control } = player.playground.emulator;
    control.addFault({
      effect: { kind: "gateway", status: 502 },
      on: { method: "POST", path: "/v1/Sims/*" },
      first: 1,
    });
    player.declared.set(0, { card: fresh, status: "ready", group: two.name });
    const change = { status: "active", group: one.sid };
    await up(player, { meddling: { at: 2, iccid: fresh.iccid, change } });
  },
  "a SIM that somebody else moved on right after a request whose answer was lost stays in the state": async (
    player,
    { fresh, one },
  ) => {
    const { emulator, product } = player.playground;
    emulator.control.addFault({
      on: { method: "POST", path: "/v1/Sims/*" },
      effect: { kind: "reset", when: "after" },
      first: 1,
    });
    player.declared.set(0, { card: fresh, status: "ready", group: one.sid });
    const change = { status: product === superSim ? "inactive" : "deactivated" };
    await up(player, { meddling: { at: 2, iccid: fresh.iccid, change } });
  },
  "a unique name is cleared although a move is under way that nobody waits for": async (player, { fresh, one }) => {
    player.playground.emulator.control.setDelay("20s");
    player.declared.set(0, { card: fresh, status: "active", group: one.name, uniqueName: "", skipAwait: true });
    await up(player);
    meddle(player, { iccid: fresh.iccid, change: { name: "renamed" } });
  },
};

for (const product of [superSim, wirelessSim])
  describe(`${product.title}s, found by random sequences`, () => {
    let playground: Playground;

    before(async () => {
      playground = await openPlayground(product);
    });
    after(() => playground.close());

    for (const [title, sequence] of Object.entries(CASES))
      it(title, () => play(playground, (player) => sequence(player, castOf(product))));

    if (product === superSim)
      it("a SIM is not registered when its declaration is refused anyway", () =>
        play(playground, async (player) => {
          const card = product.cards.flat().find(({ registrationCode }) => registrationCode !== undefined);
          if (card) player.declared.set(1, { card, status: "active" });
        }));

    if (product === wirelessSim)
      it("a canceled SIM that shows what is declared is not refused because its rate plan is declared by name", () =>
        play(playground, async (player) => {
          const { fresh, two } = castOf(product);
          player.declared.set(0, { card: fresh, status: "deactivated", group: two.name, timeout: "5s" });
          await up(player, { slow: 3_000 });
          playground.clock.leap(80 * HOUR);
        }));
  });
