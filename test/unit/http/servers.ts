/** Small servers of the tests' own: an API that does what a handler says, and a proxy that knows only CONNECT. */
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { CERTIFICATE, KEY } from "./certificate";

export interface TestServer {
  readonly port: number;
  /** How many connections were made to it. */
  readonly connections: number;
  close(): Promise<void>;
}

async function listening(server: net.Server): Promise<TestServer> {
  const sockets = new Set<net.Socket>();
  let connections = 0;
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket)).on("error", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    get connections() {
      return connections;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      if (server.listening) await once(server, "close");
    },
  };
}

export const httpServer = (handler: http.RequestListener): Promise<TestServer> => listening(http.createServer(handler));

/** For the name `api.test`, with a certificate of its own. */
export const httpsServer = (handler: http.RequestListener): Promise<TestServer> =>
  listening(https.createServer({ key: KEY, cert: CERTIFICATE }, handler));

/** Accepts connections, and says nothing. */
export const silentServer = (): Promise<TestServer> => listening(net.createServer());

export interface Proxy extends TestServer {
  /** The `host:port` and the `Proxy-Authorization` of every CONNECT. */
  readonly asked: { readonly target: string | undefined; readonly authorization: string | undefined }[];
}

/** Whatever host is asked for, the tunnel leads to `port` of this machine. `refuse`: the status instead. */
export async function connectProxy(port: number, refuse?: number): Promise<Proxy> {
  const asked: { target: string | undefined; authorization: string | undefined }[] = [];
  const server = http.createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request, socket) => {
    asked.push({ target: request.url, authorization: request.headers["proxy-authorization"] });
    socket.on("error", () => socket.destroy());
    if (refuse !== undefined) return socket.end(`HTTP/1.1 ${refuse} No\r\nContent-Length: 0\r\n\r\n`);
    const through = net.connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    through.on("error", () => socket.destroy());
    socket.on("close", () => through.destroy());
  });
  return Object.assign(await listening(server), { asked });
}
