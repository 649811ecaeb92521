import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { readPrometheusSettings } from "@petswipe/monitoring/scrape/settings";
import { POSTGRES_COLLECTORS, POSTGRES_SESSION } from "@petswipe/monitoring/third-party/postgres-exporter";
import { describe, expect, it } from "vitest";
import { withProfiles } from "../setup/profiles.ts";
import { databaseUrl } from "../setup/secrets.ts";
import { environmentOf, serviceOf, variablesIn, withDefaults } from "./support/compose.ts";

const commandOf = (name: string) => serviceOf(name).command ?? [];
const variableOf = (job: string) => `${job.toUpperCase()}_TARGETS`;

/** The service and port that each job scrapes. */
const scraped = jobEntries.map(([job, { address }]) => {
  const [host = "", port = ""] = address.split(":");
  return { job, address, service: host === "localhost" ? job : host, port };
});

describe("a job", () => {
  it.each(scraped)("$job scrapes $service at the port of its health check", (where) => {
    const { healthcheck, networks } = serviceOf(where.service);
    expect(networks).toContain("monitoring");
    if (healthcheck) expect(healthcheck.test.join(" ")).toContain(`http://127.0.0.1:${where.port}/`);
  });

  it("finds every replica of our own services by DNS", () => {
    // backup has a single instance, since two would lock each other out of the folder.
    const ours = scraped.filter(({ service }) => serviceOf(service).build !== undefined && service !== "backup");
    const targets = Object.entries(environmentOf("setup")).filter(([name]) => name.endsWith("_TARGETS"));
    expect(ours).toHaveLength(3);
    expect(Object.fromEntries(targets)).toEqual(
      Object.fromEntries(ours.map(({ job, address }) => [variableOf(job), `dns:${address}`])),
    );
  });

  it("is omitted while the profile of its service is off", () => {
    const optional = scraped.filter(({ service }) => serviceOf(service).profiles !== undefined);
    expect(optional.length).toBeGreaterThan(0);
    expect(withProfiles({})).toEqual(Object.fromEntries(optional.map(({ job }) => [variableOf(job), "none"])));
    const on = { COMPOSE_PROFILES: optional.flatMap(({ service }) => serviceOf(service).profiles ?? []).join() };
    expect(withProfiles(on)).toEqual(on);
  });
});

describe("Prometheus", () => {
  const { PROMETHEUS_RETENTION, SCRAPE_INTERVAL } = readPrometheusSettings({});
  const defaultsOf = (wanted: string, ...names: string[]) =>
    names.map((service) => variablesIn(serviceOf(service)).filter(([name]) => name === wanted));

  it("uses the same retention as its configuration", () => {
    expect(commandOf("prometheus")).toContain(
      `--storage.tsdb.retention.time=\${PROMETHEUS_RETENTION:-${PROMETHEUS_RETENTION}}`,
    );
    const variable = ["PROMETHEUS_RETENTION", PROMETHEUS_RETENTION];
    expect(defaultsOf("PROMETHEUS_RETENTION", "prometheus", "setup")).toEqual([[variable], [variable]]);
  });

  it("uses the same scrape interval as Grafana", () => {
    const variable = ["SCRAPE_INTERVAL", SCRAPE_INTERVAL];
    expect(defaultsOf("SCRAPE_INTERVAL", "setup", "grafana")).toEqual([[variable], [variable]]);
  });

  it("and Alertmanager read the files that setup writes", () => {
    for (const name of ["prometheus", "alertmanager"]) {
      expect(commandOf(name)).toContain(`--config.file=/etc/petswipe/${name}.yml`);
      expect(serviceOf(name).volumes).toContainEqual({
        type: "volume",
        source: "config",
        target: "/etc/petswipe",
        read_only: true,
        volume: { subpath: name },
      });
    }
    expect(serviceOf("setup").volumes).toContain("config:/config");
  });
});

describe("PostgreSQL's exporter", () => {
  it("collects the series that rules and dashboards use", () => {
    expect(commandOf("postgres-exporter")).toEqual(POSTGRES_COLLECTORS.map((name) => `--collector.${name}`));
  });

  it("has session timeouts shorter than the scrape timeout", () => {
    const { DATA_SOURCE_URI = "", DATA_SOURCE_USER = "" } = environmentOf("postgres-exporter");
    const url = new URL(`postgres://${DATA_SOURCE_USER}:p@${DATA_SOURCE_URI}`);
    expect(Object.fromEntries(url.searchParams)).toEqual({ sslmode: "disable", ...POSTGRES_SESSION });
    url.search = "";
    expect(url.href).toBe(databaseUrl(DATA_SOURCE_USER, "p"));
  });
});

it("mail goes to the sink of its profile", () => {
  const { ALERT_EMAIL_SMARTHOST = "" } = withProfiles({ COMPOSE_PROFILES: "mail" });
  const [host = ""] = ALERT_EMAIL_SMARTHOST.split(":");
  expect(serviceOf(host).profiles).toEqual(["mail"]);
  expect(withDefaults(environmentOf("backend")["SMTP_URL"] ?? "")).toBe(`smtp://${ALERT_EMAIL_SMARTHOST}`);
  for (const sender of ["alertmanager", "backend"])
    expect(serviceOf(sender).networks.filter((name) => serviceOf(host).networks.includes(name))).not.toEqual([]);
});
