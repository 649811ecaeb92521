import { expectationOf } from "@petswipe/config";
import { CreatePetBody } from "@petswipe/contract";
import { CsvError, parse } from "csv-parse/sync";
import { Compile } from "typebox/compile";
import { type ErrorDetail, unprocessable } from "../errors.ts";

/** More rows would block a transaction and the event loop for too long. */
export const MAX_ROWS = 1000;

/** Maximum number of errors in a response. */
const MAX_ERRORS = 100;
/** Parsing is synchronous and blocks the event loop. */
export const MAX_BYTES = 1024 * 1024;

const validator = Compile(CreatePetBody);

/**
 * Parses a CSV file whose header has keys of CreatePetBody in any order. Throws 422 with the line and field of every error,
 * so that a file can be fixed in one go.
 */
export function parsePets(csv: Buffer): CreatePetBody[] {
  const records = readRecords(csv);
  if (records.length === 0) throw unprocessable("csv_empty", "The file has no rows below its header.");
  if (records.length > MAX_ROWS) {
    throw unprocessable("csv_too_long", `The file has more than ${MAX_ROWS} rows, the maximum per import.`);
  }
  const rows = records.map(({ record, line }) => ({ line, pet: convert(record) }));
  const errors = rows.flatMap(({ line, pet }) => errorsOf(line, pet));
  if (errors.length > 0) {
    const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
    throw unprocessable("csv_invalid", `Nothing was imported: ${count} in the file.`, errors.slice(0, MAX_ERRORS));
  }
  return rows.map(({ pet }) => pet as CreatePetBody);
}

type CsvRecord = Record<string, string>;

function readRecords(csv: Buffer): { record: CsvRecord; line: number }[] {
  try {
    const rows = parse(csv, {
      columns: withoutDuplicates,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      // Stop parsing after one row too many.
      to: MAX_ROWS + 1,
    });
    return (rows as unknown as { record: CsvRecord; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unprocessable("csv_malformed", `Cannot read this CSV file: ${error.message}`);
  }
}

/** The parser would silently drop the first of two columns with the same name. */
function withoutDuplicates(header: string[]): string[] {
  const known = new Set<string>();
  const duplicate = header.find((name) => known.size === known.add(name).size);
  if (duplicate !== undefined) throw unprocessable("csv_malformed", `Duplicate column ${JSON.stringify(duplicate)}.`);
  return header;
}

/** Empty cells are missing values; invalid numbers and booleans stay text, which the schema refuses. */
function convert(record: CsvRecord): Record<string, unknown> {
  const filled = Object.entries(record).filter(([, cell]) => cell !== "");
  return Object.fromEntries(filled.map(([key, cell]) => [key, convertCell(key, cell)]));
}

function convertCell(key: string, cell: string): unknown {
  if (key === "ageMonths" && /^\d+$/.test(cell)) return Number(cell);
  if (key === "autoAccept" && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  return cell;
}

function errorsOf(line: number, pet: unknown): ErrorDetail[] {
  return validator.Errors(pet).map((error) => {
    const field = error.instancePath.slice(1);
    return { where: field === "" ? `line ${line}` : `line ${line}, ${field}`, message: expectationOf(error) };
  });
}
