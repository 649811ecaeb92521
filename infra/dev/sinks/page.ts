import type { Notification } from "./notification.ts";

const REFRESH_SECONDS = 5;
const MAX_SHOWN = 50;

const colors: Readonly<Record<string, string>> = {
  critical: "#b3261e",
  high: "#e65100",
  medium: "#f9a825",
  low: "#1565c0",
};

const special: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => special[sign] ?? sign);

/** An instant as UTC to the second. */
const second = (iso: string): string => iso.replace("T", " ").replace(/\..*/, "");

function renderNotification({ at, receiver, status, severity, title, text }: Notification): string {
  const color = status === "resolved" ? "#2e7d32" : (colors[severity] ?? "#71717a");
  return `<article style="border-left-color:${color}">
<time>${second(at)}</time> <b>${escaped(receiver)}</b>
<h2>${escaped(title)}</h2>
<pre>${escaped(text)}</pre>
</article>`;
}

/** A self-refreshing page with the newest notifications; of heartbeats only the time of the newest. */
export function renderPage(notifications: readonly Notification[]): string {
  const beat = notifications.find(({ channel }) => channel === "heartbeat");
  const others = notifications.filter(({ channel }) => channel !== "heartbeat").slice(0, MAX_SHOWN);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<title>Alerts as they would be sent</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #18181b }
article { margin: 1rem 0; padding: .5rem .75rem; border-left: .375rem solid; background: #f4f4f5 }
time { color: #71717a; font-variant-numeric: tabular-nums }
h1 { font-size: 1.5rem }
h2 { margin: 0; font-size: 1.125rem }
pre { margin: .25rem 0 0; font-size: .875rem; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Alerts as they would be sent</h1>
<p>Last heartbeat: ${beat ? `${second(beat.at)} UTC` : "none yet"}. As JSON: <a href="/notifications">/notifications</a>, with
<code>?channel=</code>, <code>alertname=</code> and <code>status=</code>.</p>
${others.map(renderNotification).join("\n") || "<p>No alerts yet.</p>"}
</body>
</html>
`;
}
