import { describe, expect, it } from "vitest";
import { problemsAfter, problemsOfPanel } from "./support/dashboard-problems.ts";
import { panelOf } from "./support/sample-dashboard.ts";

describe("a position in the grid is refused", () => {
  const place = (gridPos: object | undefined, title = "Duration") =>
    problemsOfPanel((panel) => {
      if (gridPos === undefined) delete panel.gridPos;
      else Object.assign(panel.gridPos ?? {}, gridPos);
    }, title);

  it.each([
    ["that is missing", undefined, 'panel "Duration" has no gridPos.'],
    ["beyond the last column", { x: 13 }, 'panel "Duration" is outside the grid of 24 columns.'],
    ["of no width", { w: 0 }, 'panel "Duration" is outside the grid of 24 columns.'],
    ["of no height", { h: 0 }, 'panel "Duration" is outside the grid of 24 columns.'],
  ])("%s", (_, gridPos, problem) => expect(place(gridPos)).toEqual([`dashboard overview: ${problem}`]));

  it("never for its order in the list", () => {
    const turned = problemsAfter((model) => {
      const [first, duration, routes, second, errors] = model.panels ?? [];
      Object.assign(second?.gridPos ?? {}, { y: 0 });
      Object.assign(errors?.gridPos ?? {}, { y: 1 });
      Object.assign(first?.gridPos ?? {}, { y: 5 });
      Object.assign(duration?.gridPos ?? {}, { x: 12, y: 6 });
      Object.assign(routes?.gridPos ?? {}, { x: 0, y: 6 });
    });
    expect(turned).toEqual([]);
  });

  it("over another panel, or over a row", () => {
    expect(place({ w: 13 })).toEqual(['dashboard overview: panel "Duration" overlaps panel "Routes".']);
    expect(place({ y: 0 })).toEqual(['dashboard overview: row "First" overlaps panel "Duration".']);
  });

  it("over another panel, also where a third is outside the grid", () => {
    const found = problemsAfter((model) => {
      Object.assign(panelOf(model, "Duration").gridPos ?? {}, { w: 13 });
      Object.assign(panelOf(model, "Error rate").gridPos ?? {}, { x: 1 });
    });
    expect(found).toEqual([
      'dashboard overview: panel "Error rate" is outside the grid of 24 columns.',
      'dashboard overview: panel "Duration" overlaps panel "Routes".',
    ]);
  });
});

it.each([
  ["beside an empty column", "Duration", { w: 11 }],
  ["of another height than the one beside it", "Duration", { h: 7 }],
  ["below empty rows", "Error rate", { y: 13 }],
])("a panel %s is accepted: layout is the author's choice", (_, title, gridPos) => {
  expect(problemsOfPanel((panel) => Object.assign(panel.gridPos ?? {}, gridPos), title)).toEqual([]);
});
