/** A preview on the real engine: every faulty resource of a program at once, what adopting would write, and what a removed row comes to. */
import assert from "node:assert/strict";
import { assertDid, assertFailed } from "../support/assertions";
import { literal } from "../support/program";
import type { Run } from "../support/pulumi";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS, VANS } from "./seeds";

describe("a preview", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const sim = (n: number, inputs: object) => `new Sim("sim-${n}", ${literal({ iccid: card(n).iccid, ...inputs })});`;
  /** What Pulumi sums up at the end; the lines before repeat it as it happens. */
  const diagnostics = ({ text }: Run): string => text.slice(text.lastIndexOf("Diagnostics:"));
  /** Each is said once, about this SIM. */
  const assertSaid = (run: Run, said: readonly (readonly [iccid: string, says: RegExp])[]) => {
    const lines = diagnostics(run).split("\n");
    for (const [iccid, says] of said) {
      const found = lines.filter((line) => says.test(line) && line.includes(iccid));
      assert.equal(found.length, 1, `${iccid} ${says}\n${run.text}`);
    }
  };

  it("shows all faulty ones of 40 new SIMs, each once with its ICCID, and up stops there", async () => {
    const cards = Array.from({ length: 40 }, (_, n) => card(n));
    const onAccount = cards.slice(0, 39).map((one) => ({ ...one, status: "inactive" as const, fleet: TRUCKS.sid }));
    scene = await openScene({ seed: superSims(onAccount) });
    const faulty = new Map<number, [declared: object, says: RegExp]>([
      [3, [{ status: "activ" }, /`status` = "activ" must be/]],
      [11, [{ stauts: "active" }, /`stauts` is not an input of a SIM/]],
      [12, [{ status: "ready" }, /83010/]],
      [20, [{ fleet: "lorries" }, /`fleet` = "lorries"/]],
      [30, [{ status: "active", fleet: "" }, /83007/]],
      [39, [{}, /the account has no SIM with this iccid/]],
    ]);
    const fine = (n: number) => ({ fleet: TRUCKS.sid, ...(n === 1 && { status: "active", fleet: VANS.uniqueName }) });
    scene.declare(
      ...cards.map((_, n) => sim(n, faulty.get(n)?.[0] ?? fine(n))),
      `new Sim("number", { iccid: ${card(50).iccid} });`,
      `new Sim("hidden", { iccid: "${card(60).iccid}", uniqueName: require("@pulumi/pulumi").secret(" blank") });`,
    );
    for (const run of [await scene.stack.preview(), await scene.stack.upAfterPreview()]) {
      assertFailed(run, /a number cannot hold an ICCID/, /Some resources cannot be as declared/);
      assertSaid(run, [
        ...[...faulty].map(([n, [, says]]) => [card(n).iccid, says] as const),
        [card(60).iccid, /\[secret\].*begins or ends with white space/],
        [card(1).iccid, /would be adopted: status inactive → active, fleet HF\w+ \(trucks\) → HF\w+ \(vans\)/],
      ]);
      assert.doesNotMatch(run.text, / blank"|has a problem/);
    }
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });

  it("shows all updates that would be refused, and what a removed row comes to", async () => {
    const inTrucks = { status: "active", fleet: TRUCKS.sid } as const;
    scene = await openScene({ seed: superSims([...[1, 2, 3, 4].map((n) => ({ ...card(n), ...inTrucks })), card(5)]) });
    const { stack } = scene;
    const declared = [...[1, 2, 3, 4].map((n) => sim(n, inTrucks)), sim(5, {})];
    scene.declare(...declared);
    assertDid(
      await stack.up(),
      0,
      [1, 2, 3, 4, 5].map((n) => `create sim-${n}`),
    );
    scene.traffic();
    assertDid(await stack.preview(), 0, []);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });

    scene.declare(
      sim(1, { ...inTrucks, status: "ready" }),
      sim(2, { ...inTrucks, fleet: "" }),
      sim(3, { ...inTrucks, fleet: VANS.sid }),
      sim(4, { ...inTrucks, fleet: "lorries" }),
      sim(5, { status: "active" }),
    );
    for (const run of [await stack.preview(), await stack.upAfterPreview()]) {
      assertFailed(run, /Some resources cannot be as declared/);
      assertSaid(run, [
        [card(1).iccid, /83010/],
        [card(2).iccid, /83008/],
        [card(4).iccid, /`fleet` = "lorries"/],
        [card(5).iccid, /83007/],
      ]);
    }
    stack.setEnv({ KORE_PREVIEW: "offline" });
    scene.traffic();
    assertFailed(await stack.preview(), /83010|83008|83007/);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });

    scene.declare(...declared.slice(1));
    const shown = await stack.preview("--diff");
    assert.match(shown.text, /- pulumi-nodejs:dynamic\/kore\/supersim:Sim: \(delete\)[\s\S]*onDelete *: "deactivate"/);
    assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
    const up = await stack.up();
    assertDid(up, 0, ["delete sim-1"]);
    assert.match(
      up.text,
      new RegExp(`SIM ${card(1).iccid} \\(${card(1).sid}\\) was deactivated: its resource left the stack`),
    );
  });
});
