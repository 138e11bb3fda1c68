/** What a preview adds to check and diff: the provider tells what an `up` would do, by reading alone. */
import type { Naming } from "../core/plan/auto-name";
import type { Checked } from "../core/plan/check";
import type { Diff } from "../core/plan/diff";
import type { Properties } from "../core/terms/value";
import { KoreError } from "../errors";
import type { Resource } from "../resources/definition";
import type { Session } from "../run/session";

export interface Foresight {
  /** `secret`: what the SDK says of a check that belongs to a preview, the inputs whose values are not shown. */
  check(
    secret: readonly string[] | undefined,
    before: Properties,
    declared: Properties,
    naming: Naming | undefined,
  ): Promise<Checked>;
  diff(sid: string, before: Properties, inputs: Properties): Promise<Diff>;
}

export function foreseeing(resource: Resource, session: Session): Foresight {
  // A provider's process serves one command: once a check says so, a preview.
  let previews = false;
  return {
    async check(secret, before, declared, naming) {
      const { inputs, failures } = session.check(resource, before, declared, naming);
      previews ||= secret !== undefined;
      if (secret === undefined || failures.length > 0) return { inputs, failures };
      return { inputs, failures: await session.foresee(resource, before, inputs, secret) };
    },
    async diff(sid, before, inputs) {
      const found = session.diff(resource, sid, before, inputs);
      const foreseen =
        previews && found.reasons.length > 0 ? await session.foreseeChange(resource, before, inputs) : [];
      if (foreseen.length > 0) throw new KoreError(foreseen.map(({ reason }) => reason).join("\n"));
      return found;
    },
  };
}
