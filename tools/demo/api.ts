// The API that the demo plays against: the emulator in this process, with its default SIMs.

import { startEmulator } from "../../test/emulator";
import { environmentOf } from "../../test/support/environment";

/** How long the emulated API takes for a move that it queues. Long enough to be seen, short enough not to bore. */
const DELAY = "3s";

/** The emulator, as far as the demo needs it. */
export interface Api {
  /** What points the provider at it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many requests have asked it to change something. */
  writes(): number;
  /** Makes a SIM inactive at once, as somebody in a console would. */
  deactivate(uniqueName: string): void;
  close(): Promise<void>;
}

/** Starts the emulator on a free port. */
export async function openApi(): Promise<Api> {
  const emulator = await startEmulator({ delay: DELAY });
  return {
    environment: environmentOf(emulator),
    writes: () => emulator.requests.filter(({ method, api }) => method !== "GET" && api !== "token").length,
    deactivate: (uniqueName) => {
      emulator.control.change.sim(uniqueName, { status: "inactive" });
    },
    close: () => emulator.close(),
  };
}
