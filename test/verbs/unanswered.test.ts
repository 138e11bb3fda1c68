/** A move whose request nothing answered: what was seen of it is told as what it is, and never as accepted. */
import assert from "node:assert/strict";
import { apiClient } from "../support/emulator";
import { openStage, type Stage } from "./harness";

const FLEET = `HF${"a".repeat(32)}`;
const ICCID = "89883070000000000001";

describe("a request that nothing answered, and a move under way that is somebody else's", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      delay: "70s",
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ sid: FLEET, uniqueName: "trackers", networkAccessProfile: "networks" }],
        sims: [{ iccid: ICCID, status: "inactive", fleet: FLEET }],
      },
    });
  });
  afterEach(() => stage.close());

  /** The API answers 503 to an update that it does not carry out; meanwhile somebody else asks for a move that fails in the end. */
  async function overlapped(timeout: string) {
    const { sid } = stage.emulator.control.change.findSim(ICCID);
    const on = { operation: "supersim.sims.update" };
    stage.emulator.control.addFault({ on, first: 1, effect: { kind: "status", status: 503, body: "empty" } });
    stage.emulator.control.addFault({ on, effect: { kind: "move", fails: true } });
    const declared = { iccid: ICCID, status: "active", timeouts: { create: timeout } };
    const up = stage.up("sim", declared);
    const posted = () => stage.emulator.requests.some(({ method, status }) => method === "POST" && status === 503);
    while (!posted()) await new Promise(setImmediate);
    await (await apiClient(stage.emulator)).post(`/v1/Sims/${sid}`, { Status: "active" });
    return { declared, ran: await up };
  }

  it("is told so when the move settled on something else, and the next run asks for what is still needed", async () => {
    const { declared, ran } = await overlapped("10m");
    assert.equal(ran.ending, "stopped");
    assert.match(
      ran.message,
      /did not happen: nothing answered the request, a move was under way afterwards, and it settled on something else\..*It may have been somebody else's\. Run the same command again/,
    );
    assert.doesNotMatch(ran.message, /accepted/);
    stage.emulator.control.clearFaults();
    const again = await stage.up("sim", declared, ran.state);
    assert.equal(again.ending, "done", again.message);
    assert.deepEqual(
      again.writes.map(({ form }) => form),
      [{ Status: "active" }],
    );
  });

  it("is told so when the time is up, and the next run looks before it sends anything", async () => {
    const { declared, ran } = await overlapped("30s");
    assert.equal(ran.ending, "stopped");
    assert.match(
      ran.message,
      /still on its way to status "active" after 30s\..*Nothing answered the request, so the move may be what it asked for, or somebody else's: the same command, run again, looks before it sends anything/,
    );
    assert.doesNotMatch(ran.message, /accepted/);
    const again = await stage.up("sim", { ...declared, timeouts: { update: "20s" } }, ran.state);
    assert.deepEqual(again.writes, []);
  });

  it("is not called accepted by the lines that tell of a long wait either", async () => {
    const { ran } = await overlapped("10m");
    assert.equal(ran.said.length, 2, ran.said.join("\n"));
    for (const line of ran.said) {
      assert.match(
        line,
        /waiting for status "active" \(nothing answered the request for it\) for .*s; status scheduled/,
      );
      assert.doesNotMatch(line, /accepted/);
    }
  });
});
