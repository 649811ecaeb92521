import type { TObject } from "typebox";

interface Variable {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
}

/** One program's section of .env.example: each variable of its schema with its description and default. */
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

/** Replaces all sections of a text; what stands before the first one is written by hand and stays. */
export function withSections(text: string, sections: readonly string[]): string {
  const [head = ""] = text.split(/^# --- /m, 1);
  return `${[head.trimEnd(), ...sections].join("\n\n")}\n`;
}

const begin = (program: string) => `# --- ${program}`;
const end = (program: string) => `# --- end of ${program}`;
