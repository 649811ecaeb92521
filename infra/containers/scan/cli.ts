import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { projectRoot } from "@petswipe/embedded";
import { imagesOf } from "./images.ts";
import { type Scan, scanDependencies, scanImage } from "./scan.ts";

const USAGE = `Usage: pnpm scan [--images]

Scans production dependencies (pnpm audit) and, with --images, the images of infra/compose.yaml (Trivy, from PATH) for known
vulnerabilities of severity high or critical.

The exit code is 0 when none is found, 1 when one is found, 2 when a scan failed.
`;

const CODES: Readonly<Record<Scan["state"], number>> = { clean: 0, found: 1, "not scanned": 2 };

function render(scan: Scan): string {
  if (scan.state === "clean") return `${scan.what}: no known vulnerabilities\n`;
  return scan.state === "found" ? `${scan.what}:\n${scan.report}\n` : `${scan.what}: not scanned: ${scan.why}\n`;
}

await runCommand({
  usage: USAGE,
  failure: "The scan failed",
  read: (args) =>
    parseArgs({
      args: [...args],
      options: { images: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    }).values,
  async run({ images }) {
    const { packageManager } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
    const compose = await readFile(join(projectRoot, "infra/compose.yaml"), "utf8");
    const scans = [
      () => scanDependencies(projectRoot, packageManager),
      ...(images ? imagesOf(compose, process.env).map((image) => () => scanImage(image)) : []),
    ];
    const codes: number[] = [];
    for (const scan of scans) {
      const result = await scan();
      process.stdout.write(render(result));
      codes.push(CODES[result.state]);
    }
    return codes.includes(1) ? 1 : Math.max(...codes);
  },
});
