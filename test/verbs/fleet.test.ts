/** A Fleet is taken over or made, never deleted: what its policies send and say. */
import assert from "node:assert/strict";
import type { Ran } from "./harness";
import { opened } from "./lifecycle/matrix";
import { FLEETS, SUPER_SIMS } from "./lifecycle/super-sims";

const PROFILE = "networks";

describe("a Fleet", () => {
  const cards = opened(SUPER_SIMS);
  const sentBy = ({ writes }: Ran) =>
    writes.map(({ method, path, form }) => `${method} ${path} ${JSON.stringify(form)}`);
  let names = 0;
  const fleet = async (more: Record<string, unknown> = {}) => {
    const inputs = { uniqueName: `fleet-${++names}`, networkAccessProfile: PROFILE, ...more };
    const ran = await cards().up("fleet", inputs);
    assert.ok(ran.state && ran.ending === "done", ran.message);
    return { inputs, ran, state: ran.state };
  };
  const fill = (sid: string, count: number) =>
    cards().emulator.control.seedSims({ count, status: "active", fleet: sid });

  it("is made once and then left alone", async () => {
    const { inputs, ran, state } = await fleet({ dataLimit: 500 });
    assert.deepEqual(sentBy(ran).length, 1);
    const second = await cards().up("fleet", inputs, state);
    assert.deepEqual([second.ending, second.writes], ["nothing to do", []]);
  });

  it("that exists by the declared name is taken over, and only what differs is written", async () => {
    const inputs = { uniqueName: FLEETS.B.uniqueName, networkAccessProfile: PROFILE, dataLimit: 250 };
    const ran = await cards().up("fleet", inputs);
    assert.deepEqual(sentBy(ran), [`POST /v1/Fleets/${FLEETS.B.sid} {"DataLimit":"250"}`]);
    assert.equal(ran.state?.id, FLEETS.B.sid);
  });

  it("that exists by the declared name is refused when it must not be taken over", async () => {
    const inputs = { uniqueName: FLEETS.A.uniqueName, networkAccessProfile: PROFILE, adopt: false };
    const ran = await cards().up("fleet", inputs);
    assert.deepEqual([ran.ending, ran.writes, ran.state], ["refused", [], undefined]);
    assert.match(ran.message, /alpha/);
  });

  it("is retained by default: nothing is sent, and one warning says how many SIMs it still holds", async () => {
    const { state } = await fleet();
    fill(state.id, 3);
    const ran = await cards().destroy("fleet", state);
    assert.deepEqual([ran.ending, ran.writes, ran.said.length], ["done", [], 1], ran.message);
    assert.match(ran.said[0] ?? "", /\b3 SIMs\b/);
    assert.match(ran.said[0] ?? "", new RegExp(String(state.outs.uniqueName)));
    assert.equal(cards().emulator.control.change.findFleet(state.id).uniqueName, state.outs.uniqueName);
  });

  it("is renamed to free its unique name, and the warning counts its SIMs", async () => {
    const { inputs, state } = await fleet({ onDelete: "rename" });
    fill(state.id, 1);
    const ran = await cards().destroy("fleet", state);
    assert.deepEqual([ran.ending, ran.writes.length, ran.said.length], ["done", 1, 1], ran.message);
    const name = cards().emulator.control.change.findFleet(state.id).uniqueName ?? "";
    const utc = new Date(cards().clock.now()).toISOString().slice(0, 10).replaceAll("-", "");
    assert.ok(name.startsWith(`${inputs.uniqueName}-retired-`), name);
    assert.ok(name.replaceAll("-", "").includes(utc), `${name} should carry the UTC date ${utc}`);
    assert.match(ran.said[0] ?? "", /\b1 SIM\b/);
    const again = await cards().up("fleet", inputs);
    assert.notEqual(again.state?.id, state.id, "the name is free for a new Fleet");
  });

  it("is not renamed a second time when the run that renamed it was killed", async () => {
    const { state } = await fleet({ onDelete: "rename" });
    await cards().destroy("fleet", state);
    const again = await cards().destroy("fleet", state);
    assert.deepEqual([again.ending, again.writes], ["done", []], again.message);
  });

  it("gets a name of at most 64 characters when it is renamed, however long the old one was", async () => {
    const { inputs, state } = await fleet({ onDelete: "rename", uniqueName: "n".repeat(64) });
    const ran = await cards().destroy("fleet", state);
    assert.equal(ran.ending, "done", ran.message);
    const { uniqueName } = cards().emulator.control.change.findFleet(state.id);
    assert.match(uniqueName ?? "", /^n{27}-[0-9a-f]{7}-retired-[\dTZ:-]+$/);
    assert.notEqual(uniqueName, inputs.uniqueName);
  });

  it("gets a name of its own, also in the same second as another, and no half character", async () => {
    const long = `${"n".repeat(26)}🚚${"n".repeat(20)}`;
    const both = [
      await fleet({ onDelete: "rename", uniqueName: `${long}-1` }),
      await fleet({ onDelete: "rename", uniqueName: `${long}-2` }),
    ];
    const ran = await Promise.all(both.map(({ state }) => cards().destroy("fleet", state)));
    assert.deepEqual(
      ran.map(({ ending }) => ending),
      ["done", "done"],
      ran.map(({ message }) => message).join(),
    );
  });

  it("is renamed although somebody else has renamed it meanwhile", async () => {
    const { state } = await fleet({ onDelete: "rename" });
    const other = `other-${++names}`;
    cards().emulator.control.change.fleet(state.id, { uniqueName: other });
    await cards().destroy("fleet", state);
    const { uniqueName } = cards().emulator.control.change.findFleet(state.id);
    assert.ok(uniqueName?.startsWith(`${other}-retired-`), uniqueName ?? "");
  });

  it("that is refused is told with that refusal, also when the look for another run's fails", async () => {
    const name = `fleet-${++names}`;
    const { control } = cards().emulator;
    const refusal = { kind: "status", status: 400, code: 20001, message: "No such parameter" } as const;
    const denied = { kind: "status", status: 403, code: 20006, message: "Denied" } as const;
    control.addFault({ on: { operation: "supersim.fleets.create" }, first: 1, effect: refusal });
    control.addFault({ on: { method: "GET", path: `/v1/Fleets/${name}` }, after: 1, first: 1, effect: denied });
    const { message } = await cards().up("fleet", { uniqueName: name, networkAccessProfile: PROFILE });
    assert.match(message, /POST \/v1\/Fleets failed \(400, code 20001\)/);
  });

  it("that another run made since it was looked for is taken over, unless that is not wanted", async () => {
    const { inputs, state } = await fleet();
    const before = { kind: "status", status: 404, code: 20404, message: "Not found" } as const;
    const unseen = () =>
      cards().emulator.control.addFault({
        on: { method: "GET", path: `/v1/Fleets/${inputs.uniqueName}` },
        first: 1,
        effect: before,
      });
    unseen();
    const ran = await cards().up("fleet", inputs);
    assert.deepEqual([ran.ending, ran.state?.id], ["done", state.id], ran.message);
    assert.deepEqual(
      ran.writes.map(({ status }) => status),
      [400],
    );
    unseen();
    assert.match(
      (await cards().up("fleet", { ...inputs, adopt: false })).message,
      /exists already and `adopt` is false/,
    );
  });

  it("that holds no SIM is let go with one warning too", async () => {
    const { state } = await fleet();
    const ran = await cards().destroy("fleet", state);
    assert.deepEqual([ran.ending, ran.writes, ran.said.length], ["done", [], 1]);
    assert.match(ran.said[0] ?? "", /\b(no|0) SIMs?\b/);
  });

  for (const onDelete of ["retain", "rename"]) {
    it(`that is gone already is let go without a write, onDelete ${onDelete}`, async () => {
      const { state } = await fleet({ onDelete });
      cards().emulator.control.change.remove(state.id);
      const ran = await cards().destroy("fleet", state);
      assert.deepEqual([ran.ending, ran.writes], ["done", []], ran.message);
    });
  }

  for (const field of ["dataEnabled", "smsCommandsEnabled"]) {
    it(`cannot change ${field} while its unique name stays: refused at check`, async () => {
      const { inputs, state } = await fleet({ [field]: true });
      const ran = await cards().up("fleet", { ...inputs, [field]: false }, state);
      assert.deepEqual([ran.ending, ran.verb, ran.writes, ran.reads], ["refused", "check", [], []]);
      assert.match(ran.message, /uniqueName/);
    });

    it(`is replaced when ${field} changes together with its unique name`, async () => {
      const { inputs, state } = await fleet({ [field]: true });
      const ran = await cards().up("fleet", { ...inputs, uniqueName: `${inputs.uniqueName}-b`, [field]: false }, state);
      assert.equal(ran.ending, "to be replaced", ran.message);
      assert.ok(ran.message.split(",").includes(field), ran.message);
    });
  }
});
