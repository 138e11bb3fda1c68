/** The object is ordered, and has no name: one request, and a lost answer is looked up by what was ordered, or not followed by another request. */
import { KoreError } from "../../errors";
import { ApiError } from "../../http/errors";
import type { Order } from "../../resources/definition";
import type { Context } from "../live/context";
import { collectionOf } from "../live/endpoint";
import { newsInTime } from "../live/in-time";
import { listWhere } from "../live/observe";
import type { Begun } from "../state/progress";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text } from "../terms/value";
import { sentToMake, toForm } from "../terms/wire";

export async function order(context: Context, way: Order, declared: Properties): Promise<Begun> {
  const { table, api } = context;
  const key = text(declared[way.by]);
  const alike = async () => (key ? all(context, { [way.filter]: key }) : []);
  const before = new Set((await alike()).map(sidOf));
  try {
    const live = await api.post({
      ...collectionOf(context, declared),
      form: toForm(table, declared, sentToMake(table, declared)),
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
  context: Context,
  declared: Properties,
  look: () => Promise<readonly Properties[]>,
): Promise<Properties | undefined> {
  const [first, second] = await newsInTime(context, look, (found) => found.length > 0);
  if (first && second)
    throw new KoreError(
      `${subject(context.table, declared)}: nothing answered the order, and there are two new ones since then, ${sidOf(first)} and ${sidOf(second)}: somebody else orders, too. ` +
        "Nothing more was sent.",
    );
  return first;
}

async function all(context: Context, query: Readonly<Record<string, string>>): Promise<Properties[]> {
  const found: Properties[] = [];
  for await (const page of listWhere(context, query)) found.push(...page);
  return found;
}
