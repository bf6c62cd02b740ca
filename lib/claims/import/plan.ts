import type { Read } from "@/db/client";
import { claimsToMatch, contentsOfClaims, sourcesToMatch } from "@/db/imports";
import { textsOfSource } from "@/db/sources";
import type { Viewer } from "@/db/visible";
import type { Substance } from "@/lib/claims/claim";
import type { Draft, DraftEvidence, DraftSource, RowNote } from "@/lib/claims/import/drafts";
import type { Place } from "@/lib/claims/import/places";
import { quotedFrom } from "@/lib/sources/locator";
import { canonicalUrl } from "@/lib/sources/outlet";

/** What an import does: made before it for the preview, and again in its transaction. */
export type Plan = {
  claims: PlannedClaim[];
  /** Sources that are not there yet, by the keys that evidence names them with. */
  sources: Map<string, DraftSource>;
  problems: RowNote[];
  told: RowNote[];
};

export type PlannedClaim = Pick<Draft, "statement" | "kind" | "stakes" | "about" | "substance"> & {
  /** The first row that says so. */
  row: number;
  /** A claim of the dossier that says the same already. */
  existing: { id: string; ref: string } | null;
  places: Place[];
  evidence: PlannedEvidence[];
};

/** `source` is the id of one that is there, or the key of a new one. */
export type PlannedEvidence = Omit<DraftEvidence, "source"> & { source: string };

/** Lets others work while much is looked through. */
export function breather(spell = 8): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < spell) return;
    await new Promise(setImmediate);
    begun = performance.now();
  };
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** Puts rows that say the same together, and finds what of it the dossier has already. */
export async function planOf(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  drafts: readonly Draft[],
  placesOf: (row: number) => readonly Place[],
): Promise<Plan> {
  const breathe = breather();
  const problems: RowNote[] = [];
  const told: RowNote[] = [];
  const there = new Map<string, Awaited<ReturnType<typeof claimsToMatch>>[number]>();
  for (const claim of await claimsToMatch(db, viewer, dossierId)) {
    if (!there.has(plain(claim.statement))) there.set(plain(claim.statement), claim);
  }
  const match = await sourceMatching(db, viewer, dossierId);
  const claims = new Map<string, PlannedClaim & { said: { substance: Substance; row: number } | null }>();
  for (const draft of drafts) {
    await breathe();
    const key = plain(draft.statement);
    const { row, statement, kind, stakes, about, substance } = draft;
    const existing = there.get(key) ?? null;
    let claim = claims.get(key);
    const left = existing ? leftAsItIs(draft, existing) : [];
    if (existing && (!claim || left.length > 0))
      told.push({ row, field: "statement", message: alreadyThere(existing.ref, left) });
    if (!claim) {
      claim = { row, statement, kind, stakes, about, substance, existing, places: [], evidence: [], said: null };
      claims.set(key, claim);
    }
    claim.kind ??= kind;
    claim.stakes ??= stakes;
    if (claim.about.length === 0) claim.about = about;
    if (substance && claim.said && claim.said.substance !== substance)
      problems.push({
        ...{ row, field: "substance" },
        message: `Row ${claim.said.row} gives the same claim another verdict. Write one verdict in both.`,
      });
    if (substance && !claim.said) claim.said = { substance, row };
    claim.substance ??= substance;
    for (const place of placesOf(row)) if (!claim.places.some((one) => samePlace(one, place))) claim.places.push(place);
    for (const { source, ...piece } of draft.evidence) {
      const found = await match(source, piece.quote);
      if (found.problem) problems.push({ row, field: "quote", message: found.problem });
      const planned = { ...piece, quote: found.quote, locator: piece.locator || found.locator, source: found.source };
      if (!claim.evidence.some((one) => sameEvidence(one, planned))) claim.evidence.push(planned);
    }
  }
  const planned = [...claims.values()].map(({ said, ...claim }) => claim);
  await leaveOutWhatIsThere(db, planned);
  return { claims: planned, sources: match.added, problems, told };
}

