/** What pages tell an operator to type, typed: the script for drift under both ways to run bash, and moving a SIM between two stacks. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { blocks, read, section } from "../documents/markdown";
import { assertDid } from "../support/assertions";
import { literal, programOf } from "../support/program";
import { programsOnPath } from "../support/pulumi";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS, VANS } from "./seeds";

const truck = { iccid: card(1).iccid, uniqueName: "truck-1", status: "active", fleet: TRUCKS.uniqueName } as const;
const declared = `new Sim("truck-1", ${literal(truck)});`;

describe("what the pages tell to type", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene({ seed: superSims([{ ...card(1) }]) });
    scene.declare(declared);
    assertDid(await scene.stack.up(), 0, ["create truck-1"]);
  });
  afterEach(() => scene.close());

  const page = section(read("docs/drift.md"), "## Look every night");

  /** As a runner does: `bash -e` is what GitHub calls, plain bash what a crontab does. */
  function night(...shell: readonly string[]): Promise<{ code: number; text: string }> {
    const [script = ""] = blocks(page, "sh");
    const env = { ...programsOnPath(), ...scene.stack.environment, PULUMI_STACK: "test" };
    return new Promise((resolve) => {
      execFile("bash", [...shell, "-c", script], { cwd: scene.stack.directory, env }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, text: stdout + stderr }),
      );
    });
  }

  it("of a night: the script ends with 7 and shows the drift under bash and bash -e, else with 0", async () => {
    await scene.stack.command("stack", "select", "test");
    assert.deepEqual(await night("-e"), { code: 0, text: "no drift\n" });
    scene.emulator.control.change.sim(card(1).sid, { status: "inactive", fleet: VANS.sid });
    for (const shell of [[], ["-e"], ["-eo", "pipefail"]]) {
      const { code, text } = await night(...shell);
      assert.equal(code, 7, text);
      assert.match(text, /put it right with pulumi up --refresh/);
      // What the page shows stands in the output, line by line, but for SIDs, the address and the time.
      const [, shown = ""] = /looks like this:\n\n([\s\S]*?)\n\n(?! )/.exec(page) ?? [];
      const lines = shown.split("\n").map((line) => line.trim());
      assert.ok(lines.length > 8);
      for (const line of lines)
        assert.ok(
          text.split("\n").some((one) => alike(one.trim(), line)),
          `${line}\n${text}`,
        );
      const resource = text.slice(text.indexOf("supersim:Sim: (update)"), text.indexOf("Resources:"));
      assert.equal(resource.trim().split("\n").length, lines.length, "the page shows every line of the resource");
    }
  });

  it("to move a SIM to another stack sends nothing, and one stack manages it then", async () => {
    const { stack } = scene;
    scene.traffic();
    // 1. Moved without a request.
    await stack.command("stack", "init", "vans");
    const urn = scene.resource("truck-1")?.urn ?? "";
    await stack.command("state", "move", "--source", "test", "--dest", "vans", "--yes", urn);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    // 2. Nothing to do in either stack.
    scene.declare();
    assertDid(await stack.up("--expect-no-changes"), 0, []);
    stack.write(programOf(declared));
    assertDid(await stack.up("--stack", "vans"), 0, []);
    assertDid(await stack.refresh("--stack", "vans", "--preview-only", "--expect-no-changes"), 0, []);
    assert.deepEqual(scene.writes(), []);
    // 3. The other one manages it.
    assertDid(await stack.destroy("--stack", "vans"), 0, ["delete truck-1"]);
    assert.deepEqual(scene.writes(), [`POST /v1/Sims/${card(1).sid} Status=inactive`]);
  });
});

/** Whether two lines of Pulumi's output say the same, whatever the SIDs, the address, the moment and the project are called. */
const alike = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (line: string): string =>
  line
    .replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, "SID")
    .replace(/"https?:[^"]*\/v1/g, '"URL')
    .replace(/"\d{4}-\d\d-\d\dT[\d:]+Z"/g, "TIME")
    .replace(/urn:pulumi:\w+::\w+::/g, "urn:");
