import type { Adoption } from "@petswipe/contract";

/** Columns of an outer-joined adoption: all null without one. */
export interface AdoptionColumns {
  adoption_id: string | null;
  adoption_status: Adoption["status"] | null;
  requested_at: Date | null;
  completed_at: Date | null;
}

/** These columns of adoptions, under the alias `a`. */
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
