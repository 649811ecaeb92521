import type { RouteTemplate, StatusCode } from "./types.ts";
import { HTTP_METHODS, type HttpMethod } from "./vocabulary.ts";

/** What every request that no route claims is counted under, so that random URLs make no series. */
export const UNMATCHED = "unmatched" as RouteTemplate;

/** The label of a request's route: the router's template, or `unmatched` where the router found none. */
export function routeTemplate(template: string | undefined): RouteTemplate {
  return template === undefined ? UNMATCHED : (template as RouteTemplate);
}

/** The label of a response's status. Throws a RangeError on what is no HTTP status (100 to 599). */
export function statusCode(status: number): StatusCode {
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    throw new RangeError(`${status} is no HTTP status code: expected an integer from 100 to 599`);
  }
  return String(status) as StatusCode;
}

/** The label of a request's method; what is not in HTTP_METHODS becomes `other`. */
export function httpMethod(method: string): HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(method) ? (method as HttpMethod) : "other";
}
