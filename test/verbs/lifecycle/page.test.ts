/** docs/lifecycle.md against what happens: every cell as a first adoption, and as a declaration for a SIM that the state knows. */
import assert from "node:assert/strict";
import type { Ran } from "../harness";
import type { Product } from "./cards";
import { opened } from "./matrix";
import { type Cell, cellsOf } from "./page";
import { SUPER_SIMS } from "./super-sims";
import { WIRELESS_SIMS } from "./wireless-sims";
import { failureInWords } from "./words";

/** The page's section; the product; what the tables call "here" and "another". */
const SECTIONS = [
  ["Super SIM", SUPER_SIMS, "A", "B", 64],
  ["Programmable Wireless", WIRELESS_SIMS, "P", "Q", 155],
] as const;

for (const [heading, product, here, another, count] of SECTIONS)
  describe(`docs/lifecycle.md, ${heading}`, () => {
    const cards = opened(product);
    const cells = cellsOf(heading);
    const homeOf = ({ assigned }: Cell) => (assigned === "here" ? here : "none");
    const targetOf = ({ target }: Cell) => (target === "another" ? another : target);

    it(`has ${count} cells`, () => assert.equal(cells.length, count));

    for (const cell of cells) {
      const title = `${cell.seen} ${cell.assigned}, declared ${cell.status} ${cell.target}: ${cell.says}`;

      it(`${title} (adopted)`, async () => {
        const { place, declared, up } = cards();
        const iccid = await place(cell.seen, homeOf(cell));
        assertSays(cell, product, await up(product.kind, declared(iccid, cell.status, targetOf(cell))));
      });

      it(`${title} (in the state)`, async () => {
        const { adopted, declared, up } = cards();
        const { iccid, state } = await adopted(cell.seen, homeOf(cell));
        const ran = await up(product.kind, declared(iccid, cell.status, targetOf(cell)), state);
        assertSays(cell, product, ran);
      });
    }
  });

/** That the user reads, and the API gets, what the page says. */
function assertSays({ says, status, target }: Cell, product: Product, ran: Ran): void {
  const about = `the page says ${says}: ${ran.message}`;
  const forms = ran.writes.map(({ form }) => Object.keys(form).sort());
  if (says.startsWith("refused")) {
    assert.deepEqual([failureInWords(ran), forms], [says, []], about);
    return;
  }
  if (says === "nothing to do") {
    assert.deepEqual([failureInWords(ran), forms], [undefined, []], about);
    return;
  }
  // One request with what differs: the assignment where another is declared, and the status, which is the declared one.
  const sent = ran.writes[0]?.form.Status;
  const asks = [...(target === "-" ? [] : [product.assignment.param]), ...(sent === undefined ? [] : ["Status"])];
  assert.deepEqual([forms, sent ?? status], [[asks.sort()], status], about);
  assert.match(`${says} ${ran.ending}`, /^sent done$|^sent\* (done|API refused)$/, about);
}
