/**
 * Headers that need no nonce; proxy.ts adds the content security policy and the caching rules of signed-in pages.
 * The referrer policy keeps Origin on the desk's own requests, which server actions compare.
 */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // Read by path at run time, so that no import leads to them.
  outputFileTracingIncludes: {
    "/**": ["./db/migrations/**/*", "./node_modules/better-sqlite3/build/Release/better_sqlite3.node"],
  },
  outputFileTracingExcludes: {
    "/**": [
      "./.git/**/*",
      "./.cache/**/*",
      "./.ci/**/*",
      "./.env*",
      "./data/**/*",
      "./docs/**/*",
      "./e2e/**/*",
      "./bench/**/*",
      "./scripts/**/*",
      "./test-results/**/*",
      "./node_modules/better-sqlite3/{deps,src}/**/*",
      "./node_modules/{sharp,@img,typescript,@playwright,playwright,playwright-core}/**/*",
    ],
  },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "pino", "nodemailer", "rate-limiter-flexible"],
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  typedRoutes: false,
  // `npm test` and `npm run check` check the types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // No picture is resized on the server, so sharp stays out.
  images: { unoptimized: true },
  headers: async () => [{ source: "/:path*", headers }],
};
