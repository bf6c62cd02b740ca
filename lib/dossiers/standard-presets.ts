import type { Standard } from "@/lib/dossiers/standard";

/** A standard to begin with, and what was published that it is made from (docs: standards). */
export type Preset = {
  id: "two-origins" | "ksj-three" | "npr-like";
  /** What it is called where it is chosen. */
  title: string;
  /** What was published, in our words. */
  basis: string;
  /** Where: the name of the text and its address. */
  published: readonly { name: string; url: string }[];
  /** What of it is ours. */
  made: string;
  standard: Standard;
};

const replies: Standard["rules"][number] = { rule: "reply", when: { kinds: ["allegation"] } };

/** The standard of a new dossier. */
export const twoOrigins: Standard = {
  name: "two origins",
  rules: [
    {
      rule: "origins",
      when: { stakes: ["important", "critical"], substances: ["supported"] },
      atLeast: 2,
      orHeldPrimary: true,
    },
    replies,
  ],
};

const ruleOfThree: Standard = {
  name: "rule of three",
  rules: [{ rule: "reports", when: { substances: ["supported"] }, atLeast: 3, orHeldPrimary: true }, replies],
};

const nprLike: Standard = {
  name: "NPR-like",
  rules: [
    { rule: "attribution", when: {} },
    { rule: "credit", when: { substances: ["supported", "conflicting", "not-enough-evidence"] } },
    { rule: "named", when: { substances: ["supported"] } },
    {
      rule: "origins",
      when: { stakes: ["important", "critical"], substances: ["supported"] },
      atLeast: 2,
      orHeldPrimary: true,
    },
    replies,
  ],
};

export const presets: readonly Preset[] = [
  {
    id: "two-origins",
    title: "Two origins",
    basis:
      "The BBC is reluctant to rely on a single source, and gives those who are accused of something a right of reply.",
    published: [
      {
        name: "BBC Editorial Guidelines, 3.3 Accuracy",
        url: "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy/guidelines",
      },
      {
        name: "BBC guidance on the right of reply",
        url: "https://www.bbc.co.uk/editorialguidelines/guidance/right-of-reply",
      },
    ],
    made: "We count origins and not sources: two links to one report are one. A primary source that we hold will do alone.",
    standard: twoOrigins,
  },
  {
    id: "ksj-three",
    title: "Rule of three",
    basis:
      "The Knight Science Journalism fact-checking project asks for primary sources; where there are only secondary ones, for at least three for each fact, each the work of a different journalist who did original research, and not one agency story that appears in many places.",
    published: [
      {
        name: "KSJ Fact-Checking Project, Sourcing and Record Keeping",
        url: "https://ksjfactcheck.org/fact-checking-101-module/sourcing-and-record-keeping/",
      },
    ],
    made: "It holds for every claim that is supported, whatever its stakes. The reply to an allegation is ours.",
    standard: ruleOfThree,
  },
  {
    id: "npr-like",
    title: "NPR-like",
    basis:
      "NPR attributes everything that it has from others, and to somebody specific: “media reports” or “sources say” is not enough. What two agencies and a network report may come from one official, and is not three sources.",
    published: [
      {
        name: "NPR Ethics Handbook, Accuracy: attribute everything",
        url: "https://www.npr.org/about-npr/688424402/special-section-attribution",
      },
      {
        name: "NPR, “Can we go with it?”",
        url: "https://www.npr.org/sections/memmos/2014/06/18/605324271/-can-we-go-with-it-maybe-not-because-one-and-one-and-one-isn-t-always-three",
      },
    ],
    made: "A reading that a program can check, and not NPR’s own rule: attributions are checked, our text names whom we have it from, unnamed people alone are not enough, and important claims need two origins.",
    standard: nprLike,
  },
];

/** The preset whose rules a standard has, whatever its name; null for one of the newsroom's own. */
export const presetOf = ({ rules }: Pick<Standard, "rules">): Preset | null =>
  presets.find((preset) => sameRules(preset.standard.rules, rules)) ?? null;

const sameRules = (one: Standard["rules"], other: Standard["rules"]): boolean => canonical(one) === canonical(other);

/** The order of words in a list means nothing, nor does that of a rule's fields. */
const canonical = (rules: Standard["rules"]): string =>
  JSON.stringify(
    rules.map(({ when, ...rule }) => [
      ...Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)),
      ...(["kinds", "stakes", "substances"] as const).map((of) => [...(when[of] ?? [])].sort()),
    ]),
  );
