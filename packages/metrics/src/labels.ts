import type { RouteTemplate, StatusCode } from "./types.ts";
import { HTTP_METHODS, type HttpMethod } from "./vocabulary.ts";

/** Label of requests without a matching route, so that random URLs create no series. */
export const UNMATCHED = "unmatched" as RouteTemplate;

/** The label of a request's route: the router's template, or `unmatched` without one. */
export function routeTemplate(template: string | undefined): RouteTemplate {
  return template === undefined ? UNMATCHED : (template as RouteTemplate);
}

/** The label of a response's status. Throws a RangeError outside 100 to 599. */
export function statusCode(status: number): StatusCode {
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    throw new RangeError(`${status} is not an HTTP status code: expected an integer from 100 to 599`);
  }
  return String(status) as StatusCode;
}

/** The label of a request's method; `other` if it is not in HTTP_METHODS. */
export function httpMethod(method: string): HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(method) ? (method as HttpMethod) : "other";
}
