/** The lifecycle's rules: which one speaks first, what an earlier declaration and a transfer do, and that check never says otherwise than diff. */
import assert from "node:assert/strict";
import { decide, type Seen, type Situation, type Wanted } from "../../../../provider/core/plan/decide";
import type { Lifecycle } from "../../../../provider/resources/lifecycle";
import { simLifecycle } from "../../../../provider/resources/sim-lifecycle";
import { wirelessSimLifecycle } from "../../../../provider/resources/wireless/sim-lifecycle";

const LIFECYCLES: Readonly<Record<string, Lifecycle>> = { "Super SIM": simLifecycle, wireless: wirelessSimLifecycle };

/** `wait`, `send status`, `nothing of the status`, or the refusal. */
function verdictOf(lifecycle: Lifecycle, situation: Situation): string {
  const verdict = decide(lifecycle, situation);
  if (verdict.verdict === "wait") return "wait";
  if (verdict.verdict === "refused") return verdict.refusal;
  return verdict.status ? "send status" : "nothing of the status";
}

/** Status, assignment and owner in short: `active A here`; `-` is what is left out, `none` is `""`. */
const parts = (words: string): (string | undefined)[] =>
  words.split(" ").map((word) => (word === "-" ? undefined : word === "none" ? "" : word));

function seenOf(words: string): Seen {
  const [status = "", assigned = "", owner = "here"] = parts(words);
  return { status, assigned, owner };
}

function wantedOf(words: string): Wanted {
  const [status, assigned, owner] = parts(words);
  return { status, assigned, owner };
}

/** Product; seen; declared; what is decided. Those that the tables of the verbs do not have, and one for the order of each two rules. */
const LIVE_ROWS = [
  ["Super SIM", "new none", "ready A", "send status"],
  ["Super SIM", "new A", "ready none", "noFleet"],
  ["Super SIM", "active A", "active none", "leavesFleet"],
  ["Super SIM", "active A", "ready none", "leavesFleet"],
  ["Super SIM", "active A", "inactive none", "send status"],
  ["Super SIM", "inactive A", "ready none", "readyOnlyFromNew"],
  ["Super SIM", "inactive A", "active none", "noFleet"],
  ["Super SIM", "active none", "active none", "nothing of the status"],
  ["Super SIM", "scheduled A", "active none", "wait"],
  ["Super SIM", "unheard-of A", "active -", "send status"],
  ["Super SIM", "unheard-of none", "active -", "noFleet"],
  ["Super SIM", "new none here", "- - there", "nothing of the status"],
  ["Super SIM", "new A here", "- - there", "transferWithFleet"],
  ["Super SIM", "new A here", "- - here", "nothing of the status"],
  ["Super SIM", "new A here", "- none there", "nothing of the status"],
  ["Super SIM", "new A here", "active none there", "noFleet"],
  ["Super SIM", "active A here", "- - there", "transferOnlyNew"],
  ["Super SIM", "active A here", "active none there", "transferOnlyNew"],
  ["Super SIM", "inactive none here", "ready - there", "readyOnlyFromNew"],
  ["Super SIM", "unheard-of none here", "- - there", "transferOnlyNew"],
  ["Super SIM", "scheduled A here", "- - there", "wait"],
  ["wireless", "suspended P", "suspended none", "nothing of the status"],
  ["wireless", "active P", "suspended none", "leavesWhileSuspending"],
  ["wireless", "active P", "active none", "leavesRatePlan"],
  ["wireless", "active P", "deactivated none", "send status"],
  ["wireless", "suspended P", "ready none", "readyOnlyFromNew"],
  ["wireless", "suspended P", "active none", "noRatePlan"],
  ["wireless", "canceled P", "active none", "canceled"],
  ["wireless", "canceled P", "suspended none", "canceled"],
  ["wireless", "canceled P", "deactivated -", "nothing of the status"],
  ["wireless", "canceled P", "deactivated none", "canceled"],
  ["wireless", "canceled P here", "- - there", "canceled"],
  ["wireless", "deleted none here", "- - there", "canceled"],
  ["wireless", "ready P here", "- Q there", "transferNotReady"],
  ["wireless", "active P here", "- Q there", "transferOnlyNew"],
  ["wireless", "new P here", "- - there", "transferWithRatePlan"],
  ["wireless", "new P here", "- Q there", "nothing of the status"],
  ["wireless", "new P here", "suspended none there", "leavesWhileSuspending"],
  ["wireless", "updating P here", "- - there", "wait"],
] as const;

