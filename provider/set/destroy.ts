/** delete of a set: all its members are let go of, as `onRemove` says. It was asked for outright, and no guard stands in its way. */
import { policyOf } from "../core/plan/last-state";
import { type Properties, text } from "../core/terms/value";
import { nounOf } from "./apply";
import { declaredIn } from "./declared";
import { execute } from "./execution";
import { failureOf } from "./failures";
import { readLine } from "./lines";
import { lookAt } from "./look";
import type { Job } from "./member";
import { optionsOf } from "./outputs";
import { accountOf } from "./prepare";
import { createProgress } from "./progress";
import { reportRow } from "./report";
import type { SetRun } from "./run";
import { goneLine, number } from "./telling";

/** `outputs` are those of the state: destroying knows no inputs. What another resource of the program declares stays as it is. */
export async function destroySet(run: SetRun, outputs: Properties): Promise<void> {
  const { set, context } = run;
  const { table, claims } = context;
  const before = declaredIn(set, outputs);
  const noun = nounOf(run, before.lines.size);
  const chosen = text(outputs[set.removal]) ?? table.removal.default;
  if (policyOf(table, chosen)?.act === "retain") {
    context.report(`${noun} stays as it is: its resource left the stack, and ${set.removal} is "${chosen}".`);
    return;
  }
  const account = accountOf(context, outputs);
  const leaving = [...before.lines.keys()].filter((iccid) => !claims.hold("", { ...account, [table.identity]: iccid }));
  const looks = await lookAt(context, leaving);
  const gone = leaving.filter((iccid) => !looks.has(iccid));
  if (gone.length > 0) context.report(`${noun}: ${goneLine(table, outputs, gone)}`);
  const jobs = new Map(
    leaving.filter((iccid) => looks.has(iccid)).map((iccid): [string, Job] => [iccid, { iccid, wanted: undefined }]),
  );
  const progress = createProgress(noun, jobs.size, context.clock, context.report);
  const removal = { chosen, options: optionsOf(set, outputs) };
  const ended = await execute(context, { jobs, looks, removal, pace: run.pace, progress }).finally(progress.stop);
  const fields = Object.keys(set.columns);
  run.note?.(
    ended.outcomes.map((outcome) =>
      reportRow(set, readLine(fields, before.lines.get(outcome.iccid) ?? "") ?? {}, outcome),
    ),
  );
  const failure = failureOf(noun, ended, jobs.size, run.words);
  if (failure) throw failure;
  const done = ended.outcomes.filter(({ result }) => result === "done").length;
  context.report(
    `${noun}: let go of, ${set.removal} "${chosen}": ${number(done)} changed, ${number(before.lines.size - done)} as they were.`,
  );
}
