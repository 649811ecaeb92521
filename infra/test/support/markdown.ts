const FENCED = /^( *)(```+)[^\n]*\n[\s\S]*?^\1\2 *$/gm;
const INLINE = /`([^`\n]+)`/g;

/** The text without code: nothing in it is a link. */
const prose = (text: string): string => text.replaceAll(FENCED, "").replaceAll(INLINE, "");

/** Targets of links and images, in Markdown and in HTML. */
export function linksIn(text: string): string[] {
  const found = [...prose(text).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|\b(?:href|src)="([^"]+)"/g)];
  return found.map(([, markdown, html]) => markdown ?? html ?? "");
}

/** Pieces of code within sentences. */
export const inlineCodeIn = (text: string): string[] =>
  [...text.replaceAll(FENCED, "").matchAll(INLINE)].map(([, code = ""]) => code);

/** Blocks of code, by their language. */
export const blocksIn = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, "gm"))].map(([, code = ""]) => code);

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

/** The anchors of a page; a heading that is there again has a number. */
export function anchorsIn(text: string): string[] {
  const headings = [...text.replaceAll(FENCED, "").matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
  const times = new Map<string, number>();
  return headings.map((heading) => {
    const anchor = anchorOf(heading);
    const time = times.get(anchor) ?? 0;
    times.set(anchor, time + 1);
    return time === 0 ? anchor : `${anchor}-${time}`;
  });
}

/** The rows of the table that follows a heading, each a list of cells, without its header. */
export function tableIn(text: string, heading: string): string[][] {
  const part = text.split(/^#+ /m).find((section) => section.startsWith(`${heading}\n`)) ?? "";
  const rows = part.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The paths of a tree whose levels are indented by two spaces; what stands after two spaces is a remark. */
export function pathsInTree(tree: string): string[] {
  const parents: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const [, indent = "", name = ""] = /^( *)(\S+)/.exec(line) ?? [];
    if (name === "") return [];
    parents.length = indent.length / 2;
    parents.push(name);
    return [parents.join("")];
  });
}
