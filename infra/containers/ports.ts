import getPort from "get-port";

/** Variables of compose.yaml and compose.override.yaml that set published ports. */
const VARIABLES = [
  "FRONTEND_PORT",
  "BACKEND_PORT",
  "PROMETHEUS_PORT",
  "ALERTMANAGER_PORT",
  "EXPORTER_PORT",
  "MAILDEV_PORT",
] as const;

export type Ports = Readonly<Record<(typeof VARIABLES)[number], string>>;

/** A free port of this machine for each variable. */
export async function freePorts(): Promise<Ports> {
  const ports: [string, string][] = [];
  for (const variable of VARIABLES) ports.push([variable, String(await getPort())]);
  return Object.fromEntries(ports) as Ports;
}
