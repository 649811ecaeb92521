/** Request ids that are accepted from a proxy or another service: short, and safe in a log. */
const ACCEPTED = /^[A-Za-z0-9_-]{8,64}$/;

/** Whether a received X-Request-Id may be kept, so that a request has one id across services. */
export const isRequestId = (given: unknown): given is string => typeof given === "string" && ACCEPTED.test(given);
