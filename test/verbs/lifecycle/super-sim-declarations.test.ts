/** What was declared before, what a SIM does by itself, and names that mean the same. */
import assert from "node:assert/strict";
import { opened } from "./matrix";
import { SUPER_SIMS } from "./super-sims";
import { failureInWords } from "./words";

describe("a Super SIM's declaration after another", () => {
  const cards = opened(SUPER_SIMS);

  /** Seen; declared before; declared now; what comes of it. */
  const STEPS = [
    ["active", "A", "active", "ready", "refused 83010 at check"],
    ["inactive", "A", "inactive", "ready", "refused 83010 at check"],
    ["inactive", "none", "inactive", "ready", "refused 83010 at check"],
    ["inactive", "A", "-", "ready", "refused 83010 at diff"],
    ["active", "A", "-", "ready", "nothing sent"],
    ["active", "A", "ready", "ready", "nothing sent"],
    ["active", "A", "ready", "-", "nothing sent"],
    ["active", "A", "active", "-", "nothing sent"],
    ["inactive", "A", "inactive", "-", "nothing sent"],
    ["ready", "A", "ready", "-", "nothing sent"],
    ["active", "A", "ready", "active", "nothing sent"],
    ["ready", "A", "ready", "active", "POST Status=active"],
    ["ready", "A", "ready", "inactive", "POST Status=inactive"],
    ["active", "A", "ready", "inactive", "POST Status=inactive"],
    ["active", "A", "active", "inactive", "POST Status=inactive"],
    ["inactive", "A", "inactive", "active", "POST Status=active"],
  ] as const;

  for (const [seen, home, earlier, now, outcome] of STEPS) {
    it(`seen ${seen} in ${home}, declared ${earlier} and now ${now}: ${outcome}`, async () => {
      const { place, declared, up, sent } = cards();
      const iccid = await place(seen, home);
      const first = await up("sim", declared(iccid, earlier, "-"));
      assert.deepEqual([first.ending, first.writes], ["done", []], first.message);
      const ran = await up("sim", declared(iccid, now, "-"), first.state);
      const failure = failureInWords(ran);
      const came = failure === undefined ? sent(ran, iccid).join("; ") || "nothing sent" : `${failure} at ${ran.verb}`;
      assert.equal(came, outcome, ran.message);
    });
  }

  it("a SIM that was declared active is replaced by another that is declared ready", async () => {
    const { place, declared, up } = cards();
    const [active, fresh] = [await place("active", "A"), await place("new", "A")];
    const { state } = await up("sim", declared(active, "active", "A"));
    const ran = await up("sim", declared(fresh, "ready", "A"), state);
    assert.deepEqual([ran.ending, ran.message, ran.writes], ["to be replaced", "iccid", []]);
    const made = await up("sim", declared(fresh, "ready", "A"));
    assert.equal(cards().outcome(made, fresh), "ready in A");
  });

  it("a SIM that is gone from the API leaves the state at the next refresh", async () => {
    const { adopted, refresh, emulator } = cards();
    const { iccid, state } = await adopted("active", "A");
    emulator.control.change.remove(iccid);
    assert.equal(await refresh("sim", state), undefined);
  });

  it("leaving `status` and `fleet` out manages neither: an outside change of both is no drift", async () => {
    const { adopted, refresh, up, emulator } = cards();
    const { iccid, state } = await adopted("active", "A");
    emulator.control.change.sim(iccid, { status: "inactive", fleet: null });
    const after = await refresh("sim", state);
    assert.equal(after?.outs.status, "inactive");
    const ran = await up("sim", { iccid }, after);
    assert.deepEqual([ran.ending, ran.writes], ["nothing to do", []]);
  });
});

