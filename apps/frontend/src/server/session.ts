import type { User, UserReply } from "@petswipe/contract";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ApiError } from "../api/errors.ts";
import { homeOf } from "../auth/destination.ts";
import { fromBackend } from "./backend.ts";

/** The user of the page, requested at most once per rendering; null if logged out. Throws if the backend fails. */
export const currentUser = cache(async (): Promise<User | null> => {
  if ((await cookies()).size === 0) return null;
  try {
    return (await fromBackend<UserReply>("/api/auth/me")).user;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
});

/** For the layout: null if the backend fails, since the page itself reports the error. */
export async function userIfKnown(): Promise<User | null> {
  try {
    return await currentUser();
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** The user of a page for one role: redirects logged-out visitors to the login, and other roles to their home page. */
export async function requireUser(page: string, role?: "adopter" | "shelter"): Promise<User> {
  const user = await currentUser();
  if (user === null) redirect(`/login?next=${encodeURIComponent(page)}`);
  if (role !== undefined && user.role !== role) redirect(homeOf(user));
  return user;
}
