/** One wake-up call. */
import assert from "node:assert/strict";
import { createAlarm } from "../../../../provider/http/pace/alarm";
import { createFakeClock } from "../../../support/fake-clock";

describe("an alarm", () => {
  const open = () => {
    const clock = createFakeClock();
    const began = clock.now();
    const rung: number[] = [];
    return { clock, rung, alarm: createAlarm(clock), ring: () => void rung.push(clock.now() - began) };
  };

  it("rings once, at the time for which it was set first", async () => {
    const { clock, rung, alarm, ring } = open();
    alarm.set(100, ring);
    alarm.set(50, ring);
    await clock.run(() => clock.sleep(1_000));
    assert.deepEqual(rung, [100]);
  });

  it("can be set again once it has rung", async () => {
    const { clock, rung, alarm, ring } = open();
    alarm.set(100, () => {
      ring();
      alarm.set(100, ring);
    });
    await clock.run(() => clock.sleep(1_000));
    assert.deepEqual(rung, [100, 200]);
  });

  it("does not ring once it is silenced, and leaves nothing that waits", async () => {
    const { clock, rung, alarm, ring } = open();
    alarm.set(100, ring);
    alarm.silence();
    await new Promise(setImmediate);
    assert.equal(clock.sleeping, 0);
    alarm.set(200, ring);
    await clock.run(() => clock.sleep(1_000));
    assert.deepEqual(rung, [200]);
  });
});
