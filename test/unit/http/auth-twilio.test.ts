/** HTTP Basic, in every request and in no text. */
import assert from "node:assert/strict";
import { basicAuth } from "../../../provider/http/auth-twilio";
import { createSecrets } from "../../../provider/http/secrets";
import { createFakeClock } from "../../support/fake-clock";
import { get, script } from "./script";

describe("HTTP Basic", () => {
  it("is sent with every request, and hidden from texts", async () => {
    const api = script(createFakeClock(), [200]);
    const secrets = createSecrets();
    await basicAuth("AC1", "auth:token", secrets)(api.exchange)(get());
    const encoded = Buffer.from("AC1:auth:token").toString("base64");
    assert.equal(api.asked[0]?.authorization, `Basic ${encoded}`);
    assert.equal(secrets.hide(`${encoded} auth:token AC1`), "[secret] [secret] AC1");
  });
});
