import { join } from "node:path";
import type { NextConfig } from "next";

/** Sent with everything except /api, whose headers come from the backend. src/proxy.ts sets the pages' Content-Security-Policy. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const config: NextConfig = {
  output: "standalone",
  // Its button would cover the tab bar on a phone.
  devIndicators: false,
  outputFileTracingRoot: join(import.meta.dirname, "../.."),
  turbopack: { root: join(import.meta.dirname, "../..") },
  transpilePackages: ["@petswipe/config", "@petswipe/contract", "@petswipe/logging", "@petswipe/metrics"],
  // One prom-client for instrumentation, routes and pages; pino loads files of its package at runtime.
  serverExternalPackages: ["prom-client", "pino"],
  // `tsc` checks the types (check:types): Next needs TypeScript's JavaScript API, which version 7 lacks.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [{ source: "/((?!api/).*)", headers: SECURITY_HEADERS }],
};

export default config;
