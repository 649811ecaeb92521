import type { User } from "@petswipe/contract";

/** The first page of someone who just came in. */
export function homeOf(user: Pick<User, "role">): string {
  return { adopter: "/swipe", shelter: "/shelter", admin: "/account" }[user.role];
}

/** A page of this site to go on to after the login, or undefined: a link must not be able to send people elsewhere. */
export function safeNext(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith("/")) return undefined;
  const base = "http://petswipe.invalid";
  const url = URL.parse(next, base);
  return url?.origin === base ? url.pathname + url.search : undefined;
}
