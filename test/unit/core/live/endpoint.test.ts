/** Where a request goes and what it is called in messages, spelled once for all verbs. */
import assert from "node:assert/strict";
import { collectionOf, listOf, objectOf } from "../../../../provider/core/live/endpoint";
import { fleet, sim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { aFleet, EU, ICCID, SIM_SID, superSim } from "../objects";
import { fakeApi } from "./fake-api";

const { api } = fakeApi(() => undefined);
const { signal } = new AbortController();
const on = (table: Table) => ({ table, api, signal });

describe("the request about an object", () => {
  it("that was seen goes to its SID", () => {
    const { service, path, subject, ...others } = objectOf(on(sim), superSim());
    assert.deepEqual([service, path, subject], ["supersim", `/v1/Sims/${SIM_SID}`, `SIM ${ICCID} (${SIM_SID})`]);
    assert.equal(others.signal, signal);
  });

  it("that is known by a name goes to the name, percent-encoded, and tells what else is known", () => {
    const { path, subject } = objectOf(on(fleet), "a/b é", { uniqueName: "a/b é" });
    assert.deepEqual([path, subject], ["/v1/Fleets/a%2Fb%20%C3%A9", 'Fleet "a/b é" (a/b é)']);
    assert.equal(objectOf(on(fleet), "eu", aFleet()).subject, `Fleet "eu" (${EU})`);
  });

  it("is not made for a name that no address can carry", () => {
    for (const name of ["", ".", ".."]) assert.throws(() => objectOf(on(fleet), name, {}), /cannot be asked for/);
  });

  it("comes back by the names of a program, and is refused without a SID", () => {
    const { answer } = objectOf(on(fleet), aFleet());
    const { networkAccessProfileSid, uniqueName } = answer.parse({
      sid: EU,
      network_access_profile_sid: "HA1",
      unique_name: null,
    });
    assert.deepEqual([networkAccessProfileSid, uniqueName], ["HA1", ""]);
    assert.throws(() => answer.parse({ unique_name: "eu" }));
    const named = objectOf(on(fleet), "eu", {}).answer;
    assert.throws(() => named.parse({ sid: EU, unique_name: "us" }), /is about .* was asked for/);
  });
});

describe("the request to a collection", () => {
  it("is about the one object that is to be in it", () => {
    const { path, subject } = collectionOf(on(fleet), { uniqueName: "eu" });
    assert.deepEqual([path, subject], ["/v1/Fleets", 'Fleet "eu"']);
  });

  it("for a list is about the list, or about the one that is looked for", () => {
    const { path, key, subject } = listOf(on(sim));
    assert.deepEqual([path, key, subject], ["/v1/Sims", "sims", "the list of SIMs"]);
    assert.equal(listOf(on(sim), { iccid: ICCID }).subject, `SIM ${ICCID}`);
  });
});
