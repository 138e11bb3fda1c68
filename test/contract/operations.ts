/** Finds the operation of the files that a request belongs to. */
import { type ApiDocument, type Method, type OpenApi, type Operation, type Parameter, repaired } from "./openapi";

export interface Found {
  readonly api: ApiDocument;
  readonly document: OpenApi;
  /** `POST /v1/Sims/{Sid}` */
  readonly title: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly segments: Readonly<Record<string, string>>;
}

interface Template extends Omit<Found, "segments"> {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const METHODS = ["get", "post", "delete"] as const satisfies readonly Method[];
const templates = new Map<ApiDocument, readonly Template[]>();

/** Undefined when the file has no such method and path. */
export function findOperation(api: ApiDocument, method: string, path: string): Found | undefined {
  for (const template of templatesOf(api)) {
    const match = template.method === method ? template.pattern.exec(path) : null;
    if (match === null) continue;
    const segments = template.names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? "")]);
    return { ...template, segments: Object.fromEntries(segments) };
  }
  return undefined;
}

/** Every operation of a file; those with fewer placeholders first. */
export function templatesOf(api: ApiDocument): readonly Template[] {
  const known = templates.get(api);
  if (known !== undefined) return known;
  const document = repaired(api);
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Template[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
      const title = `${method.toUpperCase()} ${path}`;
      return [{ api, document, title, operation, parameters, method: method.toUpperCase(), pattern, names }];
    }),
  );
  const sorted = found.sort((a, b) => a.names.length - b.names.length);
  templates.set(api, sorted);
  return sorted;
}
