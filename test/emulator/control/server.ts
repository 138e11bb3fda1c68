/** The control plane over HTTP: JSON in, JSON out, under a prefix that no API has. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Control } from "./control";

/** Everything below it is the control plane. */
export const CONTROL_PREFIX = "/emulator/";

export interface ControlServer {
  serves(url: string): boolean;
  serve(message: IncomingMessage, body: string, response: ServerResponse): void;
}

export function controlServer(control: Control): ControlServer {
  return {
    serves: (url) => url.startsWith(CONTROL_PREFIX),
    serve: (_message, _body, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(control.statistics()));
    },
  };
}
