import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly address: string;
  readonly token: string | undefined;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
}

async function readRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return {
    method: message.method ?? "",
    path: message.url ?? "",
    address: String(message.headers["x-forwarded-for"]),
    token: message.headers.authorization?.replace("Bearer ", ""),
    body: Buffer.concat(chunks).toString("latin1"),
  };
}

/** A small HTTP server that answers with a function and records its requests; port 0 takes any free port. */
export async function startStandIn(answer: (request: Request) => Answer | Promise<Answer>, port = 0) {
  const requests: Request[] = [];
  const server = createServer(async (message, response) => {
    const request = await readRequest(message);
    requests.push(request);
    const { status = 200, json = null } = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    origin,
    requests,
    stop,
    of: (method: string, path: RegExp) => requests.filter((r) => r.method === method && path.test(r.path)),
  };
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;
