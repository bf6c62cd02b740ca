import { createHash, createPublicKey, verify } from "node:crypto";
import { unzipSync } from "fflate";
import {
  type Faults,
  faultsByDraft7,
  isFields,
  jsonIn,
  listOf,
  objectsOf,
  repeated,
} from "@/lib/testing/validity/json";
import { crateFaults } from "@/lib/testing/validity/linked-data";

type Files = ReadonlyMap<string, Uint8Array>;
type Check = (bytes: Uint8Array) => Faults | Promise<Faults>;

const utf8 = new TextDecoder("utf-8", { fatal: true });
const hash = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest("hex");
const must = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);

/** The files of a ZIP by their path below its one folder. */
export function filesIn(zip: Uint8Array): Files {
  const files = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith("/"));
  return new Map(files.map(([path, bytes]) => [path.slice(path.indexOf("/") + 1), bytes]));
}

/** A bag by RFC 8493: its declaration, every payload file in every manifest, every listed file there as listed. */
export function bagFaults(files: Files): Faults {
  const declaration = files.get("bagit.txt");
  const text = (path: string) => utf8.decode(files.get(path));
  if (!declaration) return ["bagit.txt is not there"];
  const payload = [...files.keys()].filter((path) => path.startsWith("data/"));
  const manifests = [...files.keys()].filter((path) => /^(tag)?manifest-[a-z0-9]+\.txt$/.test(path));
  const info = files.has("bag-info.txt") ? text("bag-info.txt") : "";
  const oxum = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(info);
  const octets = payload.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
  return [
    // 2.1.1: exactly these two lines, without a byte order mark.
    ...must(/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n?$/.test(utf8.decode(declaration)), "bagit.txt"),
    ...must(payload.length > 0, "it has no payload"),
    ...must(
      manifests.some((name) => name.startsWith("manifest-")),
      "it has no manifest",
    ),
    ...manifests.flatMap((name) => manifestFaults(name, files, payload)),
    // 2.2.2: a label, a colon, a space or tab, a value; what goes on is indented.
    ...info
      .split("\n")
      .filter((line) => line !== "" && !/^[^\s:][^:]*:[ \t]\S.*$|^[ \t]+\S/.test(line))
      .map((line) => `bag-info.txt: ${line}`),
    ...must(/^Bagging-Date: \d{4}-\d\d-\d\d$/m.test(info), "bag-info.txt: no date"),
    ...must(!oxum || (Number(oxum[1]) === octets && Number(oxum[2]) === payload.length), "bag-info.txt: Payload-Oxum"),
    ...must(!files.has("fetch.txt"), "it has files elsewhere"),
  ];
}

function manifestFaults(name: string, files: Files, payload: readonly string[]): Faults {
  const algorithm = /manifest-([a-z0-9]+)\.txt/.exec(name)?.[1] ?? "";
  const lines = utf8
    .decode(files.get(name))
    .split(/\r\n|\n|\r/)
    .filter(Boolean);
  const entries = lines.map((line) => /^([0-9a-fA-F]+)[ \t]+(\S.*)$/.exec(line) ?? [line, "", ""]);
  const listed = entries.map(([, , path = ""]) => decodeURIComponent(path));
  return [
    ...repeated(listed).map((path) => `${name}: ${path} is listed twice`),
    ...(name.startsWith("tag")
      ? []
      : payload.filter((path) => !listed.includes(path)).map((path) => `${name}: ${path} is not listed`)),
    ...entries.flatMap(([, sum = ""], at) => {
      const path = listed[at] ?? "";
      const file = files.get(path);
      return [
        ...must(!/(^|\/)\.\.?(\/|$)|^[/~]|^[a-z]:|\\/i.test(path), `${name}: ${path} leads out of the bag`),
        ...must(path.startsWith("data/") !== name.startsWith("tag"), `${name}: ${path} is listed in the wrong list`),
        ...must(file, `${name}: ${path} is not there`),
        ...(file ? must(hash(algorithm, file) === sum.toLowerCase(), `${name}: ${path} has another checksum`) : []),
      ];
    }),
  ];
}

/** An envelope by DSSE v1 with an in-toto Statement v1 in it, signed with the key beside it. */
export function envelopeFaults(bytes: Uint8Array, pem: string, subject: ReadonlyMap<string, string>): Faults {
  const envelope = jsonIn(bytes);
  const shape = faultsByDraft7("dsse-envelope.json", envelope);
  if (shape.length > 0 || !isFields(envelope)) return shape;
  const payload = Buffer.from(String(envelope.payload), "base64");
  const type = String(envelope.payloadType);
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
  const statement = jsonIn(payload);
  const key = createPublicKey(pem);
  return [
    ...must(type === "application/vnd.in-toto+json", `a payload of type ${type}`),
    ...faultsByDraft7("in-toto-statement.json", statement),
    ...objectsOf(envelope.signatures).flatMap(({ sig }) =>
      must(verify(null, signed, key, Buffer.from(String(sig), "base64")), "the envelope's signature does not hold"),
    ),
    ...(isFields(statement) ? objectsOf(statement.subject) : []).flatMap(({ name, digest }) =>
      must(
        isFields(digest) && digest.sha512 === subject.get(String(name)),
        `the statement is of another ${String(name)}`,
      ),
    ),
  ];
}

/**
 * A sealed edition: a bag with a crate in it, signed twice over its list, each copy in it valid in its own form.
 * @param checkOf how a copy is checked, by its name; null for texts and papers as they came.
 */
export async function sealedFaults(zip: Uint8Array, checkOf: (path: string) => Check | null): Promise<Faults> {
  const files = filesIn(zip);
  const list = files.get("tagmanifest-sha512.txt") ?? new Uint8Array();
  const pem = utf8.decode(files.get("newsroom-key.pem"));
  const payload = [...files].filter(([path]) => path.startsWith("data/") && path !== "data/ro-crate-metadata.json");
  const crate = files.get("data/ro-crate-metadata.json");
  const envelope = files.get("edition.dsse.json");
  const signature = files.get("tagmanifest-sha512.txt.sig") ?? new Uint8Array();
  const copies = await Promise.all(
    payload.map(async ([path, bytes]) => {
      const check = checkOf(path.slice("data/".length));
      return check ? (await check(bytes)).map((fault) => `${path}: ${fault}`) : [];
    }),
  );
  return [
    ...bagFaults(files),
    ...must(
      pem.includes("PUBLIC KEY") && verify(null, list, createPublicKey(pem), signature),
      "the signature does not hold",
    ),
    ...(crate
      ? crateFaults(
          crate,
          new Map(
            payload.map(([path, bytes]) => [path.slice(5), { size: bytes.length, sha256: hash("sha256", bytes) }]),
          ),
        ).map((fault) => `ro-crate-metadata.json: ${fault}`)
      : ["ro-crate-metadata.json is not there"]),
    ...(envelope
      ? envelopeFaults(envelope, pem, new Map([["tagmanifest-sha512.txt", hash("sha512", list)]]))
      : ["edition.dsse.json is not there"]),
    ...copies.flat(),
  ];
}

/** One event a line. */
export function historyFaults(bytes: Uint8Array): Faults {
  const lines = utf8.decode(bytes).split("\n").filter(Boolean);
  return lines.flatMap((line, at) => {
    const event = jsonIn(new TextEncoder().encode(line));
    const known = isFields(event) && typeof event.hash === "string" && event.number === at + 1;
    return [
      ...must(known, `line ${at + 1} is not event ${at + 1}`),
      ...must(listOf(event).length === 1, "a list of events"),
    ];
  });
}