describe("a Super SIM that was declared ready", () => {
  const cards = opened(SUPER_SIMS);

  const PROMOTIONS = {
    "after 250 KB": (iccid: string) => cards().emulator.control.change.use(iccid, { bytes: 250_000 }),
    "after five SMS Commands": (iccid: string) => cards().emulator.control.change.use(iccid, { commands: 5 }),
    "after three months": () => cards().emulator.advance("2300h"),
  };

  for (const [when, promote] of Object.entries(PROMOTIONS)) {
    it(`is no drift once it is active ${when}`, async () => {
      const { place, declared, up, refresh, outcome } = cards();
      const iccid = await place("new", "A");
      const first = await up("sim", declared(iccid, "ready", "A"));
      assert.equal(outcome(first, iccid), "ready in A");
      assert.ok(first.state);
      promote(iccid);
      const after = await refresh("sim", first.state);
      assert.equal(after?.outs.status, "active", "the refresh shows what is");
      const ran = await up("sim", declared(iccid, "ready", "A"), after);
      assert.deepEqual([ran.ending, ran.writes], ["nothing to do", []], ran.message);
      const renamed = await up("sim", { ...declared(iccid, "ready", "A"), uniqueName: `n-${iccid}` }, after);
      assert.deepEqual(cards().sent(renamed, iccid), [`POST UniqueName=n-${iccid}`], "another change leaves it active");
      assert.equal(outcome(renamed, iccid), "active in A");
    });
  }

  it("is settled when it turns active while it is waited for", async () => {
    const { place, declared, up, outcome, emulator, clock } = cards();
    const iccid = await place("new", "A");
    const promoted = clock.sleep(3_000).then(() => emulator.control.change.sim(iccid, { status: "active" }));
    const ran = await up("sim", declared(iccid, "ready", "A"));
    await promoted;
    assert.equal(outcome(ran, iccid), "active in A", ran.message);
    assert.equal(ran.writes.length, 1);
  });

  it("is drift when somebody deactivated it, and cannot be put back", async () => {
    const { place, declared, up, refresh, emulator } = cards();
    const iccid = await place("ready", "A");
    const first = await up("sim", declared(iccid, "ready", "A"));
    assert.ok(first.state);
    emulator.control.change.sim(iccid, { status: "inactive" });
    const after = await refresh("sim", first.state);
    const ran = await up("sim", declared(iccid, "ready", "A"), after);
    assert.deepEqual([failureInWords(ran), ran.writes, ran.reads], ["refused 83010", [], []], ran.message);
    assert.match(ran.verb, /check|diff/, "refused at preview");
  });
});

describe("a Super SIM's unique name", () => {
  const cards = opened(SUPER_SIMS);

  /** The name it has; the name declared (undefined is left out); what is sent. */
  const NAMES = [
    [null, undefined, ""],
    [null, "", ""],
    ["", "", ""],
    ["", undefined, ""],
    [null, "pump", "POST UniqueName=pump"],
    ["", "crane", "POST UniqueName=crane"],
    ["valve", undefined, ""],
    ["motor", "motor", ""],
    ["press", "press 2", "POST UniqueName=press 2"],
    ["lathe", "", "POST UniqueName="],
  ] as const;

  for (const [has, declaredName, outcome] of NAMES) {
    it(`${JSON.stringify(has)}, declared ${JSON.stringify(declaredName)}: ${outcome || "nothing sent"}`, async () => {
      const { place, up, sent, emulator } = cards();
      const iccid = await place("active", "A");
      emulator.control.change.sim(iccid, { uniqueName: has });
      const inputs = { iccid, ...(declaredName !== undefined && { uniqueName: declaredName }) };
      const ran = await up("sim", inputs);
      assert.deepEqual([ran.ending, sent(ran, iccid)], ["done", outcome ? [outcome] : []], ran.message);
      const second = await up("sim", inputs, ran.state);
      assert.deepEqual([second.ending, second.writes], ["nothing to do", []], second.message);
    });
  }

  it("that another SIM has is refused by the API with 83011, and says so", async () => {
    const { place, up, emulator } = cards();
    const [holder, other] = [await place("new", "none"), await place("new", "none")];
    emulator.control.change.sim(holder, { uniqueName: "taken" });
    const ran = await up("sim", { iccid: other, uniqueName: "taken" });
    assert.deepEqual(
      [failureInWords(ran), ran.writes.length, ran.state],
      ["API refused 83011", 1, undefined],
      ran.message,
    );
  });

  it("goes out in one request with status and Fleet", async () => {
    const { place, declared, up, sent } = cards();
    const iccid = await place("new", "none");
    const ran = await up("sim", { ...declared(iccid, "active", "A"), uniqueName: "together" });
    assert.deepEqual(sent(ran, iccid), ["POST Status=active Fleet=A UniqueName=together"]);
  });
});
