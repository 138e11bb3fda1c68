/** What is wrong with the settings. */
import { KoreError } from "../errors";

/** A setting is missing, contradictory or malformed. The message names the keys to set, never a value of a secret. */
export class ConfigError extends KoreError {
  override readonly name = "ConfigError";
}
