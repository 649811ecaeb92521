import { fileURLToPath } from "node:url";

/** The pictures of the demo's pets; a pet's photo_key is `demo/` and a file's name in this folder. */
export const PICTURES_DIR = fileURLToPath(new URL("../pictures/", import.meta.url));

export const DEMO_PASSWORD = "petswipe-demo";

/** The accounts that a newcomer logs in with, all by DEMO_PASSWORD. */
export const DEMO_USERS = [
  { email: "adopter@petswipe.example", displayName: "Alex Morgan", role: "adopter" },
  { email: "shelter@petswipe.example", displayName: "Happy Tails Shelter", role: "shelter" },
  { email: "admin@petswipe.example", displayName: "Robin Admin", role: "admin" },
] as const;
