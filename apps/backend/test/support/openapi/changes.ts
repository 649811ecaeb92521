import fc, { type Arbitrary } from "fast-check";
import { forge } from "../forge.ts";
import type { Change } from "./draft.ts";
import type { Operation } from "./operations.ts";
import { oddText, oddValue } from "./values.ts";

/** Values that HTTP allows in a header, and some with a meaning. */
const headerValue = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom("", "*", "0", "Bearer", "Bearer x", "Bearer a.b.c", "petswipe_session=a.b.c", "a=b;".repeat(200)),
  fc.constantFrom(...[{}, { kid: "k" }, { kid: 1 }].map((header) => `Bearer ${forge(header, { sid: "1" }, "key")}`)),
  fc.constantFrom(
    "gzip",
    "bytes=0-1",
    "https://evil.example",
    "fe80::1%eth0",
    "::ffff:1.2.3.4",
    "[::1]:80",
    "1.2.3.4:5",
    ",",
  ),
);
const headerName = fc.constantFrom(
  ...[
    "authorization",
    "cookie",
    "x-request-id",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "forwarded",
  ],
  ...["accept", "accept-encoding", "content-encoding", "content-length", "origin", "host", "range", "if-none-match"],
);
const contentType = fc.constantFrom(
  ...[
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "application/json; charset=x",
    "application/jsonp",
  ],
  ...["multipart/form-data", "multipart/form-data; boundary=y", "nonsense", ""],
);
const raw = fc.oneof(
  oddText,
  fc.constantFrom('{"a":', "[".repeat(9000), "\ufeff{}", "{}{}", '{"__proto__":{}}', '{"a":1,"a":2}', "1e999"),
);

/** Single changes that may make a request of this operation invalid. */
export function changesOf({ parameters, body }: Operation): Arbitrary<Change> {
  const names = (where: string) => parameters.filter((one) => one.in === where).map(({ name }) => name);
  const fields = Object.values(body).flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  return fc.oneof(
    ...bodyChanges(fc.constantFrom(...fields, "role", "id", "constructor", "é")),
    ...queryChanges(fc.constantFrom(...names("query"), "x", "__proto__")),
    ...(names("path").length === 0 ? [] : [pathChange(fc.constantFrom(...names("path")))]),
    fc.tuple(headerName, headerValue).map(([name, value]) => header(name, value)),
    contentType.map((type) => header("content-type", type)),
  );
}

const bodyChanges = (field: Arbitrary<string>): Arbitrary<Change>[] => [
  fc.tuple(field, oddValue).map(([name, value]) => onBody((fields) => [...fields, [name, value]])),
  field.map((name) => onBody((fields) => fields.filter(([key]) => key !== name))),
  oddValue.map((value) => (draft) => ({ ...draft, body: value })),
  raw.map((text) => (draft) => ({ ...draft, raw: text })),
];

const queryChanges = (name: Arbitrary<string>): Arbitrary<Change>[] => [
  fc.tuple(name, oddText).map((added) => (draft) => ({ ...draft, query: [...draft.query, added] })),
  name.map((removed) => (draft) => ({ ...draft, query: draft.query.filter(([key]) => key !== removed) })),
];

const pathChange = (name: Arbitrary<string>): Arbitrary<Change> =>
  fc
    // Only dots would be another route's URL.
    .tuple(
      name,
      oddText.filter((text) => !/^\.*$/.test(text)),
    )
    .map(([key, value]) => (draft) => ({ ...draft, path: { ...draft.path, [key]: value } }));

const header =
  (name: string, value: string): Change =>
  (draft) => ({ ...draft, headers: { ...draft.headers, [name]: value } });

const onBody =
  (change: (fields: [string, unknown][]) => [string, unknown][]): Change =>
  (draft) =>
    typeof draft.body === "object" && draft.body !== null
      ? { ...draft, body: Object.fromEntries(change(Object.entries(draft.body))) }
      : draft;