/** What a row says otherwise than the claim that is there. It may be somebody's verdict, so a sheet changes none of it. */
function leftAsItIs(
  { substance, stakes, kind, about }: Draft,
  there: Pick<PlannedClaim, "substance" | "about"> & { stakes: string; kind: string },
): string[] {
  const known = new Set(there.about.map(plain));
  return [
    substance && substance !== there.substance ? "verdict" : "",
    stakes && stakes !== there.stakes ? "stakes" : "",
    kind && kind !== there.kind ? "kind" : "",
    about.some((name) => !known.has(plain(name))) ? "people or bodies it is about" : "",
  ].filter(Boolean);
}

function alreadyThere(ref: string, left: readonly string[]): string {
  const added = `${ref} says this already. Evidence and words in the articles that are new are added there.`;
  if (left.length === 0) return added;
  const named = new Intl.ListFormat("en-GB").format(left);
  return `${added} Not taken: this row’s ${named}. What ${ref} has of that stays; change it there if the sheet is right.`;
}

const samePlace = (one: Place, other: Pick<Place, "revisionId" | "start" | "end">): boolean =>
  one.revisionId === other.revisionId && one.start === other.start && one.end === other.end;

const sameEvidence = (one: PlannedEvidence, other: Pick<PlannedEvidence, "source" | "stance" | "quote" | "note">) =>
  one.source === other.source && one.stance === other.stance && one.quote === other.quote && one.note === other.note;

async function leaveOutWhatIsThere(db: Read, planned: PlannedClaim[]): Promise<void> {
  const known = planned.flatMap(({ existing }) => existing?.id ?? []);
  const { evidence, mentions } = await contentsOfClaims(db, known);
  const evidenceBy = grouped(evidence);
  const mentionsBy = grouped(mentions);
  for (const claim of planned) {
    const has = claim.existing && {
      evidence: (evidenceBy.get(claim.existing.id) ?? []).map(({ sourceId, ...piece }) => ({
        ...piece,
        source: sourceId,
      })),
      mentions: mentionsBy.get(claim.existing.id) ?? [],
    };
    if (!has) continue;
    claim.evidence = claim.evidence.filter((piece) => !has.evidence.some((one) => sameEvidence(piece, one)));
    claim.places = claim.places.filter((place) => !has.mentions.some((one) => samePlace(place, one)));
  }
}

function grouped<T extends { claimId: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(item.claimId);
    if (group) group.push(item);
    else groups.set(item.claimId, [item]);
  }
  return groups;
}

/** Finds a source of the dossier by its address, or else by its name, outlet and author together. */
async function sourceMatching(db: Read, viewer: Viewer, dossierId: string) {
  const known = await sourcesToMatch(db, viewer, dossierId);
  const byUrl = new Map<string, (typeof known)[number]>();
  const byName = new Map<string, (typeof known)[number]>();
  const nameOf = ({ title, outlet, author }: { title: string; outlet: string; author: string }) =>
    [title, outlet, author].map(plain).join("\n");
  for (const source of known) {
    if (source.canonicalUrl && !byUrl.has(source.canonicalUrl)) byUrl.set(source.canonicalUrl, source);
    if (!byName.has(nameOf(source))) byName.set(nameOf(source), source);
  }
  const added = new Map<string, DraftSource>();
  const texts = new Map<string, Awaited<ReturnType<typeof textsOfSource>>>();
  const match = async (source: DraftSource, quote: string) => {
    const url = source.url && canonicalUrl(source.url);
    const found = url ? byUrl.get(url) : byName.get(nameOf(source));
    const taken = { source: found?.id ?? "", quote, locator: "", problem: "" };
    if (!found) {
      taken.source = url ? `new ${url}` : `new ${nameOf(source)}`;
      if (!added.has(taken.source)) added.set(taken.source, source);
      return taken;
    }
    if (quote === "" || !found.hasText) return taken;
    const own = texts.get(found.id) ?? (await textsOfSource(db, found));
    texts.set(found.id, own);
    if (own.length === 0) return taken;
    const words = quotedFrom(own, quote);
    if (words) return { ...taken, ...words };
    return {
      ...taken,
      problem: `These words do not occur in “${found.title}”. Copy them exactly from the text, or leave the quote empty and describe it in the note.`,
    };
  };
  return Object.assign(match, { added });
}
