/** Whether a list holds nothing that becomes known later. */
import * as pulumi from "@pulumi/pulumi";

/** Two levels deep, as the rows of a list are: looking is far cheaper than waiting for 100,000 rows that are there already. */
export const isPlain = (list: unknown): boolean =>
  Array.isArray(list) &&
  list.every((row: unknown) => !isLater(row) && (!isObject(row) || !Object.values(row).some(isLater)));

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isLater = (value: unknown): boolean =>
  isObject(value) && (value instanceof Promise || pulumi.Output.isInstance(value));
