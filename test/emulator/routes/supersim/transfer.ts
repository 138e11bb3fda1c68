/** Moving a Super SIM to another account: who may, and which SIMs can. */
import { ApiError } from "../../api-error";
import type { Call } from "../../http/call";
import type { SuperSim } from "../../store/records";
import { reaches } from "../../store/store";

/**
 * The account a SIM is to move to, undefined when it stays.
 * @throws ApiError 20409 for an account that is not in the caller's family, 20006 for a SIM that is not `new`.
 */
export function transferTarget(call: Call, sim: SuperSim): string | undefined {
  const target = call.form.text("AccountSid");
  if (target === undefined || target === sim.accountSid) return undefined;
  const { store } = call.world;
  if (!store.accounts.has(target) || !reaches(store, call.account.sid, target)) throw new ApiError(20409, target);
  if (sim.status !== "new") throw new ApiError(20006, `only a new SIM can change accounts, this one is ${sim.status}`);
  return target;
}
