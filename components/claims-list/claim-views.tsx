"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { remembered } from "@/components/ui/markup";
import { Menu } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { Written } from "@/components/ui/written";
import type { Result } from "@/lib/action";

/** A tab: a question that every list offers, or a view that somebody keeps. */
export type ViewTab = {
  label: string;
  /** How many claims; null where it was not counted. */
  count: number | null;
  href: string;
  current: boolean;
  kept?: {
    id: string;
    version: number;
    shared: boolean;
    /** Who shared it; null for one's own. */
    by: string | null;
    /** May this person change it? */
    changes: boolean;
  };
};

export type ViewActs = {
  keep: (view: { dossierId: string; name: string; query: string; shared: boolean }) => Promise<Result<{ id: string }>>;
  change: (view: {
    viewId: string;
    seen: number;
    name?: string;
    query?: string;
    shared?: boolean;
  }) => Promise<Result<{ id: string }>>;
  remove: (view: { viewId: string }) => Promise<Result<{ id: string }>>;
};

/** The views of the list as tabs, the first nine by their number; and what keeps, renames, shares and removes one. */
export const ClaimViews = ({
  dossierId,
  tabs,
  query,
  maySave,
  mayShare,
  acts,
}: {
  dossierId: string;
  tabs: readonly ViewTab[];
  /** The query of the list as it is now. */
  query: string;
  /** False where the list is as it always is. */
  maySave: boolean;
  mayShare: boolean;
  acts: ViewActs;
}) => {
  const router = useRouter();
  /** To keep the list, or to rename the view of this id. */
  const [asked, setAsked] = useState<string | null>(null);
  useSingleKeys(Object.fromEntries(tabs.slice(0, 9).map(({ href }, at) => [`${at + 1}`, () => router.push(href)])));
  // Several of them may show the same.
  const here = tabs.flatMap(({ label, current, kept }) => (current && kept?.changes ? [{ ...kept, name: label }] : []));
  const renamed = here.find(({ id }) => id === asked);
  const close = () => setAsked(null);
  return (
    <div className="views">
      <Written as="nav" className="contents" aria-label="Views of the claims">
        <Tabs tabs={tabs} />
      </Written>
      {here.map((view) => (
        <HereMenu key={view.id} view={view} mayShare={mayShare} acts={acts} onRename={() => setAsked(view.id)} />
      ))}
      {maySave && (
        <Button variant="ghost" size="sm" icon="plus" className="shrink-0" onClick={() => setAsked("keep")}>
          Save view
        </Button>
      )}
      {asked === "keep" && (
        <KeepView dossierId={dossierId} query={query} tabs={tabs} mayShare={mayShare} acts={acts} onClose={close} />
      )}
      {renamed && <RenameView view={renamed} acts={acts} onClose={close} />}
    </div>
  );
};

const Tabs = remembered(({ tabs }: { tabs: readonly ViewTab[] }) =>
  tabs.map(({ label, count, href, current, kept }) => (
    <Link
      key={kept?.id ?? label}
      href={href}
      aria-current={current ? "page" : undefined}
      title={kept?.by ? `Shared by ${kept.by}` : kept?.shared ? "Shared with everybody in the dossier" : undefined}
      dir="auto"
    >
      <span className="max-w-48 truncate">{label}</span>
      {count !== null && <span className="c">{count.toLocaleString("en-GB")}</span>}
      {kept?.shared && (
        <>
          <Icon name="people" size={12} />
          <span className="sr">shared</span>
        </>
      )}
    </Link>
  )),
);

type Kept = NonNullable<ViewTab["kept"]> & { name: string };

/** What can be done with the view that one looks at. */
const HereMenu = ({
  view,
  mayShare,
  acts,
  onRename,
}: {
  view: Kept;
  mayShare: boolean;
  acts: ViewActs;
  onRename: () => void;
}) => {
  const change = useAction(acts.change);
  const remove = useAction(acts.remove);
  const share = async (shared: boolean) => {
    const answer = await change.run({ viewId: view.id, seen: view.version, shared });
    if (!answer.ok) toast(answer.refused.message);
    else
      toast(shared ? `Everybody in the dossier has “${view.name}” now.` : `“${view.name}” is its owner’s alone now.`);
  };
  return (
    <Menu
      label={`View ${view.name}`}
      align="start"
      entries={[
        { label: "Rename…", icon: "pen", onPick: onRename },
        ...(view.shared
          ? [{ label: "Share no more", onPick: () => void share(false) }]
          : mayShare
            ? [{ label: "Share with the dossier", icon: "people" as const, onPick: () => void share(true) }]
            : []),
        { kind: "line" },
        {
          label: "Remove",
          icon: "x",
          onPick: async () => {
            const answer = await remove.run({ viewId: view.id });
            toast(answer.ok ? `The view “${view.name}” is removed.` : answer.refused.message);
          },
        },
      ]}
    >
      <Icon name="more" size={14} />
    </Menu>
  );
};

/** Keeps the list as it is now: under a new name, or in the place of a view that one may change. */
const KeepView = ({
  dossierId,
  query,
  tabs,
  mayShare,
  acts,
  onClose,
}: {
  dossierId: string;
  query: string;
  tabs: readonly ViewTab[];
  mayShare: boolean;
  acts: ViewActs;
  onClose: () => void;
}) => {
  const keep = useAction(acts.keep);
  const change = useAction(acts.change);
  const [as, setAs] = useState("");
  const kept = tabs.flatMap(({ label, kept }) => (kept?.changes ? [{ ...kept, name: label }] : []));
  const replaced = kept.find(({ id }) => id === as);
  const refused = keep.refused ?? change.refused;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get("name") ?? "");
    const answer = replaced
      ? await change.run({ viewId: replaced.id, seen: replaced.version, query })
      : await keep.run({ dossierId, name, query, shared: data.get("shared") === "on" });
    if (!answer.ok) return;
    toast(replaced ? `“${replaced.name}” shows this now.` : `The view “${name.trim()}” is kept.`);
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Save view"
      about="Filters, groups, order and columns, as the list is now."
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton busy={keep.busy || change.busy}>Save view</SubmitButton>
        </div>
      }
    >
      {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      {kept.length > 0 && (
        <Select
          label="Save as"
          value={as}
          onChange={(event) => setAs(event.target.value)}
          options={[
            { value: "", label: "A new view" },
            ...kept.map(({ id, name }) => ({ value: id, label: `“${name}”, as it is now` })),
          ]}
        />
      )}
      {!replaced && (
        <>
          <TextInput
            label="Name"
            name="name"
            maxLength={60}
            dir="auto"
            data-autofocus
            error={refused?.fields.name}
            required
          />
          {mayShare && <Checkbox label="Share it with everybody in the dossier" name="shared" />}
        </>
      )}
    </Dialog>
  );
};

const RenameView = ({ view, acts, onClose }: { view: Kept; acts: ViewActs; onClose: () => void }) => {
  const { run, busy, refused } = useAction(acts.change);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    const answer = await run({ viewId: view.id, seen: view.version, name });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename view"
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton busy={busy}>Rename</SubmitButton>
        </div>
      }
    >
      {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <TextInput
        label="Name"
        name="name"
        defaultValue={view.name}
        maxLength={60}
        dir="auto"
        error={refused?.fields.name}
        required
      />
    </Dialog>
  );
};
