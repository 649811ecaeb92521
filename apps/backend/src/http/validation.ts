import { AjvCompiler } from "@fastify/ajv-compiler";
import type { App } from "./types.ts";

/** Validates JSON bodies without type coercion; queries, parameters and headers are text and are converted. */
export function validateStrictly(app: App): void {
  const compilers = AjvCompiler();
  const options = { removeAdditional: false, useDefaults: true, allErrors: true } as const;
  const strict = compilers({}, { customOptions: { ...options, coerceTypes: false } });
  const converting = compilers({}, { customOptions: { ...options, coerceTypes: true } });
  app.setValidatorCompiler((route) => (route.httpPart === "body" ? strict(route) : converting(route)));
}
