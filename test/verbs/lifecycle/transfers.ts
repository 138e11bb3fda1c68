/** Tables of account transfers as tests: as first adoption, and declared for a SIM that is in the state. */
import assert from "node:assert/strict";
import type { Ran } from "../harness";
import type { Product } from "./cards";
import { opened } from "./matrix";
import { ACCOUNTS } from "./words";

/** Seen status and assignment; the account and the assignment declared; what is sent; what becomes of it. */
export type Transfer = readonly [
  seen: string,
  home: string,
  account: string,
  target: string,
  sent: string,
  outcome: string,
];

export function transferTests(product: Product, rows: readonly Transfer[]): void {
  const cards = opened(product);
  const { word } = product.assignment;

  const judge = async (ran: Ran, iccid: string, inputs: Record<string, unknown>, sent: string, outcome: string) => {
    const { up, ...see } = cards();
    const account = see.accountOf(iccid);
    const seen =
      ran.state && ran.ending === "done" ? `${see.outcome(ran, iccid)} of ${account}` : see.outcome(ran, iccid);
    assert.deepEqual([see.sent(ran, iccid), seen.slice(0, outcome.length)], [sent ? [sent] : [], outcome], ran.message);
    if (ran.ending !== "done") return;
    assert.equal(ran.state?.outs.accountSid, ACCOUNTS[account], "the account in the outputs");
    const second = await up(product.kind, inputs, ran.state);
    assert.deepEqual([second.ending, second.writes], ["nothing to do", []], second.message);
  };

  for (const [seen, home, account, target, sent, outcome] of rows) {
    const title = `${seen} ${word} ${home}, to ${account} ${word} ${target}: ${sent || "nothing sent"}, ${outcome}`;

    it(`${title} (adopted)`, async () => {
      const { up, place, declared } = cards();
      const iccid = await place(seen, home);
      const inputs = { ...declared(iccid, "-", target), accountSid: ACCOUNTS[account] };
      await judge(await up(product.kind, inputs), iccid, inputs, sent, outcome);
    });

    it(`${title} (in the state)`, async () => {
      const { up, adopted, declared } = cards();
      const { iccid, state } = await adopted(seen, home);
      const inputs = { ...declared(iccid, "-", target), accountSid: ACCOUNTS[account] };
      const ran = await up(product.kind, inputs, state);
      if (ran.ending === "nothing to do") {
        assert.equal(`${cards().outcome(ran, iccid)} of ${account}`, outcome);
        return;
      }
      if (ran.ending === "refused" && !seen.includes(">")) {
        assert.match(ran.verb, /check|diff/, "refused at preview");
        assert.deepEqual(ran.reads, [], "a preview sends nothing");
      }
      await judge(ran, iccid, inputs, sent, outcome);
    });
  }
}
