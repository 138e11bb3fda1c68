/** A second host, in memory and without Pulumi: a native plugin would be as small, and has a deadline, a cancellation and a preview for every verb. */
import assert from "node:assert/strict";
import { Halfway } from "../../provider/core/state/halfway";
import type { Properties } from "../../provider/core/terms/value";
import { registry } from "../../provider/resources";
import type { Table } from "../../provider/resources/definition";
import { Cancelled } from "../../provider/run/limits";
import { type Asked, createSession, type Session } from "../../provider/run/session";
import type { RequestRecord } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { createFakeClock, type FakeClock } from "../support/fake-clock";
import { outsideOn } from "./harness";

/** What the state has of one resource. */
interface Kept {
  readonly sid: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** The whole host: one stack, one command at a time. */
class MemoryHost {
  readonly state = new Map<string, Kept>();
  #session: Session;

  constructor(readonly begin: () => Session) {
    this.#session = begin();
  }

  /** Another command begins, so another process. */
  command(): this {
    this.#session = this.begin();
    return this;
  }

  async up(table: Table, name: string, declared: Properties, asked: Asked = {}): Promise<Properties> {
    const old = this.state.get(name);
    const naming = { name, project: "memory", stack: "test" };
    const { inputs, failures } = this.#session.check(table, old?.inputs ?? {}, declared, naming);
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join());
    if (old === undefined) return this.#keep(name, inputs, this.#session.create(table, inputs, asked), asked);
    const { reasons, replaces } = this.#session.diff(table, old.sid, old.outputs, inputs);
    if (reasons.length === 0) return old.outputs;
    assert.deepEqual(replaces, [], "this host replaces nothing");
    const updated = this.#session.update(table, old.sid, old.outputs, inputs, asked);
    return this.#keep(
      name,
      inputs,
      updated.then((outputs) => ({ sid: old.sid, outputs })),
      asked,
    );
  }

  async refresh(table: Table, name: string, asked: Asked = {}): Promise<void> {
    const { sid, outputs } = this.#of(name);
    const found = await this.#session.read(table, sid, outputs, asked);
    if (found) this.state.set(name, found);
    else this.state.delete(name);
  }

  async destroy(table: Table, name: string, asked: Asked = {}): Promise<void> {
    const { sid, outputs } = this.#of(name);
    await this.#session.delete(table, sid, outputs, asked);
    this.state.delete(name);
  }

  #of(name: string): Kept {
    return this.state.get(name) ?? assert.fail(`${name} is not in the state`);
  }

  async #keep(name: string, inputs: Properties, made: Promise<Omit<Kept, "inputs">>, { preview }: Asked) {
    try {
      const { sid, outputs } = await made;
      if (!preview) this.state.set(name, { sid, inputs, outputs });
      return outputs;
    } catch (error) {
      if (error instanceof Halfway) this.state.set(name, { sid: error.sid, inputs, outputs: error.outputs });
      throw error;
    }
  }
}

const ICCID = "89883070000000000001";
const { sim, fleet } = registry;

