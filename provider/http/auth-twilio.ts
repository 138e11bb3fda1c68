/** HTTP Basic: the account's SID and token, or an API key and its secret. */
import type { Link } from "./exchange";
import type { Secrets } from "./secrets";

export const basicAuth = (user: string, password: string, secrets: Secrets): Link => {
  const encoded = Buffer.from(`${user}:${password}`).toString("base64");
  secrets.add(password, encoded);
  const authorization = `Basic ${encoded}`;
  return (next) => (request) => next({ ...request, authorization });
};
