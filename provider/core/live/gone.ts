/** The API says 404 for an object that was there before. */
import { KoreError } from "../../errors";

export class Gone extends KoreError {
  override readonly name = "Gone";
  constructor(subject: string) {
    super(
      `${subject}: the API does not know it any more (404): it was deleted, or moved to another account. ` +
        "Run `pulumi refresh` to take it out of the state, or choose the account that has it with `account`.",
    );
  }
}
