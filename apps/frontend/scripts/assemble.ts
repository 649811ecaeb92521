import { cp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/** Completes the standalone folder of `next build`: adds the static files that Next leaves to a CDN, and the entry point. */
const app = join(import.meta.dirname, "..");
const standalone = join(app, ".next/standalone/apps/frontend");

await cp(join(app, ".next/static"), join(standalone, ".next/static"), { recursive: true });
await build({
  entryPoints: [join(app, "src/start.ts")],
  outfile: join(standalone, "start.mjs"),
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  // CommonJS packages in the bundle call require.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
