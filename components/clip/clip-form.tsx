"use client";

import { type FormEvent, useEffect, useMemo, useState } from "react";
import { sizeWords } from "@/components/source/captured";
import { Button, LinkButton } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Select, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { sourceKindWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import { type ClippedPage, clippedBytes } from "@/lib/sources/clip";
import { type SourceKind, sourceKinds } from "@/lib/sources/source";
import { AlikeChoices, type Choice } from "../article/alike";
import { firstWords } from "./first-words";

type Linked = { id: string; title: string; outlet: string };
export type FindLinked = (input: { dossierId: string; url: string }) => Promise<Result<Linked[]>>;

type Draft = { dossierId: string; as: "article" | "source"; sourceId: string; title: string; kind: SourceKind };

const addNew = "new";

/** Shows what was handed over, as text alone, and asks what is to become of it. */
export const ClipForm = ({
  page,
  dossiers,
  findLinked,
}: {
  page: ClippedPage;
  dossiers: readonly { id: string; title: string }[];
  findLinked: FindLinked;
}) => {
  const words = useMemo(() => firstWords(page.html), [page.html]);
  const bytes = useMemo(() => clippedBytes(page.html), [page.html]);
  const [draft, setDraft] = useState<Draft>({
    dossierId: dossiers.length === 1 ? (dossiers[0]?.id ?? "") : "",
    as: "article",
    sourceId: addNew,
    title: page.title,
    kind: "article",
  });
  const [linked, setLinked] = useState<Linked[]>([]);
  const [kept, setKept] = useState<{ href: string; as: Draft["as"] } | null>(null);
  const [missing, setMissing] = useState("");
  const { run, busy, refused } = useAction((choice: Choice) => keep(draft, page.url, bytes, choice));
  const finding = useAction(findLinked);
  const { run: find } = finding;
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));

  useEffect(() => {
    if (!draft.dossierId) return;
    let current = true;
    void find({ dossierId: draft.dossierId, url: page.url }).then((answer) => {
      if (!current) return;
      const found = answer.ok ? answer.value : [];
      setLinked(found);
      // A source that links to this very page is what it most likely is a snapshot of.
      setDraft((before) => ({ ...before, sourceId: found[0]?.id ?? addNew }));
    });
    return () => {
      current = false;
    };
  }, [draft.dossierId, page.url, find]);

  const send = async (choice: Choice) => {
    if (!draft.dossierId) return setMissing("Choose a dossier.");
    const answer = await run(choice);
    if (answer.ok) setKept({ href: answer.value.href, as: draft.as });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({});
  };

  if (kept)
    return (
      <Notice
        icon="check"
        className="mt-6 max-w-[720px]"
        title={kept.as === "article" ? "Kept as an article." : "Kept as a snapshot of the source."}
        actions={
          <LinkButton size="sm" variant="primary" href={kept.href}>
            {kept.as === "article" ? "Open the article" : "Open the source"}
          </LinkButton>
        }
      >
        You can close this window.
      </Notice>
    );

  return (
    <form className="form mt-6 max-w-[720px]" onSubmit={submit} noValidate>
      <section aria-label="What was handed over" className="border-y border-rule py-4">
        <p className="font-serif text-[19px]/6 [overflow-wrap:anywhere]" dir="auto">
          {page.title || "A page without a title"}
        </p>
        <p className="hint pt-1 [overflow-wrap:anywhere]">
          <bdi>{page.url}</bdi>, {sizeWords(bytes.byteLength)}
        </p>
        <p className="soft pt-2 [overflow-wrap:anywhere]" dir="auto">
          {words || "It shows no words."}
        </p>
      </section>
      {refused && (
        <Notice
          kind={refused.kind === "conflict" ? "stale" : "error"}
          actions={
            refused.kind === "conflict" && (
              <AlikeChoices dossierId={draft.dossierId} refused={refused} choose={(choice) => void send(choice)} />
            )
          }
        >
          {refused.message}
        </Notice>
      )}
      <Select
        label="Dossier"
        value={draft.dossierId}
        error={missing}
        onChange={(event) => {
          setMissing("");
          set({ dossierId: event.target.value });
        }}
      >
        {dossiers.length > 1 && <option value="">Choose a dossier</option>}
        {dossiers.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      <RadioGroup
        legend="What it comes in as"
        name="as"
        value={draft.as}
        onPick={(value) => set({ as: value === "source" ? "source" : "article" })}
        options={[
          {
            value: "article",
            label: "An article of theirs",
            description: "To be read line by line, with its claims. It is a source as well.",
          },
          {
            value: "source",
            label: "A snapshot of a source",
            description: "What the page said when you saw it, to be searched and quoted.",
          },
        ]}
      />
      {draft.as === "source" && (
        <>
          {linked.length > 0 && (
            <Select
              label="Source"
              hint="A source of this dossier links to this page already."
              value={draft.sourceId}
              error={refused?.fields.sourceId}
              onChange={(event) => set({ sourceId: event.target.value })}
            >
              {linked.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
              <option value={addNew}>Add a new source</option>
            </Select>
          )}
          {draft.sourceId === addNew && (
            <div className="form two-up">
              <TextInput
                label="What it is called"
                value={draft.title}
                maxLength={500}
                dir="auto"
                error={refused?.fields.title}
                onChange={(event) => set({ title: event.target.value })}
              />
              <Select
                label="Kind"
                value={draft.kind}
                options={sourceKinds.map((kind) => ({ value: kind, label: sourceKindWord[kind] }))}
                onChange={(event) =>
                  set({ kind: sourceKinds.find((kind) => kind === event.target.value) ?? "article" })
                }
              />
            </div>
          )}
        </>
      )}
      <div className="actions">
        <SubmitButton busy={busy}>Keep the page</SubmitButton>
        <Button onClick={() => window.close()}>Throw it away</Button>
      </div>
    </form>
  );
};

async function keep(
  { dossierId, as, sourceId, title, kind }: Draft,
  url: string,
  bytes: Uint8Array<ArrayBuffer>,
  { again, revisionOf }: Choice,
): Promise<Result<{ href: string }>> {
  const form = new FormData();
  form.append("as", as);
  form.append("url", url);
  if (as === "source" && sourceId !== addNew) form.append("sourceId", sourceId);
  if (as === "source" && sourceId === addNew) {
    form.append("title", title);
    form.append("kind", kind);
  }
  form.append("file", new Blob([bytes], { type: "text/html" }), "page.html");
  const asked = new URLSearchParams({
    ...(again ? { again: "yes" } : {}),
    ...(revisionOf ? { "revision-of": revisionOf } : {}),
  });
  const response = await fetch(`/dossiers/${dossierId}/clip?${asked}`, { method: "POST", body: form });
  if (!response.headers.get("content-type")?.startsWith("application/json"))
    throw new Error(`the desk answered ${response.status}`);
  return (await response.json()) as Result<{ href: string }>;
}
