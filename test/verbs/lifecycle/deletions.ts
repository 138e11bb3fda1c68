/** Tables of deletion policies as tests: a SIM in a state is adopted with a policy, and then taken out of the program. */
import assert from "node:assert/strict";
import type { Product } from "./cards";
import { opened } from "./matrix";

/** Seen status and assignment; the policy (`-` left out); what is sent; where that leaves the SIM. */
export type Deletion = readonly [seen: string, home: string, onDelete: string, sent: string, left: string];

export function deletionTests(product: Product, rows: readonly Deletion[]): void {
  const cards = opened(product);
  const { word } = product.assignment;

  for (const [seen, home, onDelete, sent, left] of rows) {
    it(`${seen} ${word} ${home}, onDelete ${onDelete}: ${sent || "nothing sent"}, ${left}`, async () => {
      const { up, destroy, refresh, adopted, whereabouts, ...see } = cards();
      const { iccid, state } = await adopted(seen, home, onDelete === "-" ? {} : { onDelete });
      const { sid } = see.found(iccid);
      see.restart();
      const ran = await destroy(product.kind, state);
      assert.equal(ran.ending, "done", ran.message);
      assert.deepEqual([see.sent(ran, sid), whereabouts(iccid)], [sent ? [sent] : [], left]);
    });
  }

  for (const onDelete of new Set(rows.map(([, , policy]) => policy))) {
    it(`gone already, onDelete ${onDelete}: nothing sent`, async () => {
      const { adopted, destroy, emulator, found } = cards();
      const { iccid, state } = await adopted("new", "none", onDelete === "-" ? {} : { onDelete });
      emulator.control.change.remove(found(iccid).sid);
      const ran = await destroy(product.kind, state);
      assert.deepEqual([ran.ending, ran.writes], ["done", []], ran.message);
    });
  }
}
