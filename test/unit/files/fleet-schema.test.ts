/** The JSON Schema that editors read: it takes what `check` takes, and marks what a schema can tell. */
import assert from "node:assert/strict";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { load } from "js-yaml";
import { schemaFiles } from "../../../tools/docs/schemas";

const ajv = new Ajv({ strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(schemaFiles()["fleet.schema.json"] ?? ""));

const RIGHT = [
  "fleet: { uniqueName: eu-trackers, networkAccessProfile: eu-nap, dataLimit: 500 }\nsims: { status: active, onRemove: retain, csv: eu-trackers.csv }",
  "fleet: { networkAccessProfile: eu, ipCommandsUrl: '', adopt: false, onDelete: rename }",
  "fleet: { networkAccessProfile: eu }\nsims: { maxDisruption: 5%, list: ['8988307000000000016', { iccid: '8988307000000000024', fleet: '' }] }",
  "fleet: { networkAccessProfile: eu }\nsims: { maxDisruption: { offline: 3 }, timeouts: { create: 1h30m }, list: ['8988307000000000016'] }",
  "ratePlan: { dataLimit: 5, internationalRoaming: [data] }\nsims: { status: suspended, ratePlan: x, csv: w.csv }",
] as const;

const WRONG = [
  "fleet: {}",
  "fleet: { networkAccessProfile: eu, dataLimt: 5 }",
  "fleet: { networkAccessProfile: eu, dataLimit: 0 }",
  "fleet: { networkAccessProfile: eu }\nsims: { status: actve, csv: a.csv }",
  "fleet: { networkAccessProfile: eu }\nsims: { list: [8988307000000000016] }",
  "fleet: { networkAccessProfile: eu }\nsims: { list: ['8988'] }",
  "fleet: { networkAccessProfile: eu }\nsims: { onDelete: retain, csv: a.csv }",
  "fleet: { networkAccessProfile: eu }\nratePlan: {}",
  "sims: { csv: a.csv }",
] as const;

describe("fleet.schema.json", () => {
  for (const text of RIGHT)
    it(`takes ${text.replace("\n", ", ")}`, () => assert.ok(validate(load(text)), ajv.errorsText(validate.errors)));
  for (const text of WRONG) it(`refuses ${text.replace("\n", ", ")}`, () => assert.equal(validate(load(text)), false));

  it("is of draft-07, which the YAML language server reads, and tells what each input means", () => {
    const { $schema, anyOf } = JSON.parse(schemaFiles()["fleet.schema.json"] ?? "");
    assert.equal($schema, "http://json-schema.org/draft-07/schema#");
    for (const { properties } of anyOf)
      for (const part of Object.values<{ properties: Record<string, { description?: string }> }>(properties))
        for (const [input, { description }] of Object.entries(part.properties))
          assert.match(description ?? "", /^[A-Z`].*\.$/, input);
  });
});
