import { DATASOURCES } from "../dashboards/datasources.ts";
import { jobs } from "../scrape/jobs.ts";

/** A data source as Grafana's provisioning reads it. */
interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly isDefault?: true;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

const provisioned = (sources: readonly DataSource[]) => ({
  apiVersion: 1,
  prune: true,
  datasources: sources.map((source) => ({ ...source, access: "proxy", orgId: 1, editable: false })),
});

/** The address of Prometheus as seen from Grafana; its own scrape job uses localhost. */
const PROMETHEUS = "http://prometheus:9090";
const JAEGER = "http://jaeger:16686";

/** The exemplar label for the trace ID. */
const TRACE_ID = "trace_id";

/** Metrics, alerts, and the trace store that exemplars link to. Grafana expands `$SCRAPE_INTERVAL` from its environment. */
export const dataSources = provisioned([
  {
    name: "Prometheus",
    uid: DATASOURCES.prometheus,
    type: "prometheus",
    url: PROMETHEUS,
    isDefault: true,
    jsonData: {
      httpMethod: "POST",
      prometheusType: "Prometheus",
      timeInterval: "$SCRAPE_INTERVAL",
      manageAlerts: true,
      alertmanagerUid: DATASOURCES.alertmanager,
      exemplarTraceIdDestinations: [{ name: TRACE_ID, datasourceUid: DATASOURCES.traces }],
    },
  },
  {
    name: "Alertmanager",
    uid: DATASOURCES.alertmanager,
    type: "alertmanager",
    url: `http://${jobs.alertmanager.address}`,
    jsonData: { implementation: "prometheus", handleGrafanaManagedAlerts: false },
  },
  { name: "Traces", uid: DATASOURCES.traces, type: "jaeger", url: JAEGER, jsonData: { nodeGraph: { enabled: true } } },
]);

/** For deployments on AWS, with the credentials of Grafana's role; the region comes from its environment. */
export const cloudWatch = provisioned([
  {
    name: "CloudWatch",
    uid: DATASOURCES.cloudwatch,
    type: "cloudwatch",
    jsonData: { authType: "default", defaultRegion: "$AWS_REGION" },
  },
]);
