import assert from "node:assert/strict";
import { UNKNOWN } from "../../../provider/core/terms/value";
import { fleet, sim, wirelessSim } from "../../../provider/resources";
import { createSession } from "../../../provider/run/session";
import { createFakeClock } from "../../support/fake-clock";

const ICCID = "8988307000000000001";
const CREDENTIALS = { KORE_CLIENT_ID: "id", KORE_CLIENT_SECRET: "secret", KORE_PREVIEW: "offline" };

describe("one command's session", () => {
  let said: string[];
  const session = (env: Readonly<Record<string, string>> = CREDENTIALS) => {
    said = [];
    const report = (line: string) => void said.push(line);
    return createSession({ clock: createFakeClock(), random: () => 0.5, env, report, log: () => {} });
  };

  it("tells settings that do not work as a failure of what needs them, in full only once", () => {
    const { check } = session({});
    const failures = ["1", "2"].flatMap((end) => check(sim, {}, { iccid: ICCID + end }).failures);
    assert.deepEqual(
      failures.map(({ property }) => property),
      ["", ""],
    );
    assert.match(failures[0]?.reason ?? "", /KORE_CLIENT_ID/);
    assert.match(failures[1]?.reason ?? "", /^as above: the settings cannot work$/);
    assert.deepEqual(check(sim, {}, { iccid: `${ICCID}3`, account: UNKNOWN }).failures, []);
  });

  it("says what cannot be undone, unless the declaration fails anyway", () => {
    const { check } = session();
    check(wirelessSim, {}, { iccid: ICCID, onDelete: "delete" });
    assert.match(said.join(), /warning: wireless SIM 8988307000000000001: onDelete "delete" cannot be undone/);
    said.length = 0;
    check(wirelessSim, {}, { iccid: "12", onDelete: "delete" });
    assert.deepEqual(said, []);
  });

  it("refuses in a diff what was declared in this command, and lets a refresh only compare", () => {
    const { check, diff } = session();
    const outputs = { sid: "HS1", iccid: ICCID, status: "inactive", fleetSid: "", __declared: { fields: ["iccid"] } };
    const { inputs } = check(sim, { iccid: ICCID }, { iccid: ICCID, status: "active" });
    assert.throws(() => diff(sim, "HS1", outputs, inputs), /83007/);
  });

  it("sends nothing that is not known, and has nothing to send in a preview", async () => {
    const { create, update } = session();
    await assert.rejects(create(fleet, { uniqueName: UNKNOWN }), /because its value is not known/);
    await assert.rejects(update(fleet, "HF1", {}, { uniqueName: UNKNOWN }), /because its value is not known/);
    const planned = { sid: "", outputs: { uniqueName: UNKNOWN } };
    assert.deepEqual(await create(fleet, { uniqueName: UNKNOWN }, { preview: true }), planned);
  });

  it("refuses a second resource for one object in a preview, too", async () => {
    const { create } = session();
    await create(sim, { iccid: ICCID }, { preview: true });
    await assert.rejects(create(sim, { iccid: ICCID }, { preview: true }), /another resource of this program holds it/);
  });
});
