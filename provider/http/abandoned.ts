/** The link that lets nothing out any more once nobody waits for it: what a killed run still wanted may be wrong by now. */
import { KoreError } from "../errors";
import type { Link } from "./exchange";

export const unlessAbandoned =
  (abandoned: () => boolean): Link =>
  (next) =>
  async (request) => {
    if (abandoned())
      throw new KoreError(
        `${request.subject}: ${request.method} ${request.path} was not sent, because the command that wanted it has ended. ` +
          "Run it again: it looks before it sends anything.",
      );
    return next(request);
  };
