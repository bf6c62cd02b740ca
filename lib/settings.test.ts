import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Settings, SettingsError, serverEnvironment, settingNames, settingsFrom } from "./settings";

const read = (environment: Record<string, string>) => settingsFrom(environment, "/srv/desk");

describe("settings", () => {
  it("need nothing at all: this machine alone, port 3000, no mail, no single sign-on, nothing fetched", () => {
    expect(read({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      siteUrl: "http://localhost:3000",
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      dataDir: "/srv/desk/data",
      authSecret: null,
      mail: null,
      oidc: null,
      fetchSources: false,
      fetchPorts: [80, 443],
      maxUploadBytes: 50 * 1024 * 1024,
    });
  });

  it("count an empty or blank value as not set", () => {
    expect(read({ HOST: "", PORT: " ", SMTP_URL: "", OIDC_ISSUER: "", AUTH_SECRET: "", TIME_ZONE: "" })).toEqual(
      read({}),
    );
  });

  it.each<[string, Record<string, string>, Partial<Settings>]>([
    ["the site's address follows the port", { PORT: "8080" }, { port: 8080, siteUrl: "http://localhost:8080" }],
    ["a slash after the address is dropped", { SITE_URL: "https://desk.test/" }, { siteUrl: "https://desk.test" }],
    ["a port in the address stays", { SITE_URL: "http://desk.test:81" }, { siteUrl: "http://desk.test:81" }],
    ["every network", { HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    ["IPv6", { HOST: "::1" }, { host: "::1" }],
    ["a time zone", { TIME_ZONE: "Asia/Qatar" }, { timeZone: "Asia/Qatar" }],
    ["an absolute data folder", { DATA_DIR: "/var/lib/desk" }, { dataDir: "/var/lib/desk" }],
    ["a relative data folder", { DATA_DIR: "../kept" }, { dataDir: "/srv/kept" }],
    ["a secret", { AUTH_SECRET: "s".repeat(32) }, { authSecret: "s".repeat(32) }],
    [
      "mail",
      { SMTP_URL: "smtps://desk:pw@mail.test:465", MAIL_FROM: "The Desk <desk@mail.test>" },
      { mail: { smtpUrl: "smtps://desk:pw@mail.test:465", from: "The Desk <desk@mail.test>" } },
    ],
    ["a sender without a server sends no mail", { MAIL_FROM: "desk@mail.test" }, { mail: null }],
    [
      "single sign-on",
      { OIDC_ISSUER: "https://login.test/desk", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" },
      { oidc: { issuer: "https://login.test/desk", clientId: "id", clientSecret: "secret" } },
    ],
    ["fetching switched on", { FETCH_SOURCES: "on" }, { fetchSources: true }],
    ["another port to fetch from", { FETCH_PORTS: "80, 443,8080,80" }, { fetchPorts: [80, 443, 8080] }],
    ["a smaller upload", { MAX_UPLOAD_MB: "2" }, { maxUploadBytes: 2 * 1024 * 1024 }],
  ])("take %s", (_, environment, expected) => {
    expect(read(environment)).toMatchObject(expected);
  });

  it.each([
    ["HOST", "http://desk.test"],
    ["HOST", "two words"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "http"],
    ["PORT", "30.5"],
    ["PORT", "-1"],
    ["SITE_URL", "desk.test"],
    ["SITE_URL", "ftp://desk.test"],
    ["SITE_URL", "https://desk.test/under/a/path"],
    ["SITE_URL", "https://someone:pw@desk.test"],
    ["TIME_ZONE", "Atlantis/Centre"],
    ["TIME_ZONE", "+02:00"],
    ["AUTH_SECRET", "too short"],
    ["SMTP_URL", "mail.test:465"],
    ["SMTP_URL", "https://mail.test"],
    ["MAIL_FROM", "The Desk"],
    ["MAIL_FROM", "a@b.test\r\nBcc: c@d.test"],
    ["OIDC_ISSUER", "http://login.test"],
    ["OIDC_CLIENT_ID", "alone"],
    ["FETCH_SOURCES", "yes"],
    ["FETCH_PORTS", "80,"],
    ["FETCH_PORTS", "0"],
    ["FETCH_PORTS", "80;443"],
    ["FETCH_PORTS", "65536"],
    ["MAX_UPLOAD_MB", "0"],
    ["MAX_UPLOAD_MB", "1001"],
    ["MAX_UPLOAD_MB", "50MB"],
  ])("refuse %s=%s in one sentence that names it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(SettingsError);
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name}.*\\.$`));
  });

  it("refuse a mail server without a sender, and say which to write", () => {
    expect(() => read({ SMTP_URL: "smtp://mail.test" })).toThrow(/^MAIL_FROM is missing/);
  });

  it("refuse half of single sign-on, and name what is missing", () => {
    expect(() => read({ OIDC_ISSUER: "https://login.test" })).toThrow(/^OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are/);
    expect(() => read({ OIDC_ISSUER: "https://login.test", OIDC_CLIENT_ID: "id" })).toThrow(/^OIDC_CLIENT_SECRET is/);
  });

  it("stand in .env.example, all of them, and the example works as it is", () => {
    const example = parseEnv(readFileSync(".env.example", "utf8")) as Record<string, string>;
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
    expect(read(example)).toEqual(read({}));
  });

  it("never repeat a wrong value, because it may hold a password", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9, maxLength: 31 }), (tail) => {
        const value = `Pw7${tail}`;
        for (const name of ["SMTP_URL", "AUTH_SECRET"]) {
          try {
            read({ [name]: value });
            expect.unreachable();
          } catch (error) {
            expect(String(error)).not.toContain(value);
          }
        }
      }),
    );
  });

  it("give the server's process the names that its libraries read", () => {
    const env = serverEnvironment(read({ SITE_URL: "https://desk.test", PORT: "81" }), "kept secret");
    expect(env).toMatchObject({
      HOSTNAME: "127.0.0.1",
      PORT: "81",
      NEXTAUTH_URL: "https://desk.test",
      NEXTAUTH_SECRET: "kept secret",
      AUTH_SECRET: "kept secret",
      DATA_DIR: "/srv/desk/data",
    });
  });
});
