/** One list, read page by page for many readers. What it saves them is in reader.test.ts. */
import assert from "node:assert/strict";
import { createBook } from "../../../provider/shared/book";
import { createFakeClock } from "../../support/fake-clock";

/** A list of so many pages; `fails` names the requests that fail, counted from 1. */
function opened(pages: number, fails: readonly number[] = []) {
  const clock = createFakeClock();
  const kept: string[] = [];
  let asked = 0;
  let lists = 0;
  const list = async function* () {
    lists++;
    for (let page = 1; page <= pages; page++) {
      asked++;
      if (fails.includes(asked)) throw new Error("no page");
      yield [`${lists}.${page}`];
    }
  };
  const book = createBook(
    list,
    (items: readonly string[], at) => void kept.push(`${items.join()} at ${at - start}`),
    clock,
  );
  const start = clock.now();
  const turn = (since = Number.POSITIVE_INFINITY, answered = false) =>
    book.turn(
      () => answered,
      () => since,
    );
  return { clock, kept, turn, start };
}

describe("a list that many read", () => {
  it("gives one page a turn, in order, with when it was asked for", async () => {
    const { clock, kept, turn } = opened(3);
    await turn();
    await clock.advance(1_000);
    await Promise.all([turn(), turn()]);
    assert.deepEqual(kept, ["1.1 at 0", "1.2 at 1000", "1.3 at 1000"]);
  });

  it("gives none to whoever was answered by somebody else's page", async () => {
    const { kept, turn } = opened(3);
    await turn(0, true);
    assert.deepEqual(kept, []);
  });

  it("begins anew at its end, in the same turn, for whoever needs something newer", async () => {
    const { kept, turn } = opened(1);
    await turn();
    await turn();
    assert.deepEqual(kept, ["1.1 at 0", "2.1 at 0"]);
  });

  it("is not begun anew at its end where it is new enough", async () => {
    const { kept, turn, start } = opened(1);
    await turn();
    await turn(start - 1);
    assert.deepEqual(kept, ["1.1 at 0"]);
  });

  it("is begun anew when nobody went on with it for thirty seconds", async () => {
    const { clock, kept, turn } = opened(3);
    await turn();
    await clock.advance(29_999);
    await turn();
    await clock.advance(30_000);
    await turn();
    assert.deepEqual(
      kept.map((one) => one.split(" ")[0]),
      ["1.1", "1.2", "2.1"],
    );
  });

  it("that failed spoils nothing, and is left alone for thirty seconds", async () => {
    const { clock, kept, turn } = opened(3, [1]);
    await turn();
    await turn();
    await clock.advance(30_000);
    await turn();
    assert.deepEqual(kept, ["2.1 at 30000"]);
  });
});
