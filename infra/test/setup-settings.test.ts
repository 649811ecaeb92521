import { readMonitoringSettings } from "@petswipe/monitoring/configure/settings";
import { describe, expect, it } from "vitest";
import { withProfiles } from "../setup/profiles.ts";
import { readSetupSettings } from "../setup/settings.ts";

describe("profiles", () => {
  const settings = (env: NodeJS.ProcessEnv) => readMonitoringSettings(withProfiles(env));

  it("send mail to the sink and scrape every service when all are on", () => {
    for (const COMPOSE_PROFILES of ["grafana,containers,traces,mail", " mail , containers,grafana", "*"]) {
      const { ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS } = settings({ COMPOSE_PROFILES });
      expect({ ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS }).toEqual({
        ALERT_EMAIL_SMARTHOST: "maildev:1025",
        CADVISOR_TARGETS: "cadvisor:8080",
        GRAFANA_TARGETS: "grafana:3000",
      });
    }
  });

  it("scrape and mail nothing that does not run when all are off", () => {
    for (const env of [{}, { COMPOSE_PROFILES: "" }]) {
      const { ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS } = settings(env);
      expect({ ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS }).toEqual({
        CADVISOR_TARGETS: "none",
        GRAFANA_TARGETS: "none",
      });
    }
  });

  it("give way to variables that are set, but not to empty ones", () => {
    const mail = {
      ALERT_EMAIL_SMARTHOST: "smtp.example:587",
      ALERT_EMAIL_FROM: "a@b.example",
      ALERT_EMAIL_TO: "c@d.example",
    };
    const named = settings({ COMPOSE_PROFILES: "mail", CADVISOR_TARGETS: "elsewhere:8080", ...mail });
    expect(named).toMatchObject({ ...mail, ALERT_EMAIL_REQUIRE_TLS: "yes", CADVISOR_TARGETS: "elsewhere:8080" });
    const empty = settings({ COMPOSE_PROFILES: "mail", ALERT_EMAIL_SMARTHOST: "" });
    expect(empty.ALERT_EMAIL_SMARTHOST).toBe("maildev:1025");
  });
});

it("demo data is opt-in", () => {
  expect(readSetupSettings({})).toEqual({ PETSWIPE_DEMO: "no" });
  expect(readSetupSettings({ PETSWIPE_DEMO: "yes" })).toEqual({ PETSWIPE_DEMO: "yes" });
  expect(() => readSetupSettings({ PETSWIPE_DEMO: "true" })).toThrow(/PETSWIPE_DEMO must be one of yes, no/);
});
