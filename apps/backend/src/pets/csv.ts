import { expectationOf } from "@petswipe/config";
import { CreatePetBody } from "@petswipe/contract";
import { CsvError, parse } from "csv-parse/sync";
import { Compile } from "typebox/compile";
import { type ErrorDetail, unprocessable } from "../errors.ts";

/** More would hold a transaction and the event loop for too long: split the file. */
export const MAX_ROWS = 1000;

/** Faults that one answer lists. */
const MAX_FAULTS = 100;
/** Reading happens in one go, during which nobody else is served. */
export const MAX_BYTES = 1024 * 1024;

const validator = Compile(CreatePetBody);

/**
 * The pets of a CSV file with a header of CreatePetBody's keys in any order. Throws 422 with the line and field of every
 * fault, so that a file is mended in one go.
 */
export function parsePets(csv: Buffer): CreatePetBody[] {
  const records = readRecords(csv);
  if (records.length === 0) throw unprocessable("csv_empty", "The file has no rows below its header.");
  if (records.length > MAX_ROWS) {
    throw unprocessable("csv_too_long", `The file has more than ${MAX_ROWS} rows, the maximum per import.`);
  }
  const rows = records.map(({ record, line }) => ({ line, pet: convert(record) }));
  const faults = rows.flatMap(({ line, pet }) => faultsOf(line, pet));
  if (faults.length > 0) {
    const count = faults.length === 1 ? "1 error" : `${faults.length} errors`;
    throw unprocessable("csv_invalid", `Nothing was imported: ${count} in the file.`, faults.slice(0, MAX_FAULTS));
  }
  return rows.map(({ pet }) => pet as CreatePetBody);
}

type CsvRecord = Record<string, string>;

function readRecords(csv: Buffer): { record: CsvRecord; line: number }[] {
  try {
    const rows = parse(csv, {
      columns: withoutTwins,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      // What comes after one row too many is not even looked at.
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

/** Of two columns with one name the first would be lost without a word. */
function withoutTwins(header: string[]): string[] {
  const known = new Set<string>();
  const twin = header.find((name) => known.size === known.add(name).size);
  if (twin !== undefined) throw unprocessable("csv_malformed", `Duplicate column ${JSON.stringify(twin)}.`);
  return header;
}

/** Empty cells are missing values; what is no number or boolean stays text, for the schema to refuse. */
function convert(record: CsvRecord): Record<string, unknown> {
  const filled = Object.entries(record).filter(([, cell]) => cell !== "");
  return Object.fromEntries(filled.map(([key, cell]) => [key, convertCell(key, cell)]));
}

function convertCell(key: string, cell: string): unknown {
  if (key === "ageMonths" && /^\d+$/.test(cell)) return Number(cell);
  if (key === "autoAccept" && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  return cell;
}

function faultsOf(line: number, pet: unknown): ErrorDetail[] {
  return validator.Errors(pet).map((fault) => {
    const field = fault.instancePath.slice(1);
    return { where: field === "" ? `line ${line}` : `line ${line}, ${field}`, message: expectationOf(fault) };
  });
}
