/** A declaration with SIDs in place of names: when a name needs a request, and whose name it is. */
import assert from "node:assert/strict";
import { changesOwner, resolve } from "../../../../provider/core/live/references";
import { type Properties, UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, sim } from "../../../../provider/resources";
import { EU, HERE, superSim, THERE, US } from "../objects";
import { contextOn, fakeApi } from "./fake-api";

/** What the account has under the name `eu`, and under each SID. */
const answers =
  (owner = HERE) =>
  ({ path }: { readonly path: string }) =>
    path === "/v1/Fleets/eu" || path === `/v1/Fleets/${EU}`
      ? { sid: EU, unique_name: "eu", account_sid: owner }
      : undefined;

async function resolved(declared: Properties, before: Properties = {}, live = superSim(), owner = HERE) {
  const api = fakeApi(answers(owner));
  const found = await resolve(contextOn(api, sim).context, live, declared, before);
  return { fleet: found.fleet, asked: api.asked.map(({ path }) => path) };
}

describe("a declared name", () => {
  it("becomes the SID of what the account has under it, and is asked for once", async () => {
    assert.deepEqual(await resolved({ fleet: "eu" }), { fleet: EU, asked: ["/v1/Fleets/eu"] });
  });

  it("costs nothing when the state shows it for what is assigned still", async () => {
    assert.deepEqual(await resolved({ fleet: "eu" }, { fleet: "eu", fleetSid: EU }), { fleet: EU, asked: [] });
    const moved = await resolved({ fleet: "eu" }, { fleet: "eu", fleetSid: US });
    assert.deepEqual(moved.asked, ["/v1/Fleets/eu"]);
  });

  it("is one only when it is no SID, not empty and known", async () => {
    for (const value of [US, "", UNKNOWN] as const)
      assert.deepEqual(await resolved({ fleet: value }), { fleet: value, asked: [] });
  });

  it("of another account is left to the API, which alone can tell what it means there", async () => {
    const isNew = superSim({ status: "new", fleetSid: "" });
    assert.deepEqual(await resolved({ fleet: "eu", accountSid: THERE }, {}, isNew), { fleet: "eu", asked: [] });
  });

  it("that nobody has is refused before anything is sent, with what to do", async () => {
    await assert.rejects(resolved({ fleet: "nobody" }), {
      name: "Refused",
      message:
        /^SIM 8988\d+ \(HSa+\): `fleet` = "nobody" was refused .* the account has no Fleet of that name\. .*declare a SID \(HF…\)/,
    });
  });

  it("means nothing on an account that the SIM is not on", async () => {
    await assert.rejects(resolved({ fleet: "eu" }, {}, superSim({ fleetSid: "" }), THERE), /has no Fleet of that name/);
  });

  it("means what is assigned on the SIM's own account, once the SIM was moved there", async () => {
    const api = fakeApi(answers(THERE));
    const moved = superSim({ accountSid: THERE });
    const found = await resolve(contextOn(api, sim).context, moved, { fleet: "eu", accountSid: THERE });
    assert.deepEqual([found.fleet, api.asked.length], [EU, 1]);
  });
});

describe("another account", () => {
  const changes = (table: typeof sim | typeof fleet, declared: Properties) =>
    changesOwner({ table }, superSim(), declared);

  it("is one that is declared and is not the one that is seen", () => {
    assert.ok(changes(sim, { accountSid: THERE }));
    for (const declared of [{}, { accountSid: HERE }, { accountSid: HERE.toUpperCase() }])
      assert.ok(!changes(sim, declared));
  });

  it("is never one of what cannot be moved", () => assert.ok(!changes(fleet, { accountSid: THERE })));
});
