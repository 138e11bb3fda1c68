/** Reading what is there: what is found, what counts as gone, and an answer to another question. */
import assert from "node:assert/strict";
import { Gone } from "../../../../provider/core/live/gone";
import {
  findOne,
  groupOf,
  keysOf,
  listGroup,
  listPending,
  mustRead,
  readOne,
  withMembers,
} from "../../../../provider/core/live/observe";
import { fleet, networkAccessProfile, sim, wirelessSim } from "../../../../provider/resources";
import { aProfile, EU, ICCID, NETWORK, OTHER_NETWORK, SIM_SID, SMALL, sid, superSim, wirelessCard } from "../objects";
import { type Answers, contextOn, failure, fakeApi } from "./fake-api";

const wire = (iccid = ICCID, of = SIM_SID) => ({ sid: of, iccid, status: "active", account_sid: "AC1" });
const on = (answers: Answers, table: Parameters<typeof contextOn>[1] = sim) => {
  const api = fakeApi(answers);
  return { ...contextOn(api, table), asked: api.asked };
};

describe("one object that is read", () => {
  it("is not there when the API says so, and only then", async () => {
    assert.equal(await readOne(on(() => undefined).context, SIM_SID), undefined);
    for (const status of [403, 500])
      await assert.rejects(
        readOne(on(() => failure(status, undefined, { method: "GET", path: "/" })).context, SIM_SID),
        {
          status,
        },
      );
  });

  it("and was there before is gone, by its name and its SID", async () => {
    const gone = mustRead(on(() => undefined).context, SIM_SID, { iccid: ICCID });
    await assert.rejects(gone, (error) => {
      assert.ok(error instanceof Gone);
      assert.ok(error.message.startsWith(`SIM ${ICCID} (${SIM_SID}): `));
      return true;
    });
  });

  it("has its members, sorted, from the list below it", async () => {
    const answers: Answers = ({ method }) =>
      method === "LIST" ? [[{ sid: OTHER_NETWORK }], [{ sid: NETWORK }]] : { sid: sid("HA"), unique_name: "networks" };
    const { context, asked } = on(answers, networkAccessProfile);
    const found = await readOne(context, "networks");
    assert.deepEqual(found?.networks, [NETWORK, OTHER_NETWORK]);
    assert.deepEqual(asked.at(-1), { method: "LIST", path: `/v1/NetworkAccessProfiles/${sid("HA")}/Networks` });
  });

  it("is as it is, without a request, where its table has no members", async () => {
    const { context, asked } = on(() => undefined);
    assert.deepEqual([await withMembers(context, superSim()), asked], [superSim(), []]);
  });
});

describe("one object that is found by a filter", () => {
  const find = (answers: Answers) => findOne(on(answers).context, "Iccid", "iccid", ICCID);

  it("is the one with exactly that value, or none", async () => {
    assert.equal((await find(() => [[wire("8988-x", "HS2"), wire()]]))?.sid, SIM_SID);
    for (const pages of [[], [[]]]) assert.equal(await find(() => pages), undefined);
  });

  it("is asked for by the filter alone", async () => {
    const { context, asked } = on(() => [[wire()]]);
    await findOne(context, "Iccid", "iccid", ICCID);
    assert.deepEqual(asked, [{ method: "LIST", path: "/v1/Sims", with: { Iccid: ICCID } }]);
  });

  it("is never none when the list shows others: the filter was ignored", async () => {
    await assert.rejects(
      find(() => [[wire("8988-x", "HS2")]]),
      /^KoreError: SIM 8988\d+: asked for Iccid=8988\d+, the API answered with SIM 8988-x \(HS2\)\. Nothing was written\./,
    );
  });
});

describe("a list that many share", () => {
  it("is that of the Fleet or rate plan that the state shows, or of all", () => {
    const unknown = [groupOf(sim, {}), groupOf(fleet, { fleetSid: EU }), groupOf(sim, superSim({ fleetSid: "" }))];
    assert.deepEqual(
      [groupOf(sim, superSim()), groupOf(wirelessSim, wirelessCard()), ...unknown],
      [EU, SMALL, "", "", ""],
    );
  });

  it("is filtered by that group, and by nothing when it is of all", async () => {
    const { context, asked } = on(() => [[wire()]]);
    for (const group of [EU, ""]) for await (const page of listGroup(context, group)) assert.equal(page.length, 1);
    assert.deepEqual(
      asked.map((one) => one.with),
      [{ Fleet: EU }, {}],
    );
  });

  it("finds an object by its SID and by what identifies it", () => {
    assert.deepEqual(keysOf(sim)(superSim()), [SIM_SID, ICCID]);
    assert.deepEqual(keysOf(networkAccessProfile)(aProfile({ uniqueName: "" })), [sid("HA")]);
  });

  it("of what is pending is asked for once a pending status, and never where nothing moves", async () => {
    const { context, asked } = on(
      ({ with: filter }) => [[wire(ICCID, filter?.Status === "scheduled" ? "DE1" : "DE2")]],
      wirelessSim,
    );
    assert.deepEqual([...(await listPending(context)).keys()].sort(), ["DE1", "DE2"]);
    assert.deepEqual(
      asked.map((one) => one.with),
      [{ Status: "scheduled" }, { Status: "updating" }],
    );
    const still = on(() => undefined, fleet);
    assert.deepEqual([(await listPending(still.context)).size, still.asked], [0, []]);
  });
});
