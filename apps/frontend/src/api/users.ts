import type { ExportReply, UserReply } from "@petswipe/contract";
import { request } from "./request.ts";

export const rename = (displayName: string) =>
  request<UserReply>("/api/users/me", { method: "PATCH", body: { displayName } });

/** Everything that is stored about me. */
export const exportMyData = () => request<ExportReply>("/api/users/me/export");

/** For good; the password is asked again. */
export const deleteMe = (password: string) => request<void>("/api/users/me", { method: "DELETE", body: { password } });
