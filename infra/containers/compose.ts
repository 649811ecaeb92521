import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "@petswipe/embedded";

const INFRA = join(projectRoot, "infra");
const MAX_OUTPUT = 64 * 1024 * 1024;

/** A container as `docker compose ps` shows it. */
export interface Container {
  readonly Name: string;
  readonly Service: string;
  readonly State: string;
  readonly Health: string;
  readonly ExitCode: number;
  readonly Publishers: readonly { readonly URL: string; readonly PublishedPort: number }[];
}

/** The compose file of infra/ as a separate project, with an environment. */
export function createCompose(project: string, env: NodeJS.ProcessEnv) {
  const options = { cwd: INFRA, env, maxBuffer: MAX_OUTPUT };
  const command = (args: readonly string[]) => ["compose", "--project-name", project, ...args];

  /** Runs a command and returns its output. Throws when it fails. */
  async function run(...args: string[]): Promise<string> {
    return (await promisify(execFile)("docker", command(args), options)).stdout;
  }

  /** Runs a command with its output on the terminal. Throws when it fails. */
  async function show(...args: string[]): Promise<void> {
    const child = spawn("docker", command(args), { cwd: INFRA, env, stdio: ["ignore", "inherit", "inherit"] });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`docker compose ${args.join(" ")} ended with code ${code}`);
  }

  return {
    run,
    show,
    async containers(): Promise<Container[]> {
      const lines = (await run("ps", "--all", "--format", "json")).split("\n").filter((line) => line !== "");
      return lines.map((line) => {
        const container = JSON.parse(line) as Omit<Container, "Publishers"> & Partial<Container>;
        return { ...container, Publishers: container.Publishers ?? [] }; // null for a container that has exited
      });
    },
    /** Runs SQL and returns its rows as text. */
    async rows(sql: string): Promise<string[]> {
      const psql = [
        "psql",
        "--username=petswipe",
        "--dbname=petswipe",
        "--tuples-only",
        "--no-align",
        "--command",
        sql,
      ];
      return (await run("exec", "-T", "postgres", ...psql)).split("\n").filter((line) => line !== "");
    },
  };
}

export type Compose = ReturnType<typeof createCompose>;
