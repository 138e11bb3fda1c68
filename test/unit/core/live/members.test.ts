/** A list in a subresource, brought to what is declared one by one. Conflicts with others are played in test/verbs. */
import assert from "node:assert/strict";
import { addAndRemove } from "../../../../provider/core/live/members";
import { begin } from "../../../../provider/core/state/progress";
import { networkAccessProfile } from "../../../../provider/resources";
import { aProfile, NETWORK, OTHER_NETWORK, sid } from "../objects";
import { contextOn, failure, fakeApi } from "./fake-api";

const LIST = `/v1/NetworkAccessProfiles/${sid("HA")}/Networks`;
const { members } = networkAccessProfile;

/** A profile with one network, that is to have others. `fails`: what the request with this method fails with. */
async function brought(
  declared: readonly string[],
  { fails, stays }: { fails?: "POST" | "DELETE"; stays?: true } = {},
) {
  assert.ok(members);
  let networks = [NETWORK];
  const api = fakeApi(({ method, path, with: form }) => {
    if (method === fails)
      return failure(method === "DELETE" ? 404 : 400, method === "DELETE" ? 20404 : 83600, { method, path });
    if (method === "POST" && !stays) networks = [...networks, String(form?.Network)];
    if (method === "DELETE") networks = networks.filter((one) => !path.endsWith(one));
    return method === "LIST" ? [networks.map((one) => ({ sid: one }))] : { sid: String(form?.Network) };
  });
  const { context, clock } = contextOn(api, networkAccessProfile);
  const from = begin({ live: aProfile(), made: false }, { networks: declared }, {});
  const { end, live, touched } = await clock.run(() => addAndRemove(context, from, members));
  const asked = api.asked.map(({ method, path }) => `${method} ${path.replace(LIST, "")}`.trim());
  return { end, networks: live.networks, touched, asked, slept: clock.slept };
}

describe("a list that is brought to what is declared", () => {
  it("gains what is missing before it loses what is too much, and ends as it is seen then", async () => {
    assert.deepEqual(await brought([OTHER_NETWORK]), {
      end: undefined,
      networks: [OTHER_NETWORK],
      touched: true,
      asked: ["POST", `DELETE /${NETWORK}`, "LIST"],
      slept: [],
    });
  });

  it("that has all of them already, in whatever spelling, is only looked at", async () => {
    const { asked, touched } = await brought([NETWORK.replaceAll("a", "A"), NETWORK]);
    assert.deepEqual([asked, touched], [["LIST"], false]);
  });

  it("goes on when the API says that what is too much is gone already, and believes what it sees", async () => {
    const { end, touched } = await brought([], { fails: "DELETE" });
    assert.equal(touched, true);
    assert.match(String(end), /networks was brought to none, and the API shows HWa+\./);
  });

  it("ends with the API's refusal, and remembers that nothing was changed before it", async () => {
    const { end, touched, asked } = await brought([OTHER_NETWORK], { fails: "POST" });
    assert.match(String(end), /code 83600/);
    assert.deepEqual([touched, asked], [false, ["POST"]]);
  });

  it("ends with what was asked and what is seen, when it does not show within ten seconds", async () => {
    const { end, slept } = await brought([NETWORK, OTHER_NETWORK], { stays: true });
    assert.match(
      String(end),
      /networks was brought to HWa+, HWb+, and the API shows HWa+\. Find out who else changes it/,
    );
    assert.equal(
      slept.reduce((sum, ms) => sum + ms, 0),
      10_000,
    );
  });
});
