import { Type } from "typebox";
import { stringEnum } from "./string-enum.ts";

export const ENVIRONMENTS = ["production", "staging", "development", "test"] as const;

/** The bearer token of /metrics, for servers that require it and clients that send it. */
export const METRICS_TOKEN = Type.Optional(
  Type.String({
    minLength: 16,
    description: "bearer token for /metrics; if unset, only private addresses may read it",
  }),
);

export interface ServerOptions<Level extends string> {
  /** The default of PORT. */
  readonly port: number;
  /** 1 for a server that must know its port before it listens. With 0, the default, PORT=0 takes any free port. */
  readonly minimumPort?: 0 | 1;
  readonly logLevels: readonly [Level, ...Level[]];
}

/** The variables of every server, to spread into its schema. */
export function serverFields<const Level extends string>({ port, minimumPort = 0, logLevels }: ServerOptions<Level>) {
  return {
    NODE_ENV: stringEnum(ENVIRONMENTS, { default: "production" }),
    // Not HOSTNAME: containers set that to their own name.
    HOST: Type.String({ default: "127.0.0.1", description: "address to listen on" }),
    PORT: Type.Integer({
      default: port,
      minimum: minimumPort,
      maximum: 65_535,
      description: `TCP port to listen on${minimumPort === 0 ? "; 0 takes any free port" : ""}`,
    }),
    LOG_LEVEL: Type.Optional(stringEnum(logLevels, { description: "defaults to the level of NODE_ENV" })),
    METRICS_TOKEN,
  };
}
