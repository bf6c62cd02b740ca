import { Zip, ZipDeflate, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { zipped } from "@/lib/editions/seal/sealed";
import { unzipped } from "@/lib/editions/seal/unzip";
import { NotAnEdition } from "@/lib/editions/seal/zip-entries";
import { type Cut, cut, joined, moved, renamed, sewn, together, written } from "@/lib/testing/zip-surgery";

const utf8 = new TextEncoder();
const texts: Record<string, string> = {
  "VERIFY.md": "How to check this edition",
  "data/copy.html": "<p>Six ships, said the harbour master.</p>",
  "data/originals/a.txt": "Six ships. ".repeat(200),
};
const files = new Map(Object.entries(texts).map(([path, text]) => [path, utf8.encode(text)]));
const zip = zipped(files, "edition-3", "2026-03-17T10:00:00.000Z");
const real = cut(zip);
const evil = utf8.encode("EVIL ".repeat(20));
const last = "edition-3/data/originals/a.txt";

/** A ZIP of one file; its name may be one that the writer would not take, of the same length as the one it is given. */
function one(name: string, bytes: Uint8Array = evil, level: 0 | 6 = 6): Cut {
  const plain = "x".repeat(name.length);
  const { files, list, count } = cut(zipSync({ [plain]: bytes }, { level }));
  return { files: renamed(files, plain, name), list: renamed(list, plain, name), count };
}
const forged = one("edition-3/data/copy.html");
const withListed = (other: Cut) => sewn(together(real, other));

/** A file that goes on after its packed content has ended, and whose sizes take in what follows. */
function goingOn(name: string, more: Uint8Array): Cut {
  const { files, list, count } = one(name);
  const size = files.length - 30 - name.length + more.length;
  return { files: joined(written(files, 18, size), more), list: written(list, 20, size), count };
}

/** A file whose stored content is another file with its header, which is listed too. */
function nested(): Cut {
  const inner = one("edition-3/inner");
  const outer = one("edition-3/outer", inner.files, 0);
  const inside = moved(inner.list, outer.files.length - inner.files.length);
  return { files: outer.files, list: joined(outer.list, inside), count: 2 };
}

/** As programs write them that do not know the size of a file before its end. */
function sizesAfter(entries: readonly [string, Uint8Array][]): Uint8Array {
  const parts: Uint8Array[] = [];
  const writer = new Zip((_, part) => parts.push(part));
  for (const [name, bytes] of entries) {
    const file = new ZipDeflate(name);
    writer.add(file);
    file.push(bytes, true);
  }
  writer.end();
  return joined(...parts);
}
const inFolder = (): [string, Uint8Array][] => [...files].map(([path, bytes]) => [`edition-3/${path}`, bytes]);
const lone = cut(sizesAfter([["edition-3/a.txt", evil]]));

describe("a ZIP in which every reader sees the same", () => {
  const folders = Object.fromEntries(
    ["edition-3/", "edition-3/data/", "edition-3/data/originals/"].map((name) => [name, new Uint8Array()]),
  );
  test.each<[string, Uint8Array]>([
    ["as it was sealed", zip],
    ["packed anew with its folders", zipSync({ ...folders, ...Object.fromEntries(inFolder()) })],
    ["packed anew, stored", zipSync({ ...folders, ...Object.fromEntries(inFolder()) }, { level: 0 })],
    ["packed anew in another order", zipSync(Object.fromEntries(inFolder().reverse()))],
    [
      "packed anew with times and owners beside each file",
      zipSync(Object.fromEntries(inFolder()), { extra: { 21589: new Uint8Array(9), 30837: new Uint8Array(11) } }),
    ],
    ["packed anew with sizes after each file", sizesAfter(inFolder())],
    ["that lists its files in another order than they lie", withTurnedList()],
  ])("%s is unpacked", (_, bytes) => {
    expect(new Map(unzipped(bytes))).toEqual(files);
  });

  test("with unmarked sizes after a file is unpacked", () => {
    const unmarked = joined(lone.files.slice(0, -16), lone.files.slice(-12));
    expect(unzipped(sewn({ ...lone, files: unmarked })).get("a.txt")).toEqual(evil);
  });

  function withTurnedList(): Uint8Array {
    const listed = inFolder().map(([name, bytes]) => cut(zipSync({ [name]: bytes })));
    let at = 0;
    const lists = listed.map(({ files, list }) => {
      at += files.length;
      return moved(list, at - files.length);
    });
    return sewn({ files: joined(...listed.map((each) => each.files)), list: joined(...lists.reverse()), count: 3 });
  }
});

describe("a ZIP in which one reader may see what another does not", () => {
  const flagsAt = [6, 8] as const;
  const withFlags = (...flags: [number, number]): Uint8Array => {
    const { files, list, count } = one("edition-3/evil.txt");
    return withListed({
      files: written(files, flagsAt[0], ...flags),
      list: written(list, flagsAt[1], ...flags),
      count,
    });
  };
  const stored = one("edition-3/evil.txt", evil, 0);

  test.each<[string, Uint8Array, string]>([
    [
      "with a file before its list that the list does not name",
      sewn({ ...real, files: joined(real.files, forged.files) }),
      `Bytes stand between ${last} and its list of files that no list names: something was added.`,
    ],
    [
      "with a file before all others that the list does not name",
      sewn({ ...real, files: joined(forged.files, real.files), list: moved(real.list, forged.files.length) }),
      "Bytes stand between its beginning and edition-3/VERIFY.md that no list names: something was added.",
    ],
    [
      "with a file between two others that the list does not name",
      sewn(together({ ...real, files: joined(real.files, forged.files) }, one("edition-3/z.txt"))),
      `Bytes stand between ${last} and edition-3/z.txt that no list names: something was added.`,
    ],
    [
      "with a file inside of another, after its packed content has ended",
      withListed(goingOn("edition-3/z.txt", forged.files)),
      "Bytes stand between the end of edition-3/z.txt and what follows it that no list names",
    ],
    ["with one byte more in a packed file", withListed(goingOn("edition-3/z.txt", new Uint8Array(1))), "Bytes stand"],
    ["with a listed file inside of another", withListed(nested()), "share bytes"],
    ["with bytes before it", joined(evil, zip), "longer than its own list of files says: something was added"],
    ["with bytes in front of its list", joined(real.files, evil, zip.slice(real.files.length)), "longer than"],
    ["with bytes behind its list", joined(zip.slice(0, -22), evil, zip.slice(-22)), "longer than"],
    ["with a list that goes on", sewn({ ...real, list: joined(real.list, evil) }), "longer than"],
    ["with a list that counts too few", sewn({ ...together(real, forged), count: real.count }), "longer than"],
    ["with bytes after its end", joined(zip, evil), "Bytes stand after its end: something was added."],
    ["with a whole ZIP after its end", joined(zip, sewn(forged)), "longer than"],
    ["with a comment", joined(written(zip, -2, evil.length), evil), "Bytes stand after its end: something was added."],
    ["with a file named twice", withListed(forged), "It holds edition-3/data/copy.html twice"],
    ["with a file beside its folder", withListed(one("evil.txt")), "not in one folder (see evil.txt)"],
    ["with a file that scripts overlook", withListed(one("__proto__")), "not in one folder (see __proto__)"],
    ["with a file above its folder", withListed(one("../evil.txt")), "not in one folder (see ../evil.txt)"],
    ["with a file that leads out", withListed(one("edition-3/../evil.txt")), "(see edition-3/../evil.txt)"],
    ["with a file that leads out by Windows' signs", withListed(one("edition-3/..\\evil")), "not in one folder"],
    ["all above", sewn(one("../VERIFY.md")), "not in one folder (see ../VERIFY.md)"],
    ["with a folder above its folder", withListed(one("../evil/")), "not in one folder (see ../evil/)"],
    ["with a folder that has a content", withListed(one("edition-3/data/")), "data/ has a content of its own"],
    ["with a stored folder that has a content", withListed(one("edition-3/data/", evil, 0)), "a content of its own"],
    ["with a folder that holds nothing", withListed(one("edition-3/pay/", new Uint8Array())), "pay/ holds no file"],
    ["with folders alone", sewn(one("edition-3/", new Uint8Array())), "there is no file in it"],
    [
      "with another name in a file's own header",
      sewn({ ...real, files: renamed(real.files, "copy.html", "evil.html") }),
      "edition-3/data/copy.html is headed otherwise than it is listed",
    ],
    [
      "with another size in a file's own header",
      withListed({ ...stored, files: written(stored.files, 18, 5, 0, 0, 0, 5) }),
      "edition-3/evil.txt is headed otherwise",
    ],
    [
      "with another way of packing in a file's own header",
      withListed({ ...stored, files: written(stored.files, 8, 8) }),
      "edition-3/evil.txt is headed otherwise",
    ],
    [
      "with other sizes after a file than are listed",
      sewn({ ...lone, files: written(lone.files, -1, 1) }),
      "edition-3/a.txt is headed otherwise",
    ],
    ["with no sizes after a file that announces them", withFlags(8, 0), "edition-3/evil.txt is headed otherwise"],
    [
      "with a stored file whose size stands after it",
      withListed({ ...stored, files: written(stored.files, 6, 8), list: written(stored.list, 8, 8) }),
      "is packed with its size after it",
    ],
    [
      "with a file of another size than is said",
      withListed(
        ((it: Cut) => ({ ...it, files: written(it.files, 22, 99), list: written(it.list, 24, 99) }))(
          one("edition-3/z"),
        ),
      ),
      "edition-3/z cannot be unpacked",
    ],
    ["with an encrypted file", withFlags(1, 0), "encrypted"],
    ["with hidden headers", withFlags(0, 0x20), "encrypted"],
    [
      "with a file's second name",
      sewn(cut(zipSync({ "edition-3/a.txt": evil }, { extra: { 28789: utf8.encode("\u0001crc_edition-3/b.txt") } }))),
      "two names",
    ],
    [
      "with a second end for large files",
      sewn(cut(zipSync({ "edition-3/a.txt": evil }, { extra: { 1: new Uint8Array(8) } }))),
      "ZIP64",
    ],
    [
      "with what leads to a second list",
      sewn({ ...real, list: joined(real.list, Uint8Array.of(0x50, 0x4b, 6, 7), new Uint8Array(16)) }),
      "ZIP64",
    ],
    ["that is one of several", written(zip, -18, 1), "one ZIP of several"],
  ])("%s is refused with what is wrong", (_, bytes, sentence) => {
    expect(() => unzipped(bytes)).toThrow(NotAnEdition);
    expect(() => unzipped(bytes)).toThrow(sentence);
  });

  test("cut off anywhere is no ZIP", () => {
    for (let length = 0; length < zip.length; length += 7)
      expect(() => unzipped(zip.slice(0, length)), `${length} bytes`).toThrow("cannot be unpacked as a ZIP file");
  });

  test("with any byte changed is refused, or holds the files that it held", () => {
    const shape = (all: ReadonlyMap<string, Uint8Array>) => [...all].map(([path, { length }]) => [path, length]);
    const shapes = Array.from(zip, (byte, at) => {
      try {
        return shape(unzipped(written(zip, at, byte ^ 0x40)));
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(NotAnEdition);
        return null;
      }
    });
    const whole = shapes.filter((each) => each !== null);
    expect(whole.length).toBeGreaterThan(0);
    expect(new Set(whole.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(shape(files))]));
  });
});
