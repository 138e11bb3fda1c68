/** The commands of a sequence: what a program, an operator, a colleague, a device, the network and time can do. */
import fc from "fast-check";
import { type Declaration, declarationShown } from "./declaration";
import { FAULTS } from "./faults";
import type { Player } from "./player";
import type { Crash } from "./process";
import type { SimModel } from "./sim-model";
import { short } from "./story";
import { type Meddling, meddle, up } from "./up";

/** What is known without looking: enough to leave out commands that make no sense. */
export interface Known {
  readonly declared: Set<number>;
  readonly gone: Set<string>;
  /** Whether there was a run that can have put something into the state. */
  ran: boolean;
}

export type Command = fc.AsyncCommand<Known, Player>;

interface Parts {
  readonly line: string;
  may?(known: Known): boolean;
  learn?(known: Known): void;
  play(player: Player): unknown;
}

const command = ({ line, may, learn, play }: Parts): Command => ({
  check: (known) => may?.(known) ?? true,
  async run(known, player) {
    learn?.(known);
    player.playground.story.push(`  ${line}`);
    await play(player);
  },
  toString: () => line,
});

/** As they are, or nothing: more often nothing. */
const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 5 });

function declaring(product: SimModel): fc.Arbitrary<Parts> {
  const names = product.groups.flatMap(({ sid, name }) => [sid, name]);
  const group = fc.constantFrom("", ...names, ...names);
  const place = fc.constantFrom(0, 0, ...product.cards.keys());
  const body = fc.record({
    status: often(fc.constantFrom(...product.statuses)),
    group: often(group),
    uniqueName: seldom(fc.constantFrom("", "one", "two")),
    skipAwait: seldom(fc.constant(true)),
    onDelete: seldom(fc.constantFrom(...Object.keys(product.endings))),
    timeout: seldom(fc.constantFrom("5s", "45s")),
  });
  return fc.tuple(place, fc.nat(7), body).map(([at, which, given]) => {
    const cards = product.cards[at] ?? [];
    // The first card most of the time: another one is a replacement.
    const card = cards[which < 6 ? 0 : 1] ?? cards[0] ?? { iccid: "" };
    const declared: Declaration = { card, ...defined(given) };
    return {
      line: `declare SIM ${at + 1}: ${short(product, card.iccid)}, ${declarationShown(declared)}`,
      learn: (known: Known) => void known.declared.add(at),
      play: (player: Player) => void player.declared.set(at, declared),
    };
  });
}

const dropping = (product: SimModel): fc.Arbitrary<Command> =>
  fc.constantFrom(...product.cards.keys()).map((place) =>
    command({
      line: `take SIM ${place + 1} out of the program`,
      may: (known) => known.declared.has(place) && known.ran,
      learn: (known) => void known.declared.delete(place),
      play: (player) => void player.declared.delete(place),
    }),
  );

/** Without an alias that is another resource to Pulumi: it makes the new one, and deletes the old one at the end. */
const renaming = (product: SimModel): fc.Arbitrary<Command> =>
  fc.constantFrom(...product.cards.keys()).map((place) =>
    command({
      line: `SIM ${place + 1} gets another name in the program`,
      may: (known) => known.declared.has(place) && known.ran,
      play({ stack, playground }) {
        // The new one knows nothing of what was written for the old one.
        playground.clock.leap(playground.lag);
        const old = stack.live.get(place);
        if (old) stack.condemned = [...stack.condemned, old];
        stack.live.delete(place);
      },
    }),
  );

const crash: fc.Arbitrary<Crash> = fc.record({
  after: fc.nat(7),
  request: fc.constantFrom<Crash["request"]>("lost", "carried out"),
});

const crashShown = (at: Crash | undefined) =>
  at ? `, killed after ${at.after} requests, the next one ${at.request}` : "";

function running(product: SimModel): fc.Arbitrary<Parts> {
  const meddling = fc.record({ at: fc.nat(4), ...someChange(product) });
  const options = fc.record({
    refresh: fc.boolean(),
    preview: fc.boolean(),
    debug: seldom(fc.constant(true)),
    crash: seldom(crash),
    meddling: seldom(meddling),
    slow: seldom(fc.constantFrom(3_000, 40_000)),
  });
  return options.map(({ refresh, preview, debug, crash: at, meddling: other, slow }) => ({
    line:
      `up${refresh ? " --refresh" : ""}${preview ? "" : " --skip-preview"}${crashShown(at)}` +
      `${other ? `, while ${changeShown(product, other)} before request ${other.at}` : ""}${slow ? `, each request takes ${slow} ms` : ""}`,
    may: ({ declared, ran, gone }: Known) => (declared.size > 0 || ran) && !(other && gone.has(other.iccid)),
    learn: (known: Known) => {
      known.ran = true;
    },
    play: (player: Player) => up(player, { refresh, preview, debug, crash: at, meddling: other, slow }),
  }));
}

