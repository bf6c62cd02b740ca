import { urlOf } from "@/lib/url";

/**
 * Who an outlet, an author or an address is, however it is written.
 *
 * Ends of one outlet, author or work are one origin (docs: rules, "Which ends are one origin"), so two spellings of
 * one name would count it twice, and "Staff" beside "Staff" would make one origin of strangers.
 */

/** An outlet of the newsroom, under every name that it goes by. */
export type OutletName = {
  name: string;
  shortNames: readonly string[];
  domains: readonly string[];
};

/** Finds the key of an outlet by any form that it is written in: name, short name or domain. */
export type OutletNames = Pick<ReadonlyMap<string, string>, "get" | "has">;

/** The outlets that are known, as one look-up of how they are written and one of what they are called. */
export type KnownOutlets = {
  names: OutletNames;
  /** What the outlet of a key is called; undefined for one that is not known. */
  nameOf: (key: string) => string | undefined;
};

/** A name to compare by and the name to show. */
export type Named = {
  key: string;
  name: string;
};

const noNames: OutletNames = new Map();

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/['’ʼ]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** An outlet's name or short name as it is looked up. */
export const plainOutlet = (text: string): string => plain(text).replace(/^the (?=.)/, "");

/** The host of something written like an address or a domain, without www; null when it is not written like one. */
export function hostIn(text: string): string | null {
  if (!text.includes(".")) return null;
  const host = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+)\.?(?::\d+)?(?:[/?#].*)?$/iu.exec(
    text.trim(),
  );
  return host?.[1] ? host[1].toLowerCase().replace(/^www\.(?=.*\.)/, "") : null;
}

/** Each form in which outlets are written, with the key of its outlet; null for a form that several share. */
export type Forms = ReadonlyMap<string, string | null>;

/**
 * Reads outlets into one look-up of every written form.
 *
 * A short name or domain that two outlets share is nobody's: joining strangers is worse than asking for the full name.
 * A full name always wins over another outlet's short name.
 */
export function formsOf(outlets: readonly OutletName[]): Forms {
  const claimed = new Map<string, string | null>();
  const claim = (form: string, key: string) => {
    const holder = claimed.get(form);
    if (form) claimed.set(form, holder === undefined || holder === key ? key : null);
  };
  for (const outlet of outlets) {
    const key = plainOutlet(outlet.name);
    for (const name of outlet.shortNames) claim(plainOutlet(name), key);
    for (const domain of outlet.domains) claim(hostIn(domain) ?? "", key);
  }
  for (const outlet of outlets) claimed.set(plainOutlet(outlet.name), plainOutlet(outlet.name));
  return claimed;
}

/** The look-up of some outlets by themselves; `knownOutlets` adds those that come with the desk. */
export function outletNames(outlets: readonly OutletName[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [form, key] of formsOf(outlets)) if (form && key) names.set(form, key);
  return names;
}

/** Some outlets by themselves, with what each is called. */
export function onlyOutlets(outlets: readonly OutletName[]): KnownOutlets {
  const called = new Map(outlets.map(({ name }) => [plainOutlet(name), name]));
  return { names: outletNames(outlets), nameOf: (key) => called.get(key) };
}

const nobody = new Set(["", "unknown", "none", "n a", "na", "anonymous", "unidentified", "unnamed", "various"]);

/**
 * The key that all spellings of an outlet share, "" for an empty field.
 *
 * Case, accents, punctuation and a leading "The" do not matter; the newsroom's outlets are known by short name and by
 * domain too, subdomains included.
 */
export function outletKey(outlet: string, names: OutletNames = noNames): string {
  const key = plainOutlet(outlet);
  const known = names.get(key);
  if (known !== undefined) return known;
  for (let host = hostIn(outlet); host?.includes("."); host = host.slice(host.indexOf(".") + 1)) {
    const owner = names.get(host);
    if (owner !== undefined) return owner;
  }
  return nobody.has(key) ? "" : key;
}

/** News agencies that stand in bylines. Their name says who distributed a text, not who found it out. */
const agencies = new Set(
  (
    "ap|associated press|the associated press|reuters|thomson reuters|afp|agence france presse|dpa|" +
    "deutsche presse agentur|pa|pa media|press association|upi|united press international|ansa|efe|tass|interfax|" +
    "xinhua|anadolu|anadolu agency|kyodo|kyodo news|yonhap|bloomberg|bloomberg news|belga|ritzau|apa|sda|keystone sda|" +
    "pti|press trust of india|ians|ani|aap|australian associated press|canadian press|the canadian press|lusa|ukrinform"
  ).split("|"),
);

/** Words of bylines that name a desk or a post and not a person. */
const desk =
  /\b(staff|news ?room|newsdesk|desk|editors?|editorial|board|correspondents?|reporters?|writers?|agency|agencies|wires?|(news|wire|press) services?|bureau|team|columnist|contributors?|columnists|admin|administrator|webmaster|redaction|redazione|redaktion|redaccion)\b/;

const title = /^(by|words by|text by|story by|reporting by|prof|professor|dr|mr|mrs|ms|sir|dame)\s+(?=\S)/;

function people(author: string): string[] {
  const parts = author
    .replace(/\([^)]*\)/g, " ")
    .split(/[,;/|\n•·]|\s(?:and|und|et|with)\s|&/iu)
    .map((part) => part.trim())
    .filter((part) => plain(part) !== "");
  const [last, first] = parts;
  const isWord = (part: string) => !/\s/.test(part) && !agencies.has(plain(part));
  const turned = parts.length === 2 && /^[^,;]+,[^,;]+$/.test(author.trim()) && parts.every(isWord);
  return turned ? [`${first} ${last}`] : parts;
}

