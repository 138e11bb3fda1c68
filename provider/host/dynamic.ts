/** Pulumi's dynamic protocol, spelled for a session. Alone knows `__provider`, `__autoName`, half-made objects and unknown values. */
import { type Properties, without } from "../core/terms/value";
import type { Resource } from "../resources/definition";
import type { Session } from "../run/session";
import { present } from "./errors";
import { foreseeing } from "./foresight";
import { naming } from "./naming";
import { answerOf, PREVIEW, previewOf, refusedDiff } from "./refused";
import { fromPulumi, toPulumi } from "./unknown";

type Bag = Record<string, unknown>;

/** What Pulumi's dynamic host calls; assignable to `pulumi.dynamic.ResourceProvider`. */
export interface DynamicProvider {
  configure(request: { readonly config: { get(key: string): string | undefined } }): Promise<void>;
  check(olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: { property: string; reason: string }[] }>;
  diff(
    id: string,
    olds: Bag,
    news: Bag,
  ): Promise<{ changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }>;
  create(inputs: Bag): Promise<{ id: string; outs: Bag }>;
  read(id: string, props: Bag): Promise<{ id: string; props: Bag; inputs?: Bag }>;
  update(id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
  delete(id: string, props: Bag): Promise<void>;
}

/** The text of the provider's code, which the host keeps among the properties. */
const CODE = "__provider";
/** What the program calls the resource. The SDK tells it for resources that may have to choose a name, such as a Fleet. Not kept. */
const NAME = "__autoName";
export function dynamicProvider(table: Resource, session: Session, debug: () => boolean): DynamicProvider {
  const guarded = async <T>(bag: Bag, verb: () => Promise<T> | T): Promise<T> => {
    try {
      return await verb();
    } catch (error) {
      throw present(error, session.words(error), bag[CODE], debug());
    }
  };
  const foresight = foreseeing(table, session);
  return {
    // Pulumi's host caches the provider before it configures it, and concurrent first calls do not await this: keep it synchronous.
    configure: async ({ config }) => session.configure((key) => config.get(key)),
    check: (olds, news) =>
      guarded(news, async () => {
        const name = naming(fromPulumi(news)[NAME]);
        const { inputs, failures } = await foresight.check(previewOf(news), own(olds), own(news), name);
        return answerOf(news, toPulumi(inputs), failures);
      }),
    diff: (id, olds, news) =>
      guarded(news, async () => {
        const refused = refusedDiff(news);
        if (refused) return refused;
        const { reasons, replaces } = await foresight.diff(id, own(olds), own(news));
        // A resource whose outputs lack `__provider` can be neither refreshed nor destroyed: an update writes it back.
        const changes = reasons.length > 0 || olds[CODE] === undefined;
        return { changes, replaces: [...replaces], deleteBeforeReplace: false };
      }),
    create: (inputs) =>
      guarded(inputs, async () => {
        const { sid, outputs } = await session.create(table, own(inputs));
        return { id: sid, outs: toPulumi(outputs) };
      }),
    read: (id, props) =>
      guarded(props, async () => {
        const found = await session.read(table, id, own(props));
        if (!found) return { id: "", props: {} };
        return { id: found.sid, props: toPulumi(found.outputs), inputs: toPulumi(found.inputs) };
      }),
    update: (id, olds, news) =>
      guarded(news, async () => ({ outs: toPulumi(await session.update(table, id, own(olds), own(news))) })),
    delete: (id, props) => guarded(props, () => session.delete(table, id, own(props))),
  };
}

/** The properties that are ours. */
const own = (bag: Bag): Properties => without(fromPulumi(bag), CODE, NAME, PREVIEW);
