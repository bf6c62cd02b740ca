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
};
