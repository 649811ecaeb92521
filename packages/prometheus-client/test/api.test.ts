import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startStandIn } from "@petswipe/embedded/testing/stand-in";
import { expect, it } from "vitest";
import { openPrometheus, withoutPassword } from "../src/api.ts";

it("a user, a password and a path of the URL are used, and the password is not shown", async () => {
  const data = { result: [{ metric: {}, value: [1, "+Inf"] }] };
  const prometheus = await startStandIn(() => ({ json: { status: "success", data } }));
  const url = `${prometheus.origin.replace("//", "//ada:s%40fe@")}/metrics/`;
  expect(await openPrometheus(url).queryScalar("up")).toBe(Number.POSITIVE_INFINITY);
  await prometheus.stop();
  const [request] = prometheus.requests;
  expect(request?.path).toBe("/metrics/api/v1/query?query=up");
  expect(request?.token).toBe(`Basic ${Buffer.from("ada:s@fe").toString("base64")}`);
  expect(withoutPassword(url)).toBe(`${prometheus.origin}/metrics`);
});

it("a query that Prometheus refuses throws its reason", async () => {
  const prometheus = await startStandIn(() => ({ status: 400, json: { status: "error", error: "parse error" } }));
  await expect(openPrometheus(prometheus.origin).queryScalar("up{")).rejects.toThrow(
    "Prometheus refuses query: parse error",
  );
  await prometheus.stop();
});

it("a query times out if Prometheus does not answer", async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  await expect(openPrometheus(url, { timeoutMs: 50 }).queryScalar("up")).rejects.toThrow(/does not answer: .*timeout/);
  server.closeAllConnections();
  server.close();
});
