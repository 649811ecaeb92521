import { once } from "node:events";
import { createServer } from "node:net";
import getPort from "get-port";
import { portOwner } from "./port-owner.ts";

/** A port for a service: its number (0 for any free port) and the variable that sets it. */
export interface PortRequest {
  readonly port: number;
  readonly variable: string;
}

/** Lists all ports that are taken. */
export class PortsTakenError extends Error {}

/** Whether nothing listens on a port of 127.0.0.1. Throws without permission to bind it. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") return false;
    if (code === "EACCES") throw new Error(`no permission to bind port ${port}`, { cause: error });
    throw error;
  } finally {
    server.close();
  }
}

async function conflict(name: string, { port, variable }: PortRequest): Promise<string | undefined> {
  if (port === 0 || (await isFree(port))) return undefined;
  const owner = await portOwner(port);
  return `  ${port} (${name}) by ${owner ?? "another process"}; set ${variable} to another port`;
}

/**
 * Resolves all requests to distinct ports on 127.0.0.1 that are currently free. Throws a PortsTakenError that lists the
 * taken ones, with the process that holds each if that is known.
 */
export async function resolvePorts<Name extends string>(
  requests: Readonly<Record<Name, PortRequest>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(requests) as [Name, PortRequest][];
  const seen = new Map<number, string>();
  const clashes = entries.flatMap(([name, { port, variable }]) => {
    const other = port === 0 ? undefined : seen.get(port);
    seen.set(port, variable);
    return other ? [`  ${port} (${name}) is set by ${other} and ${variable}`] : [];
  });
  const taken = await Promise.all(entries.map(([name, request]) => conflict(name, request)));
  const conflicts = [...clashes, ...taken.filter((line) => line !== undefined)];
  if (conflicts.length > 0) throw new PortsTakenError(`These ports are taken:\n${conflicts.join("\n")}`);
  const exclude = entries.map(([, { port }]) => port).filter((port) => port !== 0);
  const resolved = entries.map(async ([name, { port }]) => [
    name,
    port || (await getPort({ host: "127.0.0.1", exclude })),
  ]);
  return Object.fromEntries(await Promise.all(resolved)) as Record<Name, number>;
}
