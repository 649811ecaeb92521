import { Type } from "typebox";
import { stringEnum } from "./string-enum.ts";

export const ENVIRONMENTS = ["production", "staging", "development", "test"] as const;

/** The bearer token of /metrics; the same rule for those that ask for it and those that send it. */
export const METRICS_TOKEN = Type.Optional(
  Type.String({
    minLength: 16,
    description: "bearer token that opens /metrics from anywhere; without it only private addresses may",
  }),
);

export interface ServerOptions<Level extends string> {
  /** The port unless PORT is set. */
  readonly port: number;
  /** 1 for a server that has to know its port before it listens. 0, the default, lets PORT=0 take any free one. */
  readonly minimumPort?: 0 | 1;
  readonly logLevels: readonly [Level, ...Level[]];
}

/** The variables of every server, to spread into its schema. */
export function serverFields<const Level extends string>({ port, minimumPort = 0, logLevels }: ServerOptions<Level>) {
  return {
    NODE_ENV: stringEnum(ENVIRONMENTS, { default: "production" }),
    // Not HOSTNAME: a container sets that to its own name.
    HOST: Type.String({ default: "127.0.0.1", description: "address to listen on" }),
    PORT: Type.Integer({
      default: port,
      minimum: minimumPort,
      maximum: 65_535,
      description: `TCP port to listen on${minimumPort === 0 ? "; 0 takes any free one" : ""}`,
    }),
    LOG_LEVEL: Type.Optional(stringEnum(logLevels, { description: "the environment's own unless told" })),
    METRICS_TOKEN,
  };
}
