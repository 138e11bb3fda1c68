/** One write: what is sent, what became of it when nothing answered, and what the wait afterwards takes for its end. */
import assert from "node:assert/strict";
import { confirm, send, settle } from "../../../../provider/core/live/write";
import type { Properties } from "../../../../provider/core/terms/value";
import { networkAccessProfile, sim } from "../../../../provider/resources";
import { aProfile, EU, HERE, ICCID, NETWORK, SIM_SID, superSim } from "../objects";
import { contextOn, failure, fakeApi } from "./fake-api";

const wire = (status: string, uniqueName = "") => ({
  sid: SIM_SID,
  iccid: ICCID,
  status,
  unique_name: uniqueName,
  fleet_sid: EU,
  account_sid: HERE,
  date_created: null,
  url: null,
});
/** The SIM as it is read before. */
const before = superSim({ dateCreated: "", url: "" });

describe("a write", () => {
  it("sends the named fields to the object, and comes back as the API shows it then", async () => {
    const api = fakeApi(() => wire("scheduled"));
    const sent = await send(contextOn(api, sim).context, before, { status: "inactive", uniqueName: "mine" }, [
      "status",
    ]);
    assert.deepEqual([sent.is, sent.live], ["accepted", { ...before, status: "scheduled" }]);
    assert.deepEqual(api.asked, [{ method: "POST", path: `/v1/Sims/${SIM_SID}`, with: { Status: "inactive" } }]);
  });

  it("keeps the members that no answer to a write shows", async () => {
    const api = fakeApi(() => ({ sid: aProfile().sid, unique_name: "west" }));
    const { context } = contextOn(api, networkAccessProfile);
    const { live } = await send(context, aProfile(), { uniqueName: "west" }, ["uniqueName"]);
    assert.deepEqual([live.uniqueName, live.networks], ["west", [NETWORK]]);
  });

  it("that changes a name forgets what names meant", async () => {
    const api = fakeApi(({ path }) => (path.endsWith("/eu") ? { sid: EU } : wire("active")));
    const { context } = contextOn(api, sim);
    const find = () =>
      context.shared.names.find({ sid: sim.sid, path: "/v1/Sims", listKey: "sims", noun: "SIM" }, "supersim", "eu");
    await find();
    await send(context, before, { uniqueName: "eu" }, ["uniqueName"]);
    await find();
    assert.equal(api.asked.filter(({ path }) => path.endsWith("/eu")).length, 2);
  });
});

describe("a write that nothing answered", () => {
  const wanted = { status: "inactive", uniqueName: "mine" };
  /** What became of it, when the SIM is seen like that. */
  const became = async (seen: object, fields: readonly string[]) => {
    const api = fakeApi(({ method }) => (method === "POST" ? failure(undefined) : seen));
    const { context, clock } = contextOn(api, sim);
    return clock.run(() => send(context, before, wanted, fields));
  };

  it("was carried out when all that it asked for is seen", async () => {
    const { is, live } = await became(wire("inactive", "mine"), ["status", "uniqueName"]);
    assert.deepEqual([is, live.status], ["unanswered", "inactive"]);
  });

  it("may be what a move under way does, where all that shows at once is seen", async () => {
    assert.equal((await became(wire("scheduled", "mine"), ["status", "uniqueName"])).is, "unanswered");
  });

  it("was overtaken when a move is under way that lacks what shows at once", async () => {
    assert.equal((await became(wire("scheduled"), ["status", "uniqueName"])).is, "overtaken");
  });

  it("was overtaken when the SIM is another than before, and not as it was asked to be", async () => {
    assert.equal((await became(wire("ready"), ["status"])).is, "overtaken");
  });

  it("was not carried out when the SIM is the same for ten seconds: then the failure stays", async () => {
    await assert.rejects(became(wire("active"), ["status"]), { ambiguous: true });
  });
});

describe("the wait after a write", () => {
  /** Waits with a SIM that is seen like that, look by look, the last one for ever. */
  async function waited(after: readonly object[], accepted: Properties = before) {
    let looks = 0;
    const api = fakeApi(() => after[Math.min(looks++, after.length - 1)]);
    const { context, clock } = contextOn(api, sim);
    const sent = { is: "accepted", live: accepted } as const;
    const confirmation = { from: before, sent, resolved: { status: "inactive" }, fields: ["status"] };
    return clock.run(() => confirm(context, confirmation));
  }

  it("ends at once when the answer shows what was asked for", async () => {
    const done = superSim({ status: "inactive" });
    assert.equal(await waited([], done), done);
  });

  it("goes on while a move is under way, and while what was before is shown", async () => {
    const seen = await waited([wire("active"), wire("scheduled"), wire("scheduled"), wire("inactive")]);
    assert.equal(seen.status, "inactive");
  });

  it("fails when the move leads elsewhere, with what was seen", async () => {
    await assert.rejects(waited([wire("scheduled"), wire("ready")]), {
      name: "WentElsewhere",
      message: /the move to status "inactive" did not happen: .*status scheduled, Fleet HFa+ after .*status ready/,
    });
  });

  it("fails when nothing ever happens, once reads are not behind any more", async () => {
    await assert.rejects(waited([wire("active")]), { name: "WentElsewhere" });
  });

  it("fails when the object is gone", async () => {
    await assert.rejects(waited([]), { name: "Gone" });
  });
});

describe("somebody else's move", () => {
  it("is waited out, wherever it leads", async () => {
    const api = fakeApi(() => wire("ready"));
    const { context, clock } = contextOn(api, sim);
    const seen = await clock.run(() => settle(context, superSim({ status: "scheduled" }), {}));
    assert.equal(seen.status, "ready");
  });

  it("that is none takes no look", async () => {
    const api = fakeApi(() => undefined);
    const { context } = contextOn(api, sim);
    assert.deepEqual([await settle(context, before, {}), api.asked], [before, []]);
  });
});
