/** Who waits for a turn, and in which order. */
import assert from "node:assert/strict";
import { createQueue, type Waiter } from "../../../../provider/http/pace/queue";

describe("a queue", () => {
  const queue = () => {
    const line = createQueue<string>();
    const gone: string[] = [];
    const waiters = ["a", "b!", "c", "d!"].map(
      (name): Waiter<string> => ({
        repeated: name.endsWith("!"),
        go: (turn) => gone.push(`${name} ${turn}`),
      }),
    );
    for (const waiter of waiters) line.add(waiter);
    const serve = () => {
      while (!line.isEmpty) line.take()?.go("now");
      return gone.map((one) => one.split(" ")[0]);
    };
    return { line, waiters, serve };
  };

  it("serves what was sent before first, and then whoever came first", () => {
    assert.deepEqual(queue().serve(), ["b!", "d!", "a", "c"]);
  });

  it("forgets whoever gives up, and has nobody to serve when it is empty", () => {
    const { line, waiters, serve } = queue();
    for (const waiter of waiters.slice(0, 2)) line.remove(waiter);
    assert.deepEqual([serve(), line.isEmpty, line.take()], [["d!", "c"], true, undefined]);
  });
});
