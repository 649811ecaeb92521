import { createHmac } from "node:crypto";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A forged token. */
export function forge(header: object, payload: object, key: string, hash = "sha256"): string {
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${createHmac(hash, key).update(body).digest("base64url")}`;
}

export const unsigned = (header: object, payload: object) => `${part(header)}.${part(payload)}.`;

const decodePart = (token: string, at: number) =>
  JSON.parse(Buffer.from(token.split(".")[at] ?? "", "base64url").toString()) as Record<string, unknown>;

/** A token's payload, not verified. */
export const payloadOf = (token: string) => decodePart(token, 1);

/** A token's header, not verified. */
export const headerOf = (token: string) => decodePart(token, 0);
