/** How every sequence ends: whatever happened, it can be destroyed, and it can be brought to what is declared. */
import { missing, wishOf } from "./declaration";
import { type Expectation, expected } from "./expectation";
import type { Resource } from "./kept";
import type { Attempt, Player } from "./player";
import type { Step } from "./pulumi-in-miniature";
import { rest, type Truth } from "./sim-model";
import { truthsShown } from "./story";
import { demand } from "./violation";

/** Longer than any move takes. */
const LONG = 3_600_000;
const STILL = /still on its way|is still under way/;
/** With a timeout shorter than a move, each move of each SIM costs a run. */
const PATIENCE = 6;

const isPending = ({ good, steps }: Attempt): boolean => !good && steps.some(({ message }) => STILL.test(message));

/** Destroys what there is, puts everything back, heals it, and destroys that too. */
export async function end(player: Player): Promise<void> {
  const { playground } = player;
  calm(player);
  const { control } = playground.emulator;
  const before = { world: control.snapshot(), now: playground.clock.now(), stack: player.stack.copy() };
  await destroyed(player);
  control.restore(before.world);
  playground.clock.set(before.now);
  player.stack = before.stack;
  playground.story.push("  (back to before the destroy)");
  await healed(player);
  await destroyed(player);
}

function calm({ playground }: Player): void {
  playground.trouble = undefined;
  playground.calm();
  playground.clock.leap(playground.lag);
  playground.emulator.control.setDelay("20s");
  playground.story.push("  the faults stop", `    ${truthsShown(playground.product, playground.truths())}`);
}

/** One up with refresh reaches every declaration or refuses it; a second one sends nothing. */
async function healed(player: Player): Promise<void> {
  const { playground, declared } = player;
  if (declared.size === 0) return;
  // A move that is going to fail is a fault that has not stopped.
  if (playground.truths().some(({ move }) => move?.fails)) playground.clock.leap(LONG);
  playground.story.push("  up --refresh --continue-on-error");
  const hopes = new Map<number, Expectation>();
  const known = new Set<string>();
  let first = await player.run({}, async (engine) => {
    const refreshed = await engine.refresh(player.stack);
    demand(refreshed, "a refresh without faults failed");
    player.agrees();
    for (const { sid } of playground.truths()) known.add(sid);
    for (const [place, one] of declared) hopes.set(place, expected(player, place, one, playground.truths()));
    return engine.up(player.stack, player.program, true);
  });
  refusedBeforeWriting(
    player,
    hopes,
    // A name that another SIM is to have is given up also by one that is refused.
    first.writes.filter(({ request: { form } }) => form.UniqueName !== "").map(({ request }) => request.path),
    known,
  );
  for (let again = 0; again < PATIENCE && isPending(first); again++) {
    playground.story.push("  an hour later: up --continue-on-error");
    playground.clock.leap(LONG);
    first = await player.run({}, (engine) => engine.up(player.stack, player.program, true));
  }
  for (const [place, hope] of hopes) meets(player, place, hope, first.steps);

  playground.story.push("  up --continue-on-error");
  const again = await player.run({}, (engine) => engine.up(player.stack, player.program, true));
  const reached = [...hopes.keys()].filter((place) => isDone(first.steps, place));
  for (const place of reached) {
    const resource = player.stack.live.get(place);
    const sent = again.writes.filter(({ request }) => request.path.includes(resource?.id ?? ""));
    demand(sent.length === 0, `the second up wrote to SIM ${place + 1}`);
    const { operation } = again.steps.find((step) => step.place === place) ?? {};
    demand(operation === "same", `the second up does not leave SIM ${place + 1} as it is: ${operation}`);
  }
  playground.story.push("  refresh");
  const { steps } = await player.refresh({}, true);
  const drifted = steps.filter(({ place, drift }) => drift && reached.includes(place)).map(({ place }) => place + 1);
  demand(drifted.length === 0, `the refresh shows drift where there is none: SIM ${drifted.join()}`);
}

