import type { App } from "./http/types.ts";

/** Listens, or says plainly why not and ends the process with code 1. */
export async function listen(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
    const reason = code === "EADDRINUSE" ? "is taken by another program" : `cannot be listened on (${code})`;
    process.stderr.write(`Port ${port} of ${host} ${reason}. Set PORT or HOST.\n`);
    process.exit(1);
  }
}
