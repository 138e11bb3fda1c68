/** From the bytes of a file to its text: only UTF-8 is read, and what else a spreadsheet saves is named. */
import type { Finding } from "../findings/finding";

export interface Decoded {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What else files begin with. */
const OTHERS = [
  { begins: [0x50, 0x4b, 3, 4], what: "a spreadsheet (or another zip file)" },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], what: "an old spreadsheet" },
  { begins: [0xff, 0xfe], what: "text in UTF-16" },
  { begins: [0xfe, 0xff], what: "text in UTF-16" },
] as const;

/** Without a byte order mark. Where bytes are not UTF-8 the text has replacement characters, and a finding names the first one. */
export function decode(bytes: Uint8Array, file: string, format: "CSV" | "YAML"): Decoded {
  const other = OTHERS.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
  if (other !== undefined) return { text: "", findings: [encoding(file, `is ${other.what}`, other.what, format)] };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), findings: [] };
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    const before = text.slice(0, text.indexOf("\ufffd"));
    const lines = before.split(/\r\n|\n|\r/);
    const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    const found = "a character that is not UTF-8, as spreadsheets save it under Windows";
    return { text, findings: [{ ...encoding(file, `has ${found}`, found, format), ...place }] };
  }
}

const encoding = (file: string, says: string, found: string, format: string): Finding => ({
  kind: "encoding",
  severity: "error",
  message: `The file ${says}: save it as ${format} in UTF-8`,
  file,
  line: 1,
  column: 1,
  found,
  expected: `${format} in UTF-8`,
  hint: format === "CSV" ? 'Save it as "CSV UTF-8".' : "Save it in UTF-8.",
});
