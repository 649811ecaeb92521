import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";
import { openPrometheus, type PrometheusApi, withoutPassword } from "./api.ts";

const URL_PATTERN = "^https?://[^/]";

const isUrl = (text: string): boolean => new RegExp(URL_PATTERN).test(text) && URL.canParse(text);

/** The variable that sets the Prometheus that commands query. */
export const PrometheusUrlEnv = Type.Object({
  PROMETHEUS_URL: Type.String({
    format: "uri",
    pattern: URL_PATTERN,
    default: "http://localhost:9090",
    description: "the Prometheus that commands query: http(s)://[user:password@]host[:port][/path]",
  }),
});

/** Throws a ConfigError that lists every problem. */
export const readPrometheusUrl = (env: NodeJS.ProcessEnv): Static<typeof PrometheusUrlEnv> =>
  readEnv(PrometheusUrlEnv, env);

/** The option for another Prometheus, for the usage of a command. */
export const PROMETHEUS_OPTION =
  "  --prometheus <url>  http(s)://[user:password@]host[:port][/path]; PROMETHEUS_URL or http://localhost:9090 by default";

/** Validates the value of `--prometheus`. Throws on anything but a URL. */
export function prometheusArgument(url: string | undefined): string | undefined {
  if (url !== undefined && !isUrl(url)) throw new Error("--prometheus needs a URL, such as https://prometheus.example");
  return url;
}

/** The Prometheus at a URL, or at PROMETHEUS_URL without one, and its address without credentials. */
export function connect(url: string | undefined): { readonly api: PrometheusApi; readonly address: string } {
  const env = url === undefined ? process.env : { ...process.env, PROMETHEUS_URL: url };
  const { PROMETHEUS_URL } = readPrometheusUrl(env);
  return { api: openPrometheus(PROMETHEUS_URL), address: withoutPassword(PROMETHEUS_URL) };
}
