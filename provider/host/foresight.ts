/** What a preview adds to check and diff: the provider tells what an `up` would do, by reading alone. */
import type { Naming } from "../core/plan/auto-name";
import type { Checked } from "../core/plan/check";
import type { Diff } from "../core/plan/diff";
import type { Properties } from "../core/terms/value";
import { KoreError } from "../errors";
import type { Resource } from "../resources/definition";
import type { Session } from "../run/session";

export interface Foresight {
  /** `preview`: the SDK says that this check belongs to one. */
  check(preview: boolean, before: Properties, declared: Properties, naming: Naming | undefined): Promise<Checked>;
  diff(sid: string, before: Properties, inputs: Properties): Promise<Diff>;
}

export function foreseeing(resource: Resource, session: Session): Foresight {
  // A provider's process serves one command: once a check says so, a preview.
  let previews = false;
  return {
    async check(preview, before, declared, naming) {
      const { inputs, failures } = session.check(resource, before, declared, naming);
      previews ||= preview;
      // Of what is new a preview calls nothing but check.
      const isNew = previews && failures.length === 0 && Object.keys(before).length === 0;
      return { inputs, failures: [...failures, ...(isNew ? await session.foresee(resource, {}, inputs) : [])] };
    },
    async diff(sid, before, inputs) {
      const found = session.diff(resource, sid, before, inputs);
      const foreseen = previews && found.reasons.length > 0 ? await session.foresee(resource, before, inputs) : [];
      if (foreseen.length > 0) throw new KoreError(foreseen.map(({ reason }) => reason).join("\n"));
      return found;
    },
  };
}
