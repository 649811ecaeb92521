import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "@petswipe/embedded";

const INFRA = join(projectRoot, "infra");
const MOST_OUTPUT = 64 * 1024 * 1024;

/** A container as `docker compose ps` shows it. */
export interface Container {
  readonly Name: string;
  readonly Service: string;
  readonly State: string;
  readonly Health: string;
  readonly ExitCode: number;
  readonly Publishers: readonly { readonly URL: string; readonly PublishedPort: number }[];
}

/** The compose file of infra/ as a project of its own, with an environment. */
export function createCompose(project: string, env: NodeJS.ProcessEnv) {
  const options = { cwd: INFRA, env, maxBuffer: MOST_OUTPUT };
  const command = (args: readonly string[]) => ["compose", "--project-name", project, ...args];

  /** What a command prints; throws what it says when it fails. */
  async function ask(...args: string[]): Promise<string> {
    return (await promisify(execFile)("docker", command(args), options)).stdout;
  }

  /** A command whose progress people see. */
  async function show(...args: string[]): Promise<void> {
    const child = spawn("docker", command(args), { cwd: INFRA, env, stdio: ["ignore", "inherit", "inherit"] });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`docker compose ${args.join(" ")} ended with code ${code}`);
  }

  return {
    ask,
    show,
    async containers(): Promise<Container[]> {
      const lines = (await ask("ps", "--all", "--format", "json")).split("\n").filter((line) => line !== "");
      return lines.map((line) => {
        const container = JSON.parse(line) as Omit<Container, "Publishers"> & Partial<Container>;
        return { ...container, Publishers: container.Publishers ?? [] }; // null of one that has ended
      });
    },
    /** The rows of a query of the database, each as text. */
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
      return (await ask("exec", "-T", "postgres", ...psql)).split("\n").filter((line) => line !== "");
    },
  };
}

export type Compose = ReturnType<typeof createCompose>;
