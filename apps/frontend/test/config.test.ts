import { ConfigError } from "@petswipe/config";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

test("by default it listens on port 3000 with the backend beside it", () => {
  expect(readConfig({})).toEqual({
    NODE_ENV: "production",
    PORT: 3000,
    HOST: "127.0.0.1",
    BACKEND_URL: "http://127.0.0.1:5001",
  });
});

test("a bad environment lists every fault by its variable and repeats no secret", () => {
  const env = { PORT: "http", BACKEND_URL: "backend:5001/api", METRICS_TOKEN: "short", LOG_LEVEL: "loud" };
  const error = fault(() => readConfig(env));
  expect(error).toBeInstanceOf(ConfigError);
  const named = (error as ConfigError).faults.map((line) => line.split(" ")[0]);
  expect(named.toSorted()).toEqual(Object.keys(env).toSorted());
  expect((error as ConfigError).message).not.toContain("short\n");
});

test.each(["http://backend:5001", "https://api.petswipe.example", "http://[::1]:5001"])(
  "%s may be the backend",
  (url) => {
    expect(readConfig({ BACKEND_URL: url }).BACKEND_URL).toBe(url);
  },
);

function fault(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
