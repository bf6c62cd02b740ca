import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standardInput } from "@/lib/dossiers/standard-input";
import { presetOf, presets, twoOrigins } from "@/lib/dossiers/standard-presets";

describe("presets", () => {
  it.each(presets.map((preset) => [preset.title, preset] as const))("%s is a standard that is taken", (_, preset) => {
    expect(standardInput.parse(preset.standard)).toEqual(preset.standard);
    expect(presetOf(preset.standard)?.id).toBe(preset.id);
  });

  it("name what was published, here and in the documentation", () => {
    const docs = readFileSync("docs/standards.md", "utf8");
    for (const preset of presets) {
      expect(preset.basis.length).toBeGreaterThan(40);
      expect(docs).toContain(preset.title);
      expect(preset.published.length).toBeGreaterThan(0);
      for (const { url } of preset.published) {
        expect(new URL(url).protocol).toBe("https:");
        expect(docs).toContain(url);
      }
    }
  });

  it("are two origins for a new dossier, as it always was", () => {
    expect(twoOrigins).toEqual({
      name: "two origins",
      rules: [
        {
          rule: "origins",
          when: { stakes: ["important", "critical"], substances: ["supported"] },
          atLeast: 2,
          orHeldPrimary: true,
        },
        { rule: "reply", when: { kinds: ["allegation"] } },
      ],
    });
  });

  it("are known by their rules, whatever the name and the order of words", () => {
    const [origins, reply] = twoOrigins.rules;
    if (!origins || !reply) throw new Error("the preset has two rules");
    const turned = { ...origins, when: { substances: origins.when.substances, stakes: ["critical", "important"] } };
    expect(presetOf({ rules: [turned as typeof origins, reply] })?.id).toBe("two-origins");
    expect(presetOf({ rules: [reply, origins] })).toBeNull();
    expect(presetOf({ rules: [{ ...origins, when: {} }, reply] })).toBeNull();
    expect(presetOf({ rules: [] })).toBeNull();
  });
});
