import type { TSchema } from "typebox";

/** The parts of a JSON schema that can offer something. */
interface Node {
  /** A schema that accepts nothing. */
  readonly not?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly items?: Node | readonly Node[];
}

type Values = readonly unknown[];
/** Values in use, by the enum that allows them: one enum may stand at several places. */
export type UsedValues = Map<readonly unknown[], Set<unknown>>;

const isTuple = (items: Node["items"]): items is readonly Node[] => Array.isArray(items);

function unusedOfItems(items: Node["items"], lists: readonly Values[], path: string, used: UsedValues): string[] {
  if (isTuple(items))
    return items.flatMap((item, index) =>
      walk(
        item,
        lists.map((list) => list[index]),
        `${path}.${index}`,
        used,
      ),
    );
  return items === undefined ? [] : walk(items, lists.flat(), path, used);
}

function walk(node: Node, values: Values, path: string, used: UsedValues): string[] {
  if (node.not !== undefined) return [];
  if (values.length === 0) return [path];
  if (node.enum !== undefined) {
    used.set(node.enum, new Set([...(used.get(node.enum) ?? []), ...values]));
    return [];
  }
  const objects = values as Readonly<Record<string, unknown>>[];
  const properties = Object.entries(node.properties ?? {}).flatMap(([key, property]) =>
    walk(
      property,
      objects.flatMap((object) => (Object.hasOwn(object, key) ? [object[key]] : [])),
      `${path}.${key}`,
      used,
    ),
  );
  const members = Object.values(node.patternProperties ?? {}).flatMap((member) =>
    walk(member, objects.flatMap(Object.values), `${path}.*`, used),
  );
  return [...properties, ...members, ...unusedOfItems(node.items, values as Values[], path, used)];
}

/** Properties and items that a schema offers and that none of the values has. Notes what they use of its enums. */
export const unusedIn = (schema: TSchema, values: Values, name: string, used: UsedValues): string[] =>
  walk(schema as Node, values, name, used);
