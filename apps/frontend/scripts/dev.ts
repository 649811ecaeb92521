import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { configOrExit } from "@petswipe/config";
import { readConfig } from "../src/config.ts";

/** Checks the environment, then runs `next dev` until it ends or is told to. */
const config = configOrExit(() => readConfig({ ...process.env, NODE_ENV: "development" }));
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const child = spawn(process.execPath, [next, "dev", "--port", String(config.PORT), "--hostname", config.HOST], {
  cwd: join(import.meta.dirname, ".."),
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
