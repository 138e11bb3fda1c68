/** A SIM that is not on the account yet: registered when a code is given, else an error that says both ways out. */
import assert from "node:assert/strict";
import type { Exchange } from "../../emulator";
import { opened } from "./matrix";
import { SUPER_SIMS } from "./super-sims";
import { failureInWords } from "./words";

const CODE = "H3LL0W0RLD";

describe("a Super SIM that is not on the account", () => {
  let onExchange: (exchange: Exchange) => void = () => {};
  const cards = opened(SUPER_SIMS, { onExchange: (exchange) => onExchange(exchange) });
  afterEach(() => {
    onExchange = () => {};
    cards().emulator.control.clearFaults();
  });

  let count = 0;
  const unregistered = (): string => {
    const iccid = `89883079${String(++count).padStart(12, "0")}`;
    cards().emulator.control.seed({ unregistered: [{ iccid, registrationCode: CODE }] });
    return iccid;
  };
  const registration = (iccid: string) => `POST /v1/Sims Iccid=${iccid} RegistrationCode=${CODE}`;

  it("is registered and left as it is when nothing more is declared", async () => {
    const iccid = unregistered();
    const ran = await cards().up("sim", { iccid, registrationCode: CODE });
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid)]);
    assert.equal(cards().outcome(ran, iccid), "new in none");
  });

  it("is registered and then brought to what is declared in one more request", async () => {
    const iccid = unregistered();
    const inputs = { ...cards().declared(iccid, "active", "A"), registrationCode: CODE };
    const ran = await cards().up("sim", inputs);
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid), "POST Status=active Fleet=A"]);
    assert.equal(cards().outcome(ran, iccid), "active in A");
    assert.ok(!JSON.stringify(ran.state?.outs).includes(CODE), "the code is in the outputs");
    const { registrationCode: _, ...without } = inputs;
    for (const later of [inputs, without, { ...inputs, registrationCode: "another code" }]) {
      const second = await cards().up("sim", later, ran.state);
      assert.deepEqual([second.ending, second.writes], ["nothing to do", []], "the code is never compared again");
    }
  });

  it("is refused by the API with 83002 when the code is wrong", async () => {
    const iccid = unregistered();
    const ran = await cards().up("sim", { ...cards().declared(iccid, "active", "A"), registrationCode: "WR0NGC0DE0" });
    assert.deepEqual([failureInWords(ran), ran.writes.length, ran.state], ["API refused 83002", 1, undefined]);
    assert.ok(!ran.message.includes("WR0NGC0DE0"), "the code is in the message");
  });

  it("is an error without a code, which names both ways out", async () => {
    const iccid = unregistered();
    const ran = await cards().up("sim", cards().declared(iccid, "active", "A"));
    assert.deepEqual([ran.ending, ran.writes, ran.state], ["refused", [], undefined]);
    assert.match(ran.message, new RegExp(iccid));
    assert.match(ran.message, /registrationCode/, "one way: register it");
    assert.match(ran.message, /account/, "the other: it is on another account");
  });

  it("is adopted by the SID in the message when it turns out to be owned already (83003)", async () => {
    const { control } = cards().emulator;
    const iccid = unregistered();
    onExchange = ({ record }) => {
      if (record.operation !== "supersim.sims.list" || record.query.Iccid !== iccid) return;
      onExchange = () => {};
      control.seed({ sims: [{ iccid, status: "new" }] });
    };
    const ran = await cards().up("sim", { ...cards().declared(iccid, "ready", "A"), registrationCode: CODE });
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid), "POST Status=ready Fleet=A"], ran.message);
    assert.equal(cards().outcome(ran, iccid), "ready in A");
  });

  it("that is owned already, and that these credentials may not see, is left to an account that may", async () => {
    const { control } = cards().emulator;
    const iccid = unregistered();
    const hidden = { kind: "status", status: 404, code: 20404, message: "Not found" } as const;
    onExchange = ({ record }) => {
      if (record.operation !== "supersim.sims.list" || record.query.Iccid !== iccid) return;
      onExchange = () => {};
      control.seed({ sims: [{ iccid, status: "new" }] });
      control.addFault({ on: { operation: "supersim.sims.fetch" }, effect: hidden });
    };
    const ran = await cards().up("sim", { iccid, registrationCode: CODE });
    assert.match(ran.message, new RegExp(`${iccid}: the API says that it is registered already, as HS.*\\baccount\\b`));
    assert.equal(ran.state, undefined);
    control.clearFaults();
  });

  it("is not registered again when it is on the account and a code is declared all the same", async () => {
    const iccid = await cards().place("active", "A");
    const ran = await cards().up("sim", { iccid, registrationCode: CODE });
    assert.deepEqual([cards().sent(ran, iccid), cards().outcome(ran, iccid)], [[], "active in A"]);
  });

  it("is registered once when the answer to the registration is lost", async () => {
    const iccid = unregistered();
    const on = { operation: "supersim.sims.register" };
    cards().emulator.control.addFault({ on, first: 1, effect: { kind: "reset", when: "after" } });
    const ran = await cards().up("sim", { iccid, registrationCode: CODE });
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid)], ran.message);
    assert.equal(cards().outcome(ran, iccid), "new in none");
  });

  it("is registered again, after a look, when the registration was never executed", async () => {
    const iccid = unregistered();
    const on = { operation: "supersim.sims.register" };
    cards().emulator.control.addFault({ on, first: 1, effect: { kind: "reset", when: "before" } });
    const ran = await cards().up("sim", { iccid, registrationCode: CODE });
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid), registration(iccid)], ran.message);
    assert.equal(cards().outcome(ran, iccid), "new in none");
  });

  it("stays in the state when it was registered and the next request is refused", async () => {
    const iccid = unregistered();
    const ran = await cards().up("sim", { iccid, registrationCode: CODE, status: "inactive" });
    assert.deepEqual(cards().sent(ran, iccid), [registration(iccid), "POST Status=inactive"]);
    assert.deepEqual([ran.ending, ran.state?.id, ran.state?.outs.status], ["stopped", cards().found(iccid).sid, "new"]);
    const fixed = await cards().up(
      "sim",
      { ...cards().declared(iccid, "active", "A"), registrationCode: CODE },
      ran.state,
    );
    assert.deepEqual(cards().sent(fixed, iccid), ["POST Status=active Fleet=A"], "it is not registered twice");
    assert.equal(cards().outcome(fixed, iccid), "active in A");
  });
});
