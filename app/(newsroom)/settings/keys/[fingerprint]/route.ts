import { read } from "@/db/client";
import { signingKeysAll } from "@/db/signing-keys";
import { asFile } from "@/lib/api/file";
import { currentActor } from "@/lib/session";

/** Hands over one of the newsroom's public keys. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ fingerprint: string }> },
): Promise<Response> {
  const { fingerprint } = await params;
  const key = (await currentActor()) && (await signingKeysAll(read)).find((one) => one.fingerprint === fingerprint);
  if (!key) return new Response("There is nothing here.", { status: 404 });
  const bytes = new TextEncoder().encode(key.publicKey);
  return asFile(bytes, {
    name: `newsroom-key-${fingerprint.slice(0, 16)}.pem`,
    size: bytes.length,
    type: "application/x-pem-file",
  });
}
