import { fileURLToPath } from "node:url";

/** The folder of the demo pets' pictures; a pet's photo_key is `demo/` and a file name. */
export const PICTURES_DIR = fileURLToPath(new URL("../pictures/", import.meta.url));

export const DEMO_PASSWORD = "petswipe-demo";

/** Accounts for trying the demo, all with DEMO_PASSWORD. */
export const DEMO_USERS = [
  { email: "adopter@petswipe.example", displayName: "Alex Morgan", role: "adopter" },
  { email: "shelter@petswipe.example", displayName: "Happy Tails Shelter", role: "shelter" },
  { email: "admin@petswipe.example", displayName: "Robin Admin", role: "admin" },
] as const;