function meets(player: Player, place: number, hope: Expectation, steps: readonly Step[]): void {
  const { product } = player.playground;
  const declared = player.declared.get(place);
  const step = steps.findLast(
    (one) => one.place === place && one.operation !== "refresh" && one.operation !== "delete",
  );
  const good = step?.ending === "done";
  if (hope === "reached") demand(good, `SIM ${place + 1} should be reached, and is not: ${step?.message}`);
  if (hope === "refused") demand(!good, `SIM ${place + 1} should be refused, and is not`);
  if (hope === "either" || !good || declared === undefined) return;
  const sim = player.playground.truths().find(({ iccid }) => iccid === declared.card.iccid);
  const wish = wishOf(product, declared.status, declared.group);
  const lost = sim ? missing(product, sim, wish, declared.uniqueName, declared.skipAwait) : ["anything"];
  demand(lost.length === 0, `SIM ${place + 1} is said to be done and does not show ${lost.join()}`);
}

/** A refusal that the documents demand costs no request that writes. */
function refusedBeforeWriting(
  player: Player,
  hopes: ReadonlyMap<number, Expectation>,
  paths: readonly string[],
  known: ReadonlySet<string>,
): void {
  for (const [place, hope] of hopes) {
    const card = player.declared.get(place)?.card.iccid;
    const sid = player.playground.truths().find(({ iccid }) => iccid === card)?.sid;
    if (hope !== "refused" || sid === undefined) continue;
    demand(known.has(sid), `SIM ${place + 1} was registered before it was refused`);
    demand(!paths.some((path) => path.includes(sid)), `SIM ${place + 1} was written to before it was refused`);
  }
}

const isDone = (steps: readonly Step[], place: number): boolean =>
  steps.some((step) => step.place === place && step.ending === "done" && step.operation !== "refresh") &&
  !steps.some((step) => step.place === place && step.ending !== "done");

/** Destroying works, and leaves each SIM as its last applied `onDelete` says. */
async function destroyed(player: Player): Promise<void> {
  const { playground } = player;
  const before = playground.truths();
  const resources = player.stack.all;
  playground.story.push("  destroy");
  let run = await player.run({}, (engine) => engine.destroy(player.stack));
  for (let again = 0; again < PATIENCE && isPending(run); again++) {
    playground.story.push("  an hour later: destroy");
    playground.clock.leap(LONG);
    run = await player.run({}, (engine) => engine.destroy(player.stack));
  }
  const told = run.steps.map(({ message }) => message).join("\n");
  demand(run.good && player.stack.all.length === 0, `the destroy failed: ${told}`);
  for (const resource of resources) leaves(player, resource, before, resources);
}

function leaves(
  { playground }: Player,
  { id, outs, place }: Resource,
  before: readonly Truth[],
  all: readonly Resource[],
): void {
  const { product } = playground;
  const was = before.find(({ sid }) => sid === id);
  const is = playground.truths().find(({ sid }) => sid === id);
  const twice = all.filter((other) => other.id === id).length > 1;
  if (was === undefined || twice) return;
  const policy = typeof outs.onDelete === "string" ? outs.onDelete : Object.keys(product.endings)[0];
  const ending = product.endings[policy ?? ""];
  demand((is === undefined) === (ending?.gone === true), `SIM ${place + 1} is not as ${policy} leaves it`);
  if (is === undefined) return;
  const [from, to] = [rest(was), rest(is)];
  const stays = ending?.status === undefined || ending.unless?.includes(from.status);
  const status =
    stays ||
    to.status === ending.status ||
    product.fulfils.some(([seen, wanted]) => seen === to.status && wanted === ending.status);
  const group = ending?.group === null ? to.group === null : to.group === from.group;
  demand(
    status && group,
    `SIM ${place + 1} is ${to.status} in ${to.group} after a destroy with ${policy}; it was ${from.status} in ${from.group}`,
  );
}
