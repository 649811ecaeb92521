import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { exampleSection, withSection } from "../src/config.ts";

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
  it("says of every variable what it means, which words it takes, whether it is required, and its default", () => {
    expect(exampleSection("backend", Env)).toBe(section);
  });

  it("gets a program's part at its end when it has none", () => {
    expect(withSection("# Head\n\n\n", "backend", section)).toBe(`# Head\n\n${section}\n`);
  });

  it("gets a program's part in the place of its old one, with the others left as they are", () => {
    const old = "# Head\n# --- backend\n# GONE=1\n# --- end of backend\n\n# --- other\n# A=\n# --- end of other\n";
    const fresh = withSection(old, "backend", section);
    expect(fresh).toBe(`# Head\n${section}\n\n# --- other\n# A=\n# --- end of other\n`);
    expect(withSection(fresh, "backend", section)).toBe(fresh);
  });

  it("tells a program from one whose name begins with its name", () => {
    const others = "# --- backend-of-others\n# A=\n# --- end of backend-of-others\n";
    expect(withSection(others, "backend", section)).toBe(`${others}\n${section}\n`);
  });
});
