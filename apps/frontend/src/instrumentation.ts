import type { Instrumentation } from "next";

/** Next runs it once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const [{ configOrExit }, { readConfig }, { startObserving }] = await Promise.all([
    import("@petswipe/config"),
    import("./config.ts"),
    import("./observability/start.ts"),
  ]);
  startObserving(configOrExit(() => readConfig()));
}

/** Logs an error thrown by a page or route handler; the visitor only sees its digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { runtime } = await import("./observability/runtime.ts");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const requestId = request.headers["x-request-id"];
  runtime().logger.error({ err: error, digest, requestId, route: context.routePath }, "rendering failed");
};
