import { describe, expect, it } from "vitest";
import { panelOf } from "./support/sample-dashboard.ts";
import { tell, tellOf } from "./support/told.ts";

describe("a place in the grid is refused", () => {
  const place = (gridPos: object | undefined, title = "Duration") =>
    tellOf((panel) => {
      if (gridPos === undefined) delete panel.gridPos;
      else Object.assign(panel.gridPos ?? {}, gridPos);
    }, title);
  const line = 'dashboard overview: the line of panel "Duration", panel "Routes"';

  it.each([
    ["that is none", undefined, 'panel "Duration" has no place in the grid.'],
    ["beyond the last column", { x: 13 }, 'panel "Duration" is not inside 24 columns.'],
    ["of no width", { w: 0 }, 'panel "Duration" is not inside 24 columns.'],
    ["of no height", { h: 0 }, 'panel "Duration" is not inside 24 columns.'],
  ])("%s", (_, gridPos, fault) => expect(place(gridPos)).toEqual([`dashboard overview: ${fault}`]));

  it("never for its order in the list", () => {
    const turned = tell((model) => {
      const [first, duration, routes, second, errors] = model.panels ?? [];
      Object.assign(second?.gridPos ?? {}, { y: 0 });
      Object.assign(errors?.gridPos ?? {}, { y: 1 });
      Object.assign(first?.gridPos ?? {}, { y: 5 });
      Object.assign(duration?.gridPos ?? {}, { x: 12, y: 6 });
      Object.assign(routes?.gridPos ?? {}, { x: 0, y: 6 });
    });
    expect(turned).toEqual([]);
  });

  it("over another one", () => {
    expect(place({ w: 13 })).toEqual([
      'dashboard overview: panel "Duration" lies over panel "Routes".',
      `${line} has 25 columns instead of 24.`,
    ]);
  });

  it("in a line that is not filled", () => {
    expect(place({ w: 11 })).toEqual([`${line} has 23 columns instead of 24.`]);
  });

  it("lower than its neighbour", () => {
    expect(place({ h: 7 })).toEqual([
      'dashboard overview: in the line of panel "Duration", panel "Routes" heights differ: 7, 8.',
    ]);
  });

  it("below empty rows", () => {
    expect(place({ y: 13 }, "Error rate")).toEqual(['dashboard overview: above panel "Error rate" 3 rows are empty.']);
  });

  it("inside of a heading, where no check looks", () => {
    const told = tell((model) => {
      const [heading] = model.panels ?? [];
      Object.assign(heading ?? {}, { panels: [panelOf(model, "Duration")] });
    });
    expect(told).toEqual([
      'dashboard overview: heading "First" holds panels: they belong into the dashboard\'s own list.',
    ]);
  });
});
