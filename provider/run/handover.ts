/** One run's memory of unique names on their way between objects of one resource type on one account. */
import type { Handover } from "../core/live/handover";

export function createHandover(): Handover {
  const given = new Set<string>();
  const busy = new Map<string, Promise<unknown>>();
  return {
    async alone(sid, work) {
      const mine = (busy.get(sid) ?? Promise.resolve()).then(work, work);
      busy.set(sid, mine);
      try {
        return await mine;
      } finally {
        if (busy.get(sid) === mine) busy.delete(sid);
      }
    },
    gave(sid) {
      given.add(sid);
    },
    given: (sid) => given.has(sid),
  };
}
