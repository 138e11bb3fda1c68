/** What happens by itself and when: a heap of (instant, SID), earliest first. */
interface Entry {
  readonly at: number;
  readonly sid: string;
}

export class Agenda {
  readonly #heap: Entry[] = [];

  /** Notes that a resource wants attention at an instant; null is nothing to note. */
  add(at: number | null, sid: string): void {
    if (at === null) return;
    this.#heap.push({ at, sid });
    let i = this.#heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.#at(parent) <= this.#at(i)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** Takes out the earliest entry that is due, undefined when none is. */
  takeDue(now: number): Entry | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #sink(): void {
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const least = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(least) >= this.#at(i)) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #at(i: number): number {
    return this.#heap[i]?.at ?? Number.POSITIVE_INFINITY;
  }

  #swap(i: number, j: number): void {
    const [a, b] = [this.#heap[i], this.#heap[j]];
    if (a === undefined || b === undefined) return;
    this.#heap[i] = b;
    this.#heap[j] = a;
  }
}
