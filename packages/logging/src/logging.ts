import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import { serializeError } from "./error-serializer.ts";

export type { Logger } from "pino";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The default of LOG_LEVEL by environment (spec: Log Levels). */
export const DEFAULT_LEVELS = { production: "info", staging: "debug", development: "debug", test: "silent" } as const;
export type Environment = keyof typeof DEFAULT_LEVELS;

/** Keys whose values are redacted, at the top level of a line and one level down. */
const SECRET_KEYS = ["password", "token", "authorization", "cookie", "secret", "passwordHash", "email"];

export interface LoggerOptions {
  readonly service: string;
  readonly environment: Environment;
  readonly level?: LogLevel | undefined;
  /** Where lines go; stdout by default. */
  readonly destination?: DestinationStream;
}

/** JSON lines with ISO time, the level's name and the service. Values of secret keys are redacted, extra properties of errors dropped. */
export function createLogger({ service, environment, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      base: { service },
      level: level ?? DEFAULT_LEVELS[environment],
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => serializeError(error) },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: "[redacted]" },
    },
    destination ?? pino.destination({ sync: false }),
  );
}
