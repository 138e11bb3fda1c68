// Reads the engine's event log (JSON lines) into the few facts that tests ask for.

import { isDeepStrictEqual } from "node:util";

/** What the engine did to one resource. */
export interface Operation {
  /** `create`, `update`, `same`, `delete`, `read`, `refresh`, `create-replacement`, `replace`, `delete-replaced`. A refresh that found something says `update` or `delete`. */
  readonly op: string;
  readonly urn: string;
  /** For example `pulumi-nodejs:dynamic/kore/supersim:Sim`. */
  readonly type: string;
  /** The name that the program gave the resource. */
  readonly name: string;
  /** The properties that differ, sorted: inputs before and after; for a refresh also outputs. Our own `__provider` is left out. */
  readonly changed: readonly string[];
  /** `planned` in a preview or when it never came to an end; else how it ended. */
  readonly ended: "planned" | "done" | "failed";
}

/** A message of the engine, the provider or the program. */
export interface Diagnostic {
  readonly severity: "error" | "warning" | "info" | "info#err";
  readonly message: string;
  /** The resource that it is about. */
  readonly urn?: string;
}

/** What {@link readEvents} found. */
export interface Events {
  readonly operations: Operation[];
  readonly diagnostics: Diagnostic[];
}

/** Reads a log; a last line that a killed engine left half-written is ignored. */
export function readEvents(log: string): Events {
  const operations: Operation[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const event of lines(log)) {
    const { resourcePreEvent, resOutputsEvent, resOpFailedEvent, diagnosticEvent } = event;
    if (resourcePreEvent) begin(operations, resourcePreEvent);
    if (resOutputsEvent) end(operations, resOutputsEvent, "done");
    if (resOpFailedEvent) end(operations, resOpFailedEvent, "failed");
    if (diagnosticEvent && diagnosticEvent.severity !== "debug") {
      const { severity, message, urn } = diagnosticEvent;
      diagnostics.push(urn === undefined ? { severity, message } : { severity, message, urn });
    }
  }
  return { operations, diagnostics };
}

interface StepState {
  readonly inputs?: Properties;
  readonly outputs?: Properties;
}

type Properties = Readonly<Record<string, unknown>>;

interface StepEvent {
  readonly metadata: {
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly old?: StepState | null;
    readonly new?: StepState | null;
  };
  readonly planning?: boolean;
}

interface EngineEvent {
  readonly resourcePreEvent?: StepEvent;
  readonly resOutputsEvent?: StepEvent;
  readonly resOpFailedEvent?: StepEvent;
  readonly diagnosticEvent?: { severity: Diagnostic["severity"] | "debug"; message: string; urn?: string };
}

function* lines(log: string): Generator<EngineEvent> {
  const complete = log.slice(0, log.lastIndexOf("\n") + 1);
  for (const line of complete.split("\n")) {
    if (line !== "") yield JSON.parse(line);
  }
}

function begin(operations: Operation[], event: StepEvent): void {
  const { op, urn, type } = event.metadata;
  if (type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:")) return;
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  operations.push({ op, urn, type, name, changed: changedInputs(event), ended: "planned" });
}

/** The end of a step carries what it turned out to be: a refresh becomes `same`, `update` or `delete`. */
function end(operations: Operation[], event: StepEvent, ended: "done" | "failed"): void {
  const { op, urn } = event.metadata;
  const open = operations.findLastIndex((one) => one.urn === urn && (one.op === op || one.op === "refresh"));
  const begun = operations[open];
  if (begun === undefined) return;
  const changed = begun.op === "refresh" ? changedByRefresh(event) : begun.changed;
  operations[open] = { ...begun, op, changed, ended: event.planning ? "planned" : ended };
}

function changedInputs({ metadata: { old, new: now } }: StepEvent): string[] {
  return old && now ? differences(old.inputs, now.inputs) : [];
}

function changedByRefresh({ metadata: { old, new: now } }: StepEvent): string[] {
  if (!old || !now) return [];
  return [...new Set([...differences(old.inputs, now.inputs), ...differences(old.outputs, now.outputs)])].sort();
}

function differences(before: Properties = {}, after: Properties = {}): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete("__provider");
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name])).sort();
}
