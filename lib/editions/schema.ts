import { z } from "zod";
import { asideReasons, sentenceStates } from "@/lib/articles/article";
import { attributions, claimKinds, claimStatuses, mentionModes, stakesLevels, substances } from "@/lib/claims/claim";
import { audiences, dossierRoles, dossierStates } from "@/lib/dossiers/dossier";
import { ruleNames } from "@/lib/dossiers/standard";
import { standardInput } from "@/lib/dossiers/standard-input";
import {
  linkKinds,
  linkStates,
  originClasses,
  reliabilities,
  sourceKinds,
  sourceStates,
  stances,
} from "@/lib/sources/source";

/**
 * The one value that an edition is made of, and its documentation: `docs/dossier.schema.json` is generated from here.
 * Things refer to each other by the names that people use: claims "A2", articles "A", sources "S3", origin links "L1".
 */
export const schemaId = "urn:second-source:dossier:1";

const instant = z.string().describe("ISO 8601, UTC");
const id = z.string().optional().describe("The program's own id; left out for the public");
const articleRef = z.string().describe("Letter of an article");
const sourceRef = z.string().describe("Reference of a source, such as S3");
const count = z.number().int().min(0);
const offset = count.describe("UTF-16 units of the revision's text");
const person = z.string().nullable().describe("Name of a member; null where the audience is not told");

const incomplete = z
  .strictObject({
    reason: z.enum(["failing", "unsigned", "stale", "unexamined"]),
    count: count.describe("Claims; sentences for unexamined"),
    of: z.array(z.string()).describe("Which claims or articles, where they are in the edition"),
  })
  .describe("Why the dossier was not complete when the edition was made");

const article = z.strictObject({
  letter: articleRef,
  id,
  ours: z.boolean().describe("A draft of this newsroom: checked, and never evidence"),
  title: z.string(),
  outlet: z.string(),
  byline: z.string(),
  publishedAt: z.string().nullable(),
  url: z.string(),
  language: z.string(),
  source: sourceRef.nullable().describe("The source that it is"),
  revision: z.strictObject({
    number: z.number().int().min(1),
    id,
    originalSha256: z.string().describe("SHA-256 of the bytes that were uploaded"),
    text: z.string(),
    paragraphs: z.array(
      z.strictObject({
        start: offset,
        end: offset,
        role: z.string(),
        aside: z.enum(asideReasons).optional().describe("Why it is not the article; missing if it is"),
      }),
    ),
    sentences: z.array(z.strictObject({ start: offset, end: offset, state: z.enum(sentenceStates) })),
    coverage: z.strictObject({ sentences: count, claimed: count, notCheckable: count, unexamined: count }),
  }),
});

const mention = z.strictObject({
  id,
  article: articleRef,
  revision: z.number().int().min(1),
  start: offset,
  end: offset,
  quote: z.string(),
  mode: z.enum(mentionModes),
  attribution: z
    .enum(attributions)
    .nullable()
    .describe("Did those who are cited say so? Only where the mode attributes"),
  cites: z
    .strictObject({ who: z.enum(["person", "outlet", "unidentified"]), name: z.string(), quote: z.string() })
    .optional()
    .describe("Whom the article cites for it, with its words; missing where nobody said"),
  gone: z
    .literal(true)
    .optional()
    .describe("Its words are no longer in the article: the offsets are those of the earlier revision that is named"),
});

const evidence = z.strictObject({
  id,
  source: sourceRef,
  stance: z.enum(stances),
  quote: z.string().describe("Empty where it is withheld"),
  locator: z.string(),
  credibility: z.number().int().min(1).max(6).describe("1 confirmed by others to 5 improbable, 6 cannot be judged"),
  note: z.string(),
  via: z
    .array(z.strictObject({ link: z.string().nullable().describe("Reference of an origin link"), words: z.string() }))
    .describe("What it is narrowed to for this claim; empty: not narrowed"),
});

const side = z.strictObject({
  inWords: z.string(),
  why: z.string().optional().describe("Why it counts so, in a sentence; missing in editions from before"),
  sources: count,
  atLeast: count.describe("Independent origins for certain"),
  atMost: count.describe("Origins that there may be"),
  unidentified: count.describe("Origins that nobody has named; they never count"),
  circular: z.boolean().describe("Sources rest on each other in a circle"),
  primary: z.boolean().describe("The one source is primary and is itself the origin"),
  unsettled: count.describe("Pieces of evidence narrowed to a link that is not confirmed"),
  origins: z.array(
    z.strictObject({
      class: z.enum(originClasses),
      sources: z.array(sourceRef),
      joinedBy: z
        .array(z.strictObject({ reason: z.string(), value: z.string(), sources: z.array(sourceRef) }))
        .describe("Why these ends are one origin; withheld where a withheld source plays a part"),
    }),
  ),
});

