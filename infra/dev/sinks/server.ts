import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify from "fastify";

/** The HTTP server of the sinks. It is as strict as the real receivers: no value is coerced or dropped to fit. */
export function createServer() {
  const ajv = { customOptions: { coerceTypes: false, removeAdditional: false } };
  return Fastify({ ajv }).withTypeProvider<TypeBoxTypeProvider>();
}

export type SinkApp = ReturnType<typeof createServer>;
