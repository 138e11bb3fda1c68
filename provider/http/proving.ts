/** The same API, which believes "not found" only from a collection that has proven to be the API's: by what was read of it, or by its list. */
import { type ZodType, z } from "zod";
import type { Config } from "../config";
import { unlessAborted } from "../time/unless-aborted";
import { saysOther } from "./answer";
import type { Api, Call } from "./api";
import { ApiError } from "./errors";
import { createProofs, deniesList, NotTheApi } from "./proof";

type Addresses = Pick<Config, "baseUrls" | "baseUrlKeys">;
type Where = Pick<Call<never>, "service" | "path" | "signal">;

export function proving(api: Api, { baseUrls, baseUrlKeys }: Addresses): Api {
  const proofs = createProofs();

  const list = ({ service, path }: Where, item: ZodType) => {
    const subject = `the list ${collectionOf(path)}`;
    return api.get({ service, path: collectionOf(path), query: { PageSize: "1" }, answer: listOf(item), subject });
  };
  /** Raises what is to be said of a "not found": itself, once the address has proven to be the API. */
  const believed = async (notFound: ApiError, where: Where, item: ZodType): Promise<never> => {
    const { service, signal } = where;
    const proof = proofs.demand(placeOf(where), () => list(where, item));
    await unlessAborted(proof, signal).catch((error: unknown) => {
      if (!deniesList(error)) throw error instanceof ApiError ? error.about(notFound.subject) : error;
      const setting = baseUrlKeys[service] ?? `the address of the API "${service}"`;
      throw new NotTheApi(notFound, baseUrls[service] ?? "", setting, error);
    });
    throw notFound;
  };
  const watched = <A>(where: Where, answer: Promise<A>, item: ZodType = z.unknown()): Promise<A> =>
    answer.then(
      (value) => {
        proofs.give(placeOf(where));
        return value;
      },
      (error: unknown) => {
        if (!(error instanceof ApiError && error.isNotFound)) throw error;
        return believed(error, where, item);
      },
    );

  return {
    get: (call) => watched(call, api.get(call), isObject(call) ? call.answer : undefined),
    post: (call) => watched(call, api.post(call)),
    delete: (call) => watched(call, api.delete(call)),
    async *pages(call) {
      for await (const page of api.pages(call)) {
        proofs.give(placeOf(call));
        yield page;
      }
    },
  };
}

/** `/v1/Sims` of `/v1/Sims/HS…/IpAddresses`. */
const collectionOf = (path: string): string => path.split("/").slice(0, 3).join("/");

const placeOf = ({ service, path }: Where): string => `${service} ${collectionOf(path)}`;

/** Whether a path is that of an object of a collection, whose list shows it in the same shape. */
const isObject = ({ path }: Where): boolean => path.split("/").length === 4;

/** A list as the API answers it. Both APIs have SIMs: the first item tells whether it is the one that was asked for. */
const listOf = (item: ZodType) =>
  z.looseObject({ meta: z.looseObject({ key: z.string().optional() }) }).superRefine((page, context) => {
    const key = page.meta.key ?? Object.keys(page).find((name) => Array.isArray(page[name])) ?? "";
    const items = z.array(z.unknown()).safeParse(page[key]);
    if (!items.success) return context.addIssue({ code: "custom", path: [key], message: "there is no list" });
    const issues = items.data.length > 0 ? (item.safeParse(items.data[0]).error?.issues ?? []) : [];
    // The list has others than the one that was asked for, too.
    const issue = issues.find((one) => !saysOther(one));
    if (issue) context.addIssue({ code: "custom", path: [key, 0, ...issue.path], message: issue.message });
  });
