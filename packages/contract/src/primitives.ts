import { stringEnum } from "@petswipe/config/string-enum";
import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import { Type } from "typebox";

/** An opaque identifier: a PostgreSQL bigint as text, since JavaScript numbers are exact only up to 2^53. */
export const Id = Type.String({ pattern: "^[1-9][0-9]{0,17}$", description: "Opaque identifier" });

export const Timestamp = Type.String({ format: "date-time" });

export const PetType = stringEnum(PET_TYPES);
export const PetStatus = stringEnum(PET_STATUSES);
export const Role = stringEnum(ROLES);

/**
 * Text that a user writes: not blank, unless `minLength` is 0. U+0000 is refused, since PostgreSQL cannot store it.
 */
export function text(maxLength: number, minLength = 1) {
  const pattern = minLength > 0 ? "^(?=[\\s\\S]*\\S)[^\\u0000]*$" : "^[^\\u0000]*$";
  return Type.String({ minLength, maxLength, pattern });
}

/** An object without unknown keys, so that a misspelled optional key is an error. */
export function body<Properties extends Parameters<typeof Type.Object>[0]>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

export const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
