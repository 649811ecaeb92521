export interface Call {
  method?: "GET" | "POST";
  token?: string;
  json?: object;
  form?: FormData;
}

/** Sends one request and returns the body of its 2xx response: parsed JSON, text, or null. */
export type Send = (path: string, call?: Call) => Promise<unknown>;

/** The server refused the request (4xx). */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, what: string) {
    super(`${what} was answered ${status}`);
    this.name = "Refused";
    this.status = status;
  }
}

/** No response, or a server error (5xx). */
export class Unavailable extends Error {
  constructor(what: string, why: string) {
    super(`${what}: ${why}`);
    this.name = "Unavailable";
  }
}

const TIMEOUT_MS = 10_000;

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message || cause.name;
  return String(cause);
}

/**
 * Sends requests to one origin from one client address. The address goes into X-Forwarded-For, which a backend trusts from
 * its own machine, so its rate limits per address see many clients. Throws Refused or Unavailable.
 */
export function createSend(origin: string, address: string, onAnswer: (status: number) => void): Send {
  return async (path, { method = "GET", token, json, form } = {}) => {
    const what = `${method} ${origin}${path}`;
    const headers: Record<string, string> = { "x-forwarded-for": address };
    if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
    if (json !== undefined) headers["content-type"] = "application/json";
    const body = form ?? (json === undefined ? null : JSON.stringify(json));
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, origin), { method, headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
      text = await response.text();
    } catch (error) {
      throw new Unavailable(what, reason(error));
    }
    onAnswer(response.status);
    if (response.status >= 500) throw new Unavailable(what, `answered ${response.status}`);
    if (!response.ok) throw new Refused(response.status, what);
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return text === "" ? null : isJson ? JSON.parse(text) : text;
  };
}
