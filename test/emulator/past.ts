/** What the resources were some seconds ago, kept while a fault makes reads lag. */
import { type Snapshot, snapshot } from "./store/snapshot";
import type { Store } from "./store/store";

/** Older than any read is behind, in milliseconds. */
const KEPT = 60_000;

interface Page {
  readonly from: number;
  readonly state: Snapshot;
}

export class Past {
  readonly #store: Store;
  readonly #now: () => number;
  #pages: Page[] = [];
  #watching = false;
  /** When the store was changed after the last page was written. */
  #changed: number | undefined;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    store.beforeChange = () => this.#beforeChange();
  }

  /** From now on everything is kept, or nothing any more. */
  watch(watching: boolean): void {
    if (watching && this.#watching) return;
    this.#watching = watching;
    this.#changed = undefined;
    this.#pages = watching ? [{ from: Number.NEGATIVE_INFINITY, state: snapshot(this.#store) }] : [];
  }

  /** Begins anew with what is now, as after a jump back in time. */
  forget(): void {
    const watching = this.#watching;
    this.watch(false);
    this.watch(watching);
  }

  /** The resources as they were left at that time or before. */
  at(time: number): Snapshot {
    this.#write();
    return this.#pages.findLast(({ from }) => from <= time)?.state ?? snapshot(this.#store);
  }

  #beforeChange(): void {
    if (!this.#watching) return;
    const now = this.#now();
    if (this.#changed !== undefined && this.#changed < now) this.#write();
    this.#changed = now;
  }

  #write(): void {
    if (this.#changed === undefined) return;
    const old = this.#pages.findLastIndex(({ from }) => from < this.#now() - KEPT);
    this.#pages = [...this.#pages.slice(Math.max(old, 0)), { from: this.#changed, state: snapshot(this.#store) }];
    this.#changed = undefined;
  }
}
