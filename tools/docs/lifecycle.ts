/** docs/lifecycle.md, written from the tables: status diagrams, every verdict, every rule, every refusal text. */
import { decide, type Wanted } from "../../provider/core/plan/decide";
import { sim, wirelessSim } from "../../provider/resources";
import type { Table } from "../../provider/resources/definition";
import type { Lifecycle, Rule } from "../../provider/resources/lifecycle";

const HERE = "HF-here";
const OTHER = "HF-other";

/** The whole document. */
export function lifecycleDocument(): string {
  return [
    "<!-- Written by `npm run docs` from provider/resources/*-lifecycle.ts. Edit those. -->",
    "# The lifecycle of a SIM",
    "",
    "What a declaration does to a SIM depends on what the SIM shows.",
    "These tables are the provider's own: check, diff and every write decide by them.",
    "A refusal happens before anything is sent, at preview where the state or the program already shows it.",
    "",
    ...section("Super SIM (`Sim`)", sim),
    ...section("Programmable Wireless (`wireless.Sim`)", wirelessSim),
  ].join("\n");
}

/** The status diagram of one lifecycle, in Mermaid. */
export function diagram({ statuses, moves, byItself, writable }: Lifecycle): string {
  const terminal = Object.entries(statuses).filter(([, { kind }]) => kind === "terminal");
  const drawn = moves.filter(({ verdict }) => verdict === "allowed" || verdict === "undocumented");
  return [
    "```mermaid",
    "stateDiagram-v2",
    "    [*] --> new",
    ...drawn.map(
      ({ from, to, verdict }) =>
        `    ${from} --> ${to}: ${verdict === "allowed" ? "declared" : "declared, undocumented"}`,
    ),
    ...byItself.map(({ from, to, when }) => `    ${from} --> ${to}: by itself ${when}`),
    ...terminal
      .filter(([status]) => byItself.some(({ to }) => to === status))
      .map(([status]) => `    ${status} --> [*]`),
    `    note right of new: every declared move passes through ${pendingOf(statuses).join(" or ")} and is waited for; ${writable.join(", ")} can be declared`,
    "```",
  ].join("\n");
}

function section(title: string, table: Table): string[] {
  const { lifecycle } = table;
  if (!lifecycle) return [];
  const noun = lifecycle.assignment.noun;
  return [
    `## ${title}`,
    "",
    diagram(lifecycle),
    "",
    "| status | what it is | can be declared |",
    "|---|---|---|",
    ...Object.entries(lifecycle.statuses).map(
      ([status, { means }]) => `| \`${status}\` | ${means} | ${lifecycle.writable.includes(status) ? "yes" : "no"} |`,
    ),
    "",
    "### What a declaration does",
    "",
    `"leave" means that the program does not declare it.`,
    `"here" is the ${noun} that the SIM is assigned to, "another" is a different one, \`""\` is none.`,
    `For a SIM without a ${noun}, \`""\` does what "leave" does.`,
    `Status and ${noun} go out in one request.`,
    `\`sent*\` marks a move that the documents do not mention: it is sent, and the API decides.`,
    "",
    ...verdicts(lifecycle),
    "",
    `While a SIM shows ${pendingOf(lifecycle.statuses).map(code).join(" or ")}, nothing is written: the move under way is waited out first, then this table is asked.`,
    "",
    "### Rules",
    "",
    "The first rule that applies is the reason that you read; what none of them forbids is sent.",
    "The table above is made by them.",
    "A rule that speaks of the program alone is applied at preview, whatever the SIM shows.",
    "The others are applied at preview where the state shows that they apply, and in any case before the first write.",
    "",
    "| | when | refusal | API error | source |",
    "|---|---|---|---|---|",
    ...lifecycle.rules.map(
      (rule, i) =>
        `| ${i + 1} | ${ruleInWords(rule, lifecycle)} | ${rule.refusal} | ${codeOf(lifecycle, rule.refusal) ?? "none documented"} | ${rule.source} |`,
    ),
    "",
    "### Refusals",
    "",
    "| | API error | because | what to do |",
    "|---|---|---|---|",
    ...Object.entries(lifecycle.refusals).map(
      ([key, { code, because, instead }]) => `| ${key} | ${code ?? "none documented"} | ${because} | ${instead} |`,
    ),
    "",
    "### Where the documents say so",
    "",
    "| from | to | verdict | source |",
    "|---|---|---|---|",
    ...lifecycle.moves.map(({ from, to, verdict, source }) => `| ${from} | ${to} | ${verdict} | ${source} |`),
    ...lifecycle.byItself.map(({ from, to, when }) => `| ${from} | ${to} | by itself | ${when} |`),
    "",
  ];
}

