/** Schemas of the answers that the files leave out: KORE's error envelope and the bodies of token and gateway errors. */

/** `code` and `more_info` are conditional, and come together. */
export const ENVELOPE = {
  type: "object",
  required: ["status", "message"],
  additionalProperties: false,
  dependentRequired: { code: ["more_info"], more_info: ["code"] },
  properties: {
    status: { type: "integer", minimum: 400, maximum: 599 },
    message: { type: "string", minLength: 1 },
    code: { type: "integer", minimum: 20_000, maximum: 99_999 },
    more_info: { type: "string", format: "uri", pattern: "^https://docs\\.korewireless\\.com/errors/\\d+$" },
  },
} as const;

/** The gateway's answer to an expired or foreign token, with HTTP status 403. */
export const EXPIRED_TOKEN_BODY = {
  type: "object",
  required: ["message", "error"],
  additionalProperties: false,
  properties: {
    message: { const: "User is not authorized to access this resource with an explicit deny" },
    error: { const: "Invalid or expired token" },
  },
} as const;

/** The token endpoint's answer to wrong credentials, with HTTP status 401. */
export const CLIENT_REFUSED_BODY = {
  type: "object",
  required: ["error", "error_description"],
  additionalProperties: false,
  properties: {
    error: { enum: ["unauthorized_client", "invalid_client"] },
    error_description: { type: "string", minLength: 1 },
  },
} as const;

/** The token endpoint's other errors. */
export const TOKEN_ERROR_BODY = {
  type: "object",
  required: ["code", "message"],
  additionalProperties: false,
  properties: { code: { type: "integer" }, message: { type: "string", minLength: 1 } },
} as const;
