/** What is decided by a page that others asked for, some seconds ago: what is refused because of it is looked at itself, and decided anew. */
import assert from "node:assert/strict";
import { CODE } from "../support/provider-text";
import { openStage, type Stage } from "./harness";

const FLEET = `HF${"a".repeat(32)}`;
const iccid = (index: number) => `8988307${String(index).padStart(13, "0")}`;

describe("a SIM that a page showed some seconds ago", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ sid: FLEET, uniqueName: "trackers", networkAccessProfile: "networks" }],
        sims: Array.from({ length: 12 }, (_, index) => ({ iccid: iccid(index), status: "inactive" as const })),
      },
    });
  });
  afterEach(() => stage.close());

  const make = async (index: number, inputs: object = {}) => {
    const { sim } = stage.providers();
    const { inputs: checked } = await sim.check({}, { iccid: iccid(index), ...inputs, ...CODE });
    return sim.create({ ...checked, ...CODE });
  };
  const update = async (index: number, inputs: object) => {
    const { id, outs } = await make(index);
    stage.restart();
    return { id, outs, inputs: { iccid: iccid(index), onDelete: "deactivate", ...inputs, ...CODE } };
  };
  /** So many others that a page is read, which shows all of them. */
  const pageIsRead = async () => {
    for (let index = 0; index < 6; index++) await make(index);
  };
  const since = () => {
    const from = stage.emulator.requests.length;
    return () =>
      stage.emulator.requests
        .slice(from)
        .map(({ method, path, query }) => `${method} ${path.startsWith("/v1/Sims/") ? "SIM" : (query.Iccid ?? path)}`);
  };

  it("is adopted without another request", async () => {
    await pageIsRead();
    const seen = since();
    await make(11);
    assert.deepEqual(seen(), []);
  });

  it("is not refused for what has changed since", async () => {
    await pageIsRead();
    stage.emulator.control.change.sim(iccid(11), { fleet: FLEET });
    const seen = since();
    assert.equal((await make(11, { status: "active" })).outs.status, "active");
    assert.deepEqual(seen().slice(0, 2), ["GET SIM", "POST SIM"]);
  });

  it("is refused in our own words when only the API knew better", async () => {
    stage.emulator.control.change.sim(iccid(11), { fleet: FLEET });
    await pageIsRead();
    stage.emulator.control.change.sim(iccid(11), { fleet: null });
    const seen = since();
    await assert.rejects(make(11, { status: "active" }), /was refused before anything more was sent.*83007.*no Fleet/);
    assert.deepEqual(seen(), ["POST SIM", "GET SIM"]);
  });

  it("is refused as the API says when the look shows nothing else", async () => {
    await pageIsRead();
    const effect = { kind: "status", status: 400, code: 83010 } as const;
    stage.emulator.control.addFault({ on: { method: "POST", path: "/v1/Sims/*" }, effect });
    await assert.rejects(make(11, { fleet: FLEET }), /code 83010/);
  });

  it("counts as old after ten seconds", async () => {
    await pageIsRead();
    await stage.clock.sleep(10_000);
    const seen = since();
    await make(11);
    assert.deepEqual(seen(), ["GET /v1/Sims"]);
  });

  it("that the page does not hold is asked for by itself before it is called missing", async () => {
    await pageIsRead();
    const seen = since();
    await assert.rejects(make(99), /the account has no SIM with this iccid/);
    assert.deepEqual(seen().at(-1), `GET ${iccid(99)}`);
  });

  it("is updated by it as well", async () => {
    const { id, outs, inputs } = await update(11, { uniqueName: "truck" });
    await pageIsRead();
    const seen = since();
    assert.equal((await stage.providers().sim.update(id, outs, inputs)).outs.uniqueName, "truck");
    assert.deepEqual(seen()[0], "POST SIM");
  });
});
