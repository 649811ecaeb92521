// Which imports are allowed. `pnpm check` runs it; infra/test/imports.test.ts violates each rule once.

/** A file of one workspace; $1 is the workspace's folder. */
const WORKSPACE = "^((?:apps|packages|infra/tools)/[^/]+|infra/(?:monitoring|dev)|infra)/";
const INFRA_DEPLOYMENT = "^infra/(?!(?:monitoring|dev|tools)/)";

/** Folders of the backend that serve every feature. */
const SHARED = "http|cache|mail|rate-limit";
const FEATURE = `^apps/backend/src/(?!(?:${SHARED})/)([^/]+)/`;

/** Files of a feature of the backend that other features may import, besides its repository. */
export const FEATURE_EXPORTS = [
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
    rule("no-circular", "No circular imports of files.", {}, { circular: true }),
    rule("no-circular-folders", "No circular imports of folders.", {}, { circular: true }, "folder"),
    rule(
      "resolvable",
      "An import that cannot be resolved: a wrong path, or a package that package.json does not list.",
      {},
      { couldNotResolve: true },
    ),
    rule("workspaces-by-name", "Another workspace is imported by its name, never by a path.", paths(WORKSPACE), {
      ...paths(WORKSPACE, "^$1/"),
      dependencyTypes: ["local"],
    }),
    rule("packages-below-apps", "Packages never import apps or infra.", paths("^packages/"), paths("^(?:apps|infra)/")),
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
      "These packages import no other workspace.",
      paths("^packages/(metrics|logging|config|embedded|promql|cli)/src/"),
      paths("^packages/", "^packages/$1/"),
    ),
    rule(
      "contract-imports",
      "The contract imports packages/metrics and stringEnum of packages/config, and no other workspace.",
      paths("^packages/contract/src/"),
      paths("^packages/", "^packages/(?:contract|metrics)/|^packages/config/src/string-enum\\.ts$"),
    ),
    rule(
      "database-imports",
      "The database package imports packages/metrics, and packages/embedded for tests.",
      paths("^packages/database/src/"),
      paths("^packages/", "^packages/(?:database|metrics|embedded)/"),
    ),
    rule(
      "demo-imports",
      "The demo imports packages/metrics, and its command packages/cli and packages/database.",
      paths("^packages/demo/src/"),
      paths("^packages/", "^packages/(?:demo|metrics|cli|database)/"),
    ),
    rule(
      "monitoring-below-tools",
      "Tools, dev and the deployment import infra/monitoring; it imports none of them.",
      paths("^infra/monitoring/"),
      paths("^infra/", "^infra/monitoring/"),
    ),
    rule(
      "tools-alone",
      "A tool imports infra/monitoring and packages, but no other tool.",
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
      "A program never imports test support.",
      paths("^(?:apps|packages|infra)/", "/test/|/testing/|vitest"),
      paths("/test/|/testing/"),
    ),
    rule(
      "shared-below-features",
      "Shared folders of the backend import no feature.",
      paths(`^apps/backend/src/(?:${SHARED})/`),
      paths(FEATURE),
    ),
    rule(
      "feature-exports",
      "A feature imports from another only its repository and FEATURE_EXPORTS.",
      paths(FEATURE),
      paths(FEATURE, [
        "^apps/backend/src/$1/",
        "/repository\\.ts$",
        ...FEATURE_EXPORTS.map((file) => `^apps/backend/src/${file.replaceAll(".", "\\.")}$`),
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
