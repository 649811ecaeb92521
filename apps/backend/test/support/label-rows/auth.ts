import { forge, headerOf, payloadOf } from "../forge.ts";
import { fromNewAddress } from "../limits.ts";
import { client, openSession, PASSWORD } from "../users.ts";
import type { LabelRow, World } from "./suite.ts";

const logIn = (password: string, status: string): LabelRow => ({
  what: `a login with ${status}`,
  moves: { [`auth_login_attempts_total{status="${status}"}`]: 1 },
  arrange: async ({ backend, adopter }) => ({
    act: () => client(backend)("POST", "/api/auth/login", { email: adopter.email, password }),
  }),
});

const validation = (
  what: string,
  result: string,
  tokenOf: (world: World) => Promise<string | undefined>,
): LabelRow => ({
  what: `a token that is ${what}`,
  moves: { [`auth_token_validations_total{result="${result}"}`]: 1 },
  arrange: async (world) => {
    const call = client(world.backend, await tokenOf(world));
    return { act: () => call("GET", "/api/auth/me") };
  },
});

const AN_HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

export const auth: readonly LabelRow[] = [
  logIn(PASSWORD, "success"),
  logIn("a wrong password", "failure"),
  validation("valid", "valid", async ({ adopter }) => adopter.token),
  validation("malformed", "invalid", async () => "hello"),
  validation("past its lifetime", "expired", async ({ backend, adopter }) => {
    const payload = { sid: payloadOf(adopter.token)["sid"], exp: AN_HOUR_AGO };
    return forge(headerOf(adopter.token), payload, backend.config.JWT_SECRET);
  }),
  validation("of an ended session", "revoked", async ({ backend, adopter }) => {
    const token = await openSession(backend, adopter.user.id);
    await client(backend, token)("POST", "/api/auth/logout");
    return token;
  }),
];

/** Each limit is 3, and the last request exceeds it by one. */
export const LIMITS = { RATE_LIMIT_MAX: "3", AUTH_RATE_LIMIT_MAX: "3", AUTH_ACCOUNT_LIMIT_MAX: "3" };

type Request = { method: "GET" | "POST"; url: string; headers: Record<string, string>; payload?: object };

const limit = (name: string, what: string, requestNumber: (from: Request["headers"]) => (n: number) => Request) => ({
  what,
  moves: { [`rate_limit_hits_total{limit="${name}"}`]: 1 },
  arrange: async ({ backend }: World) => {
    const request = requestNumber(fromNewAddress());
    return {
      async act() {
        for (const n of [1, 2, 3, 4]) await backend.app.inject(request(n));
      },
    };
  },
});

const login = (headers: Request["headers"], email: string): Request => ({
  method: "POST",
  url: "/api/auth/login",
  headers,
  payload: { email, password: "a wrong guess" },
});

export const limits: readonly LabelRow[] = [
  limit("global", "a fourth request", (headers) => () => ({ method: "GET", url: "/api/pets", headers })),
  limit("auth", "a fourth login from one address", (headers) => (n) => login(headers, `${n}@limits.example`)),
  limit("account", "a fourth wrong password", () => () => login(fromNewAddress(), "account@limits.example")),
];
