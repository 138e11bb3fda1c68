/** What the documents show is executed as it stands there: the README's program, and every program on the pages of the resources. */
import assert from "node:assert/strict";
import { blocks, documents, read } from "../documents/markdown";
import { assertDid } from "../support/assertions";
import { openShown, type Shown } from "./shown";

describe("the programs in the documents", () => {
  let shown: Shown;
  afterEach(() => shown.close());

  it("of the README bring a Fleet and two SIMs to the declared state, then there is nothing to do", async () => {
    const [program = "", ...more] = blocks(read("README.md"), "ts");
    assert.equal(more.length, 0);
    shown = await openShown(program);
    const { stack, traffic, emulator } = shown;
    assertDid(await stack.up(), 0, ["create trackers", "create truck-1", "create truck-2"]);
    assert.equal(traffic().writes.length, 3);
    const { sid } = emulator.control.change.findFleet("eu-trackers");
    for (const name of ["truck-1", "truck-2"]) {
      const { status, fleetSid } = emulator.control.change.findSim(name);
      assert.deepEqual([status, fleetSid], ["active", sid]);
    }
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, []);
    assert.deepEqual(traffic().writes, []);
    assertDid(await stack.destroy(), 0, ["delete trackers", "delete truck-1", "delete truck-2"]);
  });

  it("of all pages of resources work in one stack, look-ups included, and a second up sends no write", async () => {
    const modules = programsOf(pages.filter((file) => !isOfSet(file)));
    assert.ok(modules.length >= pages.length);
    shown = await openShown(runningAll(modules.map(([name]) => name)), Object.fromEntries(modules));
    const { stack, traffic } = shown;
    const made = ["meter-3", "meter-4", "row", "sensors", "spare", "truck-14", "truck-7", "truck-7", "west", "yard"];
    const found = ["europe", "pilot", "plan", "spare", "spare"].map((name) => `read ${name}`);
    assertDid(await stack.up(), 0, [...made.map((name) => `create ${name}`), ...found]);
    traffic();
    assertDid(await stack.up("--expect-no-changes"), 0, found);
    assert.deepEqual(traffic().writes, []);
    assert.equal((await stack.destroy()).code, 0);
  });

  it("of the pages of sets work in a stack of their own, because a set holds what a resource must not", async () => {
    const modules = programsOf(pages.filter(isOfSet));
    shown = await openShown(runningAll(modules.map(([name]) => name)), Object.fromEntries(modules));
    const { stack, traffic } = shown;
    assertDid(await stack.up(), 0, ["create sensors", "create trackers"]);
    traffic();
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    assert.deepEqual(traffic(), { writes: [], reads: 0 });
    assert.equal((await stack.destroy()).code, 0);
  });
});

const pages = documents().filter((file) => file.startsWith("docs/resources/"));
const isOfSet = (file: string): boolean => file.endsWith("sim-set.md");

/** The programs of these pages, as modules. */
const programsOf = (files: readonly string[]): [string, string][] =>
  files.flatMap((file, page) =>
    blocks(read(file), "ts").map((code, i): [string, string] => [`page-${page}-${i}.ts`, code]),
  );

/** A program that runs these modules; one that exports a function is run by calling it, as Pulumi does. */
const runningAll = (names: readonly string[]): string => `
export = async () => {
  for (const name of ${JSON.stringify(names)}) {
    const shown: unknown = require("./" + name);
    if (typeof shown === "function") await shown();
  }
};
`;
