import { ConfigError } from "@petswipe/config";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

test("defaults to port 3000 and a local backend", () => {
  expect(readConfig({})).toEqual({
    NODE_ENV: "production",
    PORT: 3000,
    HOST: "127.0.0.1",
    BACKEND_URL: "http://127.0.0.1:5001",
  });
});

test("an invalid environment reports every problem by its variable, without secrets", () => {
  const env = { PORT: "http", BACKEND_URL: "backend:5001/api", METRICS_TOKEN: "short", LOG_LEVEL: "loud" };
  const error = errorOf(() => readConfig(env));
  expect(error).toBeInstanceOf(ConfigError);
  const named = (error as ConfigError).problems.map((line) => line.split(" ")[0]);
  expect(named.toSorted()).toEqual(Object.keys(env).toSorted());
  expect((error as ConfigError).message).not.toContain("short\n");
});

test.each(["http://backend:5001", "https://api.petswipe.example", "http://[::1]:5001"])(
  "accepts %s as the backend",
  (url) => {
    expect(readConfig({ BACKEND_URL: url }).BACKEND_URL).toBe(url);
  },
);

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
