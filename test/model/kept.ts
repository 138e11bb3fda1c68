/** What Pulumi keeps between two runs. */
export type Bag = Record<string, unknown>;

export interface Resource {
  /** Its place in the program, which stands for its name. */
  readonly place: number;
  readonly id: string;
  readonly inputs: Bag;
  readonly outs: Bag;
  /** Why it is half-made; forces an update. A refresh clears them. */
  readonly initErrors: readonly string[];
}

export class Kept {
  readonly live: Map<number, Resource>;
  /** Replaced and renamed ones that are still to be deleted. */
  condemned: readonly Resource[];

  constructor(live: Iterable<readonly [number, Resource]> = [], condemned: readonly Resource[] = []) {
    this.live = new Map(live);
    this.condemned = condemned;
  }

  copy(): Kept {
    return new Kept(this.live, this.condemned);
  }

  get all(): readonly Resource[] {
    return [...this.live.values(), ...this.condemned];
  }
}
