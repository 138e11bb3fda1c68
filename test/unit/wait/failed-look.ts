/** A look at a SIM that the API did not answer as it should. */
import { ApiError } from "../../../provider/http/errors";
import type { Failure } from "../../../provider/http/failure";

export const failedLook = (failure: Failure): ApiError =>
  new ApiError(
    {
      method: "GET",
      path: "/v1/Sims/HS1",
      subject: "SIM 8988 (HS1)",
      url: "http://127.0.0.1:4010/v1/Sims",
      idempotent: true,
    },
    "kore",
    failure,
  );
