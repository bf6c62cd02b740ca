"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { TokenScope } from "@/lib/people/person";
import { CopyOnce } from "./offered-link";

type Token = {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: string;
  expiresAt: string;
  /** Null for one that was never used. */
  lastUsedAt: string | null;
};
type Created = { token: string; expiresAt: string };
type Create = (input: { name: string; scope?: TokenScope; expiresAt?: string }) => Promise<Result<Created>>;

const scopeWord: Record<TokenScope, string> = { read: "Read", write: "Read and write" };

/** One's API tokens: what other programs use to act in one's name. */
export const TokenList = ({
  tokens,
  create,
  end,
  now,
  zone,
}: {
  tokens: readonly Token[];
  create: Create;
  end: (input: { tokenId: string }) => Promise<Result<void>>;
  now: string;
  zone: string;
}) => {
  const ending = useAction(end);
  return (
    <>
      <SectionHead count={tokens.length} end={<NewToken create={create} zone={zone} />}>
        API tokens
      </SectionHead>
      {ending.refused && <Notice kind="error">{ending.refused.message}</Notice>}
      {tokens.length === 0 ? (
        <p className="soft mt-3">
          A token lets another program work in your name, with your permissions. You have none that works.
        </p>
      ) : (
        <Table
          caption="API tokens"
          head={[
            "For",
            "May",
            "Made",
            "Last used",
            "Ends",
            <span key="end" className="sr">
              End it now
            </span>,
          ]}
        >
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>{scopeWord[token.scope]}</td>
              <td>
                <Time iso={token.createdAt} zone={zone} form="date" />
              </td>
              <td>
                {token.lastUsedAt ? (
                  <Time iso={token.lastUsedAt} now={now} zone={zone} form="relative" />
                ) : (
                  <span className="hint">never</span>
                )}
              </td>
              <td>
                <Time iso={token.expiresAt} zone={zone} form="date" />
              </td>
              <td className="r">
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`End the token for ${token.name}`}
                  busy={ending.busy}
                  onClick={() => void ending.run({ tokenId: token.id })}
                >
                  End
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
};

/** Makes a token: what it is for, what it may do, until when; then shows it, this once. */
const NewToken = ({ create, zone }: { create: Create; zone: string }) => {
  const { run, busy, refused, clear } = useAction(create);
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const close = () => {
    setOpen(false);
    setCreated(null);
    clear();
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const day = String(data.get("day") ?? "");
    const answer = await run({
      name: String(data.get("name") ?? ""),
      scope: data.get("scope") === "read" ? "read" : "write",
      expiresAt: day ? `${day}T23:59:59Z` : undefined,
    });
    if (answer.ok) setCreated(answer.value);
  };

  return (
    <>
      <Button size="sm" icon="plus" onClick={() => setOpen(true)}>
        New token
      </Button>
      {created ? (
        <Dialog
          key="created"
          open={open}
          onClose={close}
          title="Your new token"
          keepOpen
          foot={
            <div className="end">
              <Button variant="primary" onClick={close}>
                Done
              </Button>
            </div>
          }
        >
          <p>Copy it now: it is shown this once, and nobody can look it up later.</p>
          <CopyOnce label="Token" text={created.token} />
          <p className="hint">
            It works until <Time iso={created.expiresAt} zone={zone} />, unless you end it, change your password or are
            disabled.
          </p>
        </Dialog>
      ) : (
        <Dialog
          key="new"
          open={open}
          onClose={close}
          title="New API token"
          keepOpen
          wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
          foot={
            <div className="end">
              <Button onClick={close}>Cancel</Button>
              <SubmitButton busy={busy}>Create the token</SubmitButton>
            </div>
          }
        >
          {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
          <TextInput label="What it is for" name="name" autoComplete="off" error={refused?.fields.name} required />
          <RadioGroup
            legend="What it may do"
            name="scope"
            defaultValue="read"
            options={[
              { value: "read", label: "Read" },
              { value: "write", label: "Read and write" },
            ]}
          />
          <DateTime
            only="day"
            optional
            label="Last day"
            name="day"
            hint="Without one it ends after 90 days."
            error={refused?.fields.expiresAt}
          />
        </Dialog>
      )}
    </>
  );
};
