import type { User, UserReply } from "@petswipe/contract";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ApiError } from "../api/errors.ts";
import { homeOf } from "../auth/destination.ts";
import { fromBackend } from "./backend.ts";

/** Who is looking at this page, asked at most once per rendering; null for a visitor. Throws when the backend cannot say. */
export const currentUser = cache(async (): Promise<User | null> => {
  if ((await cookies()).size === 0) return null;
  try {
    return (await fromBackend<UserReply>("/api/auth/me")).user;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
});

/** For what surrounds a page: without the backend everyone looks like a visitor, and the page itself says what is wrong. */
export async function userIfKnown(): Promise<User | null> {
  try {
    return await currentUser();
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** The user of a page for one role: visitors go to the login first, others to the page that is theirs. */
export async function requireUser(page: string, role?: "adopter" | "shelter"): Promise<User> {
  const user = await currentUser();
  if (user === null) redirect(`/login?next=${encodeURIComponent(page)}`);
  if (role !== undefined && user.role !== role) redirect(homeOf(user));
  return user;
}
