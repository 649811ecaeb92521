import type { ExportReply, UserReply } from "@petswipe/contract";
import { request } from "./request.ts";

export const rename = (displayName: string) =>
  request<UserReply>("/api/users/me", { method: "PATCH", body: { displayName } });

/** All data stored about the user. */
export const exportMyData = () => request<ExportReply>("/api/users/me/export");

/** Permanently; requires the password. */
export const deleteMe = (password: string) => request<void>("/api/users/me", { method: "DELETE", body: { password } });
