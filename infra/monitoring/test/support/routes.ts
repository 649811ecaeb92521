import { render, withFile } from "./alertmanager-config.ts";
import { amtool } from "./amtool.ts";

export type Labels = Readonly<Record<string, string>>;

const { text } = render({});

/**
 * The receivers of an alert with these labels, as amtool finds them in the routing tree, which every deployment has. With
 * `expected`, amtool itself compares, and this throws when it finds others.
 */
export async function routesOf(labels: Labels, expected?: readonly string[]): Promise<string[]> {
  const verify = expected ? [`--verify.receivers=${expected.join(",")}`] : [];
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const found = await withFile("alertmanager.yml", text, (file) =>
    amtool("config", "routes", "test", `--config.file=${file}`, ...verify, ...pairs),
  );
  return found.trim().split("\n")[0]?.split(",") ?? [];
}
