/** Starts an emulator in this process. */
import { once } from "node:events";
import { EmulatorClock, type TimeSource } from "./clock";
import { Control } from "./control/control";
import { controlServer } from "./control/server";
import { type Duration, milliseconds } from "./duration";
import type { FaultRule } from "./faults/rule";
import { API_PREFIXES } from "./http/call";
import type { Exchange, RequestRecord } from "./http/exchange";
import { Router } from "./http/router";
import { Ledger } from "./ledger";
import { RequestLog } from "./request-log";
import { ROUTES } from "./routes";
import { TOKEN_OPERATION, TOKEN_PATH } from "./routes/token";
import { CHILD, PARENT, SECOND_CHILD } from "./seed/accounts";
import { DEFAULT_SEED } from "./seed/default-seed";
import { plant } from "./seed/plant";
import type { SeedData } from "./seed/seed-data";
import { emulatorServer } from "./server";
import { World } from "./world";

export interface EmulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** The time to start from; real time when left out. `advance` adds to either. */
  readonly clock?: TimeSource;
  /** How long a queued update takes; 0, the default, is over before the next request. */
  readonly delay?: Duration;
  /** Seconds a token is valid; 3600 when left out. */
  readonly tokenLifetime?: number;
  /** Generated Super SIMs on top of the seed. */
  readonly sims?: number;
  /** `default`, `empty` (accounts only), or data of one's own. */
  readonly seed?: "default" | "empty" | SeedData;
  readonly faults?: readonly FaultRule[];
  /** Called for every request that got an answer, with both in full. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Bases for the Super SIM and wireless APIs, to which `/v1/…` is added; and the token endpoint in full. */
  readonly supersimUrl: string;
  readonly wirelessUrl: string;
  readonly tokenUrl: string;
  readonly accounts: {
    readonly parent: typeof PARENT;
    readonly child: typeof CHILD;
    readonly secondChild: typeof CHILD;
  };
  readonly clock: EmulatorClock;
  readonly control: Control;
  /** Every request seen, oldest first; grows as requests come in. */
  readonly requests: readonly RequestRecord[];
  /** Names of all operations, as faults know them. */
  readonly operations: readonly string[];
  /** Moves the clock forward and lets happen what has become due. */
  advance(duration: Duration): void;
  close(): Promise<void>;
}

/** Milliseconds; longer than clients keep idle connections, so that none meets a closed one by chance. */
const KEEP_ALIVE = 120_000;

/** Names of all operations, as faults and the request log know them. */
export const OPERATIONS: readonly string[] = [...ROUTES.map(({ operation }) => operation), TOKEN_OPERATION];

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = new EmulatorClock(options.clock);
  const world = new World(clock, milliseconds(options.delay ?? 0), options.tokenLifetime ?? 3_600);
  const log = new RequestLog();
  const ledger = new Ledger(OPERATIONS);
  const fill = (empty: Control): void => {
    plant(world, seedData(options.seed));
    if (options.sims !== undefined) empty.seedSims(options.sims);
    for (const fault of options.faults ?? []) empty.addFault(fault);
  };
  const control = new Control({ world, log, ledger, operations: OPERATIONS, fill });
  fill(control);
  const server = emulatorServer({
    world,
    log,
    router: new Router(ROUTES),
    control: controlServer(control),
    onExchange: (exchange) => {
      ledger.note(exchange);
      options.onExchange?.(exchange);
    },
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the emulator has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    supersimUrl: url + API_PREFIXES.supersim,
    wirelessUrl: url + API_PREFIXES.wireless,
    tokenUrl: url + API_PREFIXES.token + TOKEN_PATH,
    accounts: { parent: PARENT, child: CHILD, secondChild: SECOND_CHILD },
    clock,
    control,
    requests: log.records,
    operations: OPERATIONS,
    advance: (duration) => control.advance(duration),
    close: async () => {
      clock.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function seedData(seed: EmulatorOptions["seed"]): SeedData {
  if (seed === undefined || seed === "default") return DEFAULT_SEED;
  return seed === "empty" ? {} : seed;
}
