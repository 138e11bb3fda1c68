/** An eSIM profile: ordered once, waited for, and never ordered twice where nobody can tell what became of an order. */
import assert from "node:assert/strict";
import { openStage, type Ran, type Stage, type State } from "./harness";

const EID = "89049032005008882600033489012345";
const ORDER = { operation: "supersim.esimProfiles.create" };
const BY_EID = { eid: EID };
/** As the SDK passes it on. */
const BY_CODE = { eid: "", generateMatchingId: true };

describe("an eSIM profile", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ seed: {}, delay: "1m" });
  });
  afterEach(() => stage.close());

  const up = (declared: object, before?: State) => stage.up("esimProfile", { ...declared }, before);
  const forms = ({ writes }: Ran) => writes.map(({ form }) => form);
  const stateOf = ({ state, message }: Ran): State => state ?? assert.fail(message);
  const profiles = () => stage.emulator.control.snapshot().esimProfiles?.length;

  it("is ordered by EID in one request, waited for, and brings a SIM that can be declared by its ICCID", async () => {
    const callback = { callbackUrl: "https://example.com/esim", callbackMethod: "GET" };
    const ran = await up({ ...BY_EID, ...callback });
    assert.deepEqual(forms(ran), [{ Eid: EID, CallbackUrl: callback.callbackUrl, CallbackMethod: "GET" }]);
    const { outs } = stateOf(ran);
    assert.deepEqual([outs.status, outs.eid, outs.activationCode, outs.errorCode], ["available", EID, "", ""]);
    assert.match(String(outs.simSid), /^HS/);
    const sim = await stage.up("sim", { iccid: outs.iccid, uniqueName: "truck" });
    assert.deepEqual([sim.ending, sim.state?.id], ["done", outs.simSid]);
    assert.equal((await up({ ...BY_EID, ...callback }, stateOf(ran))).ending, "nothing to do");
  });

  it("has an activation code where a matching ID was asked for", async () => {
    const { outs } = stateOf(await up(BY_CODE));
    assert.equal(outs.activationCode, `1$SM-DP-PLUS.KORE.COM$${outs.matchingId}`);
    assert.deepEqual([outs.smdpPlusAddress, outs.eid], ["sm-dp-plus.kore.com", ""]);
  });

  it("is no drift when a device downloads and installs it", async () => {
    let state = stateOf(await up(BY_EID));
    for (const status of ["downloaded", "installed"] as const) {
      stage.emulator.control.change.esimProfile(EID, { status });
      state = (await stage.refresh("esimProfile", state)) ?? assert.fail("gone");
      assert.deepEqual([state.outs.status, state.inputs.eid], [status, EID]);
      assert.equal((await up(BY_EID, state)).ending, "nothing to do");
    }
  });

  it("is another one with another EID, and between an EID and a matching ID", async () => {
    const state = stateOf(await up(BY_EID));
    assert.equal((await up({ eid: EID.replace("5", "6") }, state)).ending, "to be replaced");
    assert.equal((await up(BY_CODE, state)).ending, "to be replaced");
    assert.equal((await up(BY_EID, stateOf(await up(BY_CODE)))).ending, "to be replaced");
  });

  it("that fails is an error with its code, stays in the state, and goes on being one", async () => {
    stage.emulator.control.addFault({ on: ORDER, effect: { kind: "move", fails: true } });
    const ran = await up(BY_EID);
    assert.equal(ran.ending, "stopped");
    assert.match(ran.message, /eSIM profile \(HP\w+\): it failed\. Seen: status failed, errorCode "83500"/);
    const again = await up(BY_EID, stateOf(ran));
    assert.deepEqual([again.writes, /pulumi up --replace/.test(again.message)], [[], true]);
  });

  it("goes on waiting in the next run where the time was up", async () => {
    const ran = await up({ ...BY_EID, timeouts: { create: "30s" } });
    assert.equal(ran.ending, "stopped");
    assert.match(ran.message, /still on its way to status available after 30s/);
    const next = await up(BY_EID, stateOf(ran));
    assert.deepEqual([next.ending, next.writes, next.state?.outs.status], ["done", [], "available"]);
  });

  it("stays on the account when its resource goes, with a warning", async () => {
    const ran = await stage.destroy("esimProfile", stateOf(await up(BY_EID)));
    assert.deepEqual(ran.writes, []);
    assert.match(ran.said.join(), /^warning: eSIM profile \(HP\w+\) stays on the account/);
    assert.equal(profiles(), 1);
  });

  it("may be ordered for an EID that has one already", async () => {
    const first = stateOf(await up(BY_EID));
    const second = stateOf(await up(BY_EID));
    assert.notEqual(first.id, second.id);
  });

  it("by EID whose answer was lost is found, and not ordered again", async () => {
    await up(BY_EID);
    stage.emulator.control.addFault({ on: ORDER, first: 1, effect: { kind: "reset", when: "after" } });
    const ran = await up(BY_EID);
    assert.deepEqual([ran.ending, forms(ran).length, profiles()], ["done", 1, 2]);
  });

  it("by EID that certainly did not come through is ordered again", async () => {
    stage.emulator.control.addFault({ on: ORDER, first: 1, effect: { kind: "reset", when: "before" } });
    const ran = await up(BY_EID);
    assert.deepEqual([ran.ending, forms(ran).length, profiles()], ["done", 2, 1], ran.message);
  });

  for (const when of ["before", "after"] as const)
    it(`whose answer was lost ${when} the work is never ordered again by a matching ID, and says so`, async () => {
      stage.emulator.control.addFault({ on: ORDER, first: 1, effect: { kind: "reset", when } });
      const ran = await up(BY_CODE);
      assert.deepEqual([ran.ending, forms(ran).length, profiles()], ["failed", 1, when === "after" ? 1 : 0]);
      assert.match(
        ran.message,
        /nothing answered the order.*not sent a second time\. Look for it in the Console, or.*GET \/v1\/ESimProfiles/,
      );
    });

  const REFUSED: Readonly<Record<string, readonly [declared: object, says: RegExp]>> = {
    "neither of the two ways": [{}, /`eid` is one of two ways to order a profile/],
    "both ways": [{ ...BY_CODE, eid: EID }, /`eid` is one of two ways|`eid` = .* is one of two ways/],
    "no EID, and no wish for a matching ID": [{ eid: "" }, /is one of two ways/],
    "an EID that is none": [{ eid: "123" }, /`eid` = "123" must be the EID/],
    "a number": [{ eid: 89049032 }, /must be the EID of the device's eUICC: 32 digits, in quotes/],
    false: [{ eid: "", generateMatchingId: false }, /`generateMatchingId` = false must be true, or left out/],
  };
  for (const [title, [declared, says]] of Object.entries(REFUSED))
    it(`is refused with ${title}, before any request`, async () => {
      const { ending, verb, message } = await up(declared);
      assert.deepEqual([ending, verb], ["refused", "check"]);
      assert.match(message, says);
    });

  it("is not refused in a preview that does not know its EID yet", async () => {
    const unknown = { eid: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    const { failures } = await stage.providers().esimProfile.check({}, unknown);
    assert.deepEqual(failures, []);
  });
});
