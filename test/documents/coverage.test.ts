/** docs/coverage.md is what the files and the tables say, has an answer for everything, and notices when a file gains something. */
import assert from "node:assert/strict";
import { allRows, coverageDocument, needless, rowsOf } from "../../tools/docs/coverage";
import { fileOf } from "../../tools/docs/openapi";
import { read } from "./markdown";

const unanswered = (rows: ReturnType<typeof allRows>) =>
  rows.filter(({ answer }) => !answer).map(({ of, name = "" }) => `${of.method} ${of.path} ${name}`.trim());

describe("docs/coverage.md", () => {
  it("is what `npm run docs` writes", () => assert.equal(read("docs/coverage.md"), coverageDocument()));

  it("has no operation, parameter or property without an answer", () => {
    assert.ok(allRows().length > 300);
    assert.deepEqual(unanswered(allRows()), []);
  });

  it("leaves nothing out for a reason that is not needed any more", () => {
    assert.deepEqual(needless(allRows()), []);
  });

  it("has a row without an answer as soon as a file gains an operation, a parameter or a property", () => {
    const file = fileOf("supersim");
    const added = {
      ...file,
      components: {
        schemas: {
          ...file.components.schemas,
          "supersim.v1.fleet": {
            properties: { ...file.components.schemas["supersim.v1.fleet"]?.properties, color: {} },
          },
        },
      },
      paths: {
        ...file.paths,
        "/v1/Fleets/{Sid}/Colors": { get: { responses: {} } },
        "/v1/Networks": {
          get: { parameters: [{ name: "Color", in: "query" }], responses: {} },
        },
      },
    };
    const rows = unanswered(rowsOf("supersim", added));
    assert.deepEqual(
      [...new Set(rows)].sort(),
      [
        "GET /v1/Fleets color",
        "GET /v1/Fleets/{Sid} color",
        "GET /v1/Fleets/{Sid}/Colors",
        "GET /v1/Networks Color",
        "POST /v1/Fleets color",
        "POST /v1/Fleets/{Sid} color",
      ].sort(),
    );
  });
});
