import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList } from "node:net";

const local = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  local.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  local.addSubnet(network, bits, "ipv6");
}

export interface Scraper {
  /** The socket's remote address, never a header's. */
  readonly remoteAddress: string | undefined;
  /** X-Forwarded-For or Forwarded, as received. */
  readonly forwarded: string | undefined;
  readonly authorization: string | undefined;
}

/**
 * Whether a request may read /metrics: with the bearer token, or directly from a loopback or private address. A request
 * through a proxy is never local: the proxy's address is private even if its client is on the internet.
 */
export function mayScrape({ remoteAddress, forwarded, authorization }: Scraper, token: string | undefined): boolean {
  if (token !== undefined && authorization !== undefined && equal(authorization, `Bearer ${token}`)) return true;
  return forwarded === undefined && remoteAddress !== undefined && isLocal(remoteAddress);
}

function isLocal(address: string): boolean {
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  return local.check(plain, plain.includes(":") ? "ipv6" : "ipv4");
}

/** Constant-time comparison, for any lengths. */
function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
