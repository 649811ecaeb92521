import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  createLogger,
  DEFAULT_LEVELS,
  type Environment,
  LOG_LEVELS,
  type LoggerOptions,
  type LogLevel,
} from "../src/logging.ts";

/** A logger whose lines are collected. */
function collecting(options: Partial<LoggerOptions> = {}) {
  const texts: string[] = [];
  const destination = { write: (text: string) => texts.push(text) };
  const logger = createLogger({ service: "backend", environment: "production", ...options, destination });
  const lines = () => texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  return { logger, texts, lines };
}

/** The levels that are logged when one line is written at each. */
function levelsLogged(options: Partial<LoggerOptions>) {
  const { logger, lines } = collecting(options);
  for (const level of LOG_LEVELS) if (level !== "silent") logger[level](level);
  return lines().map(({ level }) => level);
}

describe("levels", () => {
  const upTo = (level: LogLevel) => LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1);

  it.each([
    ["production", "info"],
    ["staging", "debug"],
    ["development", "debug"],
  ] satisfies [Environment, LogLevel][])("in %s are %s and above", (environment, level) => {
    expect(levelsLogged({ environment })).toEqual(upTo(level));
  });

  it("in tests are none", () => {
    expect(levelsLogged({ environment: "test" })).toEqual([]);
  });

  it.each(Object.keys(DEFAULT_LEVELS) as Environment[])("in %s follow an explicit level", (environment) => {
    expect(levelsLogged({ environment, level: "warn" })).toEqual(["fatal", "error", "warn"]);
    expect(levelsLogged({ environment, level: "trace" })).toEqual(upTo("trace"));
    expect(levelsLogged({ environment, level: "silent" })).toEqual([]);
  });
});

describe("a line", () => {
  it("is one line of JSON with ISO time, the level's name, the service, the message and the fields", () => {
    const { logger, texts, lines } = collecting({ service: "exporter" });
    const before = Date.now();
    logger.warn({ kpi: "pets" }, "two\nlines");
    expect(texts).toEqual([expect.stringMatching(/^\{[^\n]*\}\n$/)]);
    const [{ time, ...rest } = {}] = lines();
    expect(rest).toEqual({ level: "warn", service: "exporter", kpi: "pets", msg: "two\nlines" });
    expect(time).toBe(new Date(String(time)).toISOString());
    expect(Date.parse(String(time))).toBeGreaterThanOrEqual(before);
  });

  it("carries an error's type, message and stack", () => {
    const { logger, lines } = collecting();
    logger.error({ err: new RangeError("too far") }, "failed");
    const err = { type: "RangeError", message: "too far", stack: expect.stringContaining("logging.test.ts") };
    expect(lines()).toMatchObject([{ level: "error", err }]);
  });

  it("of a child logger has the child's fields, redacted by the same rules", () => {
    const { logger, lines } = collecting();
    logger.child({ requestId: "r-1", token: "sesame" }).info("hello");
    expect(lines()).toMatchObject([{ level: "info", service: "backend", requestId: "r-1", token: "[redacted]" }]);
  });

  it("goes to stdout by default, and is flushed when the process ends", async () => {
    const module = new URL("../src/logging.ts", import.meta.url).href;
    const script = `import { createLogger } from ${JSON.stringify(module)};
      createLogger({ service: "backend", environment: "production" }).info("hello");`;
    const args = ["--input-type=module", "--eval", script];
    const stdout = await new Promise<string>((done) => execFile(process.execPath, args, (_, out) => done(out)));
    expect(JSON.parse(stdout)).toMatchObject({ level: "info", service: "backend", msg: "hello" });
  });
});

describe("secrets", () => {
  const keys = ["password", "token", "authorization", "cookie", "secret", "passwordHash", "email"];

  it.each(keys)("%s is redacted at the top level and one level down, and the rest stays", (key) => {
    const { logger, texts, lines } = collecting();
    const fields = { [key]: "sesame", other: 1, user: { [key]: ["sesame"], id: "7" } };
    logger.info(fields, "hello");
    expect(texts.join("")).not.toContain("sesame");
    expect(lines()).toMatchObject([{ [key]: "[redacted]", other: 1, user: { [key]: "[redacted]", id: "7" } }]);
    expect(fields.user).toEqual({ [key]: ["sesame"], id: "7" });
  });
});

describe("an error", () => {
  /** As libraries throw them: an Error with extra properties. */
  const errorWith = (message: string, extra: object, cause?: unknown) =>
    Object.assign(new Error(message, cause === undefined ? undefined : { cause }), extra);

  it("is logged with its code and cause, without extra properties", () => {
    const { logger, texts, lines } = collecting();
    const command = { name: "AUTH", args: ["sesame"] };
    const row = { detail: "Key (email)=(sesame) already exists.", where: "sesame", parameters: ["sesame"] };
    const redis = errorWith("WRONGPASS", { code: "EAUTH", command, previousErrors: [{ command }] });
    logger.error({ err: errorWith("duplicate key", { code: "23505", ...row }, redis) }, "failed");
    logger.error(redis);
    expect(texts.join("")).not.toContain("sesame");
    expect(lines()).toMatchObject([
      {
        err: { type: "Error", message: "duplicate key", code: "23505", cause: { message: "WRONGPASS", code: "EAUTH" } },
      },
      { err: { message: "WRONGPASS" } },
    ]);
  });

  it("of several errors shows each, and a circular cause ends", () => {
    const { logger, lines } = collecting();
    const circular = errorWith("circular", {});
    circular.cause = circular;
    logger.error({ err: new AggregateError([errorWith("one", { command: 1 }), circular]) });
    const [line] = lines();
    expect(line).toMatchObject({
      err: { type: "AggregateError", errors: [{ message: "one" }, { message: "circular" }] },
    });
    expect(JSON.stringify(line)).not.toContain("command");
  });

  it("that is not an Error is logged with its type and text", () => {
    const { logger, lines } = collecting();
    logger.error({ err: "boom" });
    expect(lines()).toMatchObject([{ err: { type: "string", message: "boom" } }]);
  });
});
