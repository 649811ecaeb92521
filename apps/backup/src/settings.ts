import { readEnv, serverFields, stringEnum } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const url = (pattern: string, description: string, options: object = {}) =>
  Type.String({ format: "uri", pattern, description, ...options });

export const BackupEnv = Type.Object({
  ...serverFields({ port: 9401, logLevels: LOG_LEVELS }),
  BACKUP_FOLDER: Type.String({
    default: ".data/backup",
    description: "folder of the local repository, and of what a run has in hand",
  }),
  BACKUP_PASSWORD_FILE: Type.String({
    description: "file with the password that every copy is encrypted with; without it no copy can be read",
  }),
  BACKUP_AT: Type.String({
    default: "02:30",
    pattern: "^([01]\\d|2[0-3]):[0-5]\\d$",
    description: "when the daily backup begins: hours:minutes, UTC",
  }),
  BACKUP_UPLOAD_ON: stringEnum(WEEKDAYS, { default: "sunday", description: "day whose backup is uploaded, UTC" }),
  BACKUP_BUCKET: Type.Optional(
    Type.String({
      pattern: "^[a-z0-9][a-z0-9.-]+$",
      description: "S3 bucket of the weekly copies; without it there are none",
    }),
  ),
  BACKUP_PREFIX: Type.String({
    default: "petswipe",
    pattern: "^[\\w./-]+$",
    description: "folder of the copies in the bucket",
  }),
  AWS_REGION: Type.String({ default: "us-east-1" }),
  AWS_ENDPOINT_URL_S3: Type.Optional(url("^https?://", "an S3 other than AWS's")),
  DATABASE_URL: Type.Optional(
    url("^postgres(ql)?://", "the database to keep, as its superuser or owner; without it PostgreSQL is left out"),
  ),
  PROMETHEUS_DATA: Type.Optional(
    Type.String({ description: "Prometheus' data folder, writable; without it Prometheus is left out" }),
  ),
  PROMETHEUS_URL: url("^https?://", "Prometheus, started with --web.enable-admin-api", {
    default: "http://localhost:9090",
  }),
  GRAFANA_DATABASE: Type.Optional(
    Type.String({ description: "Grafana's grafana.db; without it, or before it exists, Grafana is left out" }),
  ),
  GRAFANA_URL: Type.Optional(url("^https?://", "where a restore asks whether Grafana has been stopped")),
});

export type BackupSettings = Static<typeof BackupEnv>;

/** Throws a ConfigError that lists every fault. */
export const readSettings = (env: NodeJS.ProcessEnv): BackupSettings => readEnv(BackupEnv, env);
