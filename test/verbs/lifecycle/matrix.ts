/** Turns tables into tests: every row as first adoption, and as a change of the declaration of a SIM that is in the state. */
import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../emulator";
import type { Ran } from "../harness";
import { type Cards, openCards, type Product } from "./cards";

/** Seen status and assignment; declared status and assignment (`-` left out, `none` for ""); what is sent; what becomes of it. */
export type Row = readonly [seen: string, home: string, status: string, target: string, sent: string, outcome: string];

export interface Rows {
  /** SIMs at rest. */
  readonly settled: readonly Row[];
  /** Somebody else's update is under way: it is waited out, then judged as what it led to. */
  readonly moving: readonly Row[];
}

/** The rows of what a move leads to, for SIMs that are on their way there: `new > ready` is judged as `ready`. */
export const onTheWay = (settled: readonly Row[], ways: readonly string[], at: string): readonly Row[] =>
  ways.flatMap((way) => {
    const rows = settled.filter(([seen, home]) => way.endsWith(` > ${seen}`) && home === at);
    assert.notEqual(rows.length, 0, `no row tells where ${way} leads to`);
    return rows.map(([, ...row]): Row => [way, ...row]);
  });

/** First adoption by ICCID. */
export function adoptionTests(product: Product, { settled, moving }: Rows): void {
  const cards = opened(product);
  for (const [seen, home, status, target, sent, outcome] of [...settled, ...moving]) {
    const { word } = product.assignment;
    it(`${seen} ${word} ${home}, declared ${status} ${word} ${target}: ${sent || "nothing sent"}, ${outcome}`, async () => {
      const { up, place, declared, ...see } = cards();
      const iccid = await place(seen, home);
      const ran = await up(product.kind, declared(iccid, status, target));
      assert.deepEqual([see.sent(ran, iccid), see.outcome(ran, iccid)], [sent ? [sent] : [], outcome], ran.message);
      assertExplained(cards(), ran, iccid, status);
      if (ran.ending !== "done") return;
      const second = await up(product.kind, declared(iccid, status, target), ran.state);
      assert.equal(second.ending, "nothing to do", "the second up");
      assert.deepEqual(second.reads, [], "a diff sends nothing");
    });
  }
}

/** The declaration changes; the state knows the SIM. */
export function updateTests(product: Product, { settled, moving }: Rows): void {
  const cards = opened(product);
  const { word } = product.assignment;
  const update = async (row: Row) => {
    const [seen, home, status, target, sent, outcome] = row;
    const { up, adopted, declared, ...see } = cards();
    const { iccid, state } = await adopted(seen, home);
    const ran = await up(product.kind, declared(iccid, status, target), state);
    assert.deepEqual([see.sent(ran, iccid), see.outcome(ran, iccid)], [sent ? [sent] : [], outcome], ran.message);
    assertExplained(cards(), ran, iccid, status);
    if (ran.ending !== "done") return ran;
    const second = await up(product.kind, declared(iccid, status, target), ran.state);
    assert.equal(second.ending, "nothing to do", "the second up");
    return ran;
  };
  for (const row of settled) {
    const [seen, home, status, target, sent, outcome] = row;
    it(`${seen} ${word} ${home}, now declared ${status} ${word} ${target}: ${sent || "nothing sent"}, ${outcome}`, async () => {
      const ran = await update(row);
      if (ran.ending !== "refused") return;
      // Which one a name stands for is found out by the update, before any write: the state knows only its SID.
      const named = /^[A-Z]$/.test(target) && !/^[A-Z]{2}[0-9a-f]{32}$/.test(product.refer(target));
      if (named && home !== "none" && seen === "canceled" && ran.verb === "update") return;
      assert.match(ran.verb, /check|diff/, "what the state already shows to be forbidden is refused at preview");
      assert.deepEqual(ran.reads, [], "a preview sends nothing");
    });
  }
  for (const row of moving) {
    const [seen, home, status, target, sent, outcome] = row;
    // The state shows what is declared, so there is nothing to do: a refresh will tell where the SIM went.
    if (status === "-" && (target === "-" || home.startsWith(target))) continue;
    it(`${seen} ${word} ${home} in the state, now declared ${status} ${word} ${target}: ${sent || "nothing sent"}, ${outcome}`, () =>
      update(row).then(() => undefined));
  }
}

/** "A refusal names the SIM (ICCID, sid when known), what was seen, what was asked, the code, and what to do instead." */
function assertExplained(cards: Cards, { ending, verb, message }: Ran, iccid: string, status: string): void {
  if (ending !== "refused" && ending !== "API refused") return;
  assert.ok(message.includes(iccid), `the ICCID is missing: ${message}`);
  assert.ok(message.split(/[.:] /).length >= 3, `what to do is missing: ${message}`);
  if (ending === "refused" && status !== "-") assert.ok(message.includes(`"${status}"`), `what was asked: ${message}`);
  if (verb === "check") return;
  assert.ok(message.includes(cards.found(iccid).sid), `the SID is missing: ${message}`);
  if (ending === "refused") assert.match(message, /Seen: /);
}

/** One emulator for a file of tests; every test has a provider process of its own. */
export function opened(product: Product, options: Pick<EmulatorOptions, "onExchange"> = {}): () => Cards {
  let cards: Cards | undefined;
  const get = (): Cards => {
    assert.ok(cards, "the emulator is not running");
    return cards;
  };
  before(async () => {
    cards = await openCards(product, options);
  });
  beforeEach(() => get().restart());
  after(() => get().close());
  return get;
}
