/** The root of every error that this package raises on purpose: its message is written for the person who runs `pulumi up`. */
export class KoreError extends Error {
  override readonly name: string = "KoreError";
}
