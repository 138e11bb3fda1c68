// The hermetic stack itself, on the real engine, with a dynamic resource that needs no API of ours.

import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { startEmulator } from "../emulator";
import { instructions } from "../emulator/cli";
import { openStack, type Stack } from "../support/stack";
import { names } from "../support/workspace";

/** A lamp whose real colour is whatever the server at SHOP says; making one with the colour "slow" asks SHOP/slow first. */
const program = (colour: string) => `
const { dynamic } = require("@pulumi/pulumi");
const ask = (path) => fetch(process.env.SHOP + path).then((answer) => answer.text());
const provider = {
  async create(inputs) {
    if (inputs.colour === "none") throw new Error("a lamp needs a colour");
    if (inputs.colour === "slow") await ask("/slow");
    return { id: "lamp-1", outs: inputs };
  },
  async diff(id, old, wanted) { return { changes: old.colour !== wanted.colour }; },
  async update(id, old, wanted) { return { outs: wanted }; },
  async read(id, props) {
    const colour = (await ask("/colour")) || props.colour;
    return { id, props: { ...props, colour }, inputs: { ...props, colour } };
  },
};
class Lamp extends dynamic.Resource {
  constructor(name, props) { super(provider, name, props, undefined, "shop", "Lamp"); }
}
new Lamp("desk", { colour: ${JSON.stringify(colour)} });
`;

describe("a hermetic stack", () => {
  let shop: Server;
  let colour = "";
  let env: Record<string, string>;
  let stack: Stack;

  beforeEach(async () => {
    colour = "";
    shop = createServer((request, response) => {
      if (request.url === "/colour") response.end(colour);
    }).listen(0, "127.0.0.1");
    await once(shop, "listening");
    const address = shop.address();
    assert.ok(address !== null && typeof address === "object");
    env = { SHOP: `http://127.0.0.1:${address.port}` };
  });

  afterEach(async () => {
    await stack.dispose();
    shop.closeAllConnections();
    shop.close();
    assert.equal(existsSync(stack.directory), false, "the folder is gone");
  });

  it("reports what each command did, by property, and failures with their message", async () => {
    stack = await openStack({ program: program("red"), env });
    // 1. Previews, creation, no change.
    const preview = await stack.preview();
    assert.equal(preview.code, 0, preview.text);
    assert.deepEqual(summary(preview), ["create desk [] planned"]);
    assert.equal(preview.operations[0]?.type, "pulumi-nodejs:dynamic/shop:Lamp");
    assert.deepEqual((await stack.exportState()).deployment.resources ?? [], []);
    assert.deepEqual(summary(await stack.up()), ["create desk [] done"]);
    assert.deepEqual(summary(await stack.up("--expect-no-changes")), ["same desk [] done"]);

    // 2. Drift and updates by property; destruction.
    colour = "blue";
    const look = await stack.refresh("--preview-only", "--expect-no-changes");
    assert.equal(look.code, 7, look.text);
    assert.deepEqual(summary(look), ["update desk [colour] planned"]);
    assert.deepEqual(summary(await stack.refresh()), ["update desk [colour] done"]);
    assert.deepEqual(summary(await stack.up()), ["update desk [colour] done"]);
    const lamp = (await stack.exportState()).deployment.resources?.find(({ id }) => id === "lamp-1");
    assert.equal(lamp?.outputs?.colour, "red");
    assert.deepEqual(summary(await stack.destroy()), ["delete desk [] done"]);

    // 3. Failures with their message.
    stack.write(program("none"));
    const run = await stack.up();
    assert.notEqual(run.code, 0);
    assert.deepEqual(summary(run), ["create desk [] failed"]);
    const errors = run.diagnostics.filter(({ severity }) => severity === "error");
    assert.ok(
      errors.some(({ message }) => message.includes("a lamp needs a colour")),
      run.text,
    );
  });

  it("runs TypeScript programs with settings and secrets, also as the emulator prints them", async () => {
    const typescript = `
      import { Config } from "@pulumi/pulumi";
      const config: Config = new Config("kore");
      export const platform: string = config.require("platform");
      export const tokenUrl: string = config.require("tokenUrl");
      export const secret = config.requireSecret("apiSecret");`;
    const config = { "kore:platform": "twilio" };
    const secrets = { "kore:apiSecret": "only we know" };
    stack = await openStack({ program: typescript, language: "typescript", config, secrets, env });
    const emulator = await startEmulator({ seed: "empty" });
    const printed = [...instructions(emulator).matchAll(/^ +pulumi (config set .+)$/gm)];
    await emulator.close();
    assert.equal(printed.length, 5);
    for (const [, line = ""] of printed) await stack.command(...line.split(" "), "--stack", names.stack);
    const run = await stack.up();
    assert.equal(run.code, 0, run.text);
    assert.match(run.stdout, /platform: "twilio"/);
    assert.ok(run.stdout.includes(`tokenUrl: "${emulator.tokenUrl}"`), run.stdout);
    const open = JSON.stringify(await stack.exportState("--show-secrets"));
    assert.ok(open.includes("only we know"));
    assert.ok(!JSON.stringify(await stack.exportState()).includes("only we know"));
  });

  it("hands out a running up; interrupted, it brings the operation under way to its end", async () => {
    stack = await openStack({ program: program("slow"), env });
    const asked = new Promise<ServerResponse>((resolve) => {
      shop.on("request", (request, response) => request.url === "/slow" && resolve(response));
    });
    const running = stack.spawnUp();
    const answer = await asked;
    running.interrupt();
    await running.says(/cancelling/);
    answer.end("done");
    const run = await running.finished;
    assert.notEqual(run.code, 0);
    assert.deepEqual(summary(run), ["create desk [] done"]);
    const { resources = [], pending_operations = [] } = (await stack.exportState()).deployment;
    assert.equal(resources.filter(({ id }) => id === "lamp-1").length, 1);
    assert.deepEqual(pending_operations, []);
  });

  it("hands out a running up; killed, it leaves the creation pending, and no provider behind", async () => {
    stack = await openStack({ program: program("slow"), env });
    const asked = new Promise<IncomingMessage>((resolve) => {
      shop.on("request", (request) => request.url === "/slow" && resolve(request));
    });
    const running = stack.spawnUp();
    const { socket } = await asked;
    // 1. Killed, it leaves the creation pending.
    running.kill();
    const run = await running.finished;
    assert.equal(run.code, null);
    assert.deepEqual(summary(run), ["create desk [] planned"]);
    const pending = (await stack.exportState()).deployment.pending_operations ?? [];
    assert.deepEqual(
      pending.map(({ type, resource }) => `${type} ${resource.type}`),
      ["creating pulumi-nodejs:dynamic/shop:Lamp"],
    );
    // 2. Its provider ends with the stack.
    const hungUp = once(socket, "close");
    await stack.dispose();
    await hungUp;
  });
});

function summary({ operations }: Awaited<ReturnType<Stack["up"]>>): string[] {
  return operations.map(({ op, name, changed, ended }) => `${op} ${name} [${changed}] ${ended}`);
}
