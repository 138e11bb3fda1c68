/** A recorded state: the program and the account that go with it, and what was seen when it was played. One JSON file a story. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Emulator } from "../emulator";
import type { Snapshot } from "../emulator/store/snapshot";
import type { ExportedState } from "../support/stack";
import type { Lives } from "./lives";
import type { Declaration } from "./stories";

export interface Fixture {
  readonly program: readonly Declaration[];
  /** The account when the state was written. */
  readonly account: Snapshot;
  /** What `pulumi stack export` gave, without what differs from run to run. */
  readonly state: ExportedState;
  /** What the engine's preview and refresh told then, sorted. */
  readonly engine: { readonly preview: readonly string[]; readonly refresh: readonly string[] };
  /** How the code that recorded it went on from there, on the verbs. */
  readonly lives: Lives;
}

/** Stands in the files for the emulator's address. */
const ADDRESS = "http://emulator.invalid";

const fileOf = (story: string): string => path.join(__dirname, `${story}.json`);

/** The fixture, with the address of this emulator in its state. */
export const readFixture = (story: string, { url }: Pick<Emulator, "url">): Fixture =>
  JSON.parse(readFileSync(fileOf(story), "utf8").replaceAll(ADDRESS, url));

export function writeFixture(story: string, fixture: Fixture, { url }: Pick<Emulator, "url">): void {
  writeFileSync(fileOf(story), `${JSON.stringify(fixture, undefined, 2).replaceAll(url, ADDRESS)}\n`);
}
