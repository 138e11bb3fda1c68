/** docs/lifecycle.md, written from the tables: status diagrams, every verdict, every refusal text. */
import { decide, decideDeclared, type Wanted } from "../../provider/engine/decide";
import { sim, wirelessSim } from "../../provider/resources";
import type { Table } from "../../provider/resources/definition";
import type { Lifecycle } from "../../provider/resources/lifecycle";

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
    `### What a declaration does`,
    "",
    `"leave" means that the program does not declare it.`,
    `"here" is the ${noun} that the SIM is assigned to, "another" is a different one, \`""\` is none.`,
    `Status and ${noun} go out in one request.`,
    `\`sent*\` marks a move that the documents do not mention: it is sent, and the API decides.`,
    "",
    ...verdicts(lifecycle),
    "",
    `While a SIM shows ${pendingOf(lifecycle.statuses)
      .map((status) => `\`${status}\``)
      .join(" or ")}, nothing is written: the move under way is waited out first, then this table is asked.`,
    "",
    "### Refusals",
    "",
    "| | API error | because | what to do |",
    "|---|---|---|---|",
    ...Object.entries(lifecycle.refusals).map(
      ([key, { code, because, instead }]) => `| ${key} | ${code ?? "none documented"} | ${because} | ${instead} |`,
    ),
    "",
    ...lifecycle.declarations.map(
      ({ from, to, refusal }) =>
        `Changing a declared status from ${from.map((status) => `\`${status}\``).join(", ")} to \`${to}\` is refused at preview (${refusal}).`,
    ),
    `Another \`accountSid\` is possible from ${lifecycle.owner.from.map((status) => `\`${status}\``).join(", ")} only (${lifecycle.owner.refusal}).`,
    `With a ${noun} assigned it is possible only when \`${lifecycle.fields.assignment}\` is declared too (${lifecycle.owner.assigned}).`,
    "",
    "### Where the documents say so",
    "",
    "| from | to | verdict | source |",
    "|---|---|---|---|",
    ...lifecycle.moves.map(
      ({ from, to, verdict, source, refusal }) =>
        `| ${from} | ${to} | ${verdict}${refusal ? ` (${refusal})` : ""} | ${source} |`,
    ),
    ...lifecycle.byItself.map(({ from, to, when }) => `| ${from} | ${to} | by itself | ${when} |`),
    "",
  ];
}

/** One row a seen (status, assignment) and declared assignment; one column a declared status. */
function verdicts(lifecycle: Lifecycle): string[] {
  const { assignment, statuses, writable } = lifecycle;
  const noun = assignment.noun;
  const declared = [undefined, ...writable];
  const rows = Object.entries(statuses)
    .filter(([, { kind }]) => kind !== "pending")
    .flatMap(([status]) => ["", HERE].map((assigned) => ({ status, assigned })))
    // What the API itself never shows: a SIM that connects without its Fleet or rate plan, and a second look at what is gone.
    .filter(({ status, assigned }) => assigned !== "" || !assignment.neededIn.includes(status))
    .flatMap((seen) =>
      (seen.assigned === "" ? [undefined, OTHER] : [undefined, OTHER, ""]).map((to) => ({ ...seen, to })),
    );
  return [
    `| seen | ${noun} seen | ${noun} declared | ${declared.map((status) => (status ? `\`${status}\`` : "status left")).join(" | ")} |`,
    `|---|---|---|${declared.map(() => "---").join("|")}|`,
    ...rows.map(
      ({ status, assigned, to }) =>
        `| \`${status}\` | ${assigned ? "here" : "none"} | ${to === undefined ? "leave" : to === "" ? '`""`' : "another"} | ${declared
          .map((want) => outcome(lifecycle, { status, assigned }, { status: want, assigned: to }))
          .join(" | ")} |`,
    ),
  ];
}

function outcome(lifecycle: Lifecycle, seen: { status: string; assigned: string }, wanted: Wanted): string {
  const declared = decideDeclared(lifecycle, {}, wanted);
  const verdict = decide(lifecycle, { ...seen, owner: "" }, wanted);
  const refusal = verdict.verdict === "refused" ? verdict.refusal : declared;
  if (refusal !== undefined) {
    const code = lifecycle.refusals[refusal]?.code;
    return `refused${code ? ` ${code}` : ""}`;
  }
  if (verdict.verdict !== "allowed") return "waits";
  const moved = wanted.assigned !== undefined && wanted.assigned !== seen.assigned;
  if (!verdict.status && !moved) return "nothing to do";
  return verdict.move?.verdict === "undocumented" ? "sent*" : "sent";
}

const pendingOf = (statuses: Lifecycle["statuses"]): string[] =>
  Object.entries(statuses)
    .filter(([, { kind }]) => kind === "pending")
    .map(([status]) => status);
