/** The emulator as tests use it: in this process, with the referee watching every request and answer. */
import { Referee } from "../contract/referee";
import { type Emulator, type EmulatorOptions, startEmulator } from "../emulator";

export interface RefereedEmulator extends Emulator {
  readonly referee: Referee;
}

/** As `startEmulator`; `close` throws when an exchange contradicted the OpenAPI files. */
export async function startRefereedEmulator(options: EmulatorOptions = {}): Promise<RefereedEmulator> {
  const referee = new Referee();
  const emulator = await startEmulator({
    ...options,
    onExchange: (exchange) => {
      referee.check(exchange);
      options.onExchange?.(exchange);
    },
  });
  return {
    ...emulator,
    referee,
    close: async () => {
      await emulator.close();
      referee.assertClean();
    },
  };
}

/** What tests look at in answers; the referee has judged the whole of them. */
export interface ApiBody {
  readonly sid?: string;
  /** A SIM's status, or the HTTP status in an error body. */
  readonly status?: string | number;
  readonly code?: number;
  readonly message?: string;
  readonly unique_name?: string | null;
  readonly iccid?: string;
  readonly account_sid?: string;
  readonly fleet_sid?: string | null;
  readonly rate_plan_sid?: string | null;
  readonly reset_status?: string | null;
  readonly date_updated?: string;
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly meta?: { readonly next_page_url: string | null; readonly previous_page_url: string | null };
  readonly [list: string]: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: ApiBody;
  readonly headers: Headers;
}

export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A client with no opinion: it sends what it is told and hands back what came. */
export interface ApiClient {
  get(path: string): Promise<ApiAnswer>;
  post(path: string, form?: FormValues): Promise<ApiAnswer>;
  delete(path: string): Promise<ApiAnswer>;
}

/** A client for one of the two APIs; paths begin with `/v1`. */
export async function apiClient(
  emulator: Emulator,
  api: "supersim" | "wireless" = "supersim",
  account = emulator.accounts.parent,
): Promise<ApiClient> {
  const base = api === "supersim" ? emulator.supersimUrl : emulator.wirelessUrl;
  const headers = { authorization: `Bearer ${await tokenFor(emulator, account)}` };
  return {
    get: (path) => answerOf(fetch(base + path, { headers })),
    post: (path, form = {}) => answerOf(fetch(base + path, { method: "POST", headers, body: encoded(form) })),
    delete: (path) => answerOf(fetch(base + path, { method: "DELETE", headers })),
  };
}

/** A bearer token of an account. */
export async function tokenFor(emulator: Emulator, account = emulator.accounts.parent): Promise<string> {
  const { clientId, clientSecret } = account;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const { body } = await answerOf(fetch(emulator.tokenUrl, { method: "POST", body: encoded(form) }));
  if (body.access_token === undefined) throw new Error(`no token for ${account.sid}`);
  return body.access_token;
}

/** An answer read to its end; an empty body is an empty object. */
export async function answerOf(pending: Promise<Response>): Promise<ApiAnswer> {
  const response = await pending;
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
}

function encoded(form: FormValues): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) params.append(name, one);
  return params;
}
