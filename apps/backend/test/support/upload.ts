import type { Backend } from "./backend.ts";

export interface UploadedFile {
  readonly name?: string;
  readonly type?: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Uploads one file like a browser's form. */
export async function upload<Body>(
  backend: Pick<Backend, "app">,
  token: string,
  url: string,
  { name = "file", type = "application/octet-stream", content }: UploadedFile,
) {
  const form = new FormData();
  form.append("file", new File([content], name, { type }));
  const encoded = new Response(form);
  const reply = await backend.app.inject({
    method: "POST",
    url,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": encoded.headers.get("content-type") ?? "",
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: reply.statusCode, body: reply.json() as Body };
}
