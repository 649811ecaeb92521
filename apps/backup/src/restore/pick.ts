import type { Place } from "../place.ts";
import { isMissing, type Repository } from "../restic/repository.ts";
import type { BackupSource, Snapshot } from "../restic/snapshot.ts";

/** A snapshot and the repository that has it. */
export interface Found {
  readonly repository: Repository;
  readonly snapshot: Snapshot;
}

export type Where = Repository["where"];

function repositoriesOf({ local, s3 }: Place, where: Where | undefined): Repository[] {
  if (where === "s3" && s3 === undefined) throw new Error("--from s3 needs BACKUP_BUCKET");
  const all = s3 === undefined ? [local] : [local, s3];
  return all.filter((repository) => where === undefined || repository.where === where);
}

/** Every snapshot of the repositories, oldest first; one that does not exist has none. Throws when one cannot be read. */
export async function listed(place: Place, where?: Where): Promise<Found[]> {
  const found: Found[] = [];
  for (const repository of repositoriesOf(place, where)) {
    const snapshots = await repository.snapshots().catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    found.push(...snapshots.map((snapshot) => ({ repository, snapshot })));
  }
  return found;
}

/** The snapshot of a source that `at` names, by the begin of its id or as `latest`; the local one where both have it. */
export async function pick(place: Place, source: BackupSource, at: string, where?: Where): Promise<Found> {
  const all = (await listed(place, where)).filter(({ snapshot }) => snapshot.source === source);
  const named = at === "latest" ? all : all.filter(({ snapshot }) => snapshot.id.startsWith(at));
  const newest = Math.max(...named.map(({ snapshot }) => snapshot.time.getTime()));
  const found = named.find(({ snapshot }) => snapshot.time.getTime() === newest);
  if (found !== undefined) return found;
  const places = repositoriesOf(place, where).map(({ options }) => options.repository);
  const what = at === "latest" ? "snapshot" : `snapshot ${at}`;
  throw new Error(
    `there is no ${what} of ${source} in ${places.join(" or ")}: pnpm restore --list shows what there is`,
  );
}
