/** What a sequence plays on: one emulator and one clock for all of them, and an eye on every request as it arrives. */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import type { RequestRecord } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { type LeapingClock, leapingClock, START } from "./clock";
import type { SimModel, Truth } from "./sim-model";
import { shown } from "./story";

/** A request that writes, and what it met. */
export interface Write {
  readonly request: RequestRecord;
  /** Counts the verbs, so that writes of one verb can be told from those of the next. */
  readonly verb: number;
  readonly before: readonly Truth[];
  /** The SIMs right after, whatever the answer said. */
  after: readonly Truth[];
  /** SIDs that somebody else has changed since the provider last looked. */
  readonly unseen: ReadonlySet<string>;
  /** SIDs that somebody else has changed since the verb began. */
  readonly disturbed: ReadonlySet<string>;
}

/** What is to happen while the next requests arrive; they are counted from 0, token requests left out. */
export interface Trouble {
  /** Called for every request before the emulator sees it. */
  arrives(count: number): void;
  /** Called when it is over, with an answer or without. */
  answered?(): void;
}

export interface Playground {
  readonly product: SimModel;
  /** How far reads may be behind, in milliseconds: whatever somebody does shows to everybody only after that. */
  readonly lag: number;
  readonly emulator: RefereedEmulator;
  readonly clock: LeapingClock;
  readonly writes: readonly Write[];
  /** Readable lines: commands, requests, endings. */
  readonly story: string[];
  /** What no message and no state may hold. */
  readonly secrets: ReadonlySet<string>;
  /** How often each step has ended in each way, in all sequences so far: `create half-made`. */
  readonly tally: Map<string, number>;
  trouble: Trouble | undefined;
  /** The SIMs as they are now. */
  truths(): readonly Truth[];
  /** Somebody else changes a SIM; the provider has not seen it. */
  meddled(sid: string): void;
  /** The number of the verb under way, or of the last one. */
  readonly verb: number;
  /** Begins another verb, or another process with fresh connections. */
  nextVerb(): void;
  nextProcess(): Promise<void>;
  /** Lifts all faults but the lag of reads. */
  calm(): void;
  /** Everything as before the first command. */
  reset(): void;
  close(): Promise<void>;
}

/** Reads that lag differ: some are as far behind as they may be, some less, some not at all. */
const LAGS = [1, 0.6, 0.2];

export async function openPlayground(product: SimModel, lag = 0): Promise<Playground> {
  const clock = leapingClock();
  const emulator = await startRefereedEmulator({ clock, seed: product.seed });
  const start = emulator.control.snapshot();
  const port = Number(new URL(emulator.url).port);
  const planted = [emulator.accounts.parent.clientSecret, ...product.cards.flat().map((card) => card.registrationCode)];
  const secrets = new Set<string>();
  const sockets = new Set<IncomingMessage["socket"]>();
  const writes: Write[] = [];
  const story: string[] = [];
  /** SIDs that somebody else has changed since the provider last looked late enough to see it, and when. */
  const unseen = new Map<string, number>();
  const disturbed = new Set<string>();
  let verb = 0;
  let count = 0;

  const truths = () => {
    emulator.advance(0);
    return product.cards.flat().flatMap(({ iccid }) => product.look(emulator, iccid) ?? []);
  };

  const forget = (sids: Iterable<string>) => {
    for (const sid of sids) if (clock.now() - (unseen.get(sid) ?? 0) >= lag) unseen.delete(sid);
  };

  const playground: Playground = {
    product,
    lag,
    emulator,
    clock,
    writes,
    story,
    secrets,
    tally: new Map(),
    trouble: undefined,
    truths,
    meddled(sid) {
      unseen.set(sid, clock.now());
      disturbed.add(sid);
    },
    get verb() {
      return verb;
    },
    nextVerb() {
      verb += 1;
      disturbed.clear();
    },
    async nextProcess() {
      forget([...unseen.keys()]);
      count = 0;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await turn();
    },
    calm() {
      for (const { id, effect } of emulator.control.faults())
        if (effect.kind !== "lag") emulator.control.clearFaults(id);
    },
    reset() {
      clock.set(START);
      emulator.control.clearFaults();
      emulator.control.setDelay(0);
      emulator.control.restore(start);
      emulator.control.clearRequests();
      writes.length = 0;
      story.length = 0;
      unseen.clear();
      secrets.clear();
      for (const secret of planted) if (secret !== undefined) secrets.add(secret);
      playground.trouble = undefined;
      if (lag === 0) return;
      for (const [at, part] of LAGS.entries())
        emulator.control.addFault({
          on: { api: product.api, method: "GET" },
          effect: { kind: "lag", by: lag * part },
          ...{ share: 0.3, seed: at + 1 },
        });
    },
    close: () => emulator.close(),
  };

  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message && "response" in message)) return;
    const { request, response } = message;
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return;
    if (request.socket.localPort !== port) return;
    sockets.add(request.socket);
    const token = request.headers.authorization?.split(" ")[1];
    if (token === undefined) return;
    secrets.add(token);
    playground.trouble?.arrives(count);
    count += 1;
    const met = request.method !== "GET" && {
      verb,
      before: truths(),
      unseen: new Set(unseen.keys()),
      disturbed: new Set(disturbed),
    };
    response.once("close", () => {
      const record = emulator.requests.at(-1);
      if (record === undefined) return;
      story.push(`      ${shown(record, product)}`);
      if (met) writes.push({ ...met, request: record, after: truths() });
      else if (unseen.size > 0) forget(looked(record, truths()).map(({ sid }) => sid));
      playground.trouble?.answered?.();
    });
  });
  playground.reset();
  return playground;
}

/** The SIMs that an answer showed. */
function looked({ path, query, status }: RequestRecord, all: readonly Truth[]): readonly Truth[] {
  if (status !== 200) return [];
  if (path === "/v1/Sims") return all.filter(({ iccid }) => query.Iccid === undefined || query.Iccid === iccid);
  return all.filter(({ sid }) => path === `/v1/Sims/${sid}`);
}
