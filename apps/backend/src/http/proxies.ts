import { isIP } from "node:net";

const NONE = "none";
const NAMES = ["loopback", "linklocal", "uniquelocal"];

/** Whether TRUST_PROXY is valid: `none`, or a comma-separated list of network names, addresses and CIDR blocks. */
export function isProxyList(value: string): boolean {
  return value === NONE || value.split(",").every((part) => NAMES.includes(part.trim()) || isNetwork(part.trim()));
}

function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Fastify's `trustProxy` for a value of TRUST_PROXY. */
export const trustProxy = (value: string): string | false => value !== NONE && value;
