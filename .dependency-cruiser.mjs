// Which way imports point. `pnpm check` runs it; infra/test/imports.test.ts plants an import against each rule.

/** A file of one workspace; $1 is the workspace's folder. */
const WORKSPACE = "^((?:apps|packages|infra/tools)/[^/]+|infra/(?:monitoring|dev)|infra)/";
const INFRA_DEPLOYMENT = "^infra/(?!(?:monitoring|dev|tools)/)";

/** Folders of the backend that serve every feature. */
const SHARED = "http|cache|mail|rate-limit";
const FEATURE = `^apps/backend/src/(?!(?:${SHARED})/)([^/]+)/`;

/** What one feature of the backend may import of another, besides its repository. */
export const DOORS = [
  "auth/guard.ts",
  "auth/passwords.ts",
  "auth/tokens.ts",
  "auth/user-row.ts",
  "sessions/active.ts",
  "adoptions/adoption.ts",
  "pets/routes.ts",
];

const rule = (name, comment, from, to, scope) => ({
  name,
  comment,
  severity: "error",
  from,
  to,
  ...(scope && { scope }),
});
const paths = (path, pathNot) => ({ path, ...(pathNot && { pathNot }) });

export default {
  forbidden: [
    rule("no-circular", "No circle of files.", {}, { circular: true }),
    rule("no-circular-folders", "No circle of folders.", {}, { circular: true }, "folder"),
    rule(
      "resolvable",
      "An import that leads nowhere: a wrong path, or a package that package.json does not name.",
      {},
      { couldNotResolve: true },
    ),
    rule("workspaces-by-name", "Another workspace is imported by its name, never by a path.", paths(WORKSPACE), {
      ...paths(WORKSPACE, "^$1/"),
      dependencyTypes: ["local"],
    }),
    rule(
      "packages-at-the-bottom",
      "Packages never import apps or infra.",
      paths("^packages/"),
      paths("^(?:apps|infra)/"),
    ),
    rule(
      "apps-alone",
      "An app never imports an app, nor infra.",
      paths("^apps/([^/]+)/"),
      paths("^(?:apps|infra)/", "^apps/$1/"),
    ),
    rule(
      "infra-starts-apps",
      "Infra starts apps as programs; it never imports them.",
      paths("^infra/"),
      paths("^apps/"),
    ),
    rule(
      "bottom-packages",
      "These packages import no other of ours.",
      paths("^packages/(metrics|logging|config|embedded|promql|cli)/src/"),
      paths("^packages/", "^packages/$1/"),
    ),
    rule(
      "contract-knows-metrics",
      "The contract knows the vocabulary of packages/metrics and stringEnum of packages/config, and nothing else of ours.",
      paths("^packages/contract/src/"),
      paths("^packages/", "^packages/(?:contract|metrics)/|^packages/config/src/string-enum\\.ts$"),
    ),
    rule(
      "database-knows-metrics",
      "The database package uses packages/metrics, and packages/embedded for tests.",
      paths("^packages/database/src/"),
      paths("^packages/", "^packages/(?:database|metrics|embedded)/"),
    ),
    rule(
      "demo-knows-metrics",
      "The demo's data use packages/metrics, its command packages/cli and packages/database, and nothing else of ours.",
      paths("^packages/demo/src/"),
      paths("^packages/", "^packages/(?:demo|metrics|cli|database)/"),
    ),
    rule(
      "monitoring-below-tools",
      "infra/monitoring is what tools, dev and the deployment are built on.",
      paths("^infra/monitoring/"),
      paths("^infra/", "^infra/monitoring/"),
    ),
    rule(
      "tools-alone",
      "A tool imports infra/monitoring and packages, no other tool.",
      paths("^infra/tools/([^/]+)/"),
      paths("^infra/", "^infra/(?:tools/$1|monitoring)/"),
    ),
    rule(
      "dev-below-deployment",
      "infra/dev imports infra/monitoring and infra/tools/live.",
      paths("^infra/dev/"),
      paths("^infra/", "^infra/(?:dev|monitoring|tools/live)/"),
    ),
    rule(
      "deployment-on-top",
      "The deployment imports infra/dev, infra/monitoring and infra/tools/live.",
      paths(INFRA_DEPLOYMENT),
      paths("^infra/tools/", "^infra/tools/live/"),
    ),
    rule(
      "programs-without-tests",
      "A program never imports a test's support.",
      paths("^(?:apps|packages|infra)/", "/test/|/testing/|vitest"),
      paths("/test/|/testing/"),
    ),
    rule(
      "shared-know-no-feature",
      "What serves all features knows none of them.",
      paths(`^apps/backend/src/(?:${SHARED})/`),
      paths(FEATURE),
    ),
    rule(
      "features-by-their-doors",
      "A feature reaches another by its repository or by one of the doors that .dependency-cruiser.mjs names.",
      paths(FEATURE),
      paths(FEATURE, [
        "^apps/backend/src/$1/",
        "/repository\\.ts$",
        ...DOORS.map((door) => `^apps/backend/src/${door.replaceAll(".", "\\.")}$`),
      ]),
    ),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(?:dist|\\.next|\\.data|\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
