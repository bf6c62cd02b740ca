/**
 * Hands bytes over as a file to keep, never as something that a browser would open: what others uploaded must not run
 * in the desk's name.
 */
export function asFile(
  body: ReadableStream<Uint8Array> | Uint8Array,
  of: { name: string; size?: number; type?: string },
): Response {
  return new Response(body as BodyInit, {
    headers: {
      "Content-Type": of.type ?? "application/octet-stream",
      "Content-Disposition": attachment(of.name),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      ...(of.size === undefined ? {} : { "Content-Length": String(of.size) }),
    },
  });
}

/** RFC 6266: a name in plain letters, and the whole name for those who read it. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
