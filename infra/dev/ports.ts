import { once } from "node:events";
import { createServer } from "node:net";
import getPort from "get-port";
import { portOwner } from "./port-owner.ts";

/** A port that somebody needs: its number (0 for any free one), and the variable that sets it. */
export interface PortRequest {
  readonly port: number;
  readonly variable: string;
}

/** Ports that are taken, all of them in one message. */
export class PortsTakenError extends Error {}

/** Whether nothing listens on a port of 127.0.0.1. Throws when this user may not find out. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") return false;
    if (code === "EACCES") throw new Error(`port ${port} needs more rights than this user has`, { cause: error });
    throw error;
  } finally {
    server.close();
  }
}

async function complaint(name: string, { port, variable }: PortRequest): Promise<string | undefined> {
  if (port === 0 || (await isFree(port))) return undefined;
  const owner = await portOwner(port);
  return `  ${port} (${name}) by ${owner ?? "another process"}; set ${variable} for another port`;
}

/**
 * Resolves all requests at once to ports on 127.0.0.1 that differ from each other and were free just now.
 * Throws a PortsTakenError that says which are taken, and by whom if that can be known.
 */
export async function resolvePorts<Name extends string>(
  requests: Readonly<Record<Name, PortRequest>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(requests) as [Name, PortRequest][];
  const seen = new Map<number, string>();
  const clashes = entries.flatMap(([name, { port, variable }]) => {
    const other = port === 0 ? undefined : seen.get(port);
    seen.set(port, variable);
    return other ? [`  ${port} (${name}) is asked for by ${other} and ${variable}`] : [];
  });
  const taken = await Promise.all(entries.map(([name, request]) => complaint(name, request)));
  const complaints = [...clashes, ...taken.filter((line) => line !== undefined)];
  if (complaints.length > 0) throw new PortsTakenError(`These ports are taken:\n${complaints.join("\n")}`);
  const exclude = entries.map(([, { port }]) => port).filter((port) => port !== 0);
  const resolved = entries.map(async ([name, { port }]) => [
    name,
    port || (await getPort({ host: "127.0.0.1", exclude })),
  ]);
  return Object.fromEntries(await Promise.all(resolved)) as Record<Name, number>;
}
