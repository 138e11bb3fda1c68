/** The networks of a profile: added and removed one by one, while others may do the same. */
import assert from "node:assert/strict";
import { openStage, type Stage } from "./harness";

const NETWORK = "HW14ff8035c52674eac92be3af065a926e";
const declared = { uniqueName: "west", networks: [NETWORK] };

describe("a network that is added to a profile", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const conflict = (executed: boolean) =>
    stage.emulator.control.addFault({
      on: { method: "POST", path: "/v1/NetworkAccessProfiles/*/Networks" },
      first: 1,
      effect: { kind: "status", status: 409, code: 20409, message: "Conflict", executed },
    });

  /** In two runs: what is made has its networks from the beginning. */
  async function added() {
    const { state } = await stage.up("networkAccessProfile", { ...declared, networks: [] });
    assert.ok(state);
    return (conflicting: boolean) => {
      conflict(conflicting);
      return stage.up("networkAccessProfile", declared, state);
    };
  }

  it("is there when the API refuses it as a conflict, because somebody else has added it meanwhile", async () => {
    const { ending, state } = await (await added())(true);
    assert.equal(ending, "done");
    assert.deepEqual(state?.outs.networks, [NETWORK]);
  });

  it("is not there when the API refuses it as a conflict for another reason: that is told", async () => {
    const { ending, message } = await (await added())(false);
    assert.equal(ending, "API refused");
    assert.match(message, /^Network Access Profile "west" .*Networks failed \(409, code 20409\)/);
  });
});
