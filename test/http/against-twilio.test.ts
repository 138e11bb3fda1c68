/** Two witnesses of one account: the official npm client `twilio` and the provider's own client read the same values. */
import assert from "node:assert/strict";
import twilio from "twilio";
import { z } from "zod";
import { readConfig } from "../../provider/config";
import type { Api } from "../../provider/http/api";
import { createApis } from "../../provider/http/client";
import { systemClock } from "../../provider/time/clock";
import { EXAMPLES } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { addressesOf, environmentOf } from "../support/environment";

/** More than two pages. */
const SIMS = 2_100;

/** Fields that only one of the two knows, because the vendors' files differ there, and why. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  eid: "KORE's spelling of a wireless SIM's EID",
  eId: "Twilio's spelling of the same",
  dataLimitStrategy: "KORE answers it, Twilio's file has it as a parameter only",
  usageNotificationUrl: "KORE answers it, Twilio's file does not have it",
  usageNotificationMethod: "KORE answers it, Twilio's file does not have it",
};

/** Every field, whatever there is. */
const anything = z.looseObject({ sid: z.string() });

describe("the npm client twilio and the provider's client", () => {
  let emulator: RefereedEmulator;
  let theirs: twilio.Twilio;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ sims: SIMS });
    const { sid, authToken } = emulator.accounts.parent;
    theirs = twilio(sid, authToken);
    theirs.supersim.baseUrl = emulator.supersimUrl;
    theirs.wireless.baseUrl = emulator.wirelessUrl;
  });
  afterEach(() => emulator.close());

  const credentials = {
    kore: () => environmentOf(emulator),
    twilio: () => {
      const { sid, authToken } = emulator.accounts.parent;
      return { ...addressesOf(emulator), TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: authToken };
    },
  } as const;

  const open = (platform: keyof typeof credentials): Api => {
    const env = { ...credentials[platform](), KORE_PLATFORM: platform };
    const config = readConfig(() => undefined, env);
    return createApis(config, { clock: systemClock, random: Math.random, env, log: () => {} })(undefined);
  };

  for (const platform of ["kore", "twilio"] as const) {
    describe(`on the platform ${platform}`, () => {
      it("list the same Super SIMs, in the same order and with as many pages", async () => {
        const before = emulator.requests.length;
        const their = await theirs.supersim.v1.sims.list({ pageSize: 1_000 });
        const theirPages = emulator.requests.length - before;
        const our = await list(open(platform), "supersim", "/v1/Sims", "sims");
        assert.ok(our.length > SIMS);
        assert.deepEqual(our.map(ourShape), their.map(theirShape));
        assert.equal(pagesOf(emulator, "/v1/Sims") - theirPages, theirPages);
      });

      it("list the same Super SIMs of a Fleet in a status", async () => {
        const their = await theirs.supersim.v1.sims.list({ fleet: "My Fleet", status: "inactive" });
        const our = await list(open(platform), "supersim", "/v1/Sims", "sims", {
          Fleet: "My Fleet",
          Status: "inactive",
        });
        assert.ok(our.length > 10);
        assert.deepEqual(our.map(ourShape), their.map(theirShape));
      });

      it("read the same Fleet and Super SIM by unique names with spaces", async () => {
        const api = open(platform);
        const read = (path: string) => api.get({ service: "supersim", path, answer: anything, subject: "the example" });
        const fleet = await theirs.supersim.v1.fleets("My Fleet").fetch();
        assert.deepEqual(ourShape(await read("/v1/Fleets/My%20Fleet")), theirShape(fleet));
        const sim = await theirs.supersim.v1.sims("My SIM").fetch();
        assert.deepEqual(ourShape(await read("/v1/Sims/My%20SIM")), theirShape(sim));
        assert.equal(sim.sid, EXAMPLES.sim);
      });

      it("list the same Fleets, NetworkAccessProfiles, wireless SIMs and rate plans", async () => {
        const api = open(platform);
        const { supersim, wireless } = theirs;
        const pairs = [
          [await supersim.v1.fleets.list(), await list(api, "supersim", "/v1/Fleets", "fleets")],
          [
            await supersim.v1.networkAccessProfiles.list(),
            await list(api, "supersim", "/v1/NetworkAccessProfiles", "network_access_profiles"),
          ],
          [await wireless.v1.sims.list(), await list(api, "wireless", "/v1/Sims", "sims")],
          [await wireless.v1.ratePlans.list(), await list(api, "wireless", "/v1/RatePlans", "rate_plans")],
        ] as const;
        for (const [their, our] of pairs) {
          assert.ok(our.length > 0);
          assert.deepEqual(our.map(ourShape), their.map(theirShape));
        }
      });
    });
  }
});

async function list(api: Api, service: string, path: string, key: string, query: Record<string, string> = {}) {
  const all: z.infer<typeof anything>[] = [];
  for await (const page of api.pages({ service, path, key, query, item: anything, subject: "the list" }))
    all.push(...page);
  return all;
}

const pagesOf = ({ requests }: RefereedEmulator, path: string) =>
  requests.filter((request) => request.path === path && request.method === "GET").length;

/** Names as the npm client spells them; times without the writing of fractions. */
const ourShape = (item: object) => comparable(Object.entries(item).map(([name, value]) => [camelCase(name), value]));

const theirShape = (item: { toJSON(): object }) => comparable(Object.entries(item.toJSON()));

const comparable = (fields: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(fields.filter(([name]) => !(name in NOT_COMPARED)).map(([name, value]) => [name, plain(value)]));

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const TIME = /^\d{4}-\d\d-\d\dT/;

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" && TIME.test(value) ? new Date(value).toISOString() : value;
};
