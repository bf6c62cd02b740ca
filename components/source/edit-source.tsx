"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { sourceKindWord, sourceStateWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import { differing, type ShownSource, type SourceFacts, type SourceInput } from "@/lib/sources/listed";
import { publishedWords } from "./published";
import { SourceFields, sourceIn } from "./source-fields";

export type EditSourceAction = (
  input: { sourceId: string; seen: number } & Partial<SourceInput>,
) => Promise<Result<{ id: string }>>;

const nothingToMend = {};

/** Changes what is known of a source. What somebody else changed meanwhile is shown beside what was typed. */
export const EditSource = ({
  source,
  mayOpen,
  zone,
  edit,
}: {
  source: ShownSource;
  mayOpen: boolean;
  zone: string;
  edit: EditSourceAction;
}) => {
  const router = useRouter();
  const { run, busy, refused, clear } = useAction(edit);
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(source);
  const [typed, setTyped] = useState<Partial<SourceInput> | null>(null);
  const start = () => {
    setSeen(source);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
    clear();
  };
  const save = async (facts: Partial<SourceInput>, version: number) => {
    const { kind, confidential, pseudonym, ...rest } = facts;
    const input = source.articleId ? rest : facts;
    const answer = await run({ sourceId: source.id, seen: version, ...input });
    if (answer.ok) {
      toast("Saved what is known of the source.");
      return close();
    }
    if (answer.refused.kind !== "conflict") return;
    setTyped(facts);
    router.refresh();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    await save(sourceIn(new FormData(event.currentTarget), zone), typed ? source.version : seen.version);
  };
  const theirs = { ...source, reliability: source.graded ? source.reliability : null };
  const conflicts = typed ? Object.entries(differing<Partial<SourceInput>>(theirs, typed)) : [];
  return (
    <>
      <Button icon="pen" onClick={start}>
        Edit
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="What is known of it"
        keepOpen
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <div className="end">
            <Button onClick={close}>{typed ? "Keep theirs" : "Cancel"}</Button>
            <SubmitButton busy={busy}>{typed ? "Save mine" : "Save"}</SubmitButton>
          </div>
        }
      >
        {typed ? (
          <Notice kind="stale" title="Somebody changed this source while you were at it.">
            Yours is in the fields below. What differs from how it is now:
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
              {conflicts.map(([name, pair]) => (
                <Difference key={name} name={name} pair={pair as [unknown, unknown]} zone={zone} />
              ))}
            </dl>
          </Notice>
        ) : (
          refused && <Notice kind="error">{refused.message}</Notice>
        )}
        <SourceFields
          source={seen}
          uploaded={source.articleId !== null}
          mayOpen={mayOpen}
          zone={zone}
          fields={refused?.fields ?? nothingToMend}
        />
      </Dialog>
    </>
  );
};

const Difference = ({ name, pair, zone }: { name: string; pair: [unknown, unknown]; zone: string }) => (
  <>
    <dt>{fieldWord[name] ?? name}</dt>
    <dd className="[overflow-wrap:anywhere]">
      theirs <b dir="auto">{valueWords(name, pair[0], zone)}</b>, yours{" "}
      <b dir="auto">{valueWords(name, pair[1], zone)}</b>
    </dd>
  </>
);

const fieldWord: Record<string, string> = {
  kind: "Kind",
  title: "Title",
  outlet: "Outlet",
  author: "Author",
  url: "Address",
  publishedAt: "Date",
  ownReporting: "Own reporting",
  unidentified: "Unidentified",
  state: "State",
  confidential: "Confidential",
  pseudonym: "Pseudonym",
  reliability: "Reliability",
};

function valueWords(name: string, value: unknown, zone: string): string {
  if (name === "publishedAt") return publishedWords(value as string | null, zone) || "none";
  if (name === "kind") return sourceKindWord[value as SourceFacts["kind"]];
  if (name === "state") return sourceStateWord[value as SourceFacts["state"]];
  if (name === "reliability" && value === null) return "as its outlet";
  if (name === "ownReporting" && value === null) return "not established";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value) || "none";
}
