import { parseRunbook } from "./parse.ts";

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(" ", "-");

const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

/**
 * One problem for each broken relative link. `textOf` returns the text of a runbook by its file name, and of this one for
 * ""; `exists` decides about any other path.
 */
export function linkProblems(
  text: string,
  textOf: (file: string) => string | undefined,
  exists: (path: string) => boolean,
): string[] {
  const targets = parseRunbook(text).targets.filter((target) => !/^https?:/.test(target));
  return targets.flatMap((target) => {
    const [path = "", anchor] = target.split("#");
    const linked = textOf(path);
    if (linked === undefined && !exists(path)) return [`${target}: no such file.`];
    if (anchor === undefined || anchorsOf(linked ?? "").includes(anchor)) return [];
    return [`${target}: no such heading.`];
  });
}
