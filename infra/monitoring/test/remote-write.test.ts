import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { waitFor } from "@petswipe/embedded";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { renderPrometheus } from "../src/scrape/render.ts";

const TOKEN = "a test token";

/** Every sample of a job that a Prometheus has: by series, `time value`. */
async function samplesOf({ url }: RunningPrometheus, job: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: `{job="${job}"}[1h]` })}`);
  const { data } = (await response.json()) as {
    data: { result: { metric: Record<string, string>; values: [number, string][] }[] };
  };
  const nameOf = (labels: Record<string, string>) => JSON.stringify(Object.entries(labels).toSorted());
  return new Map(
    data.result.map(({ metric, values }) => [nameOf(metric), values.map(([at, value]) => `${at} ${value}`)]),
  );
}

/** Accepts all requests, and keeps their headers. */
async function startReceiver(cleanUp: AsyncDisposableStack) {
  const received: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers);
    request.resume().on("end", () => response.writeHead(204).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.defer(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/write`, received };
}

let cleanUp: AsyncDisposableStack;
let receiver: RunningPrometheus;
beforeAll(async () => {
  cleanUp = new AsyncDisposableStack();
  receiver = await startPrometheus({ flags: ["--web.enable-remote-write-receiver"] });
  cleanUp.defer(() => receiver.stop());
});
afterAll(() => cleanUp.disposeAsync());

/** A Prometheus that scrapes the receiver every second, and forwards its samples. */
async function startSender(remoteWrite: { readonly url: string; readonly tokenFile?: string }) {
  const targets = { backend: [new URL(receiver.url).host] };
  const config = renderPrometheus({ scrapeInterval: "1s", targets, ruleFiles: [], remoteWrite });
  const sender = await startPrometheus({ config, files: { token: `${TOKEN}\n` } });
  cleanUp.defer(() => sender.stop());
  return sender;
}

it.concurrent("samples scraped by one Prometheus arrive at another, with the same values", async () => {
  const sender = await startSender({ url: `${receiver.url}/api/v1/write` });
  const arrived = async () => {
    const samples = await samplesOf(receiver, "backend");
    return [...samples.values()].some((values) => values.length >= 3) ? samples : undefined;
  };
  const got = await waitFor(arrived, { what: "the third sample" });
  const sent = await samplesOf(sender, "backend");
  expect(got.size).toBeGreaterThan(100);
  expect([...got.keys()].some((series) => series.includes('["__name__","prometheus_build_info"]'))).toBe(true);
  for (const [series, values] of got) expect(sent.get(series)).toEqual(expect.arrayContaining([...values]));
});

it.concurrent("a receiver that requires a token gets the one of the file", async () => {
  const { url, received } = await startReceiver(cleanUp);
  await startSender({ url, tokenFile: "token" });
  const [first] = await waitFor(() => Promise.resolve(received.length > 0 && received), { what: "samples" });
  expect(first).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    "content-encoding": "snappy",
    "content-type": expect.stringMatching(/^application\/x-protobuf/),
  });
});

it.concurrent("a receiver without a token gets no authorization header", async () => {
  const { url, received } = await startReceiver(cleanUp);
  await startSender({ url });
  const [first] = await waitFor(() => Promise.resolve(received.length > 0 && received), { what: "samples" });
  expect(first).not.toHaveProperty("authorization");
});
