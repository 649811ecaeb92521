import { missing } from "@petswipe/cli/missing";
import { type Plan, ROLES } from "./plan.ts";

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
/** The repository's method. */
export const methodOf = ({ name }: Plan): string => camel(name);
const statementOf = ({ name }: Plan): string => `${camel(name)}Statement`;

/** Its schemas, for the contract. */
export function schemas({ name, hasBody }: Plan): string {
  const declare = (schema: string, value: string) =>
    `\nexport const ${schema} = ${value}; // ${missing(`the fields of ${schema}`)}\nexport type ${schema} = Static<typeof ${schema}>;\n`;
  return [hasBody ? declare(`${name}Body`, "body({})") : "", declare(`${name}Reply`, "Type.Object({})")].join("");
}

/** Its declaration in the feature's routes. */
export function declaration(plan: Plan): string {
  const { name, method, path, parameters, hasBody, roles, feature } = plan;
  const guards = ROLES[roles];
  const schema = [
    feature.tags,
    ...(parameters.length > 0
      ? [`params: Type.Object({ ${parameters.map((each) => `${each}: Id`).join(", ")} })`]
      : []),
    ...(hasBody ? [`body: ${name}Body`] : []),
    `response: { 200: ${name}Reply }`,
  ];
  const args = [
    ...(guards === undefined ? [] : ["request.session.userId"]),
    ...parameters.map((each) => `request.params.${each}`),
    ...(hasBody ? ["request.body"] : []),
  ];
  return `
  app.${method.toLowerCase()}(${JSON.stringify(path)}, {
    ${guards === undefined ? "" : `onRequest: guard(${guards.map((role) => JSON.stringify(role)).join(", ")}),`}
    schema: { ${schema.join(", ")} },
  }, async (${args.length > 0 ? "request" : ""}) => ${feature.variable}.${methodOf(plan)}(${args.join(", ")}));`;
}

const SQL = {
  GET: ["select", (table: string) => `SELECT id FROM ${table}`],
  POST: ["insert", (table: string) => `INSERT INTO ${table} DEFAULT VALUES RETURNING id`],
  PATCH: ["update", (table: string) => `UPDATE ${table} SET id = id RETURNING id`],
  DELETE: ["delete", (table: string) => `DELETE FROM ${table} WHERE false RETURNING id`],
} as const;

/** Its statement on the feature's table. */
export function statement(plan: Plan, tables: readonly string[]): string {
  const table = tables.find((each) => each === plan.feature.name) ?? tables[0] ?? "";
  const [operation, text] = SQL[plan.method === "POST" && plan.parameters.length > 0 ? "PATCH" : plan.method];
  const sql = `${text(table)} -- ${missing("the statement with the values of its call; of rows, only those that the caller may use")}`;
  return `const ${statementOf(plan)} = statement<{ id: string }>("${operation}", "${table}", ${JSON.stringify(sql)});\n`;
}

/** Its method of the repository. */
export function repositoryMethod(plan: Plan): string {
  const { name, parameters, hasBody, roles } = plan;
  const ids = [...(roles === "anyone" ? [] : ["userId"]), ...parameters];
  const args = [...ids.map((id) => `${id}: string`), ...(hasBody ? [`change: ${name}Body`] : [])];
  const values = [...ids.toReversed(), ...(hasBody ? ["...Object.values(change)"] : [])];
  return `
    async ${methodOf(plan)}(${args.join(", ")}): Promise<${name}Reply> {
      const row = await db.first(${statementOf(plan)}, [${values.join(", ")}]);
      if (row === undefined) throw notFound(${JSON.stringify(missing("what was not found, such as Pet"))});
      return {}; // ${missing("the reply, from the row")}
    },`;
}
