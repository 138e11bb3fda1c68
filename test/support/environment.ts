/** How a program finds the emulator: the environment that points the provider at it. */
import type { Emulator } from "../emulator";

/** The addresses alone, for a program that has its credentials from elsewhere. */
export const addressesOf = ({ supersimUrl, wirelessUrl, tokenUrl }: Emulator): Record<string, string> => ({
  KORE_SUPERSIM_URL: supersimUrl,
  KORE_WIRELESS_URL: wirelessUrl,
  KORE_TOKEN_URL: tokenUrl,
});

/** Addresses and credentials; those of the parent account, where no other one is named. */
export const environmentOf = (emulator: Emulator, account = emulator.accounts.parent): Record<string, string> => ({
  ...addressesOf(emulator),
  KORE_CLIENT_ID: account.clientId,
  KORE_CLIENT_SECRET: account.clientSecret,
});
