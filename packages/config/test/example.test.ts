import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { exampleSection, withSections } from "../src/config.ts";

const Env = Type.Object({
  PORT: Type.Integer({ default: 5001, description: "port to listen on" }),
  DATABASE_URL: Type.String({ description: "where rows live" }),
  STORAGE: Type.Unsafe<"local" | "s3">({ type: "string", enum: ["local", "s3"], default: "local" }),
  BUCKET: Type.Optional(Type.String()),
});

const section = `# --- backend
# port to listen on
# PORT=5001
# where rows live; required
# DATABASE_URL=
# local | s3
# STORAGE=local
# BUCKET=
# --- end of backend`;

describe(".env.example", () => {
  it("shows each variable's description, allowed values, whether it is required, and its default", () => {
    expect(exampleSection("backend", Env)).toBe(section);
  });

  it("keeps the handwritten head and appends each program's section", () => {
    expect(withSections("# Head\n#\n# more\n\n\n", [section, "# --- b\n# --- end of b"])).toBe(
      `# Head\n#\n# more\n\n${section}\n\n# --- b\n# --- end of b\n`,
    );
  });

  it("does not change when written again", () => {
    const fresh = withSections("# Head\n", [section]);
    expect(withSections(fresh, [section])).toBe(fresh);
  });

  it("drops the section of a removed program", () => {
    const old = "# Head\n\n# --- removed\n# A=1\n# --- end of removed\n";
    expect(withSections(old, [section])).toBe(`# Head\n\n${section}\n`);
  });
});
