import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { ErrorReply } from "@petswipe/contract";
import type { App } from "./types.ts";

/** OpenAPI from the routes' own schemas, at /api/docs. Registered before the routes, which it listens for. */
export async function document(app: App): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      info: {
        title: "PetSwipe API",
        version: "1.0.0",
        description: "Swipe to adopt. Every error is {error: {code, message, requestId}}.",
      },
      components: {
        securitySchemes: {
          bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
          cookie: { type: "apiKey", in: "cookie", name: "petswipe_session" },
        },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: "/api/docs" });
  app.addHook("onRoute", (route) => {
    if (route.schema?.tags === undefined) return;
    const replies = (route.schema.response ?? {}) as Record<string, unknown>;
    route.schema.response = { ...replies, "4xx": replies["4xx"] ?? ErrorReply, "5xx": replies["5xx"] ?? ErrorReply };
  });
}
