import { PICTURES_DIR } from "@petswipe/demo";
import { createListings } from "./listing.ts";
import { runTraffic } from "./run.ts";

const origin = (name: string): string | undefined => {
  const value = process.env[name];
  if (!value) return undefined;
  if (!URL.canParse(value))
    throw new TypeError(`${name} must be an origin such as http://127.0.0.1:5001, not ${value}`);
  return new URL(value).origin;
};

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const backend = origin("BASE_URL");
  const frontend = origin("FRONTEND_URL");
  if (!backend) throw new TypeError("BASE_URL is not set. Give the backend's origin, e.g. http://127.0.0.1:5001");
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  say(`traffic: sending requests to ${backend}${frontend ? ` and ${frontend}` : ""}`);
  await runTraffic({ backend, frontend, signal: stop.signal, say, nextListing: await createListings(PICTURES_DIR) });
  say("traffic: stopped");
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