/** A rule as a sentence without its end. */
function ruleInWords(rule: Rule, { assignment: { noun }, fields }: Lifecycle): string {
  const { before, declared, seen, seenOtherThan, sends, after, assignment, owner } = rule;
  const clauses = [
    before && `the program declared ${oneOf(before)} before`,
    seen && `the SIM shows ${oneOf(seen)}`,
    seenOtherThan && `the SIM does not show ${oneOf(seenOtherThan)}`,
    declared && `${before ? "and now" : "the program"} declares ${oneOf(declared)}`,
    owner && `another ${code(fields.owner)} than the SIM's is declared`,
    sends && `${oneOf(sends)} would be asked for`,
    assignment &&
      {
        changes: `another ${noun}, or none, is declared`,
        removed: `its ${noun} would be taken away`,
        left: `it has a ${noun}, and ${code(fields.assignment)} is not declared`,
        noneAfterwards: `the SIM would have no ${noun}`,
      }[assignment],
    after && `it would be ${oneOf(after)} afterwards`,
  ];
  return clauses.filter(Boolean).join(", ");
}

/** One row a seen (status, assignment) and declared assignment; one column a declared status. */
function verdicts(lifecycle: Lifecycle): string[] {
  const { assignment, statuses, writable, rules } = lifecycle;
  const noun = assignment.noun;
  const declared = [undefined, ...writable];
  const connected = rules.flatMap((rule) => (rule.assignment === "noneAfterwards" ? (rule.sends ?? []) : []));
  const rows = Object.entries(statuses)
    .filter(([, { kind }]) => kind !== "pending")
    .flatMap(([status]) => ["", HERE].map((assigned) => ({ status, assigned })))
    // What the API itself never shows: a SIM that connects without its Fleet or rate plan.
    .filter(({ status, assigned }) => assigned !== "" || !connected.includes(status))
    .flatMap((seen) =>
      (seen.assigned === "" ? [undefined, OTHER] : [undefined, OTHER, ""]).map((to) => ({ ...seen, to })),
    );
  return [
    `| seen | ${noun} seen | ${noun} declared | ${declared.map((status) => (status ? code(status) : "status left")).join(" | ")} |`,
    `|---|---|---|${declared.map(() => "---").join("|")}|`,
    ...rows.map(
      ({ status, assigned, to }) =>
        `| ${code(status)} | ${assigned ? "here" : "none"} | ${to === undefined ? "leave" : to === "" ? '`""`' : "another"} | ${declared
          .map((want) => outcome(lifecycle, { status, assigned }, { status: want, assigned: to }))
          .join(" | ")} |`,
    ),
  ];
}

function outcome(lifecycle: Lifecycle, seen: { status: string; assigned: string }, wanted: Wanted): string {
  const verdict = decide(lifecycle, { seen: { ...seen, owner: "" }, wanted });
  if (verdict.verdict === "wait") return "waits";
  if (verdict.verdict === "refused") {
    const number = codeOf(lifecycle, verdict.refusal);
    return number === undefined ? "refused" : `refused ${number}`;
  }
  const moved = wanted.assigned !== undefined && wanted.assigned !== seen.assigned;
  if (!verdict.status && !moved) return "nothing to do";
  return verdict.move?.verdict === "undocumented" ? "sent*" : "sent";
}

const codeOf = ({ refusals }: Lifecycle, refusal: string): number | undefined => refusals[refusal]?.code;

const code = (word: string): string => `\`${word}\``;

const oneOf = (statuses: readonly string[]): string => statuses.map(code).join(" or ");

const pendingOf = (statuses: Lifecycle["statuses"]): string[] =>
  Object.entries(statuses)
    .filter(([, { kind }]) => kind === "pending")
    .map(([status]) => status);
