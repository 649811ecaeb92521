/** The profiles of compose.yaml, with the variables that are set while each is on. */
const whenOn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  containers: {},
  grafana: {},
  mail: {
    ALERT_EMAIL_SMARTHOST: "maildev:1025",
    ALERT_EMAIL_FROM: "alerts@petswipe.example",
    ALERT_EMAIL_TO: "oncall@petswipe.example",
    ALERT_EMAIL_REQUIRE_TLS: "no",
  },
};

/** Variables that are set while a profile is off, so that Prometheus does not scrape its services. */
const whenOff: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  containers: { CADVISOR_TARGETS: "none" },
  grafana: { GRAFANA_TARGETS: "none" },
  mail: {},
};

const isSet = (value: string | undefined) => value !== undefined && value !== "";

/**
 * Adds the variables of the profiles to an environment. COMPOSE_PROFILES is a comma-separated list of the profiles that are
 * on; `*` means all. Variables that are already set take precedence, and exclude all others of their profile: with a mail
 * server of your own, no setting of the mail sink applies.
 */
export function withProfiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const on = new Set((env["COMPOSE_PROFILES"] ?? "").split(",").map((profile) => profile.trim()));
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => isSet(value)));
  const isOn = (profile: string) => on.has(profile) || on.has("*");
  const defaults = Object.keys(whenOn).map((profile) => (isOn(profile) ? whenOn : whenOff)[profile] ?? {});
  const applicable = defaults.filter((values) => !Object.keys(values).some((name) => name in given));
  return Object.assign({}, ...applicable, given);
}
