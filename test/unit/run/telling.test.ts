import assert from "node:assert/strict";
import { ConfigError } from "../../../provider/config";
import { Halfway } from "../../../provider/core/state/halfway";
import { type GlobalCause, KoreError } from "../../../provider/errors";
import { createTelling } from "../../../provider/run/telling";

/** An error whose cause lies with the run. */
class Shared extends KoreError {
  constructor(
    readonly subject: string,
    readonly key: string,
  ) {
    super(`${subject}: the secret is wrong. Correct it.`);
  }
  override get global(): GlobalCause {
    return { key: this.key, brief: `${this.subject}: as above, the secret is wrong.` };
  }
}

describe("the words for an error", () => {
  it("tell a cause that is shared once in full, and then in a clause that still names the object", () => {
    const words = createTelling();
    const told = ["SIM 1", "SIM 2", "SIM 3"].map((subject) =>
      words(new Shared(subject, "secret of the default account")),
    );
    assert.deepEqual(told, [
      "SIM 1: the secret is wrong. Correct it.",
      "SIM 2: as above, the secret is wrong.",
      "SIM 3: as above, the secret is wrong.",
    ]);
    assert.match(words(new Shared("SIM 4", "secret of another account")), /Correct it/);
  });

  it("find the cause behind an error that only wraps it", () => {
    const words = createTelling();
    const half = (subject: string) => new Halfway(new Shared(subject, "secret"), "HS1", {});
    assert.match(words(half("SIM 1")), /Correct it/);
    assert.match(words(half("SIM 2")), /as above/);
    assert.match(words(new KoreError("SIM 3 failed", { cause: new Shared("SIM 3", "secret") })), /as above/);
  });

  it("tell settings that do not work once", () => {
    const words = createTelling();
    const wrong = () => new ConfigError("kore:clientId is missing.");
    assert.equal(words(wrong()), "kore:clientId is missing.");
    assert.equal(words(wrong()), "as above: the settings cannot work");
    assert.equal(words(new ConfigError("kore:platform is wrong.")), "kore:platform is wrong.");
  });

  it("tell everything else in full, each time", () => {
    const words = createTelling();
    const refusal = new KoreError("SIM 1: refused.");
    assert.deepEqual([words(refusal), words(refusal)], ["SIM 1: refused.", "SIM 1: refused."]);
  });

  it("say of what nobody foresaw that it was not foreseen", () => {
    const words = createTelling();
    for (const error of [new TypeError("x is undefined"), "x is undefined"])
      assert.match(words(error), /in a way it does not know: x is undefined\. Run again with KORE_LOG=debug/);
  });

  it("end for errors that lead to themselves", () => {
    const round = new KoreError("round");
    round.cause = round;
    assert.equal(createTelling()(round), "round");
  });
});
