import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { shortName } from "@/components/claim/source-name";
import { boxContents } from "@/components/origins/box-contents";
import { Drawing } from "@/components/origins/drawing";
import { GraphKeys } from "@/components/origins/graph-keys";
import { Legend } from "@/components/origins/legend";
import { LinkList } from "@/components/origins/link-list";
import { OriginTable } from "@/components/origins/origin-table";
import { RecordLink } from "@/components/origins/record-link";
import { ThinClaims } from "@/components/origins/thin-claims";
import { circleWords, mapLead } from "@/components/origins/words";
import { Page } from "@/components/shell/page";
import { ownReportingWord } from "@/components/source/source-table";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { claimsHref } from "@/lib/claims/listed";
import { orNotFound } from "@/lib/page";
import { signedInActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { dossierOrigins } from "@/lib/sources/dossier-origins";
import { summary } from "@/lib/sources/independence";
import { drawOrigins } from "@/lib/sources/origin-drawing";
import { mapTitle } from "@/lib/sources/origin-map";
import { namedSources, shownLinks } from "@/lib/sources/shown-links";
import { addSource, changeLink, drawLink } from "../sources/actions";

export const metadata: Metadata = { title: "Origins" };

/** More boxes than this are no picture any more. */
const mostDrawn = 150;

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
  const dossier = await orNotFound(dossierById(read, actor, dossierId));
  const { sources, letters, focus, circles, ends } = map;
  const zone = settings().timeZone;
  const named = namedSources(dossierId, sources, letters);
  const nameOf = (id: string) => named.get(id)?.name ?? "a source";
  const mayChange = new Map(map.links.map((link) => [link.id, link.mayChange]));
  const links = shownLinks({ dossierId, links: map.links, sources, letters, mayDraw: () => true })
    .map((link) => ({ ...link, mayChange: mayChange.get(link.id) ?? false }))
    .sort((a, b) => (a.from.name < b.from.name ? -1 : a.from.name > b.from.name ? 1 : 0));
  const open = links.filter((link) => link.state !== "rejected");
  const rejected = links.filter((link) => link.state === "rejected");
  // In a loop every link runs round; of an outlet that got its own report back, the link that it did so by.
  const circular = new Set(circles.flatMap(({ kind, linkIds }) => (kind === "loop" ? linkIds : linkIds.slice(0, 1))));
  const told = circles.filter(({ linkIds }) => !focus || linkIds.every((id) => focus.linkIds.includes(id)));
  const kindOf = new Map(links.map((link) => [link.id, link.kind]));

  const linked = new Set(open.flatMap((link) => [link.from.id, link.to.id]));
  const inFocus = new Set(focus ? [...focus.sourceIds] : []);
  const candidates = sources.filter(({ id }) => linked.has(id) || letters.has(id) || inFocus.has(id));
  const drawnSources =
    candidates.length > mostDrawn && focus ? candidates.filter(({ id }) => inFocus.has(id)) : candidates;
  const drawn = new Set(drawnSources.map((source) => source.id));
  // Who got it from the first of a circle is where it began: a line above leads from there back to it.
  const arcs = circles.flatMap(({ kind, sourceIds, linkIds }) => {
    const [first = "", second = ""] = sourceIds;
    const last = sourceIds.at(-1) ?? "";
    const id = linkIds[0] ?? "";
    return kind === "loop" ? [{ id, from: first, to: second }] : [{ id, from: last, to: first }];
  });
  const closing = new Set(circles.flatMap(({ kind, linkIds }) => (kind === "loop" ? linkIds.slice(0, 1) : [])));
  const drawing =
    drawnSources.length > 0 && drawnSources.length <= mostDrawn && open.length > 0
      ? await drawOrigins(
          drawnSources.map((source) => source.id),
          open
            .filter((link) => !closing.has(link.id) && drawn.has(link.from.id) && drawn.has(link.to.id))
            .map((link) => ({ id: link.id, from: link.from.id, to: link.to.id })),
          arcs.filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
        )
      : null;

  const lead = mapLead({
    reports: map.counts.sources,
    origins: map.origins.map((origin) => ({
      class: origin.class,
      names: origin.sourceIds.map((id) => {
        const source = sources.find((each) => each.id === id);
        return source ? shortName(source) : "a source";
      }),
      reports: origin.reportIds.length,
    })),
    proposed: open.filter((link) => link.state === "proposed").length,
    ifConfirmed: map.counts.ifConfirmed,
    now: map.counts,
  });
  const here = `/dossiers/${dossierId}/origins`;
  const first = map.thin[0] ?? map.claims[0];
  const record = map.may.draw && map.may.add;
  const recording = { dossierId, choices: sources, draw: drawLink, addSource };
  const tabled = focus ? open.filter((link) => focus.linkIds.includes(link.id)) : open;
  const takers = new Set(open.map((link) => link.from.id));
  const unlinked = sources
    .filter(({ id }) => (focus ? focus.sourceIds.includes(id) : letters.has(id)) && !takers.has(id) && !linked.has(id))
    .flatMap((source) => {
      const name = named.get(source.id);
      const own = `own reporting: ${ownReportingWord(source.ownReporting)}`;
      return name ? [{ source: name, relation: letters.has(source.id) ? own : "nothing" }] : [];
    });
  const boxes = boxContents({
    dossierId,
    sources: drawnSources,
    links: open,
    letters,
    ends,
    circular: new Set(circles.flatMap(({ linkIds }) => linkIds.slice(0, 1))),
    focus,
    origins: map.origins,
    zone,
  });

  return (
    <Page
      crumbs={[{ label: dossier.title, href: `/dossiers/${dossierId}` }, { label: "Origins" }]}
      phone={{ back: `/dossiers/${dossierId}`, title: "Origins", about: dossier.title }}
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
          {record && <RecordLink {...recording} keyed />}
        </>
      }
      keys={[
        { keys: ["left", "right"], does: "upstream, downstream" },
        { keys: ["up", "down"], does: "within a column" },
        { keys: ["enter"], does: "open" },
        ...(record ? [{ keys: ["L"], does: "record a link" }] : []),
        { keys: ["T"], does: "jump to table" },
      ]}
    >
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
              <Form action={here} className="mt-2 flex flex-wrap items-center gap-2 font-sans text-sm">
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
              </Form>
            </>
          ) : (
            <p>{lead}</p>
          )}
        </div>
        {drawing ? (
          <>
            <GraphKeys label="Drawing of the origins">
              <Drawing
                drawing={drawing}
                boxes={boxes}
                links={open}
                circular={circular}
                arcLabels={
                  new Map(
                    circles.map(({ kind, sourceIds, linkIds }) => [
                      linkIds[0] ?? "",
                      kind === "loop" ? "circular" : `circular: ${outletOf(sourceIds[0])} confirms itself`,
                    ]),
                  )
                }
                dimmed={new Set(focus ? open.flatMap(({ id }) => (focus.linkIds.includes(id) ? [] : [id])) : [])}
                label={`${map.origins.length} ends on the left, ${map.counts.sources} reports. The same facts are in the table.`}
              />
            </GraphKeys>
            <Legend />
          </>
        ) : open.length > 0 ? (
          <Notice className="mt-4">
            {candidates.length} sources are too many for one picture. Look at one claim, or read the table.
          </Notice>
        ) : (
          <div className="max-md:order-6">
            <Empty
              drawing="origins"
              place="Origins"
              title="No origin link yet"
              actions={record && <RecordLink {...recording} size="md" variant="primary" />}
            >
              An origin link says where a source got it from: it rewrites, republishes, translates, quotes or cites
              another, or it interviewed, obtained or witnessed it itself. Six reports that lead back to one are one
              origin, not six.
            </Empty>
          </div>
        )}
        {map.claims.length > 0 && <ThinClaims claims={map.thin} all={claimsHref(dossierId, { failing: true })} />}
      </section>
      <aside aria-label="Links as a table">
        {told.slice(0, 5).map(({ kind, sourceIds, linkIds }) => (
          <Notice kind="error" key={linkIds.join(" ")} className="mb-[18px]" title="Circular reporting.">
            {circleWords(
              sourceIds.map(nameOf),
              linkIds.map((id) => kindOf.get(id) ?? "cites"),
            )}
            {kind === "outlet" && `: ${outletOf(sourceIds[0])} confirms itself`}. It adds no origin.
          </Notice>
        ))}
        {record && (
          <div className="mb-4 max-md:order-3 md:hidden">
            <RecordLink {...recording} />
          </div>
        )}
        <h2 className="h3" id="origin-table" tabIndex={-1}>
          {focus ? `The links of claim ${focus.ref}` : "The same facts as a table"}
        </h2>
        {tabled.length + unlinked.length > 0 ? (
          <OriginTable
            links={tabled}
            unlinked={unlinked}
            circular={circular}
            ends={
              new Map(
                sources.flatMap(({ id, held }) => {
                  const end = ends.get(id);
                  return end ? [[id, { class: end, held }] as const] : [];
                }),
              )
            }
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

  function outletOf(id: string | undefined): string {
    return sources.find((source) => source.id === id)?.outlet || "the outlet";
  }
}
