/** Optional parts of compose.yaml by the profile that starts them, and what is configured while it is on. */
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

/** What is not scraped while a profile is off. */
const whenOff: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  containers: { CADVISOR_TARGETS: "none" },
  grafana: { GRAFANA_TARGETS: "none" },
  mail: {},
};

const isSet = (value: string | undefined) => value !== undefined && value !== "";

/**
 * The environment with what follows from the profiles that are on, as COMPOSE_PROFILES lists them with commas between; `*`
 * is all of them. What is set by hand stays: a mail server that is named, say, is the one that is used, and the sink's
 * other settings are not.
 */
export function withProfiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const on = new Set((env["COMPOSE_PROFILES"] ?? "").split(",").map((profile) => profile.trim()));
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => isSet(value)));
  const isOn = (profile: string) => on.has(profile) || on.has("*");
  const defaults = Object.keys(whenOn).map((profile) => (isOn(profile) ? whenOn : whenOff)[profile] ?? {});
  const applicable = defaults.filter((values) => !Object.keys(values).some((name) => name in given));
  return Object.assign({}, ...applicable, given);
}
