/** The members of a run in the order of the API's list, each with a look that is new enough to decide about a write. */
import type { Context } from "../core/live/context";
import type { Properties } from "../core/terms/value";
import { OLDEST } from "../shared/reader";
import { datedPages, iccidIn, type Looks } from "./look";

/** A page is as large as what can be written in this time, in seconds: then the last of it is not too old. */
const SECONDS = 8;
const PAGE = { least: 50, most: 1_000 } as const;

/** `live` is absent for one that has to be asked for by itself. */
export interface Fresh {
  readonly iccid: string;
  readonly live?: Properties;
}

/** `looks` answer for as long as they are new; then the list is read again, page by page as its members are taken. */
export async function* fresh(
  context: Context,
  iccids: ReadonlySet<string>,
  looks: Looks,
  perSecond: number,
): AsyncGenerator<Fresh> {
  const { clock, table } = context;
  const isNew = (asked: number) => clock.now() - asked < OLDEST.decided;
  const old = new Set<string>();
  for (const iccid of inOrder(iccids, looks)) {
    const look = looks.get(iccid);
    if (look && isNew(look.asked)) yield { iccid, live: look.value };
    else if (look) old.add(iccid);
    else yield { iccid };
  }
  const size = Math.min(PAGE.most, Math.max(PAGE.least, perSecond * SECONDS));
  let pages = 0;
  if (old.size > 1)
    for await (const { items, asked } of datedPages(context, "", size)) {
      for (const live of items) {
        const iccid = iccidIn(table, live);
        if (!old.has(iccid) || !isNew(asked)) continue;
        old.delete(iccid);
        yield { iccid, live };
      }
      pages += 1;
      if (pages >= old.size) break;
    }
  for (const iccid of old) yield { iccid };
}

/** As the pages showed them, then the rest. */
function* inOrder(iccids: ReadonlySet<string>, looks: Looks): Generator<string> {
  for (const iccid of looks.keys()) if (iccids.has(iccid)) yield iccid;
  for (const iccid of iccids) if (!looks.has(iccid)) yield iccid;
}
