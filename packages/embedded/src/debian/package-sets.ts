/** Packages that are unpacked together into one folder. */
export interface PackageSet {
  readonly name: string;
  readonly packages: readonly string[];
  /** Tried in this order. `testing` has newer versions of programs that need nothing but libc. */
  readonly suites: readonly ("testing" | "own")[];
  /** Whether the libraries that the machine lacks are unpacked too; statically linked programs need none. */
  readonly dependencies: boolean;
  /** Paths below the folder of the programs that must answer `--version` before the folder is used. */
  readonly proof: readonly string[];
  /** Of these, programs that read their data from `/usr/share` by absolute path, so that they are run by a wrapper. */
  readonly wrapped?: readonly string[];
}

const monitoring = ["testing", "own"] as const;

/** Everything that development and tests take from Debian. */
export const packageSets = {
  redis: {
    name: "redis",
    packages: ["redis-server", "redis-tools"],
    suites: ["own"],
    dependencies: true,
    proof: ["usr/bin/redis-server"],
  },
  prometheus: {
    name: "prometheus",
    packages: ["prometheus", "promtool", "prometheus-alertmanager"], // older suites have promtool inside prometheus
    suites: monitoring,
    dependencies: false,
    proof: ["usr/bin/prometheus", "usr/bin/promtool", "usr/bin/prometheus-alertmanager", "usr/bin/amtool"],
    wrapped: ["usr/bin/prometheus-alertmanager"], // its templates
  },
  exporters: {
    name: "exporters",
    packages: ["prometheus-node-exporter", "prometheus-postgres-exporter", "prometheus-redis-exporter"],
    suites: monitoring,
    dependencies: false,
    proof: [
      "usr/bin/prometheus-node-exporter",
      "usr/bin/prometheus-postgres-exporter",
      "usr/bin/prometheus-redis-exporter",
    ],
  },
  "sql-exporter": {
    name: "sql-exporter",
    packages: ["prometheus-sql-exporter"],
    suites: monitoring,
    dependencies: false,
    proof: ["usr/bin/prometheus-sql-exporter"],
  },
  chromium: {
    name: "chromium",
    packages: ["chromium", "fonts-liberation", "fonts-noto-color-emoji"],
    suites: ["own"],
    dependencies: true,
    proof: ["usr/lib/chromium/chromium"],
  },
} as const satisfies Record<string, PackageSet>;

export type PackageSetName = keyof typeof packageSets;
