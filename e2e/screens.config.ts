import config from "../playwright.config";

/** For the pictures in docs/screens, which no test run takes. */
export default { ...config, testDir: ".", testMatch: "screens.ts", globalSetup: "./build.ts", workers: 1 };
