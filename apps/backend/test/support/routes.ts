/** Every route that changes something, with bodies in the shape of JSON. */
export const JSON_ROUTES = [
  ["POST", "/api/auth/signup"],
  ["POST", "/api/auth/login"],
  ["POST", "/api/auth/password-reset"],
  ["POST", "/api/auth/password-reset/confirm"],
  ["PATCH", "/api/users/me"],
  ["DELETE", "/api/users/me"],
  ["POST", "/api/pets"],
  ["PATCH", "/api/pets/1"],
  ["POST", "/api/swipes"],
  ["POST", "/api/matches/accept"],
] as const;
