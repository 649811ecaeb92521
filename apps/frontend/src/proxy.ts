import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./server/csp.ts";

/** Gives each page a Content-Security-Policy with its own nonce; Next adds the nonce to its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages only: Next buffers the bodies of requests that match, and uploads must stream. */
export const config = {
  matcher: ["/((?!api/|_next/|metrics$|health/|icon\\.svg|apple-icon\\.png|favicon\\.ico|manifest\\.webmanifest).*)"],
};
