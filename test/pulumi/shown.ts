/** A program as the documents or the examples have it, on the real engine beside an emulator with its default SIMs. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Traffic, trafficOf } from "../support/assertions";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { environmentOf } from "../support/environment";
import { openStack, type Stack } from "../support/stack";

export interface Shown {
  readonly emulator: RefereedEmulator;
  readonly stack: Stack;
  /** What came to the API since the last call. */
  traffic(): Traffic;
  close(): Promise<void>;
}

/** `modules` are further files beside the program, by name. */
export async function openShown(program: string, modules: Readonly<Record<string, string>> = {}): Promise<Shown> {
  const emulator = await startRefereedEmulator();
  const stack = await openStack({ program, language: "typescript", env: environmentOf(emulator) });
  for (const [name, code] of Object.entries(modules)) writeFileSync(path.join(stack.directory, name), code);
  return {
    emulator,
    stack,
    traffic: trafficOf(emulator),
    close: async () => {
      await stack.dispose();
      await emulator.close();
    },
  };
}
