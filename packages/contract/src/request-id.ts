/** What a proxy or another service may hand on as a request's id: short, and harmless in a log. */
const GIVEN = /^[A-Za-z0-9_-]{8,64}$/;

/** Whether a received X-Request-Id may be kept, so that a request has one id across services. */
export const isRequestId = (given: unknown): given is string => typeof given === "string" && GIVEN.test(given);
