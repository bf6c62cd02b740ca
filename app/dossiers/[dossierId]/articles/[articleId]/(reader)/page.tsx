import { redirect } from "next/navigation";
import { ReaderClaim } from "@/components/reader/reader-claim";
import { ReaderTalk } from "@/components/reader/reader-talk";
import { formatMoment } from "@/components/ui/moment";
import { read } from "@/db/client";
import { commentsOn } from "@/db/comments";
import { membersOf } from "@/db/dossiers";
import { placeOf } from "@/db/visible";
import { claimPanel } from "@/lib/claims/panel";
import { NotFound } from "@/lib/errors";
import { orNotFound } from "@/lib/page";
import { may } from "@/lib/permissions";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { editComment, resolveThread, writeComment } from "../../../actions";
import { claimActions } from "../../../claims/claim-actions";

/** The claim that the address names, or the talk about the article, beside the text; nothing where it names neither. */
export default async function ReaderPage({
  params,
  searchParams,
}: PageProps<"/dossiers/[dossierId]/articles/[articleId]">) {
  const { dossierId, articleId } = await params;
  const { claim, talk } = await searchParams;
  const zone = settings().timeZone;
  if (typeof claim !== "string")
    return talk === undefined ? null : <Talk dossierId={dossierId} articleId={articleId} zone={zone} />;
  const actor = await signedInActor();
  const moment = (iso: string) => formatMoment(iso, zone);
  const data = await claimPanel(read, actor, { dossierId, claimId: claim }, { zone, moment }).catch(
    (error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    },
  );
  // It was merged into another, which says so.
  if (data && data.claim.id !== claim) redirect(`/dossiers/${dossierId}/articles/${articleId}?claim=${data.claim.id}`);
  return <ReaderClaim data={data} articleId={articleId} actions={claimActions} />;
}

async function Talk({ dossierId, articleId, zone }: { dossierId: string; articleId: string; zone: string }) {
  const actor = await signedInActor();
  const place = await orNotFound(placeOf(read, actor, "article", articleId));
  const comments = await commentsOn(read, actor, "article", articleId);
  const members = await membersOf(read, actor, place.dossierId);
  return (
    <ReaderTalk
      comments={comments}
      dossierId={dossierId}
      meId={actor.personId}
      people={members.filter((member) => !member.disabled).map(({ personId, name }) => ({ personId, name }))}
      may={may("comment", place.facts)}
      actions={{ writeComment, editComment, resolveThread }}
      now={actor.now.toISOString()}
      zone={zone}
    />
  );
}
