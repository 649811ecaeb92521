import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { configOrExit } from "@petswipe/config";
import { addressOrExit } from "../src/address.ts";
import { readConfig } from "../src/config.ts";

/** Checks the environment and the port, then runs `next dev` until it exits or is stopped. */
const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" } as const;
const config = configOrExit(() => readConfig(env));
await addressOrExit(config);

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const args = [next, "dev", "--port", String(config.PORT), "--hostname", config.HOST];
const child = spawn(process.execPath, args, { cwd: join(import.meta.dirname, ".."), stdio: "inherit", env });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
