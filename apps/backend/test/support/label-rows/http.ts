import { once } from "node:events";
import { request } from "node:http";
import { listPet } from "../users.ts";
import type { LabelRow, World } from "./suite.ts";

/** Sends a request with any method to the listening backend, and reads the response. */
async function send({ origin, shelter }: World, method: string, path: string, body = ""): Promise<void> {
  const headers = {
    authorization: `Bearer ${shelter.token}`,
    ...(body === "" ? {} : { "content-type": "application/json", "content-length": body.length }),
  };
  const sent = request(new URL(path, origin), { method, headers, agent: false }).end(body);
  const [response] = await once(sent, "response");
  response.resume();
  await once(response, "end");
}

const method = (name: string, label: string, path: string, body?: string): LabelRow => ({
  what: `${name} ${path}`,
  moves: {
    [`http_requests_total{method="${label}"}`]: 1,
    [`http_request_duration_seconds{method="${label}"}`]: 1,
    [`http_request_size_bytes{method="${label}"}`]: 1,
    [`http_response_size_bytes{method="${label}"}`]: 1,
  },
  arrange: async (world) => ({ act: () => send(world, name, path, body) }),
});

export const methods: readonly LabelRow[] = [
  method("GET", "GET", "/api/pets"),
  method("HEAD", "HEAD", "/api/pets"),
  method("POST", "POST", "/api/pets", '{"name":"Rex","petType":"dog","ageMonths":12}'),
  method("PUT", "PUT", "/api/pets"),
  method("PATCH", "PATCH", "/api/users/me", '{"displayName":"A shelter"}'),
  method("DELETE", "DELETE", "/api/pets/1"),
  method("OPTIONS", "OPTIONS", "/api/pets"),
  method("PROPFIND", "other", "/api/pets"),
];

/** Each layer is observed once per request. What each one measures is tested in request-metrics.test.ts. */
export const layers: readonly LabelRow[] = [
  {
    what: "a request",
    moves: {
      'http_layer_duration_seconds{layer="middleware"}': 1,
      'http_layer_duration_seconds{layer="controller"}': 1,
      'http_layer_duration_seconds{layer="service"}': 1,
      'http_layer_duration_seconds{layer="database"}': 1,
      'http_layer_duration_seconds{layer="total"}': 1,
    },
    arrange: async ({ shelter }) => {
      const pet = await listPet(shelter);
      return { act: () => shelter.call("POST", `/api/pets/${pet.id}/withdraw`) };
    },
  },
];
