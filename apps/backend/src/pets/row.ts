import type { Pet } from "@petswipe/contract";
import type { PetStatus, PetType } from "@petswipe/metrics";

export interface PetRow {
  id: string;
  shelter_id: string | null;
  shelter_name: string | null;
  name: string;
  pet_type: PetType;
  breed: string;
  age_months: number;
  city: string;
  description: string;
  auto_accept: boolean;
  status: PetStatus;
  photo_key: string | null;
  version: number;
  created_at: Date;
}

export const PET_COLUMNS = `p.id, p.shelter_id, s.display_name AS shelter_name, p.name, p.pet_type, p.breed, p.age_months,
  p.city, p.description, p.auto_accept, p.status, p.photo_key, p.version, p.created_at`;

export function toPet(row: PetRow): Pet {
  return {
    id: row.id,
    shelterId: row.shelter_id,
    shelterName: row.shelter_name,
    name: row.name,
    petType: row.pet_type,
    breed: row.breed,
    ageMonths: row.age_months,
    city: row.city,
    description: row.description,
    autoAccept: row.auto_accept,
    status: row.status,
    photoUrl: row.photo_key === null ? null : `/api/photos/${row.photo_key}`,
    createdAt: row.created_at.toISOString(),
  };
}
