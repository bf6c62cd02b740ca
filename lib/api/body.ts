import type { z } from "zod";
import type { Taken } from "@/lib/api/endpoint";
import { Invalid, TooLarge, UnsupportedType } from "@/lib/errors";
import { parse } from "@/lib/input";

/** A file of a multipart form. */
export type FormFile = { name: string; bytes: Uint8Array };

/** A multipart form, read: its files under the name "file", and its other fields as text. */
export type Form = { files: FormFile[]; fields: Record<string, string> };

/** What the parts of a form add to the bytes of its files. */
const formFrame = 1024 * 1024;

export type Body = { json: Record<string, unknown>; form: Form | null };

/**
 * Reads the body of a request, in JSON or as a form, whichever the endpoint takes.
 * @param limit bytes of JSON, or of a form's files; compared with the announced length before anything is read, and
 *   with what comes while reading.
 * @throws UnsupportedType, TooLarge, and Invalid for what is malformed or was cut short.
 */
export async function bodyOf(request: Request, takes: Taken, limit: number): Promise<Body> {
  const type = mediaTypeOf(request);
  refuseOtherTypes(request, type, takes);
  const bytes = await bytesOf(request, limit, takes.form ? formFrame : 0);
  if (bytes.byteLength === 0 && type === null) return { json: {}, form: null };
  if (type === null) throw new UnsupportedType(wanted(takes));
  if (type === "multipart/form-data") return { json: {}, form: await formIn(request, bytes, takes) };
  return { json: jsonIn(bytes), form: null };
}

/** Takes an unread body off the wire, so that whoever is still sending it comes to read the answer. */
export function discard(request: Request): void {
  if (!request.body || request.bodyUsed) return;
  request.body.pipeTo(new WritableStream()).catch(() => undefined);
}

function mediaTypeOf(request: Request): string | null {
  const header = request.headers.get("content-type");
  return header === null ? null : (header.split(";")[0] ?? "").trim().toLowerCase();
}

function refuseOtherTypes(request: Request, type: string | null, takes: Taken): void {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity")
    throw new UnsupportedType("Send the body without a content encoding.");
  const known =
    type === null ||
    (type === "application/json" && takes.json) ||
    (type === "multipart/form-data" && takes.form !== undefined);
  if (!known) throw new UnsupportedType(wanted(takes));
}

const wanted = ({ json, form }: Taken): string => {
  const types = [json && "JSON (application/json)", form && "a form with a file (multipart/form-data)"];
  return `Send ${types.filter(Boolean).join(" or ")}.`;
};

async function bytesOf(request: Request, limit: number, frame: number): Promise<Uint8Array> {
  const header = request.headers.get("content-length");
  const announced = header === null ? null : Number(header);
  if (announced !== null && announced > limit + frame) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > limit + frame) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    throw cutShort();
  }
  // A proxy between may have cut the body without breaking the connection.
  if (announced !== null && announced !== length) throw cutShort();
  return Buffer.concat(chunks, length);
}

const cutShort = () => new Invalid("The body was cut short on the way: it is not as long as announced. Send it again.");

function tooLarge(limit: number): TooLarge {
  const most = Math.floor(limit / 1024 / 1024);
  return new TooLarge(`This is larger than ${most} MB, the most that can be sent here.`, { limit });
}

function jsonIn(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Invalid("The body is not JSON in UTF-8. Check it and send it again.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Invalid("Send a JSON object, in curly brackets.");
  // Half a surrogate pair can only come as an escape, and no database keeps it.
  if (bytes.includes(0x5c) && !isWellFormed(value))
    throw new Invalid("The body holds half of a surrogate pair, which is no text. Remove it.");
  return value as Record<string, unknown>;
}

/** Walks without recursion: a body may be nested as deep as it is long. */
function isWellFormed(value: object): boolean {
  const open: unknown[] = [value];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    if (typeof inner === "string" && !inner.isWellFormed()) return false;
    if (typeof inner === "object" && inner !== null)
      for (const [key, each] of Object.entries(inner)) {
        if (!key.isWellFormed()) return false;
        open.push(each);
      }
  }
  return true;
}

async function formIn(request: Request, bytes: Uint8Array, takes: Taken): Promise<Form> {
  const type = request.headers.get("content-type") ?? "";
  let read: FormData;
  try {
    read = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": type } }).formData();
  } catch {
    throw new Invalid("The form cannot be read: send it as multipart/form-data with its boundary.");
  }
  const form: Form = { files: [], fields: {} };
  for (const [name, value] of read) {
    if (name === "file") form.files.push(await fileIn(value));
    else if (typeof value !== "string") throw unknownField(name, "Send files under the name “file”.");
    else if (name in form.fields) throw unknownField(name, "This field is there twice. Send it once.");
    else form.fields[name] = value;
  }
  if (form.files.length === 0) throw unknownField("file", "Send a file under this name.");
  if (takes.form?.files === "one" && form.files.length > 1) throw unknownField("file", "Send one file at a time.");
  return form;
}

async function fileIn(value: FormDataEntryValue): Promise<FormFile> {
  if (typeof value === "string") throw unknownField("file", "Send this as a file, with a file name.");
  return { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
}

const unknownField = (name: string, sentence: string) => new Invalid(`Please mend: ${name}.`, { [name]: sentence });

/**
 * Parses a body by the input of a command, with the names of the path put in. A name of the path is not taken from the
 * body: it is an unknown field there.
 */
export function inputOf<S extends z.ZodObject>(
  input: S,
  params: Record<string, string>,
  json: Record<string, unknown>,
): z.output<S> {
  for (const name of Object.keys(params))
    if (name in json)
      throw new Invalid(`Please mend: ${name}.`, { [name]: "This is in the path already. Leave it out here." });
  return parse(input, { ...json, ...params });
}
