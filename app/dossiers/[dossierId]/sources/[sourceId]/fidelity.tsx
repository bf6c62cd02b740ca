import { Fidelity } from "@/components/origins/fidelity";
import { SectionHead } from "@/components/ui/page-head";
import { read } from "@/db/client";
import { signedInActor } from "@/lib/session";
import { fidelitiesFrom } from "@/lib/sources/fidelity/of-link";
import { shownFidelity } from "@/lib/sources/fidelity/shown";

/** What a source made of each text that it got things from. It comes after the page: long texts take a while to compare. */
export async function SourceFidelity({ dossierId, sourceId }: { dossierId: string; sourceId: string }) {
  const links = await fidelitiesFrom(read, await signedInActor(), sourceId).catch(() => null);
  if (!links) return <p className="hint py-2.5">Comparing it with where it got it from took too long.</p>;
  const compared = links.flatMap((link) => ("fidelity" in link ? [shownFidelity(dossierId, link)] : []));
  const missing = [...new Set(links.flatMap((link) => ("missing" in link ? link.missing : [])))];
  if (compared.length + missing.length === 0) return null;
  return (
    <section>
      <SectionHead>What it kept and changed</SectionHead>
      {compared.map((fidelity) => (
        <Fidelity key={fidelity.linkId} fidelity={fidelity} />
      ))}
      {missing.length > 0 && (
        <p className="hint py-2.5">
          We hold no text of <bdi>{missing.join(", ")}</bdi>, so what was kept and changed cannot be told. Store a
          snapshot of it or upload it.
        </p>
      )}
    </section>
  );
}