/** Most of the time a program is changed to be run. */
const declaringAndRunning = (product: SimModel): fc.Arbitrary<Command> =>
  fc.tuple(declaring(product), running(product)).map(([one, other]) =>
    command({
      line: `${one.line}; ${other.line}`,
      may: (known) => {
        const then: Known = { ...known, declared: new Set([...known.declared, -1]) };
        return other.may?.(then) ?? true;
      },
      learn(known) {
        one.learn?.(known);
        other.learn?.(known);
      },
      async play(player) {
        await one.play(player);
        await other.play(player);
      },
    }),
  );

const refreshing: fc.Arbitrary<Command> = seldom(crash).map((at) =>
  command({
    line: `refresh${crashShown(at)}`,
    may: ({ ran }) => ran,
    play: (player) => player.refresh({ crash: at }, true),
  }),
);

const destroying: fc.Arbitrary<Command> = seldom(crash).map((at) =>
  command({
    line: `destroy${crashShown(at)}`,
    may: ({ ran }) => ran,
    play: (player) => player.run({ crash: at }, (engine) => engine.destroy(player.stack)),
  }),
);

/** Cards that are on the account from the start. */
const onAccount = (product: SimModel) =>
  product.cards.flat().flatMap(({ iccid, registrationCode }) => (registrationCode === undefined ? [iccid] : []));

const someChange = (product: SimModel) => {
  const [first = "", ...others] = onAccount(product);
  return { iccid: fc.constantFrom(first, first, ...others), change: fc.constantFrom(...product.changes) };
};

const changeShown = (product: SimModel, { iccid, change }: Meddling) =>
  `somebody makes ${short(product, iccid)} ${JSON.stringify(change)}`;

const meddling = (product: SimModel): fc.Arbitrary<Command> =>
  fc.record(someChange(product)).map((other) =>
    command({
      line: changeShown(product, other),
      may: ({ gone }) => !gone.has(other.iccid),
      play: (player) => {
        meddle(player, other);
        player.playground.clock.leap(player.playground.lag);
      },
    }),
  );

const removing = (product: SimModel): fc.Arbitrary<Command> =>
  fc.constantFrom(...onAccount(product)).map((iccid) =>
    command({
      line: `${short(product, iccid)} goes from the account`,
      may: ({ gone }) => !gone.has(iccid),
      learn: ({ gone }) => void gone.add(iccid),
      play({ playground }) {
        const sim = playground.truths().find((one) => one.iccid === iccid);
        if (sim) playground.emulator.control.change.remove(sim.sid);
        playground.clock.leap(playground.lag);
      },
    }),
  );

const using = (product: SimModel): fc.Arbitrary<Command> =>
  fc.constantFrom(...onAccount(product)).map((iccid) =>
    command({
      line: `${short(product, iccid)} uses 300 kB`,
      may: ({ gone }) => !gone.has(iccid),
      play({ playground }) {
        const sim = playground.truths().find((one) => one.iccid === iccid);
        if (sim) playground.emulator.control.change.use(sim.sid, { bytes: 300_000 });
        playground.clock.leap(playground.lag);
      },
    }),
  );

const passing: fc.Arbitrary<Command> = fc.constantFrom("10s", "2m", "1h", "80h", "2400h").map((time) =>
  command({
    line: `${time} pass`,
    play: ({ playground }) =>
      playground.clock.leap(Number.parseInt(time, 10) * { s: 1_000, m: 60_000, h: 3_600_000 }[unit(time)]),
  }),
);

const unit = (time: string) => (time.endsWith("s") ? "s" : time.endsWith("m") ? "m" : "h");

const lasting: fc.Arbitrary<Command> = fc
  .constantFrom("0s", "20s", "90s", "20m")
  .map((time) =>
    command({ line: `moves take ${time}`, play: ({ playground }) => playground.emulator.control.setDelay(time) }),
  );

const failing = (product: SimModel): fc.Arbitrary<Command> =>
  fc
    .record({ effect: fc.constantFrom(...FAULTS), after: fc.nat(4), first: fc.constantFrom(1, 1, 2, 9) })
    .map(({ effect, after, first }) =>
      command({
        line: `fault: ${JSON.stringify(effect)}, after ${after}, ${first} times`,
        play: ({ playground }) =>
          void playground.emulator.control.addFault({ on: { api: product.api }, effect, after, first }),
      }),
    );

const calming: fc.Arbitrary<Command> = fc.constant(
  command({ line: "the faults stop", play: ({ playground }) => playground.calm() }),
);

/** Each as often as it stands here. */
export const commands = (product: SimModel): fc.Arbitrary<Command>[] => [
  declaring(product).map(command),
  ...Array.from({ length: 6 }, () => declaringAndRunning(product)),
  running(product).map(command),
  running(product).map(command),
  refreshing,
  destroying,
  dropping(product),
  renaming(product),
  meddling(product),
  meddling(product),
  removing(product),
  using(product),
  passing,
  lasting,
  failing(product),
  failing(product),
  calming,
];

const defined = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
