export * from "./auth.ts";
export * from "./errors.ts";
export * from "./health.ts";
export * from "./matching.ts";
export * from "./pets.ts";
export { Id, PetStatus, PetType, Role, Timestamp } from "./primitives.ts";
export * from "./request-id.ts";
export * from "./users.ts";
