import type { InjectOptions } from "fastify";
import type { Draft } from "./draft.ts";
import type { Operation } from "./operations.ts";

const BOUNDARY = "x";

/** Converts a draft to a request for `app.inject`. */
export function injectOptions({ method, url }: Operation, draft: Draft): InjectOptions & { readonly url: string } {
  const path = url.replace(/\{(.+?)\}/g, (_match, name: string) => escaped(draft.path[name] ?? ""));
  const query = new URLSearchParams(draft.query.map(([name, value]): [string, string] => [name, value.toWellFormed()]));
  const type = draft.headers["content-type"];
  const isForm = type === "multipart/form-data";
  const headers = isForm ? { ...draft.headers, "content-type": `${type}; boundary=${BOUNDARY}` } : draft.headers;
  const payload = draft.raw ?? (isForm ? formOf(draft.body) : JSON.stringify(draft.body));
  return {
    method,
    url: query.size === 0 ? path : `${path}?${query}`,
    headers: { ...headers },
    ...(payload === undefined ? {} : { payload }),
  };
}

const escaped = (text: string) => encodeURIComponent(text.toWellFormed());

/** Buffers become files, other values become fields. */
function formOf(body: unknown): Buffer {
  const parts = Object.entries(Object(body) as object).map(([name, value]) => {
    const file = Buffer.isBuffer(value) ? '; filename="file"' : "";
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return Buffer.concat([
      Buffer.from(head),
      Buffer.isBuffer(value) ? value : Buffer.from(String(value)),
      Buffer.from("\r\n"),
    ]);
  });
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
