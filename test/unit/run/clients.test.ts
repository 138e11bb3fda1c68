/** What the resources of one run share on their way to the API. That it saves requests, test/verbs shows on the emulator. */
import assert from "node:assert/strict";
import { fleet, sim, wirelessSim } from "../../../provider/resources";
import { createClients } from "../../../provider/run/clients";
import { createFakeClock } from "../../support/fake-clock";

const accounts = JSON.stringify({ eu: { clientId: "eu", clientSecret: "s3cret" } });

describe("the resources of one run", () => {
  const made = (env: Readonly<Record<string, string>> = { KORE_CLIENT_ID: "id", KORE_CLIENT_SECRET: "s3cret" }) => {
    const clock = createFakeClock();
    const clients = createClients({ clock, random: () => 0.5, env, report: () => {}, log: () => {} });
    clients.configure((key) => (key === "kore:accounts" ? accounts : undefined));
    return { clients, clock };
  };

  it("share waits and reads by type and account, names by account, and one heartbeat", () => {
    const { context } = made().clients;
    const one = context(sim, "create", {}).shared;
    assert.equal(context(sim, "delete", {}).shared, one);
    const [other, elsewhere] = [context(fleet, "create", {}).shared, context(sim, "create", { account: "eu" }).shared];
    assert.ok(one.waiting !== other.waiting && one.reader !== other.reader && one.waiting !== elsewhere.waiting);
    assert.ok(one.names === other.names && one.names !== elsewhere.names);
    assert.ok(one.heartbeat === other.heartbeat && one.heartbeat === elsewhere.heartbeat);
  });

  it("share what is known of names on their way by type and account", () => {
    const { context } = made().clients;
    const { handover } = context(sim, "create", {});
    assert.equal(context(sim, "update", {}).handover, handover);
    for (const other of [context(sim, "create", { account: "eu" }), context(wirelessSim, "create", {})])
      assert.notEqual(other.handover, handover);
  });

  it("each have a deadline of their own: the sooner of the declared and the granted time", async () => {
    const { clients, clock } = made();
    await clock.advance(5_000);
    const left = (...[declared, granted]: [object?, string?]) => {
      const properties = declared ? { timeouts: { ...declared } } : {};
      const { began, deadline } = clients.context(sim, "create", properties, { timeout: granted });
      assert.equal(began, clock.now());
      return deadline - began;
    };
    assert.deepEqual([left(), left({ create: "90s" }), left({ create: "90s" }, "1m")], [600_000, 90_000, 60_000]);
  });

  it("fail one by one where the settings of their account cannot work, and not before", () => {
    const { clients } = made({});
    assert.throws(() => clients.validate(undefined), /credentials for the platform "kore" are missing/);
    clients.validate("eu");
    assert.equal(clients.reading(sim, "eu").table, sim);
    assert.throws(() => clients.reading(sim, "asia"), /account "asia" is not in kore:accounts; known: eu/);
  });
});
