import type { AuthReply, LoginBody, ResetConfirmBody, ResetRequestBody, SignupBody } from "@petswipe/contract";
import { request } from "./request.ts";

/** Signs up and in: the answer sets the session's cookie. The token in it is for other clients and is not kept. */
export const signUp = (body: SignupBody) => request<AuthReply>("/api/auth/signup", { method: "POST", body });

export const logIn = (body: LoginBody) => request<AuthReply>("/api/auth/login", { method: "POST", body });

export const logOut = () => request<void>("/api/auth/logout", { method: "POST" });

/** Succeeds whether or not the address is known. */
export const askForReset = (body: ResetRequestBody) =>
  request<void>("/api/auth/password-reset", { method: "POST", body });

export const resetPassword = (body: ResetConfirmBody) =>
  request<void>("/api/auth/password-reset/confirm", { method: "POST", body });
