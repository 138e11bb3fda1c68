import assert from "node:assert/strict";
import { z } from "zod";
import type { Api } from "../../../provider/http/api";
import { forgetting } from "../../../provider/shared/forgetting";
import { createReader, OLDEST } from "../../../provider/shared/reader";

interface Item {
  readonly id: string;
  readonly status: string;
}

/** Settles by hand. */
function open<T>() {
  let settle: { resolve(value: T): void; reject(error: Error): void } | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: (value: T) => settle?.resolve(value), reject: (error: Error) => settle?.reject(error) };
}

const turn = () => new Promise(setImmediate);

/** A reader whose only page and an API whose only answer come when a test says so, and a clock that a test moves. */
function pages() {
  let now = 0;
  const page = open<readonly Item[]>();
  const answer = open<unknown>();
  const reader = createReader<Item>(
    async function* () {
      yield await page.promise;
    },
    ({ id }) => [id],
    { now: () => now, sleep: () => new Promise<never>(() => {}) },
  );
  const api: Api = {
    get: async (call) => call.answer.parse(await answer.promise),
    post: async (call) => call.answer.parse(await answer.promise),
    delete: async () => void (await answer.promise),
    pages: async function* () {},
  };
  const read = async (id: string) => {
    const demand = { group: "", oldest: OLDEST.shown };
    return (await reader.read(id, demand, async () => ({ id, status: "asked for itself" }))).value;
  };
  return {
    api: forgetting(api, "/v1/Sims", reader),
    answer,
    at: (time: number) => {
      now = time;
    },
    /** Asks for the page, which arrives with the SIM when the function that it returns is called. */
    askForPage: async () => {
      for (const other of ["1", "2", "3", "4", "5"]) await read(other);
      const sixth = read("6");
      await turn();
      return async () => {
        page.resolve([{ id: "a b", status: "from the page" }]);
        await sixth;
      };
    },
    status: async () => (await read("a b"))?.status,
  };
}

const CALL = { service: "supersim", path: "/v1/Sims/a%20b", answer: z.unknown(), subject: "SIM a b" };
const VERBS: Record<string, (api: Api, path?: string) => Promise<unknown>> = {
  get: (api, path = CALL.path) => api.get({ ...CALL, path }),
  post: (api, path = CALL.path) => api.post({ ...CALL, path, form: {}, onAmbiguous: "never" }),
  delete: (api, path = CALL.path) => api.delete({ ...CALL, path }),
};

for (const [verb, send] of Object.entries(VERBS)) {
  describe(`a ${verb} of one object`, () => {
    for (const [ending, end] of [
      ["succeeds", ({ answer }: ReturnType<typeof pages>) => answer.resolve({})],
      ["fails", ({ answer }: ReturnType<typeof pages>) => answer.reject(new Error("503"))],
    ] as const) {
      it(`that ${ending} makes a page old that was read before`, async () => {
        const stage = pages();
        await (await stage.askForPage())();
        assert.equal(await stage.status(), "from the page");
        stage.at(1);
        const sent = send(stage.api).catch(() => undefined);
        assert.equal(await stage.status(), "asked for itself", "from its beginning");
        end(stage);
        await sent;
        assert.equal(await stage.status(), "asked for itself", "and after its end");
      });

      it(`that ${ending} makes a page old that was read while it was under way`, async () => {
        const stage = pages();
        const sent = send(stage.api).catch(() => undefined);
        stage.at(1);
        await (await stage.askForPage())();
        stage.at(2);
        end(stage);
        await sent;
        assert.equal(await stage.status(), "asked for itself");
      });

      it(`that ${ending} is not undone by a page that was asked for before and arrives after it`, async () => {
        const stage = pages();
        const arrive = await stage.askForPage();
        stage.at(1);
        const sent = send(stage.api).catch(() => undefined);
        stage.at(2);
        end(stage);
        await sent;
        stage.at(3);
        await arrive();
        assert.equal(await stage.status(), "asked for itself");
      });
    }

    for (const [later, status] of [
      [1, "asked for itself"],
      [10_000, "asked for itself"],
      [10_001, "from the page"],
    ] as const)
      it(`is answered ${status} by a page that is asked for ${later} ms after it: reads may be behind`, async () => {
        const stage = pages();
        stage.answer.resolve({});
        await send(stage.api);
        stage.at(later);
        await (await stage.askForPage())();
        assert.equal(await stage.status(), status);
      });

    for (const path of ["/v1/Fleets/a%20b", "/v1/Sims", "/v1/Sims/c"]) {
      it(`on ${path} makes no page about /v1/Sims/a%20b old`, async () => {
        const stage = pages();
        await (await stage.askForPage())();
        stage.answer.resolve({});
        stage.at(1);
        await send(stage.api, path);
        assert.equal(await stage.status(), "from the page");
      });
    }
  });
}
