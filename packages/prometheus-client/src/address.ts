import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";
import { openPrometheus, type PrometheusApi, withoutPassword } from "./api.ts";

const URL_PATTERN = "^https?://[^/]";

const isUrl = (text: string): boolean => new RegExp(URL_PATTERN).test(text) && URL.canParse(text);

/** The variable that says which Prometheus commands ask. */
export const PrometheusUrlEnv = Type.Object({
  PROMETHEUS_URL: Type.String({
    format: "uri",
    pattern: URL_PATTERN,
    default: "http://localhost:9090",
    description: "the Prometheus that commands ask: http(s)://[user:password@]host[:port][/path]",
  }),
});

/** Throws a ConfigError that lists every fault. */
export const readPrometheusUrl = (env: NodeJS.ProcessEnv): Static<typeof PrometheusUrlEnv> =>
  readEnv(PrometheusUrlEnv, env);

/** The option by which a command is told another one, for its usage. */
export const PROMETHEUS_OPTION =
  "  --prometheus <url>  http(s)://[user:password@]host[:port][/path]; PROMETHEUS_URL, or http://localhost:9090, without it";

/** What was given as `--prometheus`, if it was. Throws an error that says what it has to be. */
export function prometheusArgument(url: string | undefined): string | undefined {
  if (url !== undefined && !isUrl(url)) throw new Error("--prometheus needs a URL, such as https://prometheus.example");
  return url;
}

/** The Prometheus at the URL that a command was given, else at PROMETHEUS_URL, and its address without a password. */
export function connect(url: string | undefined): { readonly api: PrometheusApi; readonly address: string } {
  const env = url === undefined ? process.env : { ...process.env, PROMETHEUS_URL: url };
  const { PROMETHEUS_URL } = readPrometheusUrl(env);
  return { api: openPrometheus(PROMETHEUS_URL), address: withoutPassword(PROMETHEUS_URL) };
}
