/** Every error the emulated API can answer, with its HTTP status and KORE's envelope. */
interface ApiErrorFacts {
  readonly status: number;
  readonly message: string;
}

/**
 * Codes and messages are documented; of the HTTP statuses only 83000 (400), 20404 (404) and 33010 (409) are,
 * the rest is chosen: see "Where the documents are silent" in docs/emulator.md.
 */
export const API_ERRORS = {
  20001: { status: 400, message: "Unknown parameters" },
  20002: { status: 400, message: "Missing parameters" },
  20003: { status: 401, message: "Authenticate" },
  20004: { status: 405, message: "Method not allowed" },
  20006: { status: 403, message: "Access Denied" },
  20404: { status: 404, message: "Not Found" },
  20409: { status: 400, message: "Account SID is invalid" },
  20429: { status: 429, message: "Too Many Requests" },
  20500: { status: 500, message: "Internal Server Error" },
  20503: { status: 503, message: "Service unavailable" },
  33000: { status: 500, message: "Generic error" },
  33004: { status: 503, message: "Service unavailable or overloaded" },
  33010: { status: 409, message: "Conflicting update: another update of this SIM is in progress" },
  33101: { status: 400, message: "Invalid parameter value" },
  33102: { status: 400, message: "Parameter missing" },
  33103: { status: 400, message: "Paging information invalid" },
  33104: { status: 400, message: "Configuration incomplete" },
  33105: { status: 400, message: "Transition invalid" },
  33107: { status: 404, message: "SIM not found" },
  33108: { status: 404, message: "Rate plan not found" },
  33119: { status: 400, message: "Connectivity reset not allowed" },
  33120: { status: 409, message: "Connectivity reset in progress" },
  33121: { status: 400, message: "Invalid parameter combination" },
  33122: { status: 400, message: "Rate plan not allowed" },
  33201: { status: 403, message: "Unauthorized" },
  40400: { status: 400, message: "Bad request" },
  40401: { status: 401, message: "Unauthorized" },
  40403: { status: 403, message: "Access denied" },
  40502: { status: 502, message: "Bad gateway" },
  40503: { status: 503, message: "Service unavailable" },
  40504: { status: 504, message: "Gateway timeout" },
  83000: { status: 400, message: "Super SIM registration failed, internal error" },
  83001: { status: 400, message: "Parameter missing while registering a Super SIM" },
  83002: { status: 400, message: "Super SIM cannot be registered" },
  83003: { status: 400, message: "Super SIM already belongs to the requesting account" },
  83004: { status: 500, message: "Super SIM update failed, internal error" },
  83005: { status: 404, message: "Super SIM not found" },
  83006: { status: 400, message: "Target Fleet not found" },
  83007: { status: 400, message: "Super SIM cannot be activated without a Fleet" },
  83008: { status: 400, message: "Super SIM cannot be removed from its Fleet while ready or active" },
  83009: { status: 409, message: "Fleet cannot be updated while another operation is in progress" },
  83010: { status: 400, message: "Super SIM's current status cannot be updated to the desired status" },
  83011: { status: 400, message: "Unique name already exists" },
  83500: { status: 400, message: "No eSIM Profiles available" },
  83600: { status: 400, message: "Invalid parameter value" },
  83601: { status: 400, message: "StartTime or EndTime is not on a UTC day boundary" },
  83602: { status: 400, message: "StartTime or EndTime is not on a UTC hour boundary" },
  83603: { status: 400, message: "Period too long for grouping by sim: at most 31 days" },
  83604: { status: 400, message: "Period too long for the granularity" },
  83605: { status: 400, message: "StartTime is more than 18 months ago" },
} as const satisfies Record<number, ApiErrorFacts>;

export type ApiErrorCode = keyof typeof API_ERRORS;

/** KORE's error body; `code` and `more_info` are absent where the API has no code for the case. */
export interface ErrorEnvelope {
  readonly status: number;
  readonly message: string;
  readonly code?: number;
  readonly more_info?: string;
}

/** A refusal by the emulated API; thrown by handlers, rendered at the edge. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly envelope: ErrorEnvelope;

  constructor(code: ApiErrorCode, detail?: string, status: number = API_ERRORS[code].status) {
    const message = detail === undefined ? API_ERRORS[code].message : `${API_ERRORS[code].message}: ${detail}`;
    super(message);
    this.envelope = { status, message, code, more_info: `https://docs.korewireless.com/errors/${code}` };
  }
}

/** A refusal for which the documents have an HTTP status but no code. */
export class UncodedApiError extends Error {
  override readonly name = "UncodedApiError";
  readonly envelope: ErrorEnvelope;

  constructor(status: number, message: string) {
    super(message);
    this.envelope = { status, message };
  }
}

/** Whether a number is one of the codes above, for control bodies that name one. */
export function isApiErrorCode(code: number): code is ApiErrorCode {
  return code in API_ERRORS;
}
