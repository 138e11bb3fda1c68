/** What is wrong with the settings. */
import { type GlobalCause, KoreError } from "../errors";

/** A setting is missing, contradictory or malformed. The message names the keys to set, never a value of a secret. */
export class ConfigError extends KoreError {
  override readonly name = "ConfigError";

  override get global(): GlobalCause {
    return { key: `settings: ${this.message}`, brief: "as above: the settings cannot work" };
  }
}
