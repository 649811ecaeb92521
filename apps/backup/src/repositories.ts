import { access, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { resticProgram } from "./programs.ts";
import { openRepository, type Repository } from "./restic/repository.ts";
import type { BackupSettings } from "./settings.ts";

/** Where backups are stored. */
export interface Repositories {
  /** The folder of the local repository, the lock and temporary files. */
  readonly folder: string;
  readonly local: Repository;
  /** The uploaded copies; undefined if no bucket is configured. */
  readonly s3: Repository | undefined;
}

/** The folder of the local repository. */
export const repositoryFolder = (folder: string): string => join(folder, "repository");

function s3Options(settings: BackupSettings, bucket: string) {
  const { AWS_REGION, AWS_ENDPOINT_URL_S3, BACKUP_PREFIX } = settings;
  const endpoint = (AWS_ENDPOINT_URL_S3 ?? `https://s3.${AWS_REGION}.amazonaws.com`).replace(/\/+$/, "");
  return { repository: `s3:${endpoint}/${bucket}/${BACKUP_PREFIX}`, options: ["-o", `s3.region=${AWS_REGION}`] };
}

/** Opens the configured repositories. Throws an error if restic is unavailable or the password file cannot be read. */
export async function openRepositories(settings: BackupSettings, signal?: AbortSignal): Promise<Repositories> {
  const folder = resolve(settings.BACKUP_FOLDER);
  const passwordFile = resolve(settings.BACKUP_PASSWORD_FILE);
  await access(passwordFile).catch((cause: unknown) => {
    const hint = "create it with: openssl rand -base64 32";
    throw new Error(`cannot read ${passwordFile} (BACKUP_PASSWORD_FILE); ${hint}`, { cause });
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

/** Runs work with an empty folder readable by its owner only, since its content is not encrypted; removes it afterwards. */
export async function withStaging<T>({ folder }: Repositories, work: (staging: string) => Promise<T>): Promise<T> {
  const staging = join(folder, "staging");
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    return await work(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
