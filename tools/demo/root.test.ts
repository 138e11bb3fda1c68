// The project at the root of the repository, as somebody would use it who types `pulumi preview` and `pulumi up` there.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Run, repository, startPulumi } from "../../test/support/pulumi";
import { hermetic } from "../../test/support/workspace";
import { type Api, openApi } from "./api";

describe("the project at the root", () => {
  let root: string;
  let api: Api;

  beforeEach(async () => {
    api = await openApi();
    root = mkdtempSync(path.join(tmpdir(), "pulumi-kore-root-"));
    for (const file of ["Pulumi.yaml", "examples"]) {
      cpSync(path.join(repository, file), path.join(root, file), { recursive: true });
    }
    symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"), "dir");
    for (const folder of ["home", "state"]) mkdirSync(path.join(root, folder));
  });

  afterEach(async () => {
    await api.close();
    rmSync(root, { recursive: true, force: true });
  });

  it("brings up a Fleet and its SIMs, and takes them down", async () => {
    for (const args of [
      ["stack", "init", "dev"],
      ["up", "--yes"],
      ["destroy", "--yes"],
    ]) {
      const { code, text } = await pulumi(args);
      assert.equal(code, 0, text);
    }
  });

  it("says which settings are missing when there are none", async () => {
    await pulumi(["stack", "init", "dev"]);
    const { code, text } = await pulumi(["preview"], {});
    assert.notEqual(code, 0);
    assert.match(text, /KORE_CLIENT_ID/);
    assert.match(text, /kore:clientId/);
  });

  function pulumi(args: readonly string[], settings = api.environment): Promise<Run> {
    const environment = { ...hermetic(path.join(root, "home"), path.join(root, "state")), ...settings };
    return startPulumi(args, { directory: root, environment }).finished;
  }
});
