/** The referee: every request and answer is held against KORE's OpenAPI files, and what contradicts them is written down. */
import { type JudgedAnswer, judgeAnswer } from "./judge-answer";
import { type JudgedRequest, judgeRequest } from "./judge-request";
import type { ApiDocument } from "./openapi";
import { findOperation } from "./operations";

/** What the referee must know of a request and its answer; the emulator's `Exchange` has it all. */
export interface Judged extends JudgedRequest, JudgedAnswer {
  readonly record: { readonly api: ApiDocument; readonly method: string; readonly path: string };
  /** Whether the answer was broken on purpose: it is then not judged. */
  readonly malformed: boolean;
}

/** What contradicted the files, and in which exchange. */
export class RefereeError extends Error {
  override readonly name = "RefereeError";
  readonly violations: readonly string[];

  constructor(violations: readonly string[]) {
    super(`the OpenAPI files forbid:\n${violations.slice(0, 20).join("\n")}`);
    this.violations = violations;
  }
}

/** Collects violations while a test runs. */
export class Referee {
  readonly violations: string[] = [];
  /** Exchanges judged. */
  count = 0;

  /** A request is judged when it was accepted: what the API itself refuses may well be wrong. */
  readonly check = (exchange: Judged): void => {
    this.count += 1;
    if (exchange.malformed) return;
    const { api, method, path } = exchange.record;
    const found = findOperation(api, method, path);
    const accepted = exchange.status < 300;
    const problems = [
      ...(accepted && found !== undefined ? judgeRequest(found, exchange).map((problem) => `request ${problem}`) : []),
      ...judgeAnswer(api, found, exchange).map((problem) => `answer ${exchange.status} ${problem}`),
    ];
    const title = found === undefined ? `${method} ${path}` : found.title;
    for (const problem of problems) this.violations.push(`${api} ${title}: ${problem}`);
  };

  /** @throws RefereeError when anything was wrong */
  assertClean(): void {
    if (this.violations.length > 0) throw new RefereeError(this.violations);
  }
}