describe("a second host on the same session", () => {
  let clock: FakeClock;
  let stopClock: () => void;
  let emulator: RefereedEmulator;
  let host: MemoryHost;
  let said: string[];
  /** Called after every answer. */
  let answered: (record: RequestRecord) => void;

  beforeEach(async () => {
    clock = createFakeClock();
    stopClock = clock.auto();
    said = [];
    answered = () => {};
    emulator = await startRefereedEmulator({
      clock,
      delay: 60_000,
      onExchange: ({ record }) => answered(record),
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ uniqueName: "trucks" }, { uniqueName: "vans" }],
        sims: [{ iccid: ICCID, status: "inactive", fleet: "trucks" }],
      },
    });
    host = new MemoryHost(() => createSession(outsideOn(emulator, clock, said)));
  });
  afterEach(() => {
    stopClock();
    return emulator.close();
  });

  const active = { iccid: ICCID, status: "active", fleet: "trucks" };
  const writes = () => emulator.requests.filter(({ api, method }) => api === "supersim" && method !== "GET");
  const status = () => emulator.control.change.findSim(ICCID).status;

  it("creates, updates, refreshes and deletes", async () => {
    assert.equal((await host.up(sim, "truck", active)).status, "active");
    assert.equal((await host.command().up(sim, "truck", { ...active, fleet: "vans" })).fleet, "vans");
    emulator.control.change.sim(ICCID, { uniqueName: "elsewhere" });
    await host.command().refresh(sim, "truck");
    assert.equal(host.state.get("truck")?.outputs.uniqueName, "elsewhere");
    await host.command().destroy(sim, "truck");
    assert.deepEqual([status(), writes().length, host.state.size], ["inactive", 3, 0]);
    assert.match(said.join(), /SIM 89883070000000000001 \(HS.*\) was deactivated: its resource left the stack/);
  });

  it("ends a verb by its deadline, with what is known of the SIM, and goes on without a second write", async () => {
    const began = clock.now();
    await assert.rejects(
      host.up(sim, "truck", active, { timeout: 5_000 }),
      /still on its way to status "active".*after 5s/,
    );
    assert.ok(clock.now() - began <= 5_000);
    assert.equal(host.state.get("truck")?.outputs.status, "scheduled");
    assert.equal((await host.command().up(sim, "truck", active, { timeout: "2m" })).status, "active");
    assert.equal(writes().length, 1);
  });

  it("takes the sooner of its deadline and of what the resource declares", async () => {
    const hurried = { ...active, timeouts: { create: "3s" } };
    await assert.rejects(host.up(sim, "truck", hurried, { timeout: "1h" }), /after 3s/);
  });

  for (const [when, nth] of [
    ["before the write", 1],
    ["in the middle of a wait", 4],
  ] as const)
    it(`is cancelled ${when}: the verb ends at once, names the SIM, and nothing is lost`, async () => {
      const stop = new AbortController();
      let answers = 0;
      answered = ({ api }) => {
        if (api === "supersim" && ++answers === nth) stop.abort("the host's own word");
      };
      const began = clock.now();
      await assert.rejects(
        host.up(sim, "truck", active, { signal: stop.signal }),
        /SIM 8988.*stopped, because the command/,
      );
      assert.ok(clock.now() - began < 10_000, "it waited");
      assert.equal(answers, nth, "something was sent after the cancellation");
      const sent = writes().length;
      answered = () => {};
      assert.equal((await host.command().up(sim, "truck", active)).status, "active");
      assert.equal(writes().length, 1);
      assert.equal(sent, when === "before the write" ? 0 : 1);
    });

  it("is cancelled before it began: nothing is sent", async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(host.up(sim, "truck", active, { signal }), Cancelled);
    assert.equal(emulator.requests.length, 0);
  });

  it("previews: nothing is written, what up would refuse is refused, and the state stays", async () => {
    const lost = host.up(sim, "lost", { ...active, fleet: "lorries" }, { preview: true });
    await assert.rejects(lost, /no Fleet of that name/);
    host.command();
    const made = await host.up(sim, "truck", { ...active, registrationCode: "H3LL0" }, { preview: true });
    assert.deepEqual(made, { ...active, onDelete: "deactivate" });
    assert.deepEqual([writes().length, host.state.size], [0, 0]);
    assert.match(said.join(), /SIM 89883070000000000001 \(HS\w+\): would be adopted: status inactive → active/);
    await host.command().up(sim, "truck", active);
    const sent = emulator.requests.length;
    const changed = await host.command().up(sim, "truck", { ...active, uniqueName: "t-1" }, { preview: true });
    assert.deepEqual([changed.uniqueName, changed.status, changed.iccid], ["t-1", "active", ICCID]);
    assert.equal(emulator.requests.length, sent);
    assert.equal(host.state.get("truck")?.outputs.uniqueName, "");
  });

  it("chooses the same name for a Fleet in its preview, in its run, and after it was destroyed", async () => {
    const declared = { networkAccessProfile: "networks" };
    const { uniqueName } = await host.up(fleet, "yard", declared, { preview: true });
    assert.match(String(uniqueName), /^yard-[0-9a-f]{7}$/);
    assert.equal((await host.command().up(fleet, "yard", declared)).uniqueName, uniqueName);
    const sid = host.state.get("yard")?.sid;
    await host.command().destroy(fleet, "yard");
    await host.command().up(fleet, "yard", declared);
    assert.equal(host.state.get("yard")?.sid, sid, "the Fleet was taken over");
  });
});
