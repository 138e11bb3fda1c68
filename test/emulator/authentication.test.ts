/** Who may ask: KORE's tokens and their lifetime, Twilio's Basic authentication, and what each account sees. */
import assert from "node:assert/strict";
import {
  type ApiAnswer,
  answerOf,
  apiClient,
  type RefereedEmulator,
  startRefereedEmulator,
  tokenFor,
} from "../support/emulator";
import { CHILD, EXAMPLES, manualClock } from ".";

const SIM = `/v1/Sims/${EXAMPLES.sim}`;

describe("the emulator's authentication", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock, tokenLifetime: 60 });
  });
  afterEach(() => emulator.close());

  const ask = (authorization: string): Promise<ApiAnswer> =>
    answerOf(fetch(emulator.supersimUrl + SIM, { headers: { authorization } }));
  const basic = (user: string, password: string): string =>
    `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

  it("lets a token in until its lifetime is over, to the second", async () => {
    const token = await tokenFor(emulator);
    clock.advance(59_999);
    assert.equal((await ask(`Bearer ${token}`)).status, 200);
    clock.advance(1);
    assert.equal((await ask(`Bearer ${token}`)).status, 403);
    assert.equal((await ask(`Bearer ${await tokenFor(emulator)}`)).status, 200);
  });

  it("gives tokens the lifetime that was last set, and counts them", async () => {
    emulator.control.setTokenLifetime(86_400);
    const token = await tokenFor(emulator);
    clock.advance(86_399_000);
    assert.equal((await ask(`Bearer ${token}`)).status, 200);
    assert.equal(emulator.control.statistics().tokensGiven, 1);
  });

  it("refuses every token once they were expired from outside", async () => {
    const token = await tokenFor(emulator);
    emulator.control.expireTokens();
    assert.equal((await ask(`Bearer ${token}`)).body.error, "Invalid or expired token");
  });

  it("refuses a token that it never gave", async () => {
    assert.equal((await ask("Bearer invented")).status, 403);
  });

  it("lets Twilio's account SID and API key in, and says how many requests are in flight", async () => {
    const { sid, authToken, apiKey, apiSecret } = emulator.accounts.parent;
    for (const credentials of [basic(sid, authToken), basic(apiKey, apiSecret)]) {
      const { status, headers } = await ask(credentials);
      assert.equal(status, 200);
      assert.equal(headers.get("twilio-concurrent-requests"), "1");
    }
  });

  it("refuses an account's SID with another account's auth token", async () => {
    const { status, body } = await ask(basic(emulator.accounts.parent.sid, CHILD.authToken));
    assert.deepEqual([status, body.code], [401, 20003]);
  });

  it("keeps the secret of a client out of the request log", async () => {
    await tokenFor(emulator);
    assert.equal(JSON.stringify(emulator.requests).includes(emulator.accounts.parent.clientSecret), false);
  });

  it("shows a child its own SIMs, and a parent a child's SIM by SID only", async () => {
    const parent = await apiClient(emulator);
    const child = await apiClient(emulator, "supersim", CHILD);
    const { sid } = emulator.control.change.findSim("child-001");
    assert.equal((await child.get("/v1/Sims/child-001")).status, 200);
    assert.equal((await parent.get(`/v1/Sims/${sid}`)).status, 200);
    assert.equal((await parent.get("/v1/Sims/child-001")).status, 404);
    assert.equal((await child.get(SIM)).status, 404);
    assert.equal((await child.get("/v1/Fleets/My%20Fleet")).body.account_sid, CHILD.sid);
  });
});
