/** The list of a set, as Pulumi gets it: one text with a SIM a line. A list of 100,000 objects would cost the engine a minute. */
import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "./plain";
import { refusal } from "./run";

/** The provider's name of a set. */
export type SetName = "simSet" | "wirelessSimSet";

type Row = { readonly [field: string]: unknown };
type Listed = string | Row;
type Provider = typeof import("pulumi-kore/provider");

const CODE = "registrationCode";

/** The inputs `sims`, and the codes of its rows as one secret of their own. What is an output makes the text known later. Refuses a lookup. */
export function setText(
  whose: string,
  set: SetName,
  sims: unknown,
  opts?: pulumi.CustomResourceOptions,
): pulumi.Inputs {
  // `SimSet.get` is there because all resources have one.
  if (opts?.id !== undefined)
    throw refusal(
      `${whose}: a set cannot be looked up, because it exists in its own stack alone. Look its SIMs up with \`getSims\`, or declare the set.`,
    );
  const convert = (list: unknown) => converted(whose, set, list);
  if (isPlain(sims)) {
    const { sims: text, codes } = convert(sims);
    return { sims: text, ...(codes !== "" && { registrationCodes: pulumi.secret(codes) }) };
  }
  if (!Array.isArray(sims)) {
    const all: pulumi.Output<unknown> = pulumi.output<unknown>(sims);
    return {
      sims: all.apply((list) => convert(list).sims),
      ...(set === "simSet" && { registrationCodes: pulumi.secret(all.apply((list) => convert(list).codes)) }),
    };
  }
  // A code that is secret must not make the text secret that shows what changes.
  const rows: readonly Listed[] = sims;
  const shown = rows.map((row) => (set === "simSet" && hasCode(row) ? omit(row) : row));
  const coded = rows.filter(hasCode).map(({ iccid, [CODE]: code }) => ({ iccid, [CODE]: code }));
  return {
    sims: pulumi.output(shown).apply((list) => convert(list).sims),
    ...(set === "simSet" &&
      coded.length > 0 && {
        registrationCodes: pulumi.secret(pulumi.output(coded).apply((list) => convert(list).codes)),
      }),
  };
}

const hasCode = (row: Listed): row is Row =>
  typeof row === "object" && row !== null && !pulumi.Output.isInstance(row) && CODE in row;

const omit = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([field]) => field !== CODE));

/** So many faults are told. */
const TOLD = 20;

function converted(whose: string, set: SetName, list: unknown): { readonly sims: string; readonly codes: string } {
  if (!Array.isArray(list))
    throw refusal(
      `${whose}: \`sims\` must be a list of ICCIDs, or of rows such as { iccid: "8988…", status: "active" }.`,
    );
  const provider: Provider = require("pulumi-kore/provider");
  const { problems, ...texts } = provider.setText(set, list);
  if (problems.length === 0) return texts;
  const more = problems.length > TOLD ? `\nand ${problems.length - TOLD} more` : "";
  throw refusal(
    `${whose}: the list of SIMs has faults, and nothing was sent:\n${problems.slice(0, TOLD).join("\n")}${more}`,
  );
}
