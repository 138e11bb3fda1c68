/** The accounts that every emulator has: a parent and two children, with fixed credentials. */
import type { Account } from "../store/records";

/** The account of the documents' examples. Its credentials reach the children's resources by SID. */
export const PARENT: Account = {
  sid: `AC${"a".repeat(32)}`,
  parentSid: null,
  clientId: "emulator-client",
  clientSecret: "emulator-client-secret",
  authToken: "emulator-auth-token",
  apiKey: `SK${"a".repeat(32)}`,
  apiSecret: "emulator-api-secret",
};

/** The account that the documents' transfer example moves a SIM to. */
export const CHILD: Account = {
  sid: `AC${"b".repeat(32)}`,
  parentSid: PARENT.sid,
  clientId: "emulator-child",
  clientSecret: "emulator-child-secret",
  authToken: "emulator-child-token",
  apiKey: `SK${"b".repeat(32)}`,
  apiSecret: "emulator-child-api-secret",
};

/** A second child, for moves from child to child. */
export const SECOND_CHILD: Account = {
  sid: `AC${"c".repeat(32)}`,
  parentSid: PARENT.sid,
  clientId: "emulator-second-child",
  clientSecret: "emulator-second-child-secret",
  authToken: "emulator-second-child-token",
  apiKey: `SK${"c".repeat(32)}`,
  apiSecret: "emulator-second-child-api-secret",
};

export const ACCOUNTS: readonly Account[] = [PARENT, CHILD, SECOND_CHILD];
