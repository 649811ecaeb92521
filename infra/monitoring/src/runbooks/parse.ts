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

export interface TriageStep {
  readonly number: string;
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** The hand-written parts of a runbook: everything but the generated rules. */
export interface Runbook {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly triageSteps: readonly TriageStep[];
  readonly blocks: readonly Block[];
  readonly prose: string;
  /** Targets of Markdown links. */
  readonly targets: readonly string[];
  readonly lines: number;
}

export const TRIAGE = "Triage";

const GENERATED = /<!-- rule -->[\s\S]*?<!-- \/rule -->/;
const FENCED = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** The text with each code block replaced by its number in ⟦⟧, so that code is not parsed as Markdown. */
function cutBlocks(text: string): { readonly rest: string; readonly blocks: readonly Block[] } {
  const blocks: Block[] = [];
  const rest = text.replaceAll(FENCED, (_, indent: string, language: string, code: string) => {
    const lines = code.trimEnd().split("\n");
    return `⟦${blocks.push({ language, text: lines.map((line) => line.replace(indent, "")).join("\n") }) - 1}⟧`;
  });
  return { rest, blocks };
}

const BLOCK_NUMBER = /⟦(\d+)⟧/g;

export function parseRunbook(text: string): Runbook {
  const written = text.replace(GENERATED, "");
  const { rest, blocks } = cutBlocks(written);
  const blocksIn = (part: string) => [...part.matchAll(BLOCK_NUMBER)].flatMap(([, at]) => blocks[Number(at)] ?? []);
  const proseOf = (part: string) => part.replaceAll(BLOCK_NUMBER, "");

  const [head = "", ...parts] = rest.split(/^## /m);
  const cut = parts.map((part) => ({ heading: part.split("\n", 1)[0] ?? "", body: part.slice(part.indexOf("\n")) }));
  const [, ...steps] = cut.find(({ heading }) => heading === TRIAGE)?.body.split(/^(?=\d+\. )/m) ?? [];
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? "",
    sections: cut.map(({ heading, body }) => ({ heading, prose: proseOf(body), blocks: blocksIn(body) })),
    triageSteps: steps.map((step) => ({
      number: step.split(".", 1)[0] ?? "",
      prose: proseOf(step),
      blocks: blocksIn(step),
    })),
    blocks,
    prose: proseOf(rest),
    targets: [...rest.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target),
    lines: written.trimEnd().split("\n").length,
  };
}
