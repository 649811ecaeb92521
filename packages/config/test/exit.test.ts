import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { configOrExit, listenOrExit } from "../src/config.ts";

const fixture = fileURLToPath(new URL("support/program.ts", import.meta.url));

/** Runs a small program that reads its configuration and listens. */
async function run(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [fixture], { env });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, stdout, stderr };
}

describe("a program", () => {
  it("starts with a valid environment", async () => {
    expect(await run({ PORT: "0" })).toEqual({ code: 0, stdout: "listening\n", stderr: "" });
  });

  it("prints every problem of an invalid one, without a stack, and exits with 1 before it listens", async () => {
    expect(await run({ PORT: "eighty", HOST: "x" })).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "The environment has 2 problems:\n  - PORT must be integer (port to listen on)\n  - HOST must NOT have fewer than 2 characters\n" +
        "See .env.example for every variable.\n",
    });
  });

  it("names a port that is in use, without a stack, and exits with 1", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const { code, stdout, stderr } = await run({ PORT: String(port) });
    holder.close();
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 1, stdout: "", lines: 1 });
    expect(stderr).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is already in use\\. Set PORT or HOST\\.\n$`));
  });

  it("names an address that the machine does not have", async () => {
    const { code, stderr } = await run({ PORT: "0", HOST: "203.0.113.1" });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "Port 0 of 203.0.113.1 is not available (EADDRNOTAVAIL). Set PORT or HOST.\n",
    });
  });
});

describe("other errors", () => {
  it("while reading are rethrown", () => {
    const bug = new TypeError("a bug");
    expect(() =>
      configOrExit(() => {
        throw bug;
      }),
    ).toThrow(bug);
  });

  it("while listening are rethrown", async () => {
    const bug = new TypeError("a bug");
    const app = { listen: () => Promise.reject(bug) };
    await expect(listenOrExit(app, { host: "127.0.0.1", port: 0 })).rejects.toBe(bug);
  });
});
