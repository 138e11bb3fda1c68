/** One row a field: what follows from the rows of a table, held against the names that the API documents. */
import assert from "node:assert/strict";
import { fleet, networkAccessProfile, ratePlan, sim, tables, wirelessSim } from "../../../provider/resources";

const wire = ({ fields }: Pick<typeof sim, "fields">) =>
  Object.entries(fields).flatMap(([name, { parameter, answer, reference }]) =>
    parameter || answer
      ? [[name, parameter ?? "", answer ?? "", ...(reference ? [reference.output] : [])].join(" ")]
      : [],
  );

describe("a table", () => {
  it("of a SIM has the wire names of the API, each from its field's name", () => {
    assert.deepEqual(wire(sim), [
      "iccid Iccid iccid",
      "registrationCode RegistrationCode ",
      "uniqueName UniqueName unique_name",
      "status Status status",
      "fleet Fleet fleet_sid fleetSid",
      "accountSid AccountSid account_sid",
      "callbackUrl CallbackUrl ",
      "callbackMethod CallbackMethod ",
      "sid  sid",
      "dateCreated  date_created",
      "url  url",
    ]);
  });

  it("derives how its objects are found, made and let go of", () => {
    assert.partialDeepStrictEqual(sim.create, {
      way: "adopt",
      filter: "Iccid",
      by: "iccid",
      register: {
        needs: "registrationCode",
        gives: "new",
        alreadyOwned: 83003,
        parameters: { Iccid: "iccid", RegistrationCode: "registrationCode" },
      },
    });
    assert.deepEqual(fleet.create, { way: "make", by: "uniqueName", adoptOption: "adopt" });
    assert.deepEqual(ratePlan.create, { way: "make", by: "uniqueName" });
    assert.deepEqual(
      [sim, fleet, ratePlan].map(({ removal }) => removal.option),
      ["onDelete", "onDelete", undefined],
    );
    assert.deepEqual(networkAccessProfile.members, {
      field: "networks",
      path: "Networks",
      listKey: "networks",
      ownedBy: "network_access_profile_sid",
      parameter: "Network",
    });
    assert.equal(fleet.fields.dataEnabled?.together, "uniqueName");
  });

  it("names the fields that the core treats in a way of their own", () => {
    const every = { sid: "sid", owner: "accountSid", name: "uniqueName", account: "account" };
    const waits = { patience: "skipAwait", timeouts: "timeouts", removal: "onDelete" };
    assert.deepEqual(
      [sim, wirelessSim, fleet, ratePlan].map(({ roles }) => roles),
      [{ ...every, ...waits }, { ...every, ...waits }, { ...every, adopt: "adopt", removal: "onDelete" }, every],
    );
  });

  it("has every object's SID, account, date and address", () => {
    for (const { fields, service, type } of tables) {
      for (const name of ["sid", "accountSid", "dateCreated", "url"]) assert.ok(fields[name], `${type} ${name}`);
      assert.ok(type.startsWith(`kore/${service}:`));
    }
  });
});
