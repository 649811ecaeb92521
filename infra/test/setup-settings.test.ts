import { readMonitoringSettings } from "@petswipe/monitoring/configure/settings";
import { describe, expect, it } from "vitest";
import { withProfiles } from "../setup/profiles.ts";
import { readSetupSettings } from "../setup/settings.ts";

describe("what follows from the profiles", () => {
  const settings = (env: NodeJS.ProcessEnv) => readMonitoringSettings(withProfiles(env));

  it("is nothing but that mail goes to the sink, where all are on", () => {
    for (const COMPOSE_PROFILES of ["grafana,containers,traces,mail", " mail , containers,grafana", "*"]) {
      const { ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS } = settings({ COMPOSE_PROFILES });
      expect({ ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS }).toEqual({
        ALERT_EMAIL_SMARTHOST: "maildev:1025",
        CADVISOR_TARGETS: "cadvisor:8080",
        GRAFANA_TARGETS: "grafana:3000",
      });
    }
  });

  it("is that nothing is scraped nor mailed to that does not run, where all are off", () => {
    for (const env of [{}, { COMPOSE_PROFILES: "" }]) {
      const { ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS } = settings(env);
      expect({ ALERT_EMAIL_SMARTHOST, CADVISOR_TARGETS, GRAFANA_TARGETS }).toEqual({
        CADVISOR_TARGETS: "none",
        GRAFANA_TARGETS: "none",
      });
    }
  });

  it("gives way to what is set by hand, and not to what is empty", () => {
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

it("the demo is for who asks for it", () => {
  expect(readSetupSettings({})).toEqual({ PETSWIPE_DEMO: "no" });
  expect(readSetupSettings({ PETSWIPE_DEMO: "yes" })).toEqual({ PETSWIPE_DEMO: "yes" });
  expect(() => readSetupSettings({ PETSWIPE_DEMO: "true" })).toThrow(/PETSWIPE_DEMO must be one of yes, no/);
});
