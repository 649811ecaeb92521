import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { ConfigError, readEnv, requires, requiresAlso } from "../src/config.ts";

const Env = Type.Object(
  {
    PORT: Type.Integer({ default: 5001, minimum: 1, maximum: 65_535, description: "port to listen on" }),
    DATABASE_URL: Type.String({ format: "uri", pattern: "^postgres(ql)?://", description: "where rows live" }),
    JWT_SECRET: Type.String({ minLength: 32 }),
    STORAGE: Type.Unsafe<"local" | "s3">({ type: "string", enum: ["local", "s3"], default: "local" }),
    SECURE: Type.Boolean({ default: true }),
    S3_BUCKET: Type.Optional(Type.String()),
    S3_REGION: Type.Optional(Type.String({ description: "of the bucket" })),
  },
  { allOf: [requires("STORAGE", "s3", ["S3_BUCKET", "S3_REGION"])] },
);

const good = { DATABASE_URL: "postgres://me@localhost/pets", JWT_SECRET: "x".repeat(32) };

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnv(Env, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("an environment", () => {
  it("is the given one, not process.env", () => {
    process.env["S3_REGION"] = "nowhere";
    try {
      expect(readEnv(Env, good)).not.toHaveProperty("S3_REGION");
    } finally {
      delete process.env["S3_REGION"];
    }
  });

  it("is converted from text, with defaults for what is not set", () => {
    expect(readEnv(Env, { ...good, SECURE: "false" })).toEqual({
      ...good,
      PORT: 5001,
      STORAGE: "local",
      SECURE: false,
    });
    expect(readEnv(Env, { ...good, PORT: "8080" }).PORT).toBe(8080);
  });

  it("counts an empty variable as not set", () => {
    expect(readEnv(Env, { ...good, PORT: "", S3_BUCKET: "" })).toMatchObject({ PORT: 5001 });
    expect(readEnv(Env, { ...good, S3_BUCKET: "" })).not.toHaveProperty("S3_BUCKET");
    expect(problemsOf({ ...good, JWT_SECRET: "" })).toEqual(["JWT_SECRET is not set"]);
  });

  it("is reduced to the variables of the schema", () => {
    expect(readEnv(Env, { ...good, HOME: "/root", AWS_SECRET_ACCESS_KEY: "hidden" })).not.toHaveProperty("HOME");
  });

  it("is not modified", () => {
    const env = Object.freeze({ ...good, PORT: "1" });
    readEnv(Env, env);
    expect(env).toEqual({ ...good, PORT: "1" });
  });
});

describe("an invalid environment", () => {
  it("lists all problems at once, each with the variable, the expected value and the description", () => {
    const env = { PORT: "eighty", DATABASE_URL: "mysql://localhost/pets", STORAGE: "tape", SECURE: "perhaps" };
    expect([...problemsOf(env)].sort()).toEqual([
      'DATABASE_URL must match pattern "^postgres(ql)?://" (where rows live)',
      "JWT_SECRET is not set",
      "PORT must be integer (port to listen on)",
      "SECURE must be boolean",
      "STORAGE must be one of local, s3",
    ]);
  });

  it.each([
    [{ PORT: "0" }, "PORT must be >= 1 (port to listen on)"],
    [{ PORT: "65536" }, "PORT must be <= 65535 (port to listen on)"],
    [{ PORT: "80.5" }, "PORT must be integer (port to listen on)"],
    [{ JWT_SECRET: "short" }, "JWT_SECRET must NOT have fewer than 32 characters"],
    [{ DATABASE_URL: "postgres://no uri" }, 'DATABASE_URL must match format "uri" (where rows live)'],
  ])("%j: %s", (env, problem) => {
    expect(problemsOf({ ...good, ...env })).toEqual([problem]);
  });

  it("never repeats a value, since some are secrets", () => {
    const env = {
      PORT: "sesame-1",
      DATABASE_URL: "sesame-2",
      JWT_SECRET: "sesame-3",
      STORAGE: "sesame-4",
      SECURE: "sesame-5",
    };
    let message = "";
    try {
      readEnv(Env, env);
    } catch (error) {
      message = `${error}`;
    }
    expect(message).toMatch(/^ConfigError: The environment has \d+ problems:\n {2}- /);
    expect(message).not.toContain("sesame");
  });

  it("uses the singular for one problem", () => {
    expect(() => readEnv(Env, { ...good, PORT: "0" })).toThrow(
      "The environment has 1 problem:\n  - PORT must be >= 1 (port to listen on)",
    );
  });
});

describe("a variable that requires others", () => {
  it("names each missing one", () => {
    expect(problemsOf({ ...good, STORAGE: "s3" })).toEqual([
      "S3_BUCKET is not set",
      "S3_REGION is not set (of the bucket)",
    ]);
    expect(problemsOf({ ...good, STORAGE: "s3", S3_BUCKET: "pets" })).toEqual(["S3_REGION is not set (of the bucket)"]);
  });

  it("is valid once they are set, and requires nothing with another value or none", () => {
    expect(problemsOf({ ...good, STORAGE: "s3", S3_BUCKET: "pets", S3_REGION: "eu-central-1" })).toEqual([]);
    expect(problemsOf({ ...good, STORAGE: "local" })).toEqual([]);
    expect(problemsOf(good)).toEqual([]);
  });

  it("counts its default as its value", () => {
    const Rule = Type.Object(
      { MODE: Type.String({ default: "strict" }), KEY: Type.Optional(Type.String()) },
      { allOf: [requires("MODE", "strict", ["KEY"])] },
    );
    expect(() => readEnv(Rule, {})).toThrow("KEY is not set");
    expect(readEnv(Rule, { MODE: "easy" })).toEqual({ MODE: "easy" });
  });
});

describe("a variable that requires others whenever it is set", () => {
  const Login = Type.Object(
    { USERNAME: Type.Optional(Type.String()), PASSWORD: Type.Optional(Type.String({ description: "of the user" })) },
    { allOf: [requiresAlso("USERNAME", ["PASSWORD"])] },
  );

  it("requires them for any value, and only then", () => {
    expect(() => readEnv(Login, { USERNAME: "ada" })).toThrow("PASSWORD is not set (of the user)");
    expect(readEnv(Login, { USERNAME: "ada", PASSWORD: "sesame" })).toEqual({ USERNAME: "ada", PASSWORD: "sesame" });
    expect(readEnv(Login, { USERNAME: "" })).toEqual({});
    expect(readEnv(Login, { PASSWORD: "sesame" })).toEqual({ PASSWORD: "sesame" });
  });
});

describe("a custom format", () => {
  const Even = Type.Object({ WORD: Type.String({ format: "even", description: "of even length" }) });
  const formats = { even: (value: string) => value.length % 2 === 0 };

  it("is checked like JSON Schema's", () => {
    expect(readEnv(Even, { WORD: "ab" }, formats)).toEqual({ WORD: "ab" });
    expect(() => readEnv(Even, { WORD: "abc" }, formats)).toThrow('WORD must match format "even" (of even length)');
  });
});
