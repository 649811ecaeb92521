import type { Adoption } from "@petswipe/contract";

/** An adoption as other tables' rows carry it: all null without one. */
export interface AdoptionColumns {
  adoption_id: string | null;
  adoption_status: Adoption["status"] | null;
  requested_at: Date | null;
  completed_at: Date | null;
}

/** Those columns, of adoptions under the name `a`. */
export const ADOPTION_COLUMNS = "a.id AS adoption_id, a.status AS adoption_status, a.requested_at, a.completed_at";

export function toAdoption(row: AdoptionColumns, matchId: string): Adoption | null {
  if (row.adoption_id === null || row.adoption_status === null || row.requested_at === null) return null;
  return {
    id: row.adoption_id,
    matchId,
    status: row.adoption_status,
    requestedAt: row.requested_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
  };
}
