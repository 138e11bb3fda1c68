/** One kind of resource in creation order, with unique indexes kept in step by every change. */
import type { Stored } from "./records";

/** From a record to the key under which it alone may stand; null where it has none. */
export type UniqueKey<R> = (record: R) => string | null;

export class Table<R extends Stored, K extends string = never> {
  readonly #rows: (R | undefined)[] = [];
  readonly #bySid = new Map<string, R>();
  readonly #keys: readonly { readonly of: UniqueKey<R>; readonly rows: Map<string, R> }[];
  readonly #index: ReadonlyMap<K, Map<string, R>>;

  readonly #beforeChange: () => void;

  constructor(keys: Readonly<Record<K, UniqueKey<R>>>, beforeChange: () => void = () => {}) {
    this.#beforeChange = beforeChange;
    const index = new Map<K, Map<string, R>>();
    const all = [];
    for (const name in keys) {
      const rows = new Map<string, R>();
      index.set(name, rows);
      all.push({ of: keys[name], rows });
    }
    this.#keys = all;
    this.#index = index;
  }

  get size(): number {
    return this.#bySid.size;
  }

  /** Appends a record; its ordinal becomes its place. */
  add(record: R): R {
    this.#beforeChange();
    record.ordinal = this.#rows.length;
    this.#rows.push(record);
    this.#bySid.set(record.sid, record);
    for (const { of, rows } of this.#keys) this.#put(rows, of(record), record);
    return record;
  }

  get(sid: string): R | undefined {
    return this.#bySid.get(sid);
  }

  find(index: K, key: string): R | undefined {
    return this.#index.get(index)?.get(key);
  }

  /** The only way to change a record: indexes follow. */
  change(record: R, patch: Partial<R>): R {
    this.#beforeChange();
    const before = this.#keys.map(({ of }) => of(record));
    Object.assign(record, patch);
    this.#keys.forEach(({ of, rows }, i) => {
      const was = before[i] ?? null;
      const is = of(record);
      if (was === is) return;
      if (was !== null) rows.delete(was);
      this.#put(rows, is, record);
    });
    return record;
  }

  remove(record: R): void {
    this.#beforeChange();
    this.#rows[record.ordinal] = undefined;
    this.#bySid.delete(record.sid);
    for (const { of, rows } of this.#keys) {
      const key = of(record);
      if (key !== null) rows.delete(key);
    }
  }

  /** Up to `limit` records that match, in order, beginning at an ordinal; plus the ordinal after the last one seen. */
  page(from: number, limit: number, matches: (record: R) => boolean): { rows: R[]; next: number | null } {
    const rows: R[] = [];
    for (let at = from; at < this.#rows.length; at++) {
      const record = this.#rows[at];
      if (record === undefined || !matches(record)) continue;
      if (rows.length === limit) return { rows, next: at };
      rows.push(record);
    }
    return { rows, next: null };
  }

  /** The ordinal at which the page of `limit` matching records before an ordinal begins; null when there is none. */
  before(ordinal: number, limit: number, matches: (record: R) => boolean): number | null {
    let found: number | null = null;
    let count = 0;
    for (let at = Math.min(ordinal, this.#rows.length) - 1; at >= 0 && count < limit; at--) {
      const record = this.#rows[at];
      if (record === undefined || !matches(record)) continue;
      found = at;
      count += 1;
    }
    return found;
  }

  *[Symbol.iterator](): Generator<R> {
    for (const record of this.#rows) if (record !== undefined) yield record;
  }

  clear(): void {
    this.#rows.length = 0;
    this.#bySid.clear();
    for (const { rows } of this.#keys) rows.clear();
  }

  #put(rows: Map<string, R>, key: string | null, record: R): void {
    if (key !== null) rows.set(key, record);
  }
}
