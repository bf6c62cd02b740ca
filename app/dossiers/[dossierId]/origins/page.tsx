import type { Metadata } from "next";
import { Drawing } from "@/components/origins/drawing";
import { GraphKeys } from "@/components/origins/graph-keys";
import { Legend } from "@/components/origins/legend";
import { LinkList } from "@/components/origins/link-list";
import { OriginTable } from "@/components/origins/origin-table";
import { RecordLink } from "@/components/origins/record-link";
import { ClaimSteps, ToProposals } from "@/components/origins/steps";
import { ThinClaims } from "@/components/origins/thin-claims";
import { originsView } from "@/components/origins/view";
import { Page } from "@/components/shell/page";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { GetForm } from "@/components/ui/get-form";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { read } from "@/db/client";
import { claimsHref } from "@/lib/claims/listed";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierOrigins } from "@/lib/sources/dossier-origins";
import { summary } from "@/lib/sources/independence";
import { drawOrigins } from "@/lib/sources/origin-drawing";
import { mapTitle } from "@/lib/sources/origin-map";
import { dossierAt } from "../dossier";
import { addSource, changeLink, drawLink } from "../sources/actions";

export const metadata: Metadata = { title: "Origins" };

export default async function OriginsPage({
  params,
  searchParams,
}: {
  params: Promise<{ dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { dossierId } = await params;
  const { claim } = await searchParams;
  const actor = await signedInActor();
  const map = await orNotFound(dossierOrigins(read, actor, dossierId, typeof claim === "string" ? claim : null));
  const dossier = await orNotFound(dossierAt(dossierId));
  const { focus } = map;
  const view = originsView(map, dossierId, settings().timeZone);
  const { open, rejected, tabled, unlinked, scene } = view;
  const waiting = open.filter(({ state }) => state === "proposed").length;
  const drawing = scene && (await drawOrigins(scene.sourceIds, scene.links, scene.circles));
  const here = `/dossiers/${dossierId}/origins`;
  const first = map.thin[0] ?? map.claims[0];
  const record = map.may.draw && map.may.add;
  const recording = { dossierId, draw: drawLink, addSource };

  const bar = {
    crumbs: [{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Origins" }],
    phone: { back: `/dossiers/${dossierId}`, title: "Origins", about: dossier.title },
  };
  const empty = (
    <Empty
      drawing="origins"
      place="Origins"
      title="No origin link yet"
      actions={
        <>
          {map.counts.sources === 0 && (
            <LinkButton href={`/dossiers/${dossierId}/articles`} variant="primary" icon="upload">
              Upload an article
            </LinkButton>
          )}
          {record && (
            <RecordLink {...recording} size="md" variant={map.counts.sources === 0 ? "secondary" : "primary"} />
          )}
        </>
      }
    >
      An origin link says where a source got it from: it rewrites, republishes, translates, quotes or cites another, or
      it interviewed, obtained or witnessed it itself. Six reports that lead back to one are one origin, not six.
    </Empty>
  );
  if (map.counts.sources === 0 && open.length + rejected.length === 0)
    return (
      <Page {...bar}>
        <h1 className="sr">Origins</h1>
        {empty}
      </Page>
    );

  return (
    <Page
      {...bar}
      layout="locked"
      className="orig"
      actions={
        <>
          {first && (
            <Segmented
              label="Scope"
              value={focus ? "claim" : "dossier"}
              segments={[
                { value: "dossier", label: "Whole dossier", href: here },
                { value: "claim", label: "One claim", href: `${here}?claim=${focus?.id ?? first.id}` },
              ]}
            />
          )}
          {waiting > 0 && <ToProposals href={`${here}/proposals`} count={waiting} />}
          {record && <RecordLink {...recording} keyed />}
        </>
      }
      keys={[
        { keys: ["left", "right"], does: "upstream, downstream" },
        { keys: ["up", "down"], does: "within a column" },
        { keys: ["enter"], does: "open" },
        ...(map.claims.length > 0 ? [{ keys: ["[", "]"], does: "one claim" }] : []),
        ...(waiting > 0 ? [{ keys: ["P"], does: "proposed links" }] : []),
        ...(record ? [{ keys: ["L"], does: "record a link" }] : []),
        { keys: ["T"], does: "jump to table" },
        { keys: ["=", "-"], does: "larger, smaller" },
      ]}
    >
      <ClaimSteps claimIds={map.claims.map(({ id }) => id)} current={focus?.id ?? null} here={here} />
      <section>
        <div className="eq">
          <h1 className="big" aria-live="polite">
            {focus
              ? `${/^\d/.test(focus.ref) ? "Claim " : ""}${focus.ref}: ${summary(focus.counts)}`
              : mapTitle(map.counts)}
          </h1>
        </div>
        <div className="lead max-w-[64ch]">
          {focus ? (
            <>
              <p dir="auto" className="[overflow-wrap:anywhere]">
                {focus.statement}
              </p>
              <GetForm action={here} className="mt-2 flex flex-wrap items-center gap-2 font-sans text-sm">
                <select
                  name="claim"
                  className="input max-w-80 max-md:max-w-full"
                  defaultValue={focus.id}
                  aria-label="Claim to look at"
                >
                  {map.claims.map(({ id, ref, statement }) => (
                    <option key={id} value={id}>
                      {ref} {statement.slice(0, 90)}
                    </option>
                  ))}
                </select>
                <Button type="submit" size="sm">
                  Show
                </Button>
                <Link href={focus.href} className="underline">
                  Open the claim
                </Link>
                <Link href={here} className="underline">
                  Whole dossier
                </Link>
              </GetForm>
            </>
          ) : (
            <p>{view.lead}</p>
          )}
        </div>
        {drawing ? (
          <>
            <GraphKeys
              label="Drawing of the origins"
              tools={
                <a
                  className="hint mr-2 underline"
                  href={`${here}/graph.svg${focus ? `?claim=${focus.id}` : ""}`}
                  download
                >
                  Save as SVG
                </a>
              }
            >
              <Drawing
                drawing={drawing}
                boxes={view.boxes}
                links={open}
                circular={view.circular}
                arcLabels={view.arcLabels}
                dimmed={view.dimmed}
                label={`${map.origins.length} ends on the left, ${map.counts.sources} reports. The same facts are in the table.`}
              />
            </GraphKeys>
            <Legend />
          </>
        ) : open.length > 0 ? (
          <Notice className="mt-4">
            {view.parts} sources are too many for one picture. Look at one claim, or read the table.
          </Notice>
        ) : (
          <div className="max-md:order-6">{empty}</div>
        )}
        {map.claims.length > 0 && <ThinClaims claims={map.thin} all={claimsHref(dossierId, { failing: true })} />}
      </section>
      <aside aria-label="Links as a table">
        {view.circlesTold.slice(0, 5).map(({ key, words }) => (
          <Notice kind="error" key={key} className="mb-[18px]" title="Circular reporting.">
            {words}
          </Notice>
        ))}
        {record && open.length > 0 && (
          <div className="mt-1 mb-4 flex flex-wrap gap-2 max-md:order-3 md:hidden">
            <RecordLink {...recording} />
            {waiting > 0 && <ToProposals href={`${here}/proposals`} count={waiting} />}
          </div>
        )}
        <h2 className="h3" id="origin-table" tabIndex={-1}>
          {focus ? `The links of claim ${focus.ref}` : "The same facts as a table"}
        </h2>
        {tabled.length + unlinked.length > 0 ? (
          <OriginTable
            links={tabled}
            unlinked={unlinked}
            circular={view.circular}
            ends={view.tableEnds}
            change={changeLink}
          />
        ) : (
          <p className="hint py-2 max-md:order-5">
            {focus ? "The claim’s evidence leads to no link." : "There is no report and no link yet."}
          </p>
        )}
        {!focus && rejected.length > 0 && (
          <details className="mt-4 max-md:order-5">
            <summary className="hint cursor-pointer">Rejected links ({rejected.length})</summary>
            <div className="pt-2">
              {rejected.map((link) => (
                <div key={link.id}>
                  <LinkList links={[link]} end="to" change={changeLink} about={link.from} />
                </div>
              ))}
            </div>
          </details>
        )}
      </aside>
    </Page>
  );
}
