import { execFile } from "node:child_process";

/** A file's text in Biome's form, with sorted imports. Throws on a syntax error. */
function formatted(root: string, file: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "node_modules/.bin/biome",
      ["check", "--write", `--stdin-file-path=${file}`],
      { cwd: root },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`Biome refuses ${file}: ${stderr.trim() || error.message}`));
      },
    );
    child.stdin?.end(text);
  });
}

const isCode = (file: string): boolean => /\.tsx?$/.test(file);

/** The texts, formatted where they are code. */
export async function formatAll(root: string, texts: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  return new Map(
    await Promise.all(
      [...texts].map(async ([file, text]) => [file, isCode(file) ? await formatted(root, file, text) : text] as const),
    ),
  );
}
