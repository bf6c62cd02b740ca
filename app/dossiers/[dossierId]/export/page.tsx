import type { Metadata } from "next";
import { EditionList } from "@/components/edition/edition-list";
import { MakeEdition } from "@/components/edition/make-edition";
import { Page } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead, SectionHead } from "@/components/ui/page-head";
import { counted } from "@/components/vocabulary/words";
import { sealedRefs } from "@/db/blind";
import { read } from "@/db/client";
import { editionFilesOf, editionsOf } from "@/db/editions";
import { peopleNamed } from "@/db/people";
import { signingKeyNow } from "@/db/signing-keys";
import { hiddenSources } from "@/db/sources";
import { placeOf } from "@/db/visible";
import { audiences } from "@/lib/dossiers/dossier";
import { audienceSentence, leftOut } from "@/lib/editions/audiences";
import { formats } from "@/lib/editions/formats";
import { incompleteLines } from "@/lib/editions/incomplete";
import { readable } from "@/lib/editions/seal/key";
import { editionSummary } from "@/lib/editions/summary";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { beginFile, cancelFile, makeEdition } from "./actions";

export const metadata: Metadata = { title: "Export" };

const shownEditions = 50;
const mainFormats = ["html", "pdf", "docx", "sealed"];

export default async function ExportPage({ params }: { params: Promise<{ dossierId: string }> }) {
  const { dossierId } = await params;
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "dossier", dossierId));
  const zone = settings().timeZone;
  const summary = await orNotFound(editionSummary(read, actor, dossierId, actor.now));
  const editions = await editionsOf(read, actor, dossierId, { limit: shownEditions });
  const key = await signingKeyNow(read);
  const made = await editionFilesOf(
    read,
    actor,
    editions.map(({ id }) => id),
  );
  const hidden = await hiddenSources(read, actor, dossierId);
  const [sealed] = await sealedRefs(read, actor, dossierId);
  const makers = await peopleNamed(
    read,
    editions.map((edition) => edition.createdBy),
  );
  const { title } = summary;
  const at = `/dossiers/${dossierId}`;
  const kinds = Object.entries(formats).map(([format, { name, description, extension }]) => ({
    ...{ format, name, description, ending: extension.split(".").at(-1) ?? "" },
    main: mainFormats.includes(format),
  }));
  return (
    <Page
      crumbs={[{ label: title, href: at }, { label: "Export" }]}
      phone={{ back: at, title: "Export", about: title }}
    >
      <PageHead
        title="Export"
        lead={`${counted(summary.claims, "claim")}, ${counted(summary.articles, "article")}. Every edition is kept as it was made, and its fingerprint stands in the history.`}
      />
      {sealed && (
        <Notice kind="info" title={`You are to give a blind second verdict on ${sealed}.`}>
          An edition may tell the first, so none is made or opened for you until you have given yours.
        </Notice>
      )}
      <MakeEdition
        dossierId={dossierId}
        make={makeEdition}
        kinds={kinds}
        audiences={audiences.map((audience) => ({
          audience,
          sentence: audienceSentence[audience],
          leftOut: leftOut(summary.toLeaveOut, audience),
          allowed: may(audience === "desk" ? "edition.desk" : "edition.any", place.facts),
        }))}
        namesInClear={summary.namesInClear}
        incomplete={incompleteLines(summary.incomplete)}
      />
      <section className="mt-9 max-w-[1040px]">
        <SectionHead count={editions.length}>Editions made</SectionHead>
        <p className="hint mt-2">
          A sealed edition is signed with{" "}
          <Link href="/settings/keys">{key ? `the key ${readable(key.fingerprint)}` : "the newsroom’s key"}</Link>.
          Anybody can check one at <Link href="/verify">/verify</Link>, or as its VERIFY.md says.
        </p>
        <EditionList
          at={`${at}/export`}
          zone={zone}
          kinds={kinds}
          files={{ begin: beginFile, cancel: cancelFile }}
          editions={editions.map(({ id, number, audience, reason, contentSha256, createdAt, createdBy, names }) => ({
            id,
            number,
            audience,
            reason,
            contentSha256,
            createdAt,
            by: makers.get(createdBy) ?? "somebody",
            made: made.filter(({ editionId }) => editionId === id).map(({ format }) => format),
            open:
              !sealed &&
              may("edition.read", { ...place.facts, clearedForNames: !names.some((one) => hidden.has(one)) }),
          }))}
        />
      </section>
    </Page>
  );
}
