/** Lists: pages that lead to each other, filters, and absolute URLs from the Host header. */
import assert from "node:assert/strict";
import {
  type ApiBody,
  type ApiClient,
  apiClient,
  type RefereedEmulator,
  startRefereedEmulator,
} from "../support/emulator";
import { CHILD, EXAMPLES } from ".";

describe("a list of the emulator", () => {
  let emulator: RefereedEmulator;
  let client: ApiClient;

  before(async () => {
    emulator = await startRefereedEmulator({ sims: 200 });
    client = await apiClient(emulator);
  });
  after(() => emulator.close());

  const sidsOf = (body: ApiBody, key = "sims"): string[] => {
    const rows = body[key];
    assert.ok(Array.isArray(rows));
    return rows.map(({ sid }) => String(sid));
  };

  async function walk(
    path: string,
    towards: "next_page_url" | "previous_page_url" = "next_page_url",
  ): Promise<string[][]> {
    const pages: string[][] = [];
    for (let url: string | null = path; url !== null; ) {
      const { status, body }: { status: number; body: ApiBody } = await client.get(url);
      assert.equal(status, 200);
      pages.push(sidsOf(body));
      url = body.meta?.[towards]?.slice(emulator.supersimUrl.length) ?? null;
    }
    return pages;
  }

  it("shows every SIM of the account exactly once", async () => {
    const pages = await walk("/v1/Sims?PageSize=30");
    const sids = pages.flat();
    const own = emulator.control.snapshot().sims.filter(({ accountSid }) => accountSid !== CHILD.sid);
    assert.deepEqual([...sids].sort(), own.map(({ sid }) => sid).sort());
    assert.equal(new Set(sids).size, sids.length);
    assert.ok(pages.slice(0, -1).every((page) => page.length === 30));
  });

  it("keeps its filters from page to page", async () => {
    const pages = await walk("/v1/Sims?PageSize=7&Status=inactive&Fleet=Pilot%20Fleet");
    const wanted = emulator.control
      .snapshot()
      .sims.filter(({ status, fleetSid }) => status === "inactive" && fleetSid === EXAMPLES.secondFleet);
    assert.deepEqual(pages.flat().sort(), wanted.map(({ sid }) => sid).sort());
    assert.ok(pages.length > 1);
  });

  it("leads back to where it began", async () => {
    const forth = await walk("/v1/Sims?PageSize=50&Status=active");
    const { body } = await client.get("/v1/Sims?PageSize=50&Status=active");
    let last = "/v1/Sims?PageSize=50&Status=active";
    for (let next = body.meta?.next_page_url ?? null; next !== null; ) {
      last = next.slice(emulator.supersimUrl.length);
      next = (await client.get(last)).body.meta?.next_page_url ?? null;
    }
    assert.deepEqual((await walk(last, "previous_page_url")).reverse(), forth);
  });

  it("has at most one SIM for an ICCID, and none for an unknown one", async () => {
    assert.deepEqual(sidsOf((await client.get(`/v1/Sims?Iccid=${EXAMPLES.iccid}`)).body), [EXAMPLES.sim]);
    assert.deepEqual(sidsOf((await client.get("/v1/Sims?Iccid=89000000000000000000")).body), []);
    const other = await client.get(`/v1/Sims?Iccid=${EXAMPLES.iccid}&Status=active`);
    assert.deepEqual(sidsOf(other.body), []);
  });

  it("stays whole when SIMs change between its pages", async () => {
    const first = await client.get("/v1/Sims?PageSize=10&Status=active");
    emulator.control.change.sim(sidsOf(first.body)[0] ?? "", { status: "inactive" });
    const second = await client.get(first.body.meta?.next_page_url?.slice(emulator.supersimUrl.length) ?? "");
    assert.equal(new Set([...sidsOf(first.body), ...sidsOf(second.body)]).size, 20);
  });

  it("has URLs on the host that was asked", async () => {
    const { port } = new URL(emulator.url);
    const { body } = await client.get("/v1/Sims?PageSize=1");
    assert.ok(body.meta?.next_page_url?.startsWith(`http://127.0.0.1:${port}/supersim/v1/Sims?`));
  });

  for (const query of ["PageSize=0", "PageSize=1001", "PageSize=x", "Page=-1", "PageToken=mine", "UniqueName=x"]) {
    it(`refuses ${query}`, async () => {
      assert.equal((await client.get(`/v1/Sims?${query}`)).status, 400);
    });
  }

  it("of a NetworkAccessProfile's Fleets is found by the profile's name", async () => {
    const { body } = await client.get("/v1/Fleets?NetworkAccessProfile=My%20Network%20Access%20Profile");
    assert.deepEqual(sidsOf(body, "fleets"), [EXAMPLES.fleet, EXAMPLES.secondFleet]);
  });
});
