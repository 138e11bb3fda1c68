/** The parameters of one request, query or form, which remember what was read of them. */
import { ApiError } from "../api-error";

/** Makes the refusal of an invalid value; each product has its own code for it. */
export type Invalid = (why: string) => Error;

export class Params {
  readonly #values: URLSearchParams;
  readonly #invalid: Invalid;
  readonly #read = new Set<string>();

  constructor(values: URLSearchParams, invalid: Invalid) {
    this.#values = values;
    this.#invalid = invalid;
  }

  /** The one value of a parameter, undefined when it was not sent. */
  text(name: string): string | undefined {
    const [value, second] = this.list(name);
    if (second !== undefined) throw this.#invalid(`${name} was sent more than once`);
    return value;
  }

  /** A value where empty means "none": undefined when not sent, null when sent empty. */
  clearable(name: string): string | null | undefined {
    const value = this.text(name);
    return value === "" ? null : value;
  }

  list(name: string): string[] {
    this.#read.add(name);
    return this.#values.getAll(name);
  }

  integer(name: string, least: number, most: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw this.#invalid(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
  }

  boolean(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value === "true") return true;
    if (value === "false") return false;
    throw this.#invalid(`${name} must be true or false, not "${value}"`);
  }

  oneOf<const V extends string>(name: string, allowed: readonly V[]): V | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    throw this.#invalid(`${name} must be one of ${allowed.join(", ")}, not "${value}"`);
  }

  /** An absolute http(s) URL; empty clears. */
  url(name: string): string | null | undefined {
    const value = this.clearable(name);
    if (value === undefined || value === null) return value;
    if (/^https?:/.test(value) && URL.canParse(value)) return value;
    throw this.#invalid(`${name} must be an http or https URL, not "${value}"`);
  }

  /** @throws ApiError 20001 when something was sent that the operation does not know. */
  refuseUnknown(known: readonly string[]): void {
    const unknown = this.names().filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new ApiError(20001, unknown.join(", "));
  }

  /** A copy that lacks the parameters named. */
  without(names: readonly string[]): URLSearchParams {
    const rest = new URLSearchParams(this.#values);
    for (const name of names) rest.delete(name);
    return rest;
  }

  names(): string[] {
    return [...new Set(this.#values.keys())];
  }

  /** What was sent and never looked at: the emulator keeps account of it. */
  unread(): string[] {
    return this.names().filter((name) => !this.#read.has(name));
  }
}
