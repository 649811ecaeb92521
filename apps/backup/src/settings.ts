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
    description: "folder of the local repository and of temporary files",
  }),
  BACKUP_PASSWORD_FILE: Type.String({
    description: "file with the password that encrypts every backup; without it no backup can be restored",
  }),
  BACKUP_AT: Type.String({
    default: "02:30",
    pattern: "^([01]\\d|2[0-3]):[0-5]\\d$",
    description: "start of the daily backup: hours:minutes, UTC",
  }),
  BACKUP_UPLOAD_ON: stringEnum(WEEKDAYS, {
    default: "sunday",
    description: "day of the week whose backup is uploaded, UTC",
  }),
  BACKUP_BUCKET: Type.Optional(
    Type.String({
      pattern: "^[a-z0-9][a-z0-9.-]+$",
      description: "S3 bucket for the weekly copies; if unset, nothing is uploaded",
    }),
  ),
  BACKUP_PREFIX: Type.String({
    default: "petswipe",
    pattern: "^[\\w./-]+$",
    description: "key prefix of the copies in the bucket",
  }),
  AWS_REGION: Type.String({ default: "us-east-1" }),
  AWS_ENDPOINT_URL_S3: Type.Optional(url("^https?://", "endpoint of an S3-compatible service other than AWS")),
  DATABASE_URL: Type.Optional(
    url("^postgres(ql)?://", "database to back up, as its superuser or owner; if unset, PostgreSQL is not backed up"),
  ),
  PROMETHEUS_DATA: Type.Optional(
    Type.String({ description: "data folder of Prometheus, writable; if unset, Prometheus is not backed up" }),
  ),
  PROMETHEUS_URL: url("^https?://", "URL of Prometheus, which must run with --web.enable-admin-api", {
    default: "http://localhost:9090",
  }),
  GRAFANA_DATABASE: Type.Optional(
    Type.String({ description: "path of grafana.db; if unset or missing, Grafana is not backed up" }),
  ),
  GRAFANA_URL: Type.Optional(url("^https?://", "URL at which a restore checks that Grafana has stopped")),
});

export type BackupSettings = Static<typeof BackupEnv>;

/** Throws a ConfigError that lists every problem. */
export const readSettings = (env: NodeJS.ProcessEnv): BackupSettings => readEnv(BackupEnv, env);
