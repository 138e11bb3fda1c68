/** create: adopt what exists, register or make what does not, and bring it to what is declared. */
import type { Adopt, Make, Order } from "../../resources/definition";
import type { Context } from "../live/context";
import { settledOutputs } from "../state/outputs";
import type { Begun } from "../state/progress";
import { asMemory } from "../state/written";
import { type Properties, sidOf } from "../terms/value";
import { adopt } from "./adopt";
import { make } from "./make";
import { order } from "./order";
import { reconcile } from "./reconcile";

export interface Created {
  readonly sid: string;
  readonly outputs: Properties;
}

export async function create(context: Context, declared: Properties): Promise<Created> {
  const { table } = context;
  const begun = await begin(context, table.create, declared);
  context.claims.takes(begun.live);
  const done = await reconcile(context, begun, declared);
  const written = done.written ?? (begun.made ? { made: true, from: {} } : undefined);
  return {
    sid: sidOf(done.live),
    outputs: { ...settledOutputs(table, done.live, done), ...asMemory(written, context.clock.now()) },
  };
}

const begin = (context: Context, way: Adopt | Make | Order, declared: Properties): Promise<Begun> => {
  if (way.way === "adopt") return adopt(context, way, declared);
  return way.way === "order" ? order(context, way, declared) : make(context, way, declared);
};
