import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { TEMPLATES, withFile } from "../support/alertmanager-config.ts";
import { amtool } from "../support/amtool.ts";
import { GROUPS, notificationOf, type TemplateAlert } from "../support/notification.ts";

const EXAMPLES = fileURLToPath(new URL("../../../alertmanager/examples/", import.meta.url));

/** The template definitions that a channel uses, by the file of their examples. */
const channels: Readonly<Record<string, readonly string[]>> = {
  "slack.txt": ["slack.title", "slack.text", "color", "labels", "runbook", "dashboard", "silence"],
  "email.txt": ["heading", "text"],
  "email.html": ["email.html"],
  "pagerduty.txt": ["heading", "pagerduty.firing", "pagerduty.resolved", "runbook", "dashboard"],
  "sns.txt": ["sns.subject", "text"],
  "sms.txt": ["sms"],
};
const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
const cases = groups.flatMap((group) => Object.keys(channels).map((file) => ({ group, file })));

function renderText(alerts: readonly TemplateAlert[], definition: string, type = "text"): Promise<string> {
  return withFile("data.json", JSON.stringify(notificationOf(alerts)), (data) =>
    amtool(
      ...["template", "render", `--template.glob=${TEMPLATES}`, `--template.data=${data}`, `--template.type=${type}`],
      `--template.text={{ template "petswipe.${definition}" . }}`,
    ),
  );
}

async function renderExample(alerts: readonly TemplateAlert[], file: string): Promise<string> {
  const definitions = channels[file] ?? [];
  if (file.endsWith(".html")) return renderText(alerts, definitions[0] ?? "", "html");
  const texts = await Promise.all(definitions.map((name) => renderText(alerts, name)));
  return texts.map((text, index) => `--- ${definitions[index]}\n${text.trimEnd()}\n`).join("");
}

describe("a notification", () => {
  it.each(cases)("for $file of the group $group is as in the examples", async ({ group, file }) => {
    const shown = `${(await renderExample(GROUPS[group], file)).trimEnd()}\n`;
    await expect(shown).toMatchFileSnapshot(`${EXAMPLES}${group}/${file}`);
  });

  const [alert] = GROUPS.firing;
  const saying = (annotations: Readonly<Record<string, string>>): TemplateAlert => ({
    ...alert,
    annotations: { ...alert.annotations, ...annotations },
  });
  const hostile = saying({ description: `<img src=x onerror="a()"> & 'b'`, dashboard_url: "javascript:alert(1)" });

  it("escapes HTML in a mail, and drops a script as link", async () => {
    const html = await renderText([hostile], "email.html", "html");
    expect(html).toContain("&lt;img src=x onerror=&#34;a()&#34;&gt; &amp; &#39;b&#39;");
    expect(html).not.toMatch(/<img|javascript:/);
  });

  it("escapes Slack's markup", async () => {
    const label = { ...alert, labels: { ...alert.labels, instance: "<!channel>" } };
    const shown = await renderText([{ ...label, annotations: hostile.annotations }], "slack.text");
    expect(shown).toContain("&lt;img src=x onerror=");
    expect(shown).toContain("instance &lt;!channel&gt;");
    expect(await renderText([saying({ summary: "<!here> & co" })], "slack.title")).toBe(
      "CRITICAL: &lt;!here&gt; &amp; co",
    );
  });

  it("has an ASCII subject of at most 100 characters for SNS", async () => {
    const subject = await renderText([saying({ summary: `Überlast\n${"x".repeat(200)}` })], "sns.subject");
    expect(subject).toMatch(/^CRITICAL: \?berlast\?x{80,}$/);
    expect(subject).toHaveLength(100);
  });

  it("fits into one SMS, with summary, value and start", async () => {
    const sms = await renderText([saying({ summary: "very ".repeat(40), threshold: "t".repeat(60) })], "sms");
    expect(sms.length).toBeLessThanOrEqual(160);
    expect(sms).toMatch(/^CRITICAL: very .* 12\.5% \(t+\) since 14:05 UTC/);
  });
});
