/** SettingsUpdates: over-the-air updates of the card itself. The emulator makes none by itself; a seed has them. */
import { isoSeconds } from "../../duration";
import type { Answer, Call, Route } from "../../http/call";
import { listAnswer, PAGE_PARAMS } from "../../http/paging";
import { SETTINGS_STATUSES, type SettingsUpdate } from "../../store/records";
import { ownedBy } from "../names";

export const SETTINGS_UPDATE_ROUTES: readonly Route[] = [
  {
    operation: "supersim.settingsUpdates.list",
    api: "supersim",
    method: "GET",
    path: "/v1/SettingsUpdates",
    query: ["Sim", "Status", ...PAGE_PARAMS],
    handle: list,
  },
];

function list(call: Call): Answer {
  const { settingsUpdates, sims } = call.world.store;
  const sim = call.query.text("Sim");
  const status = call.query.oneOf("Status", SETTINGS_STATUSES);
  const simSid = sim === undefined ? undefined : (ownedBy(sims, call.account.sid, sim)?.sid ?? "none");
  const matches = (update: SettingsUpdate): boolean =>
    sims.get(update.simSid)?.accountSid === call.account.sid &&
    (simSid === undefined || update.simSid === simSid) &&
    (status === undefined || update.status === status);
  return listAnswer(call, "settings_updates", settingsUpdates, matches, render);
}

const render = (update: SettingsUpdate): object => ({
  sid: update.sid,
  iccid: update.iccid,
  sim_sid: update.simSid,
  status: update.status,
  packages: update.packages.map(({ name, version }) => ({
    name,
    version,
    more_info: `https://docs.korewireless.com/settings-packages/${name}`,
  })),
  date_completed: update.completed === null ? null : isoSeconds(update.completed),
  date_created: isoSeconds(update.created),
  date_updated: isoSeconds(update.updated),
});
