import type { User } from "@petswipe/contract";

/** The page that a user sees after login. */
export function homeOf(user: Pick<User, "role">): string {
  return { adopter: "/swipe", shelter: "/shelter", admin: "/account" }[user.role];
}

/** A page of this site to open after login, or undefined: links must not redirect users to other sites. */
export function safeNext(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith("/")) return undefined;
  const base = "http://petswipe.invalid";
  const url = URL.parse(next, base);
  return url?.origin === base ? url.pathname + url.search : undefined;
}
