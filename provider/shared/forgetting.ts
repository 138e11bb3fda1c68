/** What is written, or asked for by itself, is newer than every page that was asked for before: pages no longer answer for it. */
import type { Api } from "../http/api";
import type { Reader } from "./reader";

/**
 * The same API, on which a request about one object below `path` makes the reader forget that object. Before the request, because pages show
 * what is about to change; and after it, because a page that was asked for meanwhile may show what was before. So a lookup that depends on
 * a SIM shows nothing older than what that SIM's update ended with.
 */
export function forgetting(api: Api, path: string, { drop }: Pick<Reader<unknown>, "drop">): Api {
  const around = async <A>(target: string, send: () => Promise<A>): Promise<A> => {
    const [segment] = target.startsWith(`${path}/`) ? target.slice(path.length + 1).split("/") : [];
    if (segment === undefined) return send();
    const id = decodeURIComponent(segment);
    drop(id);
    return send().finally(() => drop(id));
  };
  return {
    ...api,
    get: (call) => around(call.path, () => api.get(call)),
    post: (call) => around(call.path, () => api.post(call)),
    delete: (call) => around(call.path, () => api.delete(call)),
  };
}
