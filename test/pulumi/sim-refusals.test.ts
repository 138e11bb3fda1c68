/** Declarations that cannot work: each is answered with the resource, the property, the value and the way out, and nothing is written. */
import assert from "node:assert/strict";
import { assertDid, assertFailed, assertState } from "../support/assertions";
import { literal } from "../support/program";
import { openScene, type Scene } from "./scene";
import { card, superSims, TRUCKS } from "./seeds";

const [first, second, third] = [card(1), card(2), card(3)];

/** Declarations in the program. */
const truck = (inputs: object) => `new Sim("truck", ${literal({ iccid: first.iccid, ...inputs })});`;
const spare = (inputs: object) => `new Sim("spare", ${literal({ iccid: second.iccid, ...inputs })});`;
const fleet = (inputs: object) => `new Fleet("trucks", ${literal({ networkAccessProfile: "europe", ...inputs })});`;

interface Bad {
  readonly title: string;
  readonly line: string;
  /** What the message says: the resource, the property, the value, the way out. */
  readonly says: readonly (string | RegExp)[];
}

const MALFORMED: readonly Bad[] = [
  {
    title: "an ICCID that is a number",
    line: `new Sim("truck", { iccid: 8988307000000000001 });`,
    says: ["'truck'", "`iccid`", "8988307000000000000", "Write it in quotes"],
  },
  {
    title: 'an ICCID with dashes, status "new" and a property that does not exist, all three at once,',
    line: truck({ iccid: "8988-3070-0000-0000-001", status: "new", unique_name: "truck-1" }),
    says: [
      "'truck'",
      ...["`iccid`", "8988-3070-0000-0000-001", "18 to 22 digits, without spaces or dashes"],
      ...["`status`", '"new"', 'Leave `status` out, or declare "ready", "active" or "inactive"'],
      ...["`unique_name`", "do you mean `uniqueName`?"],
    ],
  },
  {
    title: "a data limit of 0",
    line: fleet({ dataLimit: 0 }),
    says: ["'trucks'", "`dataLimit`", "= 0", "1 to 2,000,000", "dataEnabled: false"],
  },
];

describe("a declaration that is malformed", () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene({ seed: superSims([first]) });
  });
  after(() => scene.close());

  for (const { title, line, says } of MALFORMED)
    it(`such as ${title} is refused before anything is sent`, async () => {
      scene.declare(line);
      const run = await scene.stack.up();
      assertFailed(run);
      for (const part of says) assert.ok(run.text.includes(String(part)), `it does not say ${part}:\n${run.text}`);
      assert.deepEqual(scene.traffic(), { writes: [], reads: 0 });
      assert.deepEqual(scene.resources(), []);
    });
});

describe("a declaration without usable settings", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("names the settings that are missing, at preview, without a request", async () => {
    scene = await openScene({ seed: superSims([first]), env: { KORE_CLIENT_ID: "", KORE_CLIENT_SECRET: "" } });
    scene.declare(truck({ status: "inactive" }));
    const run = await scene.stack.preview();
    assertFailed(run, /\(truck\)/, /kore:clientId/, /KORE_CLIENT_ID/, /pulumi config set --secret kore:clientSecret/);
    assert.deepEqual(scene.emulator.requests, []);
    assert.deepEqual(scene.resources(), []);
  });

  it("names the account that kore:accounts lacks", async () => {
    scene = await openScene({ seed: superSims([first]) });
    scene.declare(truck({ account: "elsewhere" }));
    assertFailed(await scene.stack.preview(), /\(truck\)/, /"elsewhere"/, /kore:accounts/);
    assert.deepEqual(scene.emulator.requests, []);
    assert.deepEqual(scene.resources(), []);
  });
});

describe("a declaration that names what does not exist", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it("is refused with the Fleet's name, or with the SIM's ICCID, before the first write", async () => {
    scene = await openScene({ seed: superSims([first]) });
    scene.declare(truck({ status: "active", fleet: "lorries" }), spare({ iccid: third.iccid }));
    assertFailed(
      await scene.stack.up("--continue-on-error"),
      new RegExp(`SIM ${first.iccid} \\(${first.sid}\\).*\`fleet\` = "lorries".*Correct the name`),
      new RegExp(`SIM ${third.iccid}.*registrationCode`),
    );
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });
});

describe("a move that the lifecycle forbids", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const named = new RegExp(first.iccid);

  it("is refused on adoption before any write: ready again (83010), active without a Fleet (83007)", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "inactive" }, second]) });
    scene.declare(truck({ status: "ready", fleet: TRUCKS.sid }), spare({ status: "active" }));
    assertFailed(
      await scene.stack.up("--continue-on-error"),
      new RegExp(`${first.iccid}.*83010.*status inactive.*Declare status "active"`),
      new RegExp(`${second.iccid}.*83007.*no Fleet.*Declare \`fleet\``),
    );
    assert.deepEqual(scene.writes(), []);
    assert.deepEqual(scene.resources(), []);
  });

  it("is refused at preview once it is managed: 83010, 83007, 83008, and a transfer of what is not new", async () => {
    scene = await openScene({ seed: superSims([{ ...first, status: "active", fleet: TRUCKS.sid }, second]) });
    const { stack, emulator } = scene;
    scene.declare(truck({ status: "active", fleet: TRUCKS.sid }), spare({}));
    assertDid(await stack.up(), 0, ["create spare", "create truck"]);
    scene.traffic();

    scene.declare(truck({ status: "ready", fleet: TRUCKS.sid }), spare({}));
    assertFailed(await stack.preview(), named, /83010/, /Declare status "active"/);
    scene.declare(truck({ status: "active", fleet: TRUCKS.sid }), spare({ status: "active" }));
    assertFailed(await stack.preview(), new RegExp(second.iccid), /83007/, /Declare `fleet`/);
    scene.declare(truck({ status: "active", fleet: "" }), spare({}));
    assertFailed(await stack.preview(), named, /83008/, /Declare another `fleet`/);
    scene.declare(truck({ status: "active", accountSid: emulator.accounts.child.sid }), spare({}));
    assertFailed(await stack.preview(), named, /only a SIM that is new can move to another account/);
    assert.deepEqual(scene.writes(), []);
    assertState(scene.resource("truck"), { status: "active", fleetSid: TRUCKS.sid });
    assertState(scene.resource("spare"), { status: "new", fleetSid: "" });
  });
});
