import { expect, it } from "vitest";
import { httpMethod, routeTemplate, statusCode } from "../src/data.ts";

it("a route is its template, or unmatched without one", () => {
  expect(routeTemplate("/api/pets/:id")).toBe("/api/pets/:id");
  expect(routeTemplate(undefined)).toBe("unmatched");
});

it.each([100, 200, 404, 599])("%i is a status", (status) => {
  expect(statusCode(status)).toBe(String(status));
});

it.each([0, 42, 99, 600, 200.5, Number.NaN, -200])("%d is not a status", (status) => {
  expect(() => statusCode(status)).toThrow(
    new RangeError(`${status} is not an HTTP status code: expected an integer from 100 to 599`),
  );
});

it("an unlisted method is other, so that invented ones create no series", () => {
  expect(["GET", "PATCH", "BREW", "get", ""].map(httpMethod)).toEqual(["GET", "PATCH", "other", "other", "other"]);
});
