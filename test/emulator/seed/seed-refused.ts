/** Thrown for seed data that contradicts itself; the message names the SIM. */
export class SeedRefused extends Error {
  override readonly name = "SeedRefused";
}
