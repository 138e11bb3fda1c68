/** What the program calls a resource, as the SDK tells it beside the inputs of those that may have to choose a name. */
import type { Naming } from "../core/plan/auto-name";

/** `{ name, project, stack }`, or the name alone from an older SDK. */
export function naming(told: unknown): Naming | undefined {
  if (typeof told === "string") return { name: told };
  if (typeof told !== "object" || told === null || !("name" in told) || typeof told.name !== "string") return undefined;
  return {
    name: told.name,
    ...("project" in told && text("project", told.project)),
    ...("stack" in told && text("stack", told.stack)),
  };
}

const text = (key: "project" | "stack", value: unknown) => (typeof value === "string" ? { [key]: value } : {});
