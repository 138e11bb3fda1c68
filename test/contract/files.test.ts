/** The repairs, waivers and omissions of the list: each is still needed, and nothing else is wrong with the files. */
import assert from "node:assert/strict";
import { OPERATIONS, startEmulator } from "../emulator";
import { closed } from "./closed-schema";
import { type ApiDocument, published } from "./openapi";
import { findOperation, templatesOf } from "./operations";
import { CONTRADICTIONS, EXAMPLE_WAIVERS, NOT_EMULATED, REPAIRS } from "./repairs";
import { checker } from "./validators";

const APIS: readonly ApiDocument[] = ["supersim", "wireless", "token"];

describe("the OpenAPI files", () => {
  for (const repair of REPAIRS) {
    it(`still need the repair of ${repair.file} ${repair.schema}`, () => {
      const before = published(repair.file).components.schemas[repair.schema];
      const after = published(repair.file).components.schemas[repair.schema];
      assert.ok(before !== undefined && after !== undefined);
      repair.mend(after);
      assert.notDeepEqual(after, before);
      assert.ok(repair.why.length > 20);
    });
  }

  for (const api of APIS) {
    it(`of ${api} have examples that their own closed schemas allow, but for the waived`, () => {
      const wrong = new Set<string>();
      for (const { operation, document } of templatesOf(api)) {
        for (const { content } of Object.values(operation.responses)) {
          const { schema, examples = {} } = content?.["application/json"] ?? {};
          if (schema === undefined) continue;
          const check = checker(closed(document, schema));
          for (const { value } of Object.values(examples)) {
            if (check(value).length > 0) wrong.add(operation.operationId ?? "");
          }
        }
      }
      const left = NOT_EMULATED.map(({ what }) => what);
      const waived = EXAMPLE_WAIVERS.map(({ what }) => what).filter(() => api === "supersim");
      assert.deepEqual(
        [...wrong].filter((name) => !left.includes(name)),
        waived,
      );
    });
  }

  it("have no operation that the emulator leaves out without a reason", async () => {
    const emulator = await startEmulator({ seed: "empty" });
    const left: string[] = [];
    for (const api of APIS) {
      const base = api === "token" ? emulator.tokenUrl.replace("/v1/auth/token", "") : emulator[`${api}Url`];
      for (const { title, operation } of templatesOf(api)) {
        const [method = "", path = ""] = title.split(" ");
        await fetch(base + path.replaceAll(/\{\w+\}/g, "x"), { method });
        const operationSeen = emulator.requests.at(-1)?.operation;
        if (operationSeen === undefined) left.push(operation.operationId ?? title);
      }
    }
    await emulator.close();
    assert.deepEqual(left.sort(), NOT_EMULATED.map(({ what }) => what).sort());
  });

  it("have every operation that the emulator has", () => {
    const known = APIS.flatMap((api) => templatesOf(api)).length - NOT_EMULATED.length;
    assert.equal(OPERATIONS.length, known);
    assert.equal(findOperation("supersim", "DELETE", "/v1/Sims/HSx"), undefined);
  });

  it("contradict the documents only where a choice is written with its reason", () => {
    for (const { between, choice, why } of CONTRADICTIONS) {
      assert.ok(between.includes(":") && choice !== "" && why !== "", between);
    }
  });
});
