import { describe, expect, it } from "vitest";
import { tableOf } from "../src/renderers/table.ts";
import type { TablePanel } from "../src/supported/table.ts";
import { merge } from "../src/table/merge.ts";
import { sortedDescending } from "../src/table/sort.ts";

const AT = 1000;

/** What a query yields: a value for each route. */
const asked = (refId: string, values: Readonly<Record<string, number>>, labels = {}) => ({
  refId,
  expr: "",
  legend: "",
  results: Object.entries(values).map(([path, value]) => ({
    series: { ...labels, path },
    points: [[AT, value] as const],
  })),
});

const transformations: TablePanel["transformations"] = [
  { id: "merge", options: {} },
  { id: "filterFieldsByName", options: { include: { names: ["path", "Value", "Value #A", "Value #B"] } } },
  {
    id: "organize",
    options: {
      indexByName: { path: 0, "Value #B": 1, "Value #A": 2 },
      renameByName: { path: "route", "Value #A": "all", "Value #B": "errors" },
    },
  },
];
const options: Pick<TablePanel["options"], "sortBy"> = { sortBy: [{ displayName: "errors", desc: true }] };
const panel = { transformations, options };

describe("a table of several queries", () => {
  it("has a row for each set of labels, columns as declared, and the greatest value first", () => {
    const table = tableOf({ panel, asked: [asked("A", { "/a": 10, "/b": 20 }), asked("B", { "/b": 2, "/a": 1 })] });
    expect(table).toEqual({
      columns: ["route", "errors", "all"],
      rows: [
        { route: "/b", all: 20, errors: 2 },
        { route: "/a", all: 10, errors: 1 },
      ],
    });
  });

  it("leaves a cell empty where a query has no such row, and puts it last", () => {
    const { rows } = tableOf({ panel, asked: [asked("A", { "/a": 10, "/b": 20 }), asked("B", { "/a": 1 })] });
    expect(rows).toEqual([
      { route: "/a", all: 10, errors: 1 },
      { route: "/b", all: 20 },
    ]);
  });

  it("lacks the column of a query that yields nothing", () => {
    const table = tableOf({ panel, asked: [asked("A", { "/a": 10 }), asked("B", {})] });
    expect(table).toEqual({ columns: ["route", "all"], rows: [{ route: "/a", all: 10 }] });
  });

  it("calls the values of a single query Value, and keeps the order of rows where it is not sorted", () => {
    const { columns, rows } = tableOf({
      panel: { transformations, options: {} },
      asked: [asked("A", { "/a": 10, "/b": 20 })],
    });
    expect(columns).toEqual(["route", "Value"]);
    expect(rows).toEqual([
      { route: "/a", Value: 10 },
      { route: "/b", Value: 20 },
    ]);
  });

  it("has rows apart where a label that all queries have differs, as metrics' names do", () => {
    const named = [asked("A", { "/a": 1 }, { __name__: "one" }), asked("B", { "/a": 2 }, { __name__: "two" })];
    expect(tableOf({ panel, asked: named }).rows).toEqual([
      { route: "/a", errors: 2 },
      { route: "/a", all: 1 },
    ]);
  });
});

describe("tables that are merged", () => {
  it("keep rows apart that contradict each other in what only some of them have", () => {
    const frames = [
      { columns: ["path", "v"], rows: [{ path: "/a", v: 1 }] },
      { columns: ["path", "v", "w"], rows: [{ path: "/a", v: 2, w: 3 }] },
    ];
    expect(merge(frames).rows).toHaveLength(2);
    expect(
      merge([{ columns: ["path"], rows: [{ path: "/a" }] }, frames[1] ?? frames[0]].flatMap((f) => f ?? [])).rows,
    ).toEqual([{ path: "/a", v: 2, w: 3 }]);
  });
});

describe("rows that are sorted", () => {
  it("have the greatest first, and empty cells last", () => {
    const frame = { columns: ["a"], rows: [{ a: 9 }, {}, { a: 10 }, { a: Number.NaN }, { a: -1 }] };
    expect(sortedDescending(frame, "a").rows).toEqual([{ a: 10 }, { a: 9 }, { a: -1 }, {}, { a: Number.NaN }]);
  });

  it("by text are in reverse alphabetical order", () => {
    const frame = { columns: ["a"], rows: [{ a: "x" }, { a: "y" }, {}] };
    expect(sortedDescending(frame, "a").rows).toEqual([{ a: "y" }, { a: "x" }, {}]);
  });
});
