import { resolve } from "node:path";
import { z } from "zod";
import { urlOf } from "@/lib/url";

/** One setting is wrong; the message is one sentence that names it and says what to write instead. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

export type Settings = {
  /** The address that the server listens on. */
  host: string;
  port: number;
  /** Where people reach the desk, an origin without a slash at the end: `https://desk.example.org`. */
  siteUrl: string;
  /** IANA name; deadlines and "last Saturday" are read in it. */
  timeZone: string;
  /** Absolute path of the folder with database, blobs and generated secrets. */
  dataDir: string;
  /** Null when none was set: `authSecret` in lib/data-dir.ts then keeps a generated one. */
  authSecret: string | null;
  /** Null: the desk sends no mail and shows links to copy instead. */
  mail: { smtpUrl: string; from: string } | null;
  /** Null: people sign in with e-mail and password alone. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** May the server fetch the URL of a source. */
  fetchSources: boolean;
  /** The ports that pages may be fetched from. */
  fetchPorts: number[];
  /** In bytes, from MAX_UPLOAD_MB (1 MB is 1,048,576 bytes). */
  maxUploadBytes: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

const isUrl = (text: string, protocols: string[]) => {
  const url = urlOf(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== "";
};

const isBareOrigin = (text: string) => {
  const url = new URL(text);
  return url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
};

const isTimeZone = (name: string) => {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const isOnThisMachine = (text: string) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(text).hostname);

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

const wholeNumber = (from: number, to: number, error: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to, { error })
    .transform(Number);

const shape = z
  .object({
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, {
        error: "HOST must be an address or a host name alone, such as 127.0.0.1, or 0.0.0.0 for every network.",
      })
      .default("127.0.0.1"),
    PORT: wholeNumber(1, 65_535, "PORT must be a whole number from 1 to 65535, such as 3000.").default(3000),
    SITE_URL: z
      .string()
      .refine((text) => isUrl(text, ["http:", "https:"]) && isBareOrigin(text), {
        error: "SITE_URL must be the web address of the desk without a path, such as https://desk.example.org.",
      })
      .transform((text) => new URL(text).origin)
      .optional(),
    TIME_ZONE: z
      .string()
      .refine(isTimeZone, { error: "TIME_ZONE must be a time zone's name, such as Europe/London or UTC." })
      .optional(),
    DATA_DIR: z.string().default("./data"),
    AUTH_SECRET: z
      .string()
      .min(32, { error: "AUTH_SECRET must have at least 32 characters; leave it out to have one made." })
      .optional(),
    SMTP_URL: z
      .string()
      .refine((text) => isUrl(text, ["smtp:", "smtps:"]), {
        error: "SMTP_URL must look like smtps://user:password@mail.example.org:465; leave it out to send no mail.",
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
        error: "MAIL_FROM must be an e-mail address, such as Second Source <desk@example.org>.",
      })
      .optional(),
    OIDC_ISSUER: z
      .string()
      .refine((text) => isUrl(text, ["https:"]) || (isUrl(text, ["http:"]) && isOnThisMachine(text)), {
        error: "OIDC_ISSUER must be the issuer's address and start with https://, such as https://login.example.org.",
      })
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    FETCH_SOURCES: z.enum(["on", "off"], { error: "FETCH_SOURCES must be on or off." }).default("off"),
    FETCH_PORTS: z
      .string()
      .refine((text) => text.split(",").every((part) => isPort(part.trim())), {
        error: "FETCH_PORTS must be whole numbers from 1 to 65535 with commas between, such as 80,443.",
      })
      .transform((text) => [...new Set(text.split(",").map(Number))])
      .default([80, 443]),
    MAX_UPLOAD_MB: wholeNumber(1, 1000, "MAX_UPLOAD_MB must be a whole number from 1 to 1000, such as 50.").default(50),
  })
  .superRefine((env, ctx) => {
    if (env.SMTP_URL && !env.MAIL_FROM) {
      ctx.addIssue({
        code: "custom",
        message: "MAIL_FROM is missing: SMTP_URL is set, so write the address that mail comes from.",
      });
    }
    const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
    const missing = oidc.filter((name) => !env[name]);
    if (missing.length > 0 && missing.length < oidc.length) {
      ctx.addIssue({
        code: "custom",
        message: `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing: single sign-on needs all of ${oidc.join(", ")}, or none.`,
      });
    }
  });

/** Every setting's name, as it stands in .env. */
export const settingNames: readonly string[] = Object.keys(shape.shape);

/** The machine's zone; UTC where it has none that Intl knows. */
function machineTimeZone(): string {
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name && isTimeZone(name) ? name : "UTC";
}

/**
 * Reads the settings out of an environment. An empty value counts as not set, so that a line of .env can be emptied.
 * `folder` is where a relative DATA_DIR starts from.
 * Throws SettingsError about the first wrong setting; its sentence never repeats the value, which may be a secret.
 */
export function settingsFrom(environment: Environment, folder: string): Settings {
  const named = Object.fromEntries(settingNames.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = shape.safeParse(named);
  if (!parsed.success) throw new SettingsError(parsed.error.issues[0]?.message ?? "The settings cannot be read.");
  const env = parsed.data;
  const { SMTP_URL, MAIL_FROM, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env;
  return {
    host: env.HOST,
    port: env.PORT,
    siteUrl: env.SITE_URL ?? `http://localhost:${env.PORT}`,
    timeZone: env.TIME_ZONE ?? machineTimeZone(),
    dataDir: resolve(/* turbopackIgnore: true */ folder, env.DATA_DIR),
    authSecret: env.AUTH_SECRET ?? null,
    mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null,
    oidc:
      OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
        ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }
        : null,
    fetchSources: env.FETCH_SOURCES === "on",
    fetchPorts: env.FETCH_PORTS,
    maxUploadBytes: env.MAX_UPLOAD_MB * 1024 * 1024,
  };
}

let known: Settings | undefined;

/**
 * The settings of this process, read at first use and then kept, because a build imports modules without any.
 * Throws SettingsError; `npm start` meets it before anything is served.
 */
export function settings(): Settings {
  known ??= settingsFrom(process.env, process.cwd());
  return known;
}

/**
 * Milliseconds that a connection without a request stays open: longer than browsers and proxies keep theirs, which would
 * otherwise send the next request on one that is being closed.
 */
const keptOpen = "75000";

/**
 * The variables that a server process is started with. next-auth and Next read names of their own, which are derived
 * from ours here and nowhere else.
 */
export function serverEnvironment(of: Settings, authSecret: string): Record<string, string> {
  return {
    HOST: of.host,
    HOSTNAME: of.host,
    PORT: String(of.port),
    SITE_URL: of.siteUrl,
    NEXTAUTH_URL: of.siteUrl,
    TIME_ZONE: of.timeZone,
    DATA_DIR: of.dataDir,
    AUTH_SECRET: authSecret,
    NEXTAUTH_SECRET: authSecret,
    NEXT_TELEMETRY_DISABLED: "1",
    KEEP_ALIVE_TIMEOUT: keptOpen,
    // By default glibc lets each of several threads keep memory of its own that it has freed: thirty megabytes here.
    MALLOC_ARENA_MAX: "2",
  };
}
