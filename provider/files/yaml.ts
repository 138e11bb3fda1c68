/** A YAML file as a value. Where something stands in it is only looked for when somebody has to find it. */
import { load, YAMLException } from "js-yaml";
import type { Finding } from "../findings/finding";
import { createNodes, type Nodes, syntaxFaults } from "./yaml-nodes";

export interface Yaml {
  readonly value: unknown;
  /** What is no YAML; then there is no value. */
  readonly findings: readonly Finding[];
  /** Where the parts of the value stand. */
  nodes(): Nodes;
}

/** Of YAML 1.2: `yes` is text. A key that stands twice is a fault. */
export function readYaml(text: string, file: string): Yaml {
  let nodes: Nodes | undefined;
  const lazily = () => {
    nodes ??= createNodes(text);
    return nodes;
  };
  try {
    return { value: load(text), findings: [], nodes: lazily };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark, reason } = error;
    if (EMPTY.test(reason)) return { value: undefined, findings: [], nodes: lazily };
    const first = { message: reason, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
    // The one that has stopped the reading, where the thorough reader sees none.
    const all = syntaxFaults(text);
    const findings = (all.length > 0 ? all : [first]).map((fault) => syntax(file, fault));
    return { value: undefined, findings, nodes: lazily };
  }
}

/** How the reader says that there are no more than comments. */
const EMPTY = /^expected a document, but the input is empty/;

const syntax = (file: string, { message, ...place }: { message: string; line: number; column: number }): Finding => ({
  kind: "yaml",
  severity: "error",
  message: `This is not YAML: ${message.slice(0, 1).toLowerCase()}${message.slice(1)}`,
  file,
  ...place,
  expected: "YAML",
  hint: "The line before it may have the cause, such as a bracket, a quote or an indentation.",
});
