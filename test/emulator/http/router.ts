/** Finds the operation for a method and path. */
import type { ApiName, Route } from "./call";

export interface Match {
  readonly route: Route;
  readonly segments: Readonly<Record<string, string>>;
}

/** `"method"`: the path exists, the method does not; `"path"`: there is no such path. */
export type Miss = "method" | "path";

interface Pattern {
  readonly route: Route;
  readonly parts: readonly string[];
}

export class Router {
  readonly routes: readonly Route[];
  readonly #patterns: ReadonlyMap<string, readonly Pattern[]>;

  constructor(routes: readonly Route[]) {
    this.routes = routes;
    const patterns = new Map<string, Pattern[]>();
    for (const route of routes) {
      const parts = route.path.split("/");
      const key = `${route.api} ${parts.length}`;
      patterns.set(key, [...(patterns.get(key) ?? []), { route, parts }]);
    }
    this.#patterns = patterns;
  }

  match(api: ApiName, method: string, path: string): Match | Miss {
    const parts = path.split("/");
    let miss: Miss = "path";
    for (const pattern of this.#patterns.get(`${api} ${parts.length}`) ?? []) {
      const segments = segmentsOf(pattern.parts, parts);
      if (segments === undefined) continue;
      if (pattern.route.method === method) return { route: pattern.route, segments };
      miss = "method";
    }
    return miss;
  }
}

function segmentsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const segments: Record<string, string> = {};
  for (const [i, wanted] of pattern.entries()) {
    const part = parts[i] ?? "";
    if (!wanted.startsWith(":")) {
      if (wanted !== part) return undefined;
      continue;
    }
    const value = decoded(part);
    if (value === undefined || value === "") return undefined;
    segments[wanted.slice(1)] = value;
  }
  return segments;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
