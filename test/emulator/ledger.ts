/** The emulator's account of itself: parameters no handler read, and operations no real client has driven. */
import type { Exchange } from "./http/exchange";

/** Clients that stand for real ones, by the beginning of their User-Agent. */
const REAL_CLIENTS = ["twilio-node/", "pulumi-kore/"] as const;

export interface Account {
  /** `operation Parameter`, for each parameter that was accepted and never looked at. */
  readonly unread: readonly string[];
  /** Operations that a real client has called with success. */
  readonly driven: readonly string[];
  /** Operations that none has. */
  readonly undriven: readonly string[];
}

export class Ledger {
  readonly #operations: readonly string[];
  readonly #unread = new Set<string>();
  readonly #driven = new Set<string>();

  constructor(operations: readonly string[]) {
    this.#operations = operations;
  }

  note({ record, unread, status }: Exchange): void {
    if (record.operation === undefined || status >= 300) return;
    for (const name of unread) this.#unread.add(`${record.operation} ${name}`);
    if (REAL_CLIENTS.some((client) => record.userAgent.startsWith(client))) this.#driven.add(record.operation);
  }

  account(): Account {
    return {
      unread: [...this.#unread],
      driven: this.#operations.filter((operation) => this.#driven.has(operation)),
      undriven: this.#operations.filter((operation) => !this.#driven.has(operation)),
    };
  }
}