/** Product; declared before; declared now; seen, or `-` in check; what is decided. */
const EARLIER_ROWS = [
  ["Super SIM", "active A", "ready A", "-", "readyOnlyFromNew"],
  ["Super SIM", "inactive -", "ready -", "-", "readyOnlyFromNew"],
  ["Super SIM", "active A", "ready none", "-", "readyOnlyFromNew"],
  ["Super SIM", "active A", "ready A", "active A", "readyOnlyFromNew"],
  ["Super SIM", "active A", "ready A", "new A", "readyOnlyFromNew"],
  ["Super SIM", "active A", "ready A", "scheduled A", "wait"],
  ["Super SIM", "ready A", "ready A", "-", "nothing of the status"],
  ["Super SIM", "- A", "ready A", "-", "nothing of the status"],
  ["Super SIM", "ready A", "active none", "-", "nothing of the status"],
  ["Super SIM", "active A", "active none", "-", "nothing of the status"],
  ["Super SIM", "active A", "active none", "active A", "leavesFleet"],
  ["Super SIM", "active A", "- - there", "-", "nothing of the status"],
  ["wireless", "suspended -", "ready -", "-", "readyOnlyFromNew"],
  ["wireless", "deactivated P", "ready P", "canceled P", "readyOnlyFromNew"],
  ["wireless", "deactivated P", "active P", "canceled P", "canceled"],
  ["wireless", "active P", "suspended none", "-", "nothing of the status"],
] as const;

describe("the lifecycle's rules", () => {
  for (const [product, seen, wanted, expected] of LIVE_ROWS)
    it(`${product}: seen ${seen}, declared ${wanted}: ${expected}`, () => {
      const lifecycle = LIFECYCLES[product];
      assert.ok(lifecycle);
      assert.equal(verdictOf(lifecycle, { seen: seenOf(seen), wanted: wantedOf(wanted) }), expected);
    });

  for (const [product, before, wanted, seen, expected] of EARLIER_ROWS)
    it(`${product}: declared ${before}, now ${wanted}, seen ${seen}: ${expected}`, () => {
      const lifecycle = LIFECYCLES[product];
      assert.ok(lifecycle);
      const known = seen === "-" ? {} : { seen: seenOf(seen) };
      const situation = { before: wantedOf(before), wanted: wantedOf(wanted), ...known };
      assert.equal(verdictOf(lifecycle, situation), expected);
    });
});

for (const [product, lifecycle] of Object.entries(LIFECYCLES))
  describe(`the rules of a ${product} lifecycle`, () => {
    const declarations: readonly Wanted[] = [undefined, ...lifecycle.writable].flatMap((status) =>
      [undefined, "", "A", "B"].flatMap((assigned) =>
        [undefined, "here", "there"].map((owner) => ({ status, assigned, owner })),
      ),
    );
    const sights: readonly Seen[] = [...Object.keys(lifecycle.statuses), "unheard-of"].flatMap((status) =>
      ["", "A"].map((assigned) => ({ status, assigned, owner: "here" })),
    );

    it("let check refuse only what is refused for the same reason whatever is seen", () => {
      let refusals = 0;
      for (const before of declarations)
        for (const wanted of declarations) {
          const blind = verdictOf(lifecycle, { before, wanted });
          if (!(blind in lifecycle.refusals)) continue;
          refusals++;
          for (const seen of sights) {
            const known = verdictOf(lifecycle, { seen, before, wanted });
            assert.ok(known === blind || known === "wait", JSON.stringify({ seen, before, wanted, blind, known }));
          }
        }
      assert.ok(refusals > 0);
    });

    it("never refuse what asks for nothing", () => {
      for (const seen of sights)
        for (const wanted of [{}, { status: seen.status, assigned: seen.assigned, owner: seen.owner }])
          assert.ok(!(verdictOf(lifecycle, { seen, wanted }) in lifecycle.refusals), JSON.stringify({ seen, wanted }));
    });

    it("name known statuses and a refusal that has words, and each refusal is named", () => {
      for (const {
        before = [],
        declared = [],
        seen = [],
        seenOtherThan = [],
        sends = [],
        after = [],
      } of lifecycle.rules)
        for (const status of [...before, ...declared, ...seen, ...seenOtherThan, ...sends, ...after])
          assert.ok(status in lifecycle.statuses, status);
      const named = new Set(lifecycle.rules.map(({ refusal }) => refusal));
      assert.deepEqual([...named].sort(), Object.keys(lifecycle.refusals).sort());
    });

    it("can each be the first: none is hidden behind the ones above it", () => {
      const first = new Set(
        [...sights, undefined].flatMap((seen) =>
          [{}, ...declarations].flatMap((before) =>
            declarations.flatMap((wanted) => {
              const verdict = decide(lifecycle, { seen, before, wanted });
              return verdict.verdict === "refused" ? [verdict.rule] : [];
            }),
          ),
        ),
      );
      assert.deepEqual(
        lifecycle.rules.filter((rule) => !first.has(rule)),
        [],
      );
    });

    it("and the moves leave no pair of a resting and a writable status out", () => {
      const { statuses, writable, moves } = lifecycle;
      const resting = Object.keys(statuses).filter((status) => statuses[status]?.kind !== "pending");
      for (const from of resting)
        for (const to of writable.filter((status) => status !== from)) {
          const known = moves.some((move) => move.from === from && move.to === to);
          const verdict = verdictOf(lifecycle, {
            seen: { status: from, assigned: "A", owner: "here" },
            wanted: { status: to },
          });
          assert.notEqual(known, verdict in lifecycle.refusals, `${from} to ${to}`);
        }
    });
  });
