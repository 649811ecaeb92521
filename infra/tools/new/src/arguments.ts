import { parseArgs } from "node:util";
import { KINDS, type KindName } from "./kinds/all.ts";
import { chosen } from "./near.ts";
import { OPTIONS, type Request } from "./request.ts";

export const USAGE = `Usage: pnpm new <kind> <Name> [options]

Writes a skeleton where it belongs and lists what you have to fill in. Until you have, pnpm generate and pnpm check refuse it.

  metric pet_shares_total --in business
      a row in a table of packages/metrics/src/catalogue
      --labels pet_type,source=link|qr   closed labels; without values: the list that other metrics use
      --type histogram                   default: counter for _total, else gauge
  alert PetSharesHigh --in business --metric pet_shares_total --above 50 --severity low
      a row in a topic, two test cases, a runbook, and a panel or a link on the one that shows the metric
      --below 5        instead of --above
      --for 5m         how long it must hold; default 5m
      --panel business/pets   a new panel in this section of a dashboard
  panel "Pets shared" --in business/pets --metric pet_shares_total
      a panel in a section of a dashboard
  route SharePet --in pets --route "POST /pets/:id/share" --roles adopter
      schemas, route, statement, tests, and its rows in the authorization and ownership tests; a PATCH, and a POST
      without :parameters, has a body
      --roles adopter | shelter | shelter,admin | account | anyone
  kpi shares_per_day --in business/activity
      a row in the catalogue, its definition in the exporter, its expected value in the tests, and a panel

  --text "Pets shared by link."   metric, panel, kpi: the help text or description
  --help                          show this

Exit codes: 0 written, 2 refused (nothing is written).
`;

export interface Arguments extends Request {
  readonly kind: KindName;
  readonly help: boolean;
}

/** Reads the command line. Throws an error that names what it does not know. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      ...Object.fromEntries(OPTIONS.map((option) => [option, { type: "string" } as const])),
    },
    allowPositionals: true,
  });
  const { help, ...options } = values as Request["options"] & { readonly help: boolean };
  const [kind = "", name = "", ...rest] = positionals;
  if (help) return { kind: "metric", name, options, help };
  if (kind === "") throw new Error("Name a kind and a name");
  const known = chosen("a kind", kind, Object.keys(KINDS) as KindName[]);
  if (name === "") throw new Error(`Name the ${kind}`);
  if (rest.length > 0) throw new Error(`Unexpected: ${rest.join(" ")} (put a name of several words in quotes)`);
  return { kind: known, name, options, help };
}