/**
 * The people that a byline names, each with the key that spellings of the name share.
 *
 * Empty bylines, agencies and desks ("Staff", "Newsroom", "Our correspondent", "Reuters") name nobody, nor does a
 * byline that is one of the newsroom's outlets, so that none of these ever makes two ends one origin.
 */
export function authorsIn(author: string, names: OutletNames = noNames): Named[] {
  const found = new Map<string, string>();
  for (const part of people(author)) {
    const name = part.replace(/\s+(?:in|at|for)\s+.*$/iu, "").replace(/^by:?\s+/iu, "");
    let key = plain(name);
    while (title.test(key)) key = key.replace(title, "");
    if (nobody.has(key) || agencies.has(key) || desk.test(key) || names.has(plainOutlet(name))) continue;
    if (!found.has(key)) found.set(key, name);
  }
  return [...found].map(([key, name]) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The keys of the people that a byline names, in order; see `authorsIn`. */
export const authorKeys = (author: string, names: OutletNames = noNames): string[] =>
  authorsIn(author, names).map(({ key }) => key);

const tracking =
  /^(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|cmpid|ocid|smid|s_cid|__twitter_impression)$/i;

/**
 * One spelling for all addresses of the same page, or null when the text is no web address.
 *
 * Scheme, "www.", default port, user, fragment, trailing slashes, tracking parameters and the order of the others do
 * not make another work.
 */
export function canonicalUrl(url: string): string | null {
  const text = url.trim();
  const written = /^https?:\/\//i.test(text) ? text : hostIn(text) ? `https://${text}` : null;
  const parsed = written === null ? null : urlOf(written);
  if (parsed === null) return null;
  let host = parsed.hostname.replace(/\.+$/, "");
  while (/^www\..*\./.test(host)) host = host.slice(4);
  const port = ["", "80", "443"].includes(parsed.port) ? "" : `:${parsed.port}`;
  const kept = [...parsed.searchParams]
    .filter(([name]) => !tracking.test(name))
    .sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
  return `https://${host}${port}${parsed.pathname.replace(/\/+$/, "")}${query}`;
}
