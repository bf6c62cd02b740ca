import { describe, expect, it } from "vitest";
import { fetchPage } from "@/lib/sources/fetch-page";
import { isPublicAddress, isPublicName } from "@/lib/sources/public-address";
import { testNow } from "@/lib/testing/desk";
import { nearLimits, nearWeb, newSite } from "@/lib/testing/web";

const page = "<!doctype html><title>Ferry late</title><p>Forty minutes, every day.</p>";

describe("nothing inside the network is reached:", () => {
  const notations = (port: number) => [
    `http://127.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://2130706433:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://127.0.0.1.:${port}/`,
    `http://１２７.０.０.１:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://0:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[::127.0.0.1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://[2002:7f00:1::]:${port}/`,
    `http://localhost:${port}/`,
    `http://LOCALHOST.:${port}/`,
    `http://a.localhost:${port}/`,
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://172.16.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://metadata.google.internal/",
    "http://printer/",
  ];

  it("by no way of writing an address, straight or by a redirect, and no connection is opened", async () => {
    const inside = await newSite((_request, response) => response.end("secret"));
    for (const url of notations(inside.port)) {
      const limits = nearLimits(inside);
      await expect(fetchPage(url, limits, testNow), url).rejects.toThrow(/leads to no place on the public web/);
      // As bytes of UTF-8, in which sites write what they should have escaped.
      const location = Buffer.from(url).toString("latin1");
      const outside = await newSite((_request, response) => response.writeHead(302, { Location: location }).end());
      let first = true;
      const openFirst = {
        resolve: async () => [{ address: "127.0.0.1", family: 4 }],
        // The site outside plays a public one; what it leads to is judged as on the real web.
        allow: (address: string) => {
          const allowed = first || isPublicAddress(address);
          first = false;
          return allowed;
        },
        allowName: isPublicName,
      };
      const redirect = fetchPage(outside.at("/"), nearLimits(inside, outside), testNow, openFirst);
      await expect(redirect, `redirect to ${url}`).rejects.toThrow(/leads to no place on the public web/);
      expect(outside.connections()).toBe(1);
    }
    expect(inside.connections()).toBe(0);
  });

  it.each([
    [["127.0.0.1"]],
    [["93.184.215.14", "127.0.0.1"]],
    [["2606:4700::1111", "::ffff:10.0.0.1"]],
    [["fe80::1%eth0"]],
    [[]],
  ])("by no name, when any of its addresses is inside: %j", async (addresses) => {
    const inside = await newSite((_request, response) => response.end("secret"));
    const asking = fetchPage(inside.at("/"), nearLimits(inside), testNow, {
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      allow: isPublicAddress,
      allowName: isPublicName,
    });
    await expect(asking).rejects.toThrow(/leads to no place on the public web/);
    expect(inside.connections()).toBe(0);
  });

  it("and a name that is not known reads the same as one that leads inside", async () => {
    const words = (resolve: typeof nearWeb.resolve) =>
      fetchPage("http://wiki.example/", nearLimits(), testNow, { ...nearWeb, allow: isPublicAddress, resolve }).catch(
        String,
      );
    const unknown = await words(() => Promise.reject(Object.assign(new Error("ENOTFOUND"), { code: "ENOTFOUND" })));
    expect(await words(async () => [{ address: "10.0.0.7", family: 4 }])).toBe(unknown);
  });

  it("by a name that leads elsewhere once it has been checked: the connection goes to what was checked", async () => {
    const outside = await newSite((_request, response) => response.end(page));
    let asked = 0;
    const rebinding = {
      ...nearWeb,
      // 127.0.0.1 plays the public address, 127.0.0.2 the one inside.
      resolve: async () => [{ address: asked++ === 0 ? "127.0.0.1" : "127.0.0.2", family: 4 }],
    };
    const { bytes } = await fetchPage(outside.at("/"), nearLimits(outside), testNow, rebinding);
    expect(Buffer.from(bytes).toString()).toBe(page);
    expect(asked).toBe(1);
    expect(outside.asked[0]?.headers.host).toBe(`courier.example:${outside.port}`);
    const again = fetchPage(outside.at("/"), nearLimits(outside), testNow, rebinding);
    await expect(again).rejects.toThrow(/leads to no place/);
  });

  it("by a redirect back to a name whose second answer is inside", async () => {
    const outside = await newSite((_request, response) => response.writeHead(302, { Location: "/again" }).end());
    let asked = 0;
    const rebinding = {
      ...nearWeb,
      resolve: async () => [{ address: asked++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }],
    };
    const asking = fetchPage(outside.at("/"), nearLimits(outside), testNow, rebinding);
    await expect(asking).rejects.toThrow(/leads to no place/);
    expect(outside.connections()).toBe(1);
  });
});
