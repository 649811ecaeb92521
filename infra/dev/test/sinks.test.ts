import { readFile } from "node:fs/promises";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createInbox, type Inbox } from "../sinks/inbox.ts";
import type { Notification } from "../sinks/notification.ts";
import { renderPage } from "../sinks/page.ts";
import { type RunningSink, startSink } from "./support/sink.ts";

const beat = {
  receiver: "heartbeat",
  status: "firing",
  alerts: [{ labels: { alertname: "Watchdog", severity: "low", service: "prometheus" }, annotations: {} }],
};
const page = {
  routing_key: "key",
  event_action: "trigger",
  dedup_key: "group",
  payload: {
    ...{ summary: "down", source: "here", severity: "critical", class: "ServiceDown", component: "backend" },
    custom_details: { firing: "backend is down", resolved: "none" },
  },
  links: [{ href: "https://petswipe.example/runbook", text: "Runbook" }],
};
const message = {
  ...{ title: "t", text: "t", fallback: "t", color: "#B3261E", footer: "ServiceDown · high · backend · down · firing" },
  actions: [{ type: "button", text: "Runbook", url: "https://petswipe.example/runbook" }],
};
const publication = {
  ...{ Action: "Publish", TopicArn: "arn:aws:sns:us-east-1:000000000000:sms", Subject: "down", Message: "it is down" },
  "MessageAttributes.entry.1.Name": "severity",
  "MessageAttributes.entry.1.Value.StringValue": "critical",
  "MessageAttributes.entry.2.Name": "status",
  "MessageAttributes.entry.2.Value.StringValue": "firing",
};

describe("the sink", () => {
  let sink: RunningSink;
  beforeAll(async () => {
    sink = await startSink();
  });
  afterAll(() => sink.stop());

  async function post(path: string, body: object | URLSearchParams): Promise<[status: number, body: string]> {
    const isForm = body instanceof URLSearchParams;
    const headers = { "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json" };
    const answer = await fetch(`${sink.url}${path}`, {
      method: "POST",
      headers,
      body: isForm ? body : JSON.stringify(body),
    });
    return [answer.status, await answer.text()];
  }

  it("responds as the real services do", async () => {
    expect(await post("/slack/backend", { attachments: [message] })).toEqual([200, "ok"]);
    expect(await post("/pagerduty/backend", page)).toEqual([202, expect.stringContaining('"dedup_key":"group"')]);
    expect(await post("/", new URLSearchParams(publication))).toEqual([
      200,
      expect.stringMatching(/<MessageId>[\da-f-]{36}/),
    ]);
    expect(await post("/heartbeat", beat)).toEqual([200, '{"ok":true}']);
  });

  it("writes each notification as a line, and serves them by channel, alert and status", async () => {
    const lines = (await readFile(sink.logFile, "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Notification);
    expect(lines.map(({ receiver }) => receiver)).toEqual(["slack-backend", "pagerduty-backend", "sms", "heartbeat"]);
    expect(await sink.notifications("channel=pagerduty")).toEqual([lines[1]]);
    expect(await sink.notifications("alertname=ServiceDown&status=firing")).toEqual([lines[1], lines[0]]);
    expect(await sink.notifications("status=resolved")).toEqual([]);
    expect((await fetch(`${sink.url}/notifications?channel=fax`)).status).toBe(400);
  });

  it.each([
    [
      "PagerDuty, a summary that is too long",
      "/pagerduty/a",
      { ...page, payload: { ...page.payload, summary: "x".repeat(1025) } },
    ],
    [
      "PagerDuty, a severity that PagerDuty does not know",
      "/pagerduty/a",
      { ...page, payload: { ...page.payload, severity: "high" } },
    ],
    [
      "PagerDuty, details that are not text",
      "/pagerduty/a",
      { ...page, payload: { ...page.payload, custom_details: { firing: ["x"], resolved: "" } } },
    ],
    ["PagerDuty, a link without an address", "/pagerduty/a", { ...page, links: [{ href: "", text: "Runbook" }] }],
    ["Slack, a message without text", "/slack", { attachments: [{ ...message, text: "" }] }],
    ["Slack, no message", "/slack", { attachments: [] }],
    ["the heartbeat, a call without alerts", "/heartbeat", { ...beat, alerts: [] }],
  ])("refuses, as %s", async (_, path, body) => {
    expect((await post(path, body))[0]).toBe(400);
  });

  it.each([
    ["a subject that is too long", { Subject: "x".repeat(101) }, "Subject"],
    ["a subject that is not ASCII", { Subject: "Überlast" }, "Subject"],
    ["an empty attribute", { "MessageAttributes.entry.1.Value.StringValue": "" }, "severity"],
    ["an empty message", { Message: "" }, "Empty message"],
    ["an unsupported action", { Action: "CreateTopic" }, "Only Publish"],
  ])("refuses, as SNS, %s", async (_, change, why) => {
    const [status, body] = await post("/", new URLSearchParams({ ...publication, ...change }));
    expect(status).toBe(400);
    expect(body).toContain(why);
  });

  it("receives mail", async () => {
    const mailer = createTransport({ host: "127.0.0.1", port: sink.smtpPort });
    await mailer.sendMail({
      from: "alerts@petswipe.example",
      to: "on-call@petswipe.example",
      subject: "Überlast",
      headers: { "X-PetSwipe-Status": "resolved", "X-PetSwipe-Alert": "CpuHigh" },
      text: "over",
      html: "<p>over",
    });
    expect(await sink.notifications("channel=email")).toMatchObject([
      { title: "Überlast", status: "resolved", alertname: "CpuHigh", text: "over\n" },
    ]);
  });

  it("shows notifications on a page", async () => {
    const answer = await fetch(sink.url);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toMatch(
      /Last heartbeat: \d{4}-.* UTC[\s\S]*<b>email<\/b>\s+<h2>Überlast[\s\S]*<b>sms<\/b>\s+<h2>down/,
    );
  });
});

describe("the inbox", () => {
  const notification: Omit<Notification, "at"> = {
    channel: "slack",
    receiver: "slack",
    status: "firing",
    alertname: "A",
    severity: "low",
    service: "backend",
    title: "",
    text: "",
  };
  let lines: string[];
  let inbox: Inbox;
  beforeEach(() => {
    lines = [];
    inbox = createInbox((line) => lines.push(line));
  });

  it("keeps the newest 200 of each channel, newest first", () => {
    inbox.add({ ...notification, alertname: "first" });
    for (let beats = 0; beats < 300; beats++)
      inbox.add({ ...notification, channel: "heartbeat", title: String(beats) });
    const kept = inbox.list();
    expect(kept).toHaveLength(201);
    expect(kept[0]?.title).toBe("299");
    expect(kept.at(-1)?.alertname).toBe("first");
    expect(lines).toHaveLength(301);
  });

  it("is shown with its text escaped", () => {
    inbox.add({ ...notification, title: "<script>", text: `"a" & 'b'` });
    const html = renderPage(inbox.list());
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("&quot;a&quot; &amp; &#39;b&#39;");
    expect(html).not.toContain("<script>");
  });

  it("can be empty", () => {
    expect(renderPage([])).toMatch(/Last heartbeat: none yet[\s\S]*No alerts yet/);
  });
});
