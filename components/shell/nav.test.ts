import { describe, expect, it } from "vitest";
import { dossierNav, leadsTo, newsroomNav, phoneTabs } from "./nav";

const current = (path: string, items: readonly { href: string; label: string; exact?: boolean }[]) =>
  items.filter((item) => leadsTo(item.href, path, item.exact)).map((item) => item.label);

describe("the navigation", () => {
  it.each([
    ["/", ["My desk"]],
    ["/people/p1", ["Team"]],
    ["/dossiers", ["Dossiers"]],
    ["/dossiers/d1/claims", []],
    ["/peopleware", []],
  ])("marks on %s: %o", (path, labels) => {
    expect(current(path, newsroomNav())).toEqual(labels);
  });

  it.each([
    ["/dossiers/d1", ["Overview"]],
    ["/dossiers/d1/articles/a1", ["Read"]],
    ["/dossiers/d1/settings", ["Settings"]],
    ["/dossiers/d2/claims", []],
  ])("marks in a dossier on %s: %o", (path, labels) => {
    expect(current(path, dossierNav("d1"))).toEqual(labels);
  });

  it("has five tabs on a phone, in a dossier and outside", () => {
    expect(phoneTabs()).toHaveLength(5);
    expect(phoneTabs("d1")).toHaveLength(5);
  });
});
