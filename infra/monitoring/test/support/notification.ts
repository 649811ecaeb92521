import type { Labels } from "./routes.ts";

/** An alert, as templates see it. */
export interface TemplateAlert {
  readonly status: "firing" | "resolved";
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly startsAt: string;
  readonly endsAt: string;
}

const never = "0001-01-01T00:00:00Z";

const errorRate = (job: string, percent: number): TemplateAlert => ({
  status: "firing",
  labels: {
    alertname: "HighErrorRate",
    severity: "critical",
    team: "backend",
    service: "backend",
    symptom: "errors",
    job: "backend",
    instance: `${job}.petswipe.example:5001`,
  },
  annotations: {
    summary: `High error rate on ${job}`,
    // With characters that HTML and Slack must escape.
    description: `${percent}% of requests to "${job}" & <its friends> got a 5xx response (> 10%).`,
    value: `${percent}%`,
    threshold: "> 10%",
    first_query: `topk(5, rate(http_requests_total{job="${job}",status=~"5.."}[5m]) > 0)`,
    runbook_url: "https://github.com/petswipe/petswipe/blob/main/infra/runbooks/HighErrorRate.md",
    dashboard_url: "http://localhost:3001/d/petswipe-application?var-job=backend&from=now-1h",
    response: "immediately",
  },
  startsAt: "2026-11-26T14:05:10.123Z",
  endsAt: never,
});

const backupTooOld: TemplateAlert = {
  status: "firing",
  labels: {
    alertname: "BackupTooOld",
    severity: "critical",
    team: "infrastructure",
    service: "backup",
    symptom: "backup-too-old",
    risk: "data-loss",
    source: "postgres",
  },
  annotations: {
    summary: "No recent backup of postgres",
    description: "postgres has had no usable backup for 1d 3h 0m 0s (> 26h); data written since then has no copy.",
    value: "1d 3h 0m 0s",
    threshold: "> 26h",
    first_query: 'backup_last_run_success{source="postgres"}',
    runbook_url: "https://github.com/petswipe/petswipe/blob/main/infra/runbooks/BackupTooOld.md",
    dashboard_url: "http://localhost:3001/d/petswipe-infrastructure",
    response: "immediately",
  },
  startsAt: "2026-11-26T14:05:10.123Z",
  endsAt: never,
};

const resolved = (alert: TemplateAlert): TemplateAlert => ({
  ...alert,
  status: "resolved",
  endsAt: "2026-11-26T14:31:13.456Z",
});

const bodyCount = 12;

/** Groups of alerts, as one notification has them. */
export const GROUPS = {
  firing: [errorRate("backend-1", 12.5)],
  resolved: [resolved(errorRate("backend-1", 12.5))],
  risk: [backupTooOld],
  several: [
    ...Array.from({ length: bodyCount }, (_, index) => errorRate(`backend-${index + 1}`, 12 + index)),
    resolved(errorRate("backend-99", 11)),
  ],
} as const satisfies Readonly<Record<string, readonly TemplateAlert[]>>;

/** The labels that all sets share. */
function common(sets: readonly Labels[]): Labels {
  const entries = Object.entries(sets[0] ?? {});
  return Object.fromEntries(entries.filter(([name, value]) => sets.every((set) => set[name] === value)));
}

/** The data that Alertmanager passes to templates for a group of alerts. */
export function notificationOf(alerts: readonly TemplateAlert[]): object {
  const { alertname, service, symptom } = alerts[0]?.labels ?? {};
  return {
    receiver: "any",
    status: alerts.some(({ status }) => status === "firing") ? "firing" : "resolved",
    alerts: alerts.map((alert, index) => ({
      ...alert,
      generatorURL: "http://localhost:9090",
      fingerprint: String(index),
    })),
    groupLabels: { alertname, service, symptom },
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    externalURL: "http://localhost:9093",
  };
}
