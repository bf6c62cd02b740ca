import { expect, test } from "vitest";
import { fileNameOf, mediaTypeOf } from "@/lib/sources/media-type";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

test.each([
  ["%PDF-1.7\n", "application/pdf"],
  ["\x89PNG\r\n\x1a\n....", "image/png"],
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["GIF89a", "image/gif"],
  ["RIFF\x01\x02\x03\x04WEBPVP8 ", "image/webp"],
  ["PK\x03\x04", "application/zip"],
  ["\xef\xbb\xbf\n<!-- saved from --><!DOCTYPE html><p>x", "text/html"],
  ["<html lang=en>", "text/html"],
  ["<svg onload=alert(1)>", ""],
  ["\x00\x01\x02", ""],
  ["", ""],
])("bytes that begin with %j and that intake cannot read are %s", (head, type) => {
  expect(mediaTypeOf(bytes(head), null)).toBe(type);
});

test("what intake has read is what it was read as", () => {
  expect(mediaTypeOf(bytes("<html>"), "txt")).toBe("text/plain");
  expect(mediaTypeOf(bytes("PK\x03\x04"), "docx")).toMatch(/wordprocessingml/);
});

test.each([
  ["https://courier.example/2026/ferry-late", "text/html", "ferry-late.html"],
  ["https://courier.example/ferry.php?id=3", "text/html", "ferry.html"],
  ["https://courier.example/ferry.HTML", "text/html", "ferry.HTML"],
  ["https://courier.example/", "text/html", "courier.example.html"],
  ["https://courier.example/caf%C3%A9%20bar", "text/html", "café-bar.html"],
  ["https://courier.example/..%2f..%2fetc%2fpasswd", "", "..-..-etc-passwd"],
  ["https://courier.example/%E0%A4%A", "application/pdf", "-E0-A4-A.pdf"],
])("the page %s is kept as a file that is called so", (url, type, name) => {
  expect(fileNameOf(url, type)).toBe(name);
});
