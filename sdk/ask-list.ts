/** How the lookups of lists ask: by their name in the provider's table, and a mock by the token of that name. */
import { askAll, type Live } from "./ask";
import type { OfAccount } from "./later";

type Provider = typeof import("pulumi-kore/provider");
/** A name in the provider's table of lookups. */
export type ListName = Parameters<ReturnType<Provider["createLookups"]>["list"]>[0];

/** `token`: such as `kore:supersim:getUsage`; a mock answers `{ [key]: [...] }`, or with the list alone. */
export function askList(name: ListName, token: string, key: string, args: OfAccount): Promise<readonly Live[]> {
  const { account, ...asked } = args;
  return askAll(key, { token, inputs: { ...args }, api: (lookups) => lookups.list(name, asked, account) });
}
