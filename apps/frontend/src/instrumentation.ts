import type { Instrumentation } from "next";

/** Run by Next once per server process, before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const [{ configOrExit }, { readConfig }, { startObserving }] = await Promise.all([
    import("@petswipe/config"),
    import("./config.ts"),
    import("./observability/start.ts"),
  ]);
  startObserving(configOrExit(() => readConfig()));
}

/** An error that a page or route handler threw: the visitor sees its digest, the log has the whole. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { runtime } = await import("./observability/runtime.ts");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const requestId = request.headers["x-request-id"];
  runtime().logger.error({ err: error, digest, requestId, route: context.routePath }, "rendering failed");
};