const claim = z.strictObject({
  ref: z.string().describe("What people call it: A2"),
  id,
  statement: z.string(),
  kind: z.enum(claimKinds),
  stakes: z.enum(stakesLevels),
  about: z.array(z.string()),
  reply: z
    .strictObject({
      askedAt: instant,
      how: z.string(),
      until: instant.nullable(),
      answer: z.string().nullable(),
      silence: z.boolean(),
    })
    .nullable(),
  status: z.enum(claimStatuses),
  stale: z.boolean().describe("It was signed off, and what was signed has changed since"),
  substance: z.enum(substances).nullable().describe("What was found about the claim itself"),
  assignee: person,
  signOff: z
    .strictObject({ by: person, at: instant, digest: z.string(), staleSince: instant.nullable() })
    .nullable()
    .describe("The newest sign-off: the approval of a second person, bound to a digest of what they saw"),
  failing: z.array(z.strictObject({ rule: z.enum(ruleNames), detail: z.string() })),
  waivers: z.array(z.strictObject({ rule: z.string(), reason: z.string(), by: person, at: instant })),
  mentions: z.array(mention),
  evidence: z.array(evidence),
  independence: z.strictObject({ supports: side, refutes: side }),
  talk: z.array(z.strictObject({ by: z.string(), at: instant, text: z.string() })),
});

const source = z.strictObject({
  ref: sourceRef,
  id,
  kind: z.enum(sourceKinds),
  title: z.string().describe("The pseudonym, where the name is withheld"),
  named: z.boolean().describe("False where the name, and all that would give it away, is withheld"),
  confidential: z.boolean(),
  outlet: z.string(),
  author: z.string(),
  publishedAt: z.string().nullable(),
  url: z.string(),
  article: articleRef.nullable(),
  reliability: z.enum(reliabilities).describe("A completely reliable to E unreliable, F cannot be judged"),
  state: z.enum(sourceStates),
  ownReporting: z.boolean().nullable(),
  unidentified: z.boolean(),
  held: z.boolean().describe("Bytes of it are stored"),
  snapshots: z.array(z.strictObject({ sha256: z.string(), storedAt: instant })),
});

const originLink = z.strictObject({
  ref: z.string().describe("Reference of the link, such as L1"),
  id,
  from: sourceRef,
  to: sourceRef.describe("The source that it got it from"),
  kind: z.enum(linkKinds),
  state: z.enum(linkStates).describe("Only confirmed links count"),
  quote: z.string().describe("The words that show it"),
  decidedBy: person,
});

const task = z.strictObject({
  id,
  title: z.string(),
  detail: z.string(),
  about: z.string().nullable(),
  assignee: person,
  dueAt: instant.nullable(),
});

export const dossierExport = z
  .strictObject({
    $schema: z.literal(schemaId),
    audience: z.enum(audiences),
    madeAt: instant,
    timeZone: z.string().describe("IANA name of the newsroom's time zone, in which a copy shows times"),
    eventNumber: count.describe("The last event of the dossier's history that it contains"),
    nonce: z
      .string()
      .optional()
      .describe("Random, where it names a confidential source: so that its hash does not let anybody guess the name"),
    incomplete: z.array(incomplete).describe("Empty when the dossier was complete"),
    dossier: z.strictObject({
      id,
      title: z.string(),
      brief: z.string(),
      deadline: instant.nullable(),
      state: z.enum(dossierStates),
      standard: z.strictObject({ inWords: z.string(), ...standardInput.shape }),
    }),
    members: z.array(z.strictObject({ name: z.string(), role: z.enum(dossierRoles) })),
    articles: z.array(article),
    claims: z.array(claim),
    sources: z.array(source),
    originLinks: z.array(originLink),
    tasks: z.array(task).describe("Open tasks"),
  })
  .meta({
    id: schemaId,
    title: "Second Source dossier",
    description:
      "One edition of a dossier for one audience. The file is canonical JSON (RFC 8785): its SHA-256 is the one in the dossier's history.",
  });

export type DossierExport = z.infer<typeof dossierExport>;
export type ExportedClaim = z.infer<typeof claim>;
export type ExportedSource = z.infer<typeof source>;
export type ExportedArticle = z.infer<typeof article>;
export type ExportedLink = z.infer<typeof originLink>;
export type ExportedSide = z.infer<typeof side>;
export type Incomplete = z.infer<typeof incomplete>;

/** JSON Schema 2020-12 of the export, as `docs/dossier.schema.json` holds it. */
export const dossierJsonSchema = () => z.toJSONSchema(dossierExport, { target: "draft-2020-12" });
