import { parseRunbook } from "./parse.ts";

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(" ", "-");

const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

/**
 * Relative links that lead nowhere, a sentence for each. `textOf` is the text of a runbook by its file, and of this one by "";
 * `exists` tells of any other path.
 */
export function linkFaults(
  text: string,
  textOf: (file: string) => string | undefined,
  exists: (path: string) => boolean,
): string[] {
  const targets = parseRunbook(text).targets.filter((target) => !/^https?:/.test(target));
  return targets.flatMap((target) => {
    const [path = "", anchor] = target.split("#");
    const there = textOf(path);
    if (there === undefined && !exists(path)) return [`${target}: there is no such file.`];
    if (anchor === undefined || anchorsOf(there ?? "").includes(anchor)) return [];
    return [`${target}: there is no such heading.`];
  });
}
