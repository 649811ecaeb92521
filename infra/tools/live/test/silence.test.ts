import { userInfo } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { ALERT_SERVICES } from "@petswipe/monitoring/alerts/vocabulary";
import { type RunningAlertmanager, startAlertmanager } from "@petswipe/monitoring/testing/alertmanager";
import { render } from "@petswipe/monitoring/testing/alertmanager-config";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let alertmanager: RunningAlertmanager;
beforeAll(async () => {
  alertmanager = await startAlertmanager(render({}).text);
});
afterAll(() => alertmanager.stop());

/** The output and the exit code of the program. */
async function silence(args: readonly string[], env: NodeJS.ProcessEnv = { ALERTMANAGER_URL: alertmanager.url }) {
  const program = join(projectRoot, "infra/tools/live/src/silence/cli.ts");
  const { exitCode, stdout, stderr } = await execa(process.execPath, [program, ...args], { env, reject: false });
  return { exitCode, stdout, stderr };
}

const alertOf = (alertname: string, service: string) => ({
  labels: { alertname, service, severity: "high", symptom: "x" },
});
const idIn = (text: string) => /end ([\da-f-]{36})$/.exec(text)?.[1] ?? "";

describe("pnpm silence", () => {
  it("silences the alerts of one service except the Watchdog until it is ended", async () => {
    const begun = await silence(["backend", "2h", "new", "database", "pool"]);
    expect(begun).toMatchObject({ exitCode: 0, stderr: "" });
    expect(begun.stdout).toMatch(/^Silenced every alert of backend for 2h: new database pool\n/);
    await alertmanager.post([alertOf("A", "backend"), alertOf("B", "redis"), alertOf("Watchdog", "backend")]);
    const muted = async () =>
      (await alertmanager.alerts())
        .filter(({ status }) => status.silencedBy.length > 0)
        .map(({ labels }) => labels["alertname"]);
    expect(await muted()).toEqual(["A"]);

    const id = idIn(begun.stdout);
    const listed = await silence(["list"]);
    expect(listed.stdout.split("\n").slice(1)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${id} +service="backend" alertname!="Watchdog" +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC +${userInfo().username} +new database pool *$`,
        ),
      ),
    ]);

    expect(await silence(["end", id])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`Ended ${id}`) });
    expect(await muted()).toEqual([]);
    expect((await silence(["list"])).stdout).toBe("No silences.");
  });

  it("can silence one alert of a service and not the others", async () => {
    const begun = await silence(["exporter", "1h", "known", "--alert", "KpiStale"]);
    expect(begun.stdout).toMatch(/^Silenced KpiStale of exporter for 1h: known\n/);
    await alertmanager.post(["KpiStale", "ServiceDown"].map((name) => alertOf(name, "exporter")));
    const ofExporter = (await alertmanager.alerts()).filter(({ labels }) => labels["service"] === "exporter");
    const silenced = ofExporter.map(({ labels, status }) => [labels["alertname"], status.silencedBy.length]);
    expect(Object.fromEntries(silenced)).toEqual({ KpiStale: 1, ServiceDown: 0 });
    await silence(["end", idIn(begun.stdout)]);
  });

  it("lasts for the given duration", async () => {
    const before = Date.now();
    const { stdout } = await silence(["redis", "30m", "upgrade"]);
    const { endsAt } = (await (await fetch(`${alertmanager.url}/api/v2/silence/${idIn(stdout)}`)).json()) as {
      endsAt: string;
    };
    const lasts = Date.parse(endsAt) - 30 * 60_000;
    expect(lasts).toBeGreaterThanOrEqual(before);
    expect(lasts).toBeLessThanOrEqual(Date.now());
  });

  it("can be ended twice", async () => {
    const id = idIn((await silence(["node", "1h", "tests"])).stdout);
    await silence(["end", id]);
    expect(await silence(["end", id])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`Ended ${id}`) });
  });

  it.each(["8ee1d4bc-9a0c-4b1a-9a0b-4f0f5f1d7a11", "nonsense", "../alerts"])(
    "cannot end %s, which does not exist",
    async (id) => {
      expect(await silence(["end", id])).toMatchObject({
        exitCode: 1,
        stderr: `there is no silence ${id}; see pnpm silence list`,
      });
    },
  );

  it.each([
    [[], /missing service/],
    [["billing", "1h", "why"], new RegExp(`unknown service "billing"; expected ${ALERT_SERVICES.join(", ")}`)],
    [["backend"], /missing duration/],
    [["backend", "soon", "why"], /"soon" is not a duration/],
    [["backend", "0h", "why"], /"0h" is not a duration/],
    [["backend", "1h"], /missing reason/],
    [["backend", "1h", "  "], /missing reason/],
    [["list", "all"], /list takes no arguments/],
    [["end"], /end takes one id/],
    [["--force"], /Unknown option '--force'/],
    [["backend", "1h", "why", "--alert", "Ghost"], /there is no alert "Ghost"; infra\/runbooks\/README.md lists them/],
    [["backend", "1h", "why", "--alert"], /argument missing/],
  ])("%j is refused with code 2 and the usage", async (args, why) => {
    const { exitCode, stderr, stdout } = await silence(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(why);
    expect(stderr).toContain("Usage: pnpm silence");
  });

  it("prints a help text with every service", async () => {
    const { exitCode, stdout } = await silence(["--help"]);
    expect(exitCode).toBe(0);
    for (const service of ALERT_SERVICES) expect(stdout).toContain(service);
  });

  it("reports the address when Alertmanager does not answer, and an invalid address", async () => {
    const nowhere = await silence(["list"], { ALERTMANAGER_URL: "http://127.0.0.1:1" });
    expect(nowhere).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^Alertmanager at http:\/\/127\.0\.0\.1:1 \(ALERTMANAGER_URL\): .*connection refused$/,
      ),
    });
    const secret = await silence(["list"], { ALERTMANAGER_URL: "http://user:secret@127.0.0.1:1/alerts" });
    expect(secret.stderr).toContain("http://127.0.0.1:1/alerts (ALERTMANAGER_URL)");
    expect(secret.stderr).not.toContain("secret");
    const bad = await silence(["list"], { ALERTMANAGER_URL: "alertmanager" });
    expect(bad).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("ALERTMANAGER_URL") });
  });
});
