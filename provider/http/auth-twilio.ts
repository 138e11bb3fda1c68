/** HTTP Basic: the account's SID and token, or an API key and its secret. */
import type { Link } from "./exchange";

export const basicAuth = (user: string, password: string): Link => {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return (next) => (request) => next({ ...request, headers: { ...request.headers, authorization } });
};
