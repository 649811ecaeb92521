import { stringify } from "yaml";

/** The part of alertmanager.yml that is used here, as its documentation names it. */
interface AlertmanagerConfig {
  readonly route: { readonly receiver: string; readonly group_by: readonly string[] };
  readonly receivers: readonly { readonly name: string }[];
}

/** The text of alertmanager.yml: one receiver that shows alerts in Alertmanager and notifies nobody. */
export function renderAlertmanager(): string {
  const config: AlertmanagerConfig = {
    route: { receiver: "nobody", group_by: ["alertname", "service", "symptom"] },
    receivers: [{ name: "nobody" }],
  };
  return stringify(config);
}
