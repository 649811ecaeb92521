import type { TObject } from "typebox";

interface Variable {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
}

/** One program's part of .env.example: each variable of its schema with its meaning and default. */
export function exampleSection(program: string, schema: TObject): string {
  const required = new Set<string>(schema.required ?? []);
  const entries = Object.entries(schema.properties as Record<string, Variable>).map(([name, variable]) => {
    const about = [
      variable.description,
      variable.enum?.join(" | "),
      required.has(name) && variable.default === undefined ? "required" : undefined,
    ];
    const comment = about.filter((part) => part !== undefined).join("; ");
    return `${comment === "" ? "" : `# ${comment}\n`}# ${name}=${variable.default ?? ""}`;
  });
  return [begin(program), ...entries, end(program)].join("\n");
}

/** The text with the program's part put in the place of its old one, or at the end. */
export function withSection(text: string, program: string, section: string): string {
  const lines = text.trimEnd().split("\n");
  const from = lines.indexOf(begin(program));
  const to = lines.indexOf(end(program), from);
  if (from === -1 || to === -1) return `${lines.join("\n")}\n\n${section}\n`;
  return `${lines.toSpliced(from, to - from + 1, section).join("\n")}\n`;
}

const begin = (program: string) => `# --- ${program}`;
const end = (program: string) => `# --- end of ${program}`;
