import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { resetRepository } from "../src/auth/reset-repository.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { startSmtp } from "./support/smtp.ts";
import { client, PASSWORD, signUp } from "./support/users.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend();
});
afterAll(() => backend.close());

const NEW_PASSWORD = "a new password of mine";
const TOKEN = /\/reset\?token=([\w-]+)/;
const ask = (email: string) => client(backend)("POST", "/api/auth/password-reset", { email });
const confirm = (token: string, password = NEW_PASSWORD) =>
  client(backend)("POST", "/api/auth/password-reset/confirm", { token, password });
const logIn = async (email: string, password: string) =>
  (await client(backend)("POST", "/api/auth/login", { email, password })).status;

/** Requests a reset and reads the token from the log, where emails go without SMTP_URL. */
async function tokenFor(email: string): Promise<string> {
  const known = mails().length;
  expect((await ask(email)).status).toBe(202);
  return vi.waitFor(() => {
    const token = TOKEN.exec(String(mails()[known]?.["text"]))?.[1];
    if (token === undefined) throw new Error("no email was logged");
    return token;
  });
}
/** Makes the account's resets two minutes older. */
const age = (email: string) =>
  sql(
    backend,
    `UPDATE password_resets SET expires_at = expires_at - interval '2 minutes'
     WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
    [email],
  );
const mails = () => backend.log.lines().filter((line) => line.msg.startsWith("email ("));

describe("a reset link", () => {
  test("changes the password, once", async () => {
    const { email } = await signUp(backend);
    const before = await metricValue(backend, "auth_password_resets_total");
    const token = await tokenFor(email);
    expect((await confirm(token)).status).toBe(204);
    expect([await logIn(email, PASSWORD), await logIn(email, NEW_PASSWORD)]).toEqual([401, 200]);
    expectError(await confirm(token, "yet another one"), 400, "reset_token_invalid");
    expect(await logIn(email, NEW_PASSWORD)).toBe(200);
    expect(await metricValue(backend, "auth_password_resets_total")).toBe(before + 1);
  });

  test("used ten times concurrently works once", async () => {
    const { email } = await signUp(backend);
    const token = await tokenFor(email);
    const replies = await Promise.all(Array.from({ length: 10 }, () => confirm(token)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([204, ...Array(9).fill(400)]);
  });

  test("ends every session of the account, and no others", async () => {
    const [person, other] = [await signUp(backend), await signUp(backend)];
    await confirm(await tokenFor(person.email));
    expectError(await person.call("GET", "/api/auth/me"), 401, "session_ended");
    expect((await other.call("GET", "/api/auth/me")).status).toBe(200);
  });

  test("expires after an hour", async () => {
    const person = await signUp(backend);
    const token = await tokenFor(person.email);
    const hour = "expires_at > now() + interval '59 minutes' AND expires_at < now() + interval '61 minutes'";
    expect(await count(backend, "password_resets", `user_id = $1 AND ${hour}`, [person.user.id])).toBe(1);
    await sql(backend, "UPDATE password_resets SET expires_at = now() WHERE user_id = $1", [person.user.id]);
    expectError(await confirm(token), 400, "reset_token_invalid");
    expect(await logIn(person.email, PASSWORD)).toBe(200);
  });

  test("invalidates earlier links of the account", async () => {
    const { email } = await signUp(backend);
    const first = await tokenFor(email);
    await age(email);
    const second = await tokenFor(email);
    expect((await confirm(second)).status).toBe(204);
    expectError(await confirm(first), 400, "reset_token_invalid");
  });

  test("is stored as a hash only", async () => {
    const person = await signUp(backend);
    const token = await tokenFor(person.email);
    const hashed = "user_id = $1 AND token_hash = sha256($2::bytea)";
    expect(await count(backend, "password_resets", hashed, [person.user.id, Buffer.from(token)])).toBe(1);
  });

  test("with a made-up token is refused", async () => {
    expectError(await confirm("x".repeat(43)), 400, "reset_token_invalid");
  });
});

test("an unknown address is answered like a known one, and gets no email", async () => {
  const { email } = await signUp(backend);
  const sent = mails().length;
  const [known, unknown] = [await ask(email), await ask("unknown@example.com")];
  const shown = ({ status, body }: typeof known) => [status, body];
  expect(shown(unknown)).toEqual(shown(known));
  expect(mails().length).toBe(sent + 1);
});

test("many requests within a minute send one email and are answered alike; after a used link a new one is sent", async () => {
  const { email } = await signUp(backend);
  const token = await tokenFor(email);
  const sent = mails().length;
  for (let i = 0; i < 5; i += 1) expect((await ask(email.toUpperCase())).status).toBe(202);
  expect(mails().length).toBe(sent);
  expect((await confirm(token)).status).toBe(204);
  await tokenFor(email);
  expect(mails().length).toBe(sent + 1);
});

test("expired resets are deleted, used or not, and no others", async () => {
  const [late, fresh] = [await signUp(backend), await signUp(backend)];
  const token = await tokenFor(late.email);
  await tokenFor(fresh.email);
  await confirm(token);
  await age(late.email);
  await tokenFor(late.email);
  await sql(backend, "UPDATE password_resets SET expires_at = now() WHERE user_id = $1", [late.user.id]);
  await resetRepository(backend.db).deleteExpired();
  expect(await count(backend, "password_resets", "user_id = $1", [late.user.id])).toBe(0);
  expect(await count(backend, "password_resets", "user_id = $1", [fresh.user.id])).toBe(1);
});

test("a concurrent login with the old password opens no session", async () => {
  const person = await signUp(backend);
  const failures = () => metricValue(backend, "auth_login_attempts_total", { status: "failure" });
  const before = await failures();
  const change = "UPDATE users SET password_hash = 'changed' WHERE id = $1";
  const reset = await openTransaction(backend, change, [person.user.id]);
  const loggingIn = client(backend)("POST", "/api/auth/login", { email: person.email, password: PASSWORD });
  await Promise.race([loggingIn, reset.waiters(1)]);
  await reset.commit();
  expectError(await loggingIn, 401, "wrong_credentials");
  expect(await count(backend, "sessions", "user_id = $1", [person.user.id])).toBe(1);
  expect(await failures()).toBe(before + 1);
});

describe("with SMTP_URL", () => {
  test("the link is delivered to the account's address, and is not in the log", async () => {
    const smtp = await startSmtp();
    const mailing = await startBackend({ SMTP_URL: smtp.url, PUBLIC_URL: "https://pets.example" });
    const { email } = await signUp(mailing);
    await client(mailing)("POST", "/api/auth/password-reset", { email: email.toUpperCase() });
    const mail = await vi.waitUntil(() => smtp.mails[0]);
    expect([mail.to, mail.from]).toEqual([[email], "no-reply@petswipe.example"]);
    expect(mail.raw).toContain("Subject: Reset your PetSwipe password");
    const link = /https:\/\/pets\.example\/reset\?token=[\w=\r\n-]+/.exec(mail.raw)?.[0];
    expect(link).toBeDefined();
    const token = TOKEN.exec(mail.raw.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[1] ?? "";
    const body = { token, password: NEW_PASSWORD };
    expect((await client(mailing)("POST", "/api/auth/password-reset/confirm", body)).status).toBe(204);
    expect(mailing.log.text()).not.toContain(token);
    await mailing.close();
    await smtp.close();
  });

  test("an unresponsive mail server does not delay the shutdown for long", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const mailing = await startBackend({ SMTP_URL: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}` });
    const { email } = await signUp(mailing);
    await client(mailing)("POST", "/api/auth/password-reset", { email });
    const start = performance.now();
    await mailing.close();
    expect(performance.now() - start).toBeLessThan(9000);
    expect(mailing.log.lines().map((line) => line.msg)).toContain("email delivery failed");
    silent.close();
  });

  test.each([
    ["a mail server that rejects the recipient", true],
    ["an unreachable mail server", false],
  ])("%s changes nothing for the client, and is logged without the address", async (_what, refuse) => {
    const smtp = await startSmtp({ refuse });
    if (!refuse) await smtp.close();
    const mailing = await startBackend({ SMTP_URL: smtp.url });
    const { email } = await signUp(mailing);
    expect((await client(mailing)("POST", "/api/auth/password-reset", { email })).status).toBe(202);
    await vi.waitUntil(() => mailing.log.lines().some((line) => line.msg === "email delivery failed"));
    expect(mailing.log.text()).not.toContain(email);
    await mailing.close();
    if (refuse) await smtp.close();
  });
});
