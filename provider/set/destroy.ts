/** delete of a set: all its members are let go of, as `onRemove` says. It was asked for outright, and no guard stands in its way. */
import { policyOf } from "../core/plan/last-state";
import { type Properties, text } from "../core/terms/value";
import { nounOf } from "./apply";
import { declaredIn } from "./declared";
import { execute } from "./execution";
import { failureOf } from "./failures";
import { lookAt } from "./look";
import type { Job } from "./member";
import { optionsOf } from "./outputs";
import { unclaimed } from "./prepare";
import { reportRow } from "./report";
import type { SetRun } from "./run";
import { goneLine, number } from "./telling";

/** `outputs` are those of the state: destroying knows no inputs. What another resource of the program declares stays as it is. */
export async function destroySet(run: SetRun, outputs: Properties): Promise<void> {
  const { set, context } = run;
  const { table } = context;
  const before = declaredIn(set, outputs);
  const noun = nounOf(run, before.lines.size);
  const chosen = text(outputs[set.removal]) ?? table.removal.default;
  if (policyOf(table, chosen)?.act === "retain") {
    context.report(`${noun} stays as it is: its resource left the stack, and ${set.removal} is "${chosen}".`);
    return;
  }
  const leaving = unclaimed(context, outputs, before.lines.keys());
  const looks = await lookAt(context, leaving);
  const gone = leaving.filter((iccid) => !looks.has(iccid));
  if (gone.length > 0) context.report(`${noun}: ${goneLine(table, outputs, gone)}`);
  const jobs = new Map(
    leaving.filter((iccid) => looks.has(iccid)).map((iccid): [string, Job] => [iccid, { iccid, wanted: undefined }]),
  );
  const ended = await execute(run, noun, { jobs, looks, removal: { chosen, options: optionsOf(set, outputs) } });
  run.note?.(ended.outcomes.map((outcome) => reportRow(set, before.lines.get(outcome.iccid), outcome)));
  const failure = failureOf(noun, ended, jobs.size, run.words);
  if (failure) throw failure;
  const done = ended.outcomes.filter(({ result }) => result === "done").length;
  context.report(
    `${noun}: let go of, ${set.removal} "${chosen}": ${number(done)} changed, ${number(before.lines.size - done)} as they were.`,
  );
}
