import { execFileSync } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";

const app = join(import.meta.dirname, "../..");
const START = join(app, ".next/standalone/apps/frontend/start.mjs");
/** The sources of a production build. */
const SOURCES = ["src/**/*.*", "scripts/assemble.ts", "next.config.ts", "package.json", "../../packages/*/src/**/*.ts"];

/** Vitest's global setup: runs the production build, unless the last one is newer than all of its sources. */
export function setup(): void {
  if (isFresh()) return;
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: app, env, stdio: "pipe" });
  node(join(app, "node_modules/next/dist/bin/next"), "build");
  node("scripts/assemble.ts");
}

function isFresh(): boolean {
  if (!existsSync(START)) return false;
  const built = statSync(START).mtimeMs;
  return globSync(SOURCES, { cwd: app }).every((file) => statSync(join(app, file)).mtimeMs <= built);
}
