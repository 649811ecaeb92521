export interface Block {
  readonly language: string;
  readonly text: string;
}

export interface Section {
  readonly heading: string;
  /** Without its code blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

export interface Look {
  readonly number: string;
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** What people wrote of a runbook: all but the part about its rules. */
export interface Runbook {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly looks: readonly Look[];
  readonly blocks: readonly Block[];
  readonly prose: string;
  /** Of Markdown links. */
  readonly targets: readonly string[];
  readonly lines: number;
}

export const LOOKS = "First three looks";

const WRITTEN_FROM_RULES = /<!-- rule -->[\s\S]*<!-- \/rule -->/;
const FENCED = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** Text in which a number in brackets ⟦⟧ stands for each code block, so that nothing in code is taken for Markdown. */
function cutBlocks(text: string): { readonly rest: string; readonly blocks: readonly Block[] } {
  const blocks: Block[] = [];
  const rest = text.replaceAll(FENCED, (_, indent: string, language: string, code: string) => {
    const lines = code.trimEnd().split("\n");
    return `⟦${blocks.push({ language, text: lines.map((line) => line.replace(indent, "")).join("\n") }) - 1}⟧`;
  });
  return { rest, blocks };
}

const MARK = /⟦(\d+)⟧/g;

export function parseRunbook(text: string): Runbook {
  const written = text.replace(WRITTEN_FROM_RULES, "");
  const { rest, blocks } = cutBlocks(written);
  const blocksIn = (part: string) => [...part.matchAll(MARK)].flatMap(([, at]) => blocks[Number(at)] ?? []);
  const proseOf = (part: string) => part.replaceAll(MARK, "");

  const [head = "", ...parts] = rest.split(/^## /m);
  const cut = parts.map((part) => ({ heading: part.split("\n", 1)[0] ?? "", body: part.slice(part.indexOf("\n")) }));
  const [, ...items] = cut.find(({ heading }) => heading === LOOKS)?.body.split(/^(?=\d+\. )/m) ?? [];
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? "",
    sections: cut.map(({ heading, body }) => ({ heading, prose: proseOf(body), blocks: blocksIn(body) })),
    looks: items.map((item) => ({ number: item.split(".", 1)[0] ?? "", prose: proseOf(item), blocks: blocksIn(item) })),
    blocks,
    prose: proseOf(rest),
    targets: [...rest.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target),
    lines: written.trimEnd().split("\n").length,
  };
}
