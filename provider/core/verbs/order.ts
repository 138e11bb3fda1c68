/** The object is ordered, and has no name: one request, and a lost answer is looked up by what was ordered, or not followed by another request. */
import { KoreError } from "../../errors";
import { READS_BEHIND } from "../../http/behind";
import { ApiError } from "../../http/errors";
import type { Order } from "../../resources/definition";
import { pollInterval } from "../../time/backoff";
import type { Context } from "../live/context";
import { collectionOf } from "../live/endpoint";
import { listWhere } from "../live/observe";
import type { Begun } from "../state/progress";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text } from "../terms/value";
import { toForm } from "../terms/wire";

const SENT: readonly string[] = ["replace", "update", "writeOnce", "along"];

export async function order(context: Context, way: Order, declared: Properties): Promise<Begun> {
  const { table, api } = context;
  const key = text(declared[way.by]);
  const alike = async () => (key ? all(context, { [way.filter]: key }) : []);
  const before = new Set((await alike()).map(sidOf));
  const given = Object.keys(declared).filter(
    (field) => SENT.includes(table.fields[field]?.rule ?? "") && declared[field] !== "",
  );
  try {
    const live = await api.post({
      ...collectionOf(context, declared),
      form: toForm(table, declared, given),
      onAmbiguous: key
        ? () => ordered(context, declared, async () => (await alike()).filter((one) => !before.has(sidOf(one))))
        : "never",
    });
    return { live, made: true };
  } catch (error) {
    if (!(error instanceof ApiError && error.ambiguous)) throw error;
    throw new KoreError(
      `${subject(table, declared)}: nothing answered the order, and it cannot be told whether the API carried it out. It is not sent a second time. ${way.lookFor}.`,
      { cause: error },
    );
  }
}

/** The one that an unanswered order made: looked for as long as a read may be behind the write. `undefined` when there is none. */
async function ordered(
  { table, clock, random, signal }: Context,
  declared: Properties,
  look: () => Promise<readonly Properties[]>,
): Promise<Properties | undefined> {
  const failed = clock.now();
  for (let looks = 0; ; looks++) {
    const [first, second] = await look();
    if (first && second)
      throw new KoreError(
        `${subject(table, declared)}: nothing answered the order, and there are two new ones since then, ${sidOf(first)} and ${sidOf(second)}: somebody else orders, too. ` +
          "Nothing more was sent.",
      );
    if (first) return first;
    const wait = failed + READS_BEHIND - clock.now();
    if (wait <= 0) return undefined;
    await clock.sleep(Math.min(wait, pollInterval(looks, random)), signal);
  }
}

async function all(context: Context, query: Readonly<Record<string, string>>): Promise<Properties[]> {
  const found: Properties[] = [];
  for await (const page of listWhere(context, query)) found.push(...page);
  return found;
}
