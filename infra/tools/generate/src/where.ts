import { pathToFileURL } from "node:url";

const MAX_PLACES = 3;

/** Our files in an error's stack, each once, innermost first, as `infra/a.ts:12`: where it was thrown, and the callers. */
export function placesOf(error: Error, root: string): string[] {
  const base = `${pathToFileURL(root).href}/`;
  const places = (error.stack ?? "").split("\n").flatMap((line) => {
    const [, path = "", number = ""] = /(file:\S+?):(\d+):\d+\)?$/.exec(line) ?? [];
    const isOurs = path.startsWith(base) && !path.includes("/node_modules/");
    return isOurs ? [{ file: decodeURI(path.slice(base.length)), number }] : [];
  });
  const files = [...Map.groupBy(places, ({ file }) => file).values()].flatMap(([first]) => first ?? []);
  return files.slice(0, MAX_PLACES).map(({ file, number }) => `${file}:${number}`);
}
