/** The format `csv`: for spreadsheets. No cell begins a formula. */
import { csvLine, safeCell } from "../files/write-csv";
import type { Finding, Report } from "./finding";

const COLUMNS = {
  severity: ({ severity }) => severity,
  kind: ({ kind }) => kind,
  file: ({ file }) => file,
  line: ({ line }) => line,
  column: ({ column }) => column,
  resource: ({ resource }) => resource,
  iccid: ({ iccid }) => iccid,
  sid: ({ sid }) => sid,
  property: ({ property }) => property,
  found: ({ found }) => found,
  expected: ({ expected }) => expected,
  hint: ({ hint }) => hint,
  up_mends: ({ upMends }) => upMends,
  ignored: ({ ignored }) => ignored?.reason,
  ignored_until: ({ ignored }) => ignored?.until,
  message: ({ message }) => message,
} as const satisfies Record<string, (finding: Finding) => string | number | boolean | undefined>;

export const csv = ({ findings }: Report): string =>
  [
    Object.keys(COLUMNS),
    ...findings.map((finding) => Object.values(COLUMNS).map((of) => safeCell(String(of(finding) ?? "")))),
  ]
    .map((cells) => `${csvLine(cells)}\n`)
    .join("");
