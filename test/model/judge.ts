/** Judges every write that the emulator received, by the documents and by where the SIM stood at that moment. Knows nothing of the provider. */

import type { Write } from "./playground";
import { rest, type SimModel, type Truth, type Wish } from "./sim-model";
import { shown } from "./story";
import { demand } from "./violation";

export function judge(product: SimModel, writes: readonly Write[]): void {
  for (const [at, write] of writes.entries()) {
    const { operation } = write.request;
    const earlier = writes.slice(0, at).filter(({ verb }) => verb === write.verb);
    if (operation?.endsWith(".register")) judgeRegistration(write);
    if (operation !== product.update) continue;
    judgeUpdate(product, write);
    judgeCount(product, write, earlier);
  }
}

function judgeUpdate(product: SimModel, write: Write): void {
  const sim = target(write, write.before);
  // Nobody can know what changed after the last look.
  if (sim === undefined || write.unseen.has(sim.sid)) return;
  const { form } = write.request;
  const wish = wishOf(product, write);
  const about = `${shown(write.request, product)}, sent to a SIM that was ${sim.status} in ${sim.group}`;
  const moves = wish.status !== undefined || wish.group !== undefined;
  demand(!moves || !product.pending.includes(sim.status), `${about}: another operation was under way`);
  const at = rest(sim);
  for (const law of product.laws) demand(!law.forbids(at, wish), `${about}: it ${law.says} (${law.code})`);
  const holds = [
    ...(wish.status === at.status ? ["Status"] : []),
    ...(wish.group === at.group ? [product.group.parameter] : []),
    ...(form.UniqueName === sim.name ? ["UniqueName"] : []),
  ];
  demand(holds.length === 0, `${about}: ${holds.join()} held already`);
}

function judgeRegistration({ request, before }: Write): void {
  const there = before.some(({ iccid }) => iccid === request.form.Iccid);
  demand(!there, `${String(request.form.Iccid)} was registered again`);
}

/** Status and group go out together: one verb needs one request that takes effect. */
function judgeCount(product: SimModel, write: Write, earlier: readonly Write[]): void {
  const sid = sidOf(write);
  const same = earlier.find((other) => sidOf(other) === sid && moved(other));
  const meddled = write.disturbed.has(sid);
  demand(meddled || !same || !moved(write), `${shown(write.request, product)}: the second move of ${sid} in one verb`);
}

function moved(write: Write): boolean {
  const [was, is] = [target(write, write.before), target(write, write.after)];
  if (!was || !is) return false;
  const [from, to] = [rest(was), rest(is)];
  return from.status !== to.status || from.group !== to.group;
}

function wishOf(product: SimModel, { request: { form } }: Write): Wish {
  const { Status: status, [product.group.parameter]: group } = form;
  return {
    status: status === undefined ? undefined : String(status),
    group: group === undefined ? undefined : group === "" ? null : String(group),
  };
}

/** Whether the SIM of that card is another one after the write, or there for the first time. */
export function tookEffect({ before, after }: Write, iccid: string): boolean {
  const [was, is] = [before, after].map((truths) => truths.find((sim) => sim.iccid === iccid));
  if (!is) return false;
  return was === undefined || was.name !== is.name || JSON.stringify(rest(was)) !== JSON.stringify(rest(is));
}

const sidOf = ({ request }: Write): string => request.path.split("/")[3] ?? "";

const target = (write: Write, truths: readonly Truth[]): Truth | undefined =>
  truths.find(({ sid }) => sid === sidOf(write));
