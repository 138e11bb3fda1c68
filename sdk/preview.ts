/** What a preview adds: all faulty resources of a program at once, and what `--target` or `--exclude` leaves out. */
import * as pulumi from "@pulumi/pulumi";
import { firstInRun, refusal } from "./run";

/** Tells the provider's check that this is a preview, and which inputs are secret. It is dropped there. */
export const PREVIEW = "__preview";
/**
 * What check found wrong. A failed check would end Pulumi's whole run at the first of 800 rows; in a preview it puts the reasons
 * among the inputs instead, which the engine hands back as outputs, and the program says them and fails.
 */
export const REFUSED = "__refused";

/** The names of the secret inputs: their values must not stand in what the provider says of them. */
export async function secretInputs(inputs: pulumi.Inputs): Promise<string[]> {
  const named = Object.entries(inputs).map(async ([name, value]: [string, unknown]) =>
    (await pulumi.isSecret(pulumi.output(value))) ? [name] : [],
  );
  return (await Promise.all(named)).flat();
}

const firstRefused = firstInRun();

/** Says what the provider refused, at its resource, and fails the preview when all has been looked at. */
export function showRefused(resource: pulumi.Resource, inputs: pulumi.Inputs): void {
  const hidden = secretsOf(inputs);
  outputOf(resource, REFUSED)?.apply((message) => {
    if (typeof message !== "string") return;
    void pulumi.log.error(without(message, hidden), resource);
    // `log.error` alone leaves the exit code at 0, and `pulumi up` would go on. Pulumi fails a run for an error that nobody handles.
    if (firstRefused())
      void Promise.reject(
        refusal("Some resources cannot be as declared; what to do is said at each. Nothing was written."),
      );
  });
}

/** The texts of secret inputs, as far as they are known. They are all there before the engine answers. */
function secretsOf(inputs: pulumi.Inputs): Set<string> {
  const texts = new Set<string>();
  for (const input of Object.values(inputs))
    if (pulumi.Output.isInstance(input))
      void pulumi.isSecret(input).then((secret) => {
        if (secret) input.apply((value: unknown) => collect(value, texts));
      });
  return texts;
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === "string" || typeof value === "number") texts.add(String(value));
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) collect(part, texts);
}

const without = (message: string, hidden: ReadonlySet<string>): string =>
  [...hidden].filter((text) => text !== "").reduce((left, text) => left.replaceAll(text, "[secret]"), message);

const firstLeftOut = firstInRun();

/**
 * Warns once a run of a resource that is declared but new, and left out by `--target` or `--exclude`. The provider is told nothing of it,
 * so that with `--exclude` the name that its SIM has in the state is let go of. The engine answers for it without a property, so that in a preview
 * even `__provider` is unknown, and without an id, which in an `up` every other resource has.
 */
export function warnOfLeftOut(resource: pulumi.Resource, whose: string): void {
  const output = outputOf(resource, pulumi.runtime.isDryRun() ? "__provider" : "id");
  const known: unknown = output && Reflect.get(output, "isKnown");
  if (!(known instanceof Promise)) return;
  const warn = () => pulumi.log.warn(LEFT_OUT(whose), resource);
  known.then(
    (is) => (is === false && firstLeftOut() ? warn() : undefined),
    () => undefined, // It failed, and Pulumi says so.
  );
}

const LEFT_OUT = (whose: string): string =>
  `${whose} is new and left out of this run (\`--target\`, \`--exclude\`); perhaps it is not the only one. If the state has its SIM under ` +
  "another name, do not use `--exclude` but run without it: Pulumi lets go of the other name, and the SIM is deactivated although it is declared.";

/** An output that the class does not declare. */
function outputOf(resource: pulumi.Resource, key: string): pulumi.Output<unknown> | undefined {
  const output: unknown = Reflect.get(resource, key);
  return pulumi.Output.isInstance(output) ? output : undefined;
}
