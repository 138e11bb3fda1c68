/** Pulumi's own mocks in place of its engine, and taken away again: other tests of the process run without. */
import * as pulumi from "@pulumi/pulumi";

/** What a mock is asked: a resource, or a lookup. */
export interface Mocked {
  /** By the resource's name. */
  readonly resources: Map<string, pulumi.runtime.MockResourceArgs>;
  readonly calls: pulumi.runtime.MockCallArgs[];
}

export interface MockOptions {
  readonly preview?: boolean;
  /** What a resource shows. Default: its inputs. */
  readonly state?: (args: pulumi.runtime.MockResourceArgs) => Record<string, unknown>;
  /** What a lookup answers. Default: nothing. */
  readonly answer?: (args: pulumi.runtime.MockCallArgs) => Record<string, unknown>;
}

export function mockPulumi({ preview = false, state, answer }: MockOptions = {}): Mocked {
  const resources: Mocked["resources"] = new Map();
  const calls: pulumi.runtime.MockCallArgs[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) => {
      resources.set(args.name, args);
      return { id: `id of ${args.name}`, state: state?.(args) ?? args.inputs };
    },
    call: (args) => {
      calls.push(args);
      return answer?.(args) ?? {};
    },
  };
  void pulumi.runtime.setMocks(mocks, "fleet", "test", preview);
  return { resources, calls };
}

/** No engine and no mocks, as a process begins. */
export const unmockPulumi = (): void => pulumi.runtime.resetOptions("", "", -1, "", "", false, "");

/** The value of an output, when it is known. */
export const settled = <Value>(output: pulumi.Output<Value>): Promise<Value> =>
  new Promise((resolve) => void output.apply(resolve));

/** What Pulumi would fail the run with: the next error that nobody handles. Mocha would take it for a failed test. */
export function nextFailure(): Promise<Error> {
  const usual = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  return new Promise((resolve) => {
    const seen = new Set<unknown>();
    process.on("unhandledRejection", (reason) => {
      // Pulumi leaves several promises behind for one error.
      if (seen.size > 0 || !(reason instanceof Error)) return;
      seen.add(reason);
      setImmediate(() => {
        process.removeAllListeners("unhandledRejection");
        for (const listener of usual) process.on("unhandledRejection", listener);
        resolve(reason);
      });
    });
  });
}

/** What goes to the user; without an engine Pulumi writes it to the console. */
export async function said(channel: "warn" | "error", work: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const usual = console[channel];
  console[channel] = (text: string) => lines.push(text);
  try {
    await work();
  } finally {
    console[channel] = usual;
  }
  return lines;
}
