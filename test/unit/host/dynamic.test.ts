import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { dynamicProvider } from "../../../provider/host/dynamic";
import { UNKNOWN_TEXT } from "../../../provider/host/unknown";
import { fleet } from "../../../provider/resources";
import { createSession } from "../../../provider/run/session";
import { createFakeClock } from "../../support/fake-clock";

const env = { KORE_CLIENT_ID: "id", KORE_CLIENT_SECRET: "secret" };
const NAP = `HA${"a".repeat(32)}`;

describe("Pulumi's dynamic protocol", () => {
  const provider = () => {
    const outside = { clock: createFakeClock(), random: () => 0.5, env, report: () => {}, log: () => {} };
    return dynamicProvider(fleet, createSession(outside), () => false);
  };
  const nameOf = async (__autoName: unknown, olds = {}) =>
    (await provider().check(olds, { networkAccessProfile: NAP, __provider: "text", __autoName })).inputs.uniqueName;

  it("has a resource's name, project and stack for choosing a name, or the name alone from an older SDK", async () => {
    const full = { name: "eu", project: "devices", stack: "prod" };
    assert.match(String(await nameOf(full)), /^eu-[0-9a-f]{7}$/);
    assert.equal(await nameOf(full), await nameOf(full));
    assert.notEqual(await nameOf(full), await nameOf({ ...full, stack: "test" }));
    assert.match(String(await nameOf("eu")), /^eu-[0-9a-f]{7}$/);
    for (const odd of [undefined, 7, [], {}, { name: 7 }]) assert.match(String(await nameOf(odd)), /^Fleet-/);
  });

  it("keeps neither the provider's text nor the resource's name among the inputs that check gives", async () => {
    const { inputs, failures } = await provider().check(
      {},
      { networkAccessProfile: UNKNOWN_TEXT, uniqueName: "eu", __provider: "text", __autoName: "eu" },
    );
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs, { networkAccessProfile: UNKNOWN_TEXT, uniqueName: "eu" });
  });

  it("keeps nothing of a preview among the inputs but what is wrong, and makes that a change", async () => {
    const declared = {
      networkAccessProfile: UNKNOWN_TEXT,
      uniqueName: UNKNOWN_TEXT,
      __provider: "text",
      __preview: [],
    };
    const { inputs } = await provider().check({}, declared);
    assert.deepEqual(inputs, { networkAccessProfile: UNKNOWN_TEXT, uniqueName: UNKNOWN_TEXT });
    const { inputs: wrong, failures } = await provider().check({}, { ...declared, dataLimit: 0 });
    assert.deepEqual([failures, "__preview" in wrong, "__refused" in wrong], [[], false, true]);
    assert.equal((await provider().diff("HF1", {}, wrong)).changes, true);
  });

  it("has an update for outputs that lost the provider's text: without it nothing could be deleted", async () => {
    const outs = { sid: "HF1", uniqueName: "eu" };
    const inputs = { uniqueName: "eu", __provider: "text" };
    assert.deepEqual(await provider().diff("HF1", { ...outs, __provider: "other" }, inputs), {
      changes: false,
      replaces: [],
      deleteBeforeReplace: false,
    });
    assert.equal((await provider().diff("HF1", outs, inputs)).changes, true);
  });

  it("refuses what is not known in a run, also as a text that a program wrote, before it asks the API", async () => {
    const inputs = { networkAccessProfile: NAP, uniqueName: UNKNOWN_TEXT, __provider: "text" };
    await assert.rejects(provider().create(inputs), /Fleet: `uniqueName` was refused before anything was sent/);
    const outs = { sid: "HF1", uniqueName: "eu", __provider: "text" };
    await assert.rejects(provider().update("HF1", outs, inputs), /Fleet \(HF1\): `uniqueName` was refused/);
  });

  it("is spelled in less than 80 lines: what a run remembers is the session's", () => {
    const file = path.resolve(__dirname, "../../../provider/host/dynamic.ts");
    assert.ok(readFileSync(file, "utf8").trimEnd().split("\n").length < 80);
  });
});
