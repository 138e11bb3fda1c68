/** An account in memory: SIMs that are found, written and move, answers that take time and may be behind, and a count of what is asked. */
import type { FakeClock } from "../../support/fake-clock";

export interface Sim {
  readonly sid: string;
  readonly iccid: string;
  readonly group: string;
  readonly status: "new" | "scheduled" | "active";
}

interface Options {
  readonly size: number;
  readonly clock: FakeClock;
  /** SIMs a page. Default 1,000. */
  readonly pageSize?: number;
  /** Groups that the SIMs are dealt out to. Default 1. */
  readonly groups?: number;
  /** Milliseconds that an answer takes. Default 100. */
  readonly latency?: number;
  /** Milliseconds that reads are behind the writes. Default 0. */
  readonly behind?: number;
  /** Milliseconds that a move takes; several are dealt out to the SIMs. Default 0. */
  readonly takes?: number | readonly number[];
  /** Requests at the same time. Default: any number. */
  readonly places?: number;
  /** What the lists fail with. */
  readonly fails?: Partial<Record<"pages" | "pending", Error>>;
}

type Kind = "finds" | "writes" | "looks" | "pages" | "pending";

type One = Omit<Sim, "status"> & { readonly takes: number };

export function createAccount(options: Options) {
  const { size, clock, pageSize = 1_000, groups = 1, latency = 100, behind = 0, takes = 0, fails = {} } = options;
  const asked: Record<Kind, number> = { finds: 0, writes: 0, looks: 0, pages: 0, pending: 0 };
  const written = new Map<string, number>();
  const all = Array.from({ length: size }, (_, index) => ({
    sid: `HS${index}`,
    iccid: `8988${index}`,
    group: `HF${index % groups}`,
    takes: typeof takes === "number" ? takes : (takes[index % takes.length] ?? 0),
  }));
  const place = places(options.places ?? Number.POSITIVE_INFINITY);

  const at = (one: One, time: number): Sim => {
    const since = time - (written.get(one.sid) ?? Number.POSITIVE_INFINITY);
    return { ...one, status: since < 0 ? "new" : since < one.takes ? "scheduled" : "active" };
  };
  /** The API looks when half of the time has passed. */
  const request = <T>(kind: Kind, answer: (seen: (one: One) => Sim) => T): Promise<T> =>
    place(async () => {
      asked[kind]++;
      await clock.sleep(latency / 2);
      const now = clock.now();
      const failure = kind === "pages" || kind === "pending" ? fails[kind] : undefined;
      const value = failure ?? answer((one) => at(one, now - behind));
      await clock.sleep(latency / 2);
      if (value instanceof Error) throw value;
      return value;
    });
  const single = (sid: string) => all.find((one) => one.sid === sid);

  return {
    asked,
    sims: all,
    total: () => Object.values(asked).reduce((sum, count) => sum + count, 0),
    find: (iccid: string) =>
      request("finds", (seen) => all.filter((one) => one.iccid === iccid).map(seen)).then(([found]) => found),
    look: (sid: string) =>
      request("looks", (seen) => {
        const one = single(sid);
        if (!one) throw new Error("404");
        return seen(one);
      }),
    write: (sid: string) =>
      request("writes", () => {
        written.set(sid, clock.now());
      }),
    list: async function* (group: string) {
      const listed = all.filter((one) => group === "" || one.group === group);
      for (let from = 0; from < listed.length; from += pageSize)
        yield await request("pages", (seen) => listed.slice(from, from + pageSize).map(seen));
    },
    listPending: () =>
      request(
        "pending",
        (seen) =>
          new Map(
            all
              .map(seen)
              .filter(({ status }) => status === "scheduled")
              .map((sim) => [sim.sid, sim]),
          ),
      ),
  };
}

/** Lets so many at a time. */
function places(count: number) {
  let free = count;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((go) => queue.push(go));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}
