const TIMEOUT_MS = 60_000; // the development server compiles a route first

interface Call {
  readonly token?: string;
  readonly json?: object;
}

/** Sends requests to one origin from one client address, which a server trusts from its own machine. */
export function createClient(origin: string, address: string) {
  /** Throws unless the response has the expected status. Returns its body, parsed if it is JSON. */
  return async <Reply = unknown>(
    method: string,
    path: string,
    expected: number | "below 500",
    { token, json }: Call = {},
  ) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: {
        "x-forwarded-for": address,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      body: json === undefined ? null : JSON.stringify(json),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const isExpected = expected === "below 500" ? response.status < 500 : response.status === expected;
    if (!isExpected) throw new Error(`${method} ${origin}${path} was answered ${response.status}: ${text}`);
    return (text.startsWith("{") ? JSON.parse(text) : text) as Reply;
  };
}

export type Client = ReturnType<typeof createClient>;
