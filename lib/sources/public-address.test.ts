import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { Invalid } from "@/lib/errors";
import { isPublicAddress, isPublicName, pageUrl } from "@/lib/sources/public-address";

describe("an address", () => {
  it.each(["1.1.1.1", "93.184.215.14", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])(
    "on the public web may be fetched from: %s",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ["loopback", "127.0.0.1"],
    ["loopback, far end", "127.255.255.254"],
    ["unspecified", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["link-local, where clouds keep their secrets", "169.254.169.254"],
    ["shared by a carrier", "100.64.0.1"],
    ["shared by a carrier", "100.127.255.255"],
    ["protocol assignments", "192.0.0.8"],
    ["documentation", "203.0.113.7"],
    ["benchmarks", "198.18.0.1"],
    ["6to4 relays", "192.88.99.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["loopback", "::1"],
    ["unspecified", "::"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["public with a zone", "2606:4700::1111%eth0"],
    ["site-local, long gone", "fec0::1"],
    ["unique local", "fd00::1"],
    ["multicast", "ff02::1"],
    ["mapped to loopback", "::ffff:127.0.0.1"],
    ["mapped to loopback, in hexadecimal", "::ffff:7f00:1"],
    ["mapped to a public one", "::ffff:1.1.1.1"],
    ["compatible", "::127.0.0.1"],
    ["compatible", "::7f00:1"],
    ["translated", "::ffff:0:127.0.0.1"],
    ["NAT64 of loopback", "64:ff9b::7f00:1"],
    ["NAT64 of a network's own", "64:ff9b:1::1"],
    ["6to4 of loopback", "2002:7f00:1::"],
    ["Teredo", "2001:0:1::1"],
    ["documentation", "2001:db8::1"],
    ["documentation, the second", "3fff::1"],
    ["discard", "100::1"],
    ["unassigned", "4000::1"],
    ["no address at all", "desk.example"],
    ["short", "127.1"],
    ["octal", "0177.0.0.1"],
    ["octal that reads as public", "010.0.0.1"],
    ["nothing", ""],
  ])("that is not is refused: %s, %s", (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(isPublicAddress(`[${address}]`)).toBe(false);
  });

  test("of IPv4 is never let in by way of IPv6, whatever it is", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const way of [`::ffff:${address}`, `::${address}`, `64:ff9b::${address}`, `::ffff:0:${address}`])
          expect(isPublicAddress(way)).toBe(false);
      }),
    );
  });
});

describe("a name", () => {
  it.each(["courier.example.org", "courier.example.org.", "local.example.org", "localhost.example"])(
    "on the public web: %s",
    (name) => expect(isPublicName(name)).toBe(true),
  );
  it.each(["localhost", "LOCALHOST", "localhost.", "a.localhost", "printer", "nas.local", "metadata.google.internal"])(
    "of this machine or network: %s",
    (name) => expect(isPublicName(name)).toBe(false),
  );
});

describe("the URL of a page", () => {
  it.each([
    ["decimal", "http://2130706433/"],
    ["octal", "http://0177.0.0.1/"],
    ["hexadecimal", "http://0x7f.0.0.1/"],
    ["hexadecimal in one", "http://0x7f000001/"],
    ["short", "http://127.1/"],
    ["a dot at the end", "http://127.0.0.1./"],
    ["wide digits", "http://１２７.０.０.１/"],
    ["round digits", "http://①②⑦.⓪.⓪.①/"],
    ["escaped", "http://%31%32%37.0.0.1/"],
  ])("holds an address in four parts, however it is written: %s", (_how, text) => {
    const { hostname } = pageUrl(text, [80, 443]);
    expect(hostname).toBe("127.0.0.1");
    expect(isPublicAddress(hostname)).toBe(false);
  });

  it("leaves out what is after #, which no site is told", () => {
    expect(pageUrl(" https://courier.example/a?b=c#d ", [80, 443]).href).toBe("https://courier.example/a?b=c");
  });

  it("may name another port where the settings allow it", () => {
    expect(pageUrl("http://courier.example:8080/", [80, 443, 8080]).port).toBe("8080");
  });

  it.each([
    "",
    "courier.example",
    "file:///etc/passwd",
    "ftp://courier.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "gopher://127.0.0.1:70/",
    "http://",
    "http://ann:secret@courier.example/",
    "http://ann@courier.example/",
    "http://courier.example:22/",
    "https://courier.example:8443/",
    "http://[fe80::1%25eth0]/",
    "http://[::1",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
  ])("is refused, with what to do: %s", (text) => {
    expect(() => pageUrl(text, [80, 443])).toThrow(Invalid);
    expect(() => pageUrl(text, [80, 443])).toThrow(/\.$/);
  });
});
