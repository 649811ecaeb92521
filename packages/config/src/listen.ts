export interface Listener {
  listen(where: { readonly host: string; readonly port: number }): Promise<unknown>;
}

/** Listens; if the address cannot be used, prints why and exits with code 1. */
export async function listenOrExit(
  app: Listener,
  where: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await app.listen(where);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
    const reason = code === "EADDRINUSE" ? "is already in use" : `is not available (${code})`;
    process.stderr.write(`Port ${where.port} of ${where.host} ${reason}. Set PORT or HOST.\n`);
    process.exit(1);
  }
}
