/** SettingsUpdates: over-the-air updates of the card itself. The emulator never makes one, so the list is empty. */
import type { Answer, Call, Route } from "../../http/call";
import { computedAnswer, PAGE_PARAMS } from "../../http/paging";

const STATUSES = ["scheduled", "in-progress", "successful", "failed"] as const;

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
  call.query.text("Sim");
  call.query.oneOf("Status", STATUSES);
  return computedAnswer(call, "settings_updates", 0, () => ({}));
}
