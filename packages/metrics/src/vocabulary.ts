/** Label values that the domain, the database and the API share. */
export const PET_TYPES = ["dog", "cat", "rabbit", "bird", "other"] as const;
export const PET_STATUSES = ["listed", "adopted", "withdrawn"] as const;
export const ROLES = ["adopter", "shelter", "admin"] as const;

export const HTTP_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"] as const;
export const TABLES = [
  "users",
  "sessions",
  "password_resets",
  "pets",
  "swipes",
  "matches",
  "adoptions",
  "none",
] as const;
export const OPERATIONS = ["select", "insert", "update", "delete"] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];
export type PetType = (typeof PET_TYPES)[number];
export type PetStatus = (typeof PET_STATUSES)[number];
export type Role = (typeof ROLES)[number];
export type Table = (typeof TABLES)[number];
export type Operation = (typeof OPERATIONS)[number];
