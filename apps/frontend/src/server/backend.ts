import { headers } from "next/headers";
import { runtime } from "../observability/runtime.ts";
import { readJson } from "./read-json.ts";

const FORWARDED_HEADERS = ["cookie", "x-forwarded-for", "x-request-id"] as const;

/** Reads from the API on behalf of the visitor of the page. Throws an ApiError. */
export async function fromBackend<Reply>(path: string): Promise<Reply> {
  const incoming = await headers();
  const outgoing = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = incoming.get(name);
    if (value !== null) outgoing.set(name, value);
  }
  return readJson<Reply>(new URL(path, runtime().config.BACKEND_URL), outgoing);
}
