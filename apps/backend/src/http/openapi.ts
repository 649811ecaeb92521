import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { ErrorReply } from "@petswipe/contract";
import type { FastifySchema, RouteOptions } from "fastify";
import { type TObject, Type } from "typebox";
import type { App } from "./types.ts";

/** Marks an onRequest hook: its routes are documented as requiring a session. */
export const NEEDS_SESSION = { needsSession: true } as const;
export type NeedsSession = typeof NEEDS_SESSION;

/** One of the two is required. */
const SESSION = [{ bearer: [] }, { cookie: [] }];

/** For the documentation only, since forms are parsed as streams; the first file is used, whatever its field's name. */
const FORM = Type.Object({ file: Type.String({ format: "binary" }) });

/** Serves OpenAPI, generated from the routes' schemas, at /api/docs. Must be registered before the routes. */
export async function serveOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    transform: ({ schema, url }) => ({ url, schema: documented(schema ?? {}) }),
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
    if (needsSession(route)) route.schema.security = SESSION;
  });
}

/** A route's schema as clients see it. */
function documented(schema: FastifySchema): FastifySchema {
  const { querystring } = schema;
  return {
    ...schema,
    ...(takesForm(schema) ? { body: FORM } : {}),
    ...(Type.IsObject(querystring) ? { querystring: withoutDefaults(querystring) } : {}),
  };
}

/** Parameters with a default need not be sent. */
function withoutDefaults(query: TObject): object {
  const required = query.required?.filter((name) => !("default" in (query.properties[name] ?? {})));
  return { ...query, required };
}

const takesForm = (schema: FastifySchema): boolean => schema.consumes?.includes("multipart/form-data") ?? false;

const needsSession = ({ onRequest }: RouteOptions): boolean =>
  [onRequest ?? []].flat().some((hook) => "needsSession" in hook);
