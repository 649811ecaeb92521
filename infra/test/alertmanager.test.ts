import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { expect, it } from "vitest";
import { renderAlertmanager } from "../src/alertmanager/render.ts";

it("alertmanager.yml is accepted by amtool", async () => {
  const dir = await mkdtemp(join(tmpdir(), "alertmanager "));
  try {
    const file = join(dir, "alertmanager.yml");
    await writeFile(file, renderAlertmanager());
    const { command, env } = await program("amtool");
    const { stdout } = await execa(command, ["check-config", file], { env });
    expect(stdout).toMatch(/SUCCESS.*1 receivers/s);
  } finally {
    await rm(dir, { recursive: true });
  }
});
