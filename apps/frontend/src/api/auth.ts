import type { AuthReply, LoginBody, ResetConfirmBody, ResetRequestBody, SignupBody } from "@petswipe/contract";
import { request } from "./request.ts";

/** Signs up and logs in: the response sets the session cookie. The token in it is for other clients and is not stored. */
export const signUp = (body: SignupBody) => request<AuthReply>("/api/auth/signup", { method: "POST", body });

export const logIn = (body: LoginBody) => request<AuthReply>("/api/auth/login", { method: "POST", body });

export const logOut = () => request<void>("/api/auth/logout", { method: "POST" });

/** Succeeds whether or not the address is known. */
export const requestReset = (body: ResetRequestBody) =>
  request<void>("/api/auth/password-reset", { method: "POST", body });

export const resetPassword = (body: ResetConfirmBody) =>
  request<void>("/api/auth/password-reset/confirm", { method: "POST", body });
