import { access, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { resticProgram } from "./programs.ts";
import { openRepository, type Repository } from "./restic/repository.ts";
import type { BackupSettings } from "./settings.ts";

/** Where backups lie and are made. */
export interface Place {
  /** Of this machine; one program at a time has it. */
  readonly folder: string;
  readonly local: Repository;
  /** The copies elsewhere, where the environment names a bucket. */
  readonly s3: Repository | undefined;
}

/** The folder of the local repository, whose time changes with every snapshot. */
export const repositoryFolder = (folder: string): string => join(folder, "repository");

function s3Options(settings: BackupSettings, bucket: string) {
  const { AWS_REGION, AWS_ENDPOINT_URL_S3, BACKUP_PREFIX } = settings;
  const endpoint = (AWS_ENDPOINT_URL_S3 ?? `https://s3.${AWS_REGION}.amazonaws.com`).replace(/\/+$/, "");
  return { repository: `s3:${endpoint}/${bucket}/${BACKUP_PREFIX}`, options: ["-o", `s3.region=${AWS_REGION}`] };
}

/** The repositories that the environment names. Throws when restic or the password's file cannot be had. */
export async function openPlace(settings: BackupSettings, signal?: AbortSignal): Promise<Place> {
  const folder = resolve(settings.BACKUP_FOLDER);
  const passwordFile = resolve(settings.BACKUP_PASSWORD_FILE);
  await access(passwordFile).catch((cause: unknown) => {
    throw new Error(
      `${passwordFile}, which BACKUP_PASSWORD_FILE names, cannot be read: openssl rand -base64 32 makes one`,
      {
        cause,
      },
    );
  });
  const common = { program: await resticProgram(), passwordFile, signal };
  const bucket = settings.BACKUP_BUCKET;
  return {
    folder,
    local: openRepository("local", { ...common, cacheDir: undefined, repository: repositoryFolder(folder) }),
    s3:
      bucket === undefined
        ? undefined
        : openRepository("s3", { ...common, cacheDir: join(folder, "cache"), ...s3Options(settings, bucket) }),
  };
}

/** Lends an empty folder that only we can read: what passes through it is not encrypted. It does not outlive the work. */
export async function withStaging<T>({ folder }: Place, work: (staging: string) => Promise<T>): Promise<T> {
  const staging = join(folder, "staging");
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    return await work(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
