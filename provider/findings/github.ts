/** The format `github`: workflow commands that GitHub Actions shows as annotations beside the lines. It shows no more than ten of a kind a step. */
import { counted, countWords, type Finding, placeOf, type Report } from "./finding";

const MOST = 10;

const COMMAND = { error: "error", warning: "warning", note: "notice" } as const;

export function github({ command, findings }: Report): string {
  const all = counted(findings);
  const more = all.length - MOST;
  const rest =
    more > 0 ? [`::notice title=${property(`pulumi-kore ${command}`)}::${more.toLocaleString("en")} more`] : [];
  return [...all.slice(0, MOST).map(annotation), ...rest, `${command}: ${countWords(findings)}`, ""].join("\n");
}

function annotation(finding: Finding): string {
  const { severity, kind, file, line, column, message } = finding;
  const properties = Object.entries({ file, line, col: column, title: `pulumi-kore ${kind}` })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]))
    .join(",");
  const place = file === undefined ? `${placeOf(finding)}: ` : "";
  return `::${COMMAND[severity]} ${properties}::${data(place + message)}`;
}

/** How a workflow command carries what would end it. Documents: GitHub Actions, workflow commands. */
const data = (value: string): string => value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (value: string): string => data(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
