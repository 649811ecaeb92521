import type { Email } from "../channels.ts";
import type { EmailConfig } from "../config.ts";
import { commonLabel, text } from "./texts.ts";

/** A mail with the same content as HTML and as text, and headers for mail filters. */
export function emailConfig({ smarthost, from, to, requireTls, login }: Email): EmailConfig {
  return {
    send_resolved: true,
    to,
    from,
    smarthost,
    require_tls: requireTls,
    ...(login && { auth_username: login.username, auth_password_file: login.passwordFile }),
    headers: {
      Subject: text("heading"),
      "X-PetSwipe-Alert": commonLabel("alertname"),
      "X-PetSwipe-Severity": commonLabel("severity"),
      "X-PetSwipe-Service": commonLabel("service"),
      "X-PetSwipe-Status": "{{ .Status }}",
    },
    html: text("email.html"),
    text: text("text"),
  };
}
