/** The SIMs of a `list`, each with where it stands, and those that stand there twice. */
import type { Finding } from "../findings/finding";
import { shown } from "./fault";
import { createFirsts } from "./firsts";
import type { NodePlace, Nodes } from "./yaml-nodes";

/** One SIM of a set, by the names of the inputs. */
export interface Member {
  readonly values: Readonly<Record<string, string>>;
  readonly file: string;
  /** Where its ICCID stands. */
  place(): NodePlace;
}

/** What is no SIM at all is told by its schema. */
export function listMembers(file: string, list: readonly unknown[], nodes: () => Nodes) {
  const members = list.map((entry, index): Member => {
    const alone = typeof entry === "string";
    const path = ["sims", "list", index, ...(alone ? [] : ["iccid"])];
    return { values: alone ? { iccid: entry } : textsOf(entry), file, place: () => nodes().valueAt(path) };
  });
  const firstOf = createFirsts<Member>();
  const findings = members.flatMap((member): Finding[] => {
    const { iccid } = member.values;
    const first = iccid === undefined ? undefined : firstOf(iccid, member);
    return iccid === undefined || first === undefined ? [] : [twice(member, iccid, first.place())];
  });
  return { members, findings };
}

/** A number is no ICCID, and was said to be none. */
const textsOf = (entry: unknown): Readonly<Record<string, string>> =>
  typeof entry === "object" && entry !== null
    ? Object.fromEntries(
        Object.entries(entry).flatMap(([key, value]): [string, string][] =>
          typeof value === "string" ? [[key, value]] : [],
        ),
      )
    : {};

function twice({ file, place }: Member, iccid: string, first: NodePlace): Finding {
  const here = place();
  return {
    kind: "duplicate-iccid",
    severity: "error",
    message: `${shown(iccid)} is on line ${first.line} already`,
    file,
    ...here,
    property: "sims.list",
    iccid,
    found: shown(iccid),
    expected: "each SIM once",
    hint: `Take out line ${first.line} or line ${here.line}.`,
  };
}
