import type { Repositories } from "../repositories.ts";
import { isMissing, type Repository } from "../restic/repository.ts";
import type { BackupSource, Snapshot } from "../restic/snapshot.ts";

/** A snapshot and the repository that holds it. */
export interface StoredSnapshot {
  readonly repository: Repository;
  readonly snapshot: Snapshot;
}

export type Location = Repository["where"];

function repositoriesAt({ local, s3 }: Repositories, location: Location | undefined): Repository[] {
  if (location === "s3" && s3 === undefined) throw new Error("--from s3 requires BACKUP_BUCKET");
  const all = s3 === undefined ? [local] : [local, s3];
  return all.filter((repository) => location === undefined || repository.where === location);
}

/** The snapshots of each repository, oldest first; a missing repository has none. Throws if one cannot be read. */
export async function listSnapshots(repositories: Repositories, location?: Location): Promise<StoredSnapshot[]> {
  const found: StoredSnapshot[] = [];
  for (const repository of repositoriesAt(repositories, location)) {
    const snapshots = await repository.snapshots().catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    found.push(...snapshots.map((snapshot) => ({ repository, snapshot })));
  }
  return found;
}

/** Finds a source's snapshot by a prefix of its id, or by `latest`; the local one if both repositories have it. */
export async function findSnapshot(
  repositories: Repositories,
  source: BackupSource,
  at: string,
  location?: Location,
): Promise<StoredSnapshot> {
  const all = (await listSnapshots(repositories, location)).filter(({ snapshot }) => snapshot.source === source);
  const matching = at === "latest" ? all : all.filter(({ snapshot }) => snapshot.id.startsWith(at));
  const newest = Math.max(...matching.map(({ snapshot }) => snapshot.time.getTime()));
  const found = matching.find(({ snapshot }) => snapshot.time.getTime() === newest);
  if (found !== undefined) return found;
  const searched = repositoriesAt(repositories, location).map(({ options }) => options.repository);
  const what = at === "latest" ? "snapshot" : `snapshot ${at}`;
  throw new Error(`no ${what} of ${source} in ${searched.join(" or ")}; list all with: pnpm restore --list`);
}
