import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { readEnv, serverFields } from "../src/config.ts";

const Env = Type.Object(serverFields({ port: 5001, logLevels: ["info", "debug"] }));
const FixedPort = Type.Object(serverFields({ port: 3000, minimumPort: 1, logLevels: ["info"] }));

describe("a server's variables", () => {
  it("have safe defaults: production, and this machine only", () => {
    expect(readEnv(Env, {})).toEqual({ NODE_ENV: "production", HOST: "127.0.0.1", PORT: 5001 });
  });

  it("take what is set", () => {
    const env = { NODE_ENV: "staging", HOST: "::", PORT: "0", LOG_LEVEL: "debug", METRICS_TOKEN: "x".repeat(16) };
    expect(readEnv(Env, env)).toEqual({ ...env, PORT: 0 });
  });

  it.each([
    [Env, { NODE_ENV: "prod" }, "NODE_ENV must be one of production, staging, development, test"],
    [Env, { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of info, debug"],
    [Env, { PORT: "65536" }, "PORT must be <= 65535"],
    [FixedPort, { PORT: "0" }, "PORT must be >= 1"],
    [Env, { METRICS_TOKEN: "short" }, "METRICS_TOKEN must NOT have fewer than 16 characters"],
  ])("%#: %j is refused", (schema, env, problem) => {
    expect(() => readEnv(schema, env)).toThrow(problem);
  });
});
