/**
 * Headers that need no nonce; lib/page-headers adds the content security policy and the caching rules of signed-in pages.
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

/** The exceptions, each for its addresses alone; the later entry wins. */
const exceptions = [
  // The page of a capture frames the capture itself, which is sandboxed; its own policy says by whom.
  {
    source: "/dossiers/:dossierId/sources/:sourceId/snapshots/:snapshotId/view",
    headers: [
      { key: "X-Frame-Options", value: "SAMEORIGIN" },
      { key: "Referrer-Policy", value: "no-referrer" },
    ],
  },
  // Whoever opened the clip page hands the page over to it, and so must stay its opener, also while one signs in.
  { source: "/clip", headers: [{ key: "Cross-Origin-Opener-Policy", value: "unsafe-none" }] },
  {
    source: "/sign-in",
    has: [{ type: "query", key: "next", value: "/clip" }],
    headers: [{ key: "Cross-Origin-Opener-Policy", value: "unsafe-none" }],
  },
];

/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // Read by path at run time, so that no import leads to them.
  outputFileTracingIncludes: {
    "/**": [
      "./db/migrations/**/*",
      "./node_modules/better-sqlite3/build/Release/better_sqlite3.node",
      "./node_modules/@myriaddreamin/typst-ts-node-compiler*/**/*",
      "./node_modules/@expo-google-fonts/*/package.json",
      "./node_modules/@expo-google-fonts/noto-sans/{400Regular,700Bold,400Regular_Italic}/*.ttf",
      "./node_modules/@expo-google-fonts/{ibm-plex-sans-arabic,noto-sans-arabic,noto-sans-hebrew}/{400Regular,700Bold}/*.ttf",
    ],
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
  serverExternalPackages: [
    "better-sqlite3",
    "@myriaddreamin/typst-ts-node-compiler",
    "@node-rs/argon2",
    "pino",
    "nodemailer",
    "rate-limiter-flexible",
    "undici",
  ],
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  typedRoutes: false,
  // `npm test` and `npm run check` check the types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // No picture is resized on the server, so sharp stays out.
  images: { unoptimized: true },
  headers: async () => [{ source: "/:path*", headers }, ...exceptions],
};
