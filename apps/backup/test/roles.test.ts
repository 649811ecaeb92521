import { expect, it } from "vitest";
import { missingRoles } from "../src/restore/postgres/roles.ts";

const script = `--
-- Roles
--

CREATE ROLE here;
ALTER ROLE here WITH LOGIN PASSWORD 'SCRAM-SHA-256$4096:x';
CREATE ROLE "a ""quoted"" one";
ALTER ROLE "a ""quoted"" one" WITH NOLOGIN;
CREATE ROLE hereafter;
ALTER ROLE hereafter SET search_path TO 'kpi', 'public';

GRANT hereafter TO here WITH INHERIT TRUE GRANTED BY postgres;
GRANT here TO hereafter WITH INHERIT TRUE GRANTED BY postgres;
GRANT here TO "a ""quoted"" one";
`;

it("selects the statements about missing roles", () => {
  expect(missingRoles(script, new Set(["here"]))).toEqual([
    'CREATE ROLE "a ""quoted"" one";',
    'ALTER ROLE "a ""quoted"" one" WITH NOLOGIN;',
    "CREATE ROLE hereafter;",
    "ALTER ROLE hereafter SET search_path TO 'kpi', 'public';",
    "GRANT here TO hereafter WITH INHERIT TRUE;",
    'GRANT here TO "a ""quoted"" one";',
  ]);
  expect(missingRoles(script, new Set(["here", "hereafter", 'a "quoted" one']))).toEqual([]);
});
