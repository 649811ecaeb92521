import { expect, it } from "vitest";
import { httpMethod, routeTemplate, statusCode } from "../src/data.ts";

it("a route is its template, or unmatched where the router found none", () => {
  expect(routeTemplate("/api/pets/:id")).toBe("/api/pets/:id");
  expect(routeTemplate(undefined)).toBe("unmatched");
});

it.each([100, 200, 404, 599])("%i is a status", (status) => {
  expect(statusCode(status)).toBe(String(status));
});

it.each([0, 42, 99, 600, 200.5, Number.NaN, -200])("%d is no status", (status) => {
  expect(() => statusCode(status)).toThrow(
    new RangeError(`${status} is no HTTP status code: expected an integer from 100 to 599`),
  );
});

it("a method outside the list is other, so that invented ones make no series", () => {
  expect(["GET", "PATCH", "BREW", "get", ""].map(httpMethod)).toEqual(["GET", "PATCH", "other", "other", "other"]);
});
