import { describe, expect, it } from "vitest";
import type { Alike } from "@/db/alike";
import { refuseAlike } from "@/lib/articles/alike-refusal";
import { Conflict } from "@/lib/errors";

const port: Alike = {
  articleId: "b",
  letter: "B",
  title: "Port paid in full",
  outlet: "Quay Radio",
  url: "https://quay.example/port",
  ours: false,
  same: "text",
  share: 0.9,
};
const bytes: Alike = { ...port, same: "bytes", share: 1, outlet: "", url: "" };

describe("what is alike to an article of the dossier", () => {
  it.each([
    ["the same bytes", { url: "", outlet: "" }, bytes, "byte for byte, as article B"],
    ["the same address", { url: port.url, outlet: "" }, port, "a later version"],
    ["the same outlet, however it is written", { url: "", outlet: "quay radio" }, port, "a later version"],
  ])("is refused until the person has said what it is: %s", (_, said, one, message) => {
    const refuse = () => refuseAlike(said, [one]);
    expect(refuse).toThrow(Conflict);
    expect(refuse).toThrow(message);
  });

  it.each([
    ["another outlet passes it on", { url: "https://north.example/port", outlet: "Northline" }, [port]],
    ["nothing is known of where it ran", { url: "", outlet: "" }, [{ ...port, outlet: "", url: "" }]],
    ["nothing is alike", { url: port.url, outlet: port.outlet }, []],
  ])("is added where %s", (_, said, alike) => {
    expect(() => refuseAlike(said, alike)).not.toThrow();
  });
});
