import { createHmac } from "node:crypto";
import type { BackendConfig } from "../config.ts";

/** A token's header has an unknown key id, or none. */
export class UnknownKeyError extends Error {
  constructor() {
    super("The token is signed with an unknown key");
    this.name = "UnknownKeyError";
  }
}

export interface SigningKeys {
  /** Id of the signing key, in the header of its tokens. */
  readonly kid: string;
  readonly secret: string;
  /** The key with this id, current or previous. Throws UnknownKeyError. */
  secretOf(kid: string | undefined): string;
}

export function signingKeys({ JWT_SECRET, JWT_SECRET_PREVIOUS }: BackendConfig): SigningKeys {
  const previous = JWT_SECRET_PREVIOUS?.split(",") ?? [];
  const secrets = new Map([...previous, JWT_SECRET].map((secret) => [kidOf(secret), secret]));
  return {
    kid: kidOf(JWT_SECRET),
    secret: JWT_SECRET,
    secretOf(kid) {
      const secret = kid === undefined ? undefined : secrets.get(kid);
      if (secret === undefined) throw new UnknownKeyError();
      return secret;
    },
  };
}

/** The same in every replica; reveals no more about the secret than a signature does. */
const kidOf = (secret: string): string =>
  createHmac("sha256", secret).update("petswipe key id").digest("base64url").slice(0, 16);
