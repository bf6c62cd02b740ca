"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { ClaimPicker, type NamedClaim } from "@/components/reader/claim-picker";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** Says that this claim is another one: chosen by typing, then told what will happen, then done. */
export const MergeDialog = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { claim, dossierId } = data;
  const router = useRouter();
  const path = usePathname();
  const [into, setInto] = useState<NamedClaim | null>(null);
  const [missing, setMissing] = useState("");
  const merge = useAction(actions.mergeClaims);

  const save = async () => {
    if (merge.busy) return;
    if (!into) return setMissing("Choose the claim that this one is.");
    const answer = await merge.run({ claimId: claim.id, into: into.id, seen: claim.version, intoSeen: into.version });
    if (!answer.ok) return;
    const { ref, fromRef } = answer.value;
    close();
    toast(`${fromRef} was merged into ${ref}`, {
      label: "Undo",
      onPick: async () => {
        const undone = await actions.undoMerge({ claimId: claim.id });
        toast(undone.ok ? `${undone.value.ref} is a claim of its own again` : undone.refused.message);
      },
    });
    const claims = `/dossiers/${dossierId}/claims/`;
    router.replace(path.startsWith(claims) ? `${claims}${into.id}` : `${path}?claim=${into.id}`, { scroll: false });
  };

  return (
    <Dialog
      open
      onClose={close}
      title={`Merge ${claim.ref} into another claim`}
      about={
        <span className="two-lines serif" dir="auto">
          {claim.statement}
        </span>
      }
      keepOpen
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" busy={merge.busy} onClick={save}>
            {into ? `Merge into ${into.ref}` : "Merge"}
          </Button>
        </div>
      }
    >
      <Refusal refused={merge.refused} />
      <ClaimPicker
        dossierId={dossierId}
        picked={into?.id ?? null}
        without={claim.id}
        error={missing || merge.refused?.fields.into}
        hint="Type words of its statement, or its name. Enter chooses it."
        empty="No other claim of this dossier says that."
        onPick={(_, chosen) => {
          setInto(chosen);
          setMissing("");
        }}
      />
      <p className="hint" role="status">
        {into
          ? `Mentions, evidence, talk and tasks of ${claim.ref} go over to ${into.ref}, whose statement and verdict stay. Sign-offs of both go stale. This can be undone.`
          : ""}
      </p>
    </Dialog>
  );
};

/** Which claims were merged into this one, each with its way back. */
export const Merged = () => {
  const { data, actions } = useClaim();
  const undo = useAction(actions.undoMerge);
  if (data.merged.length === 0) return null;
  return (
    <div className="merged-lines">
      {data.merged.map(({ id, fromId, fromRef, byName }) => (
        <p key={id} className="hint">
          <span>
            {fromRef} was merged into this one by {byName}
          </span>
          {data.may.edit && (
            <button
              type="button"
              className="quiet"
              disabled={undo.busy}
              onClick={async () => {
                const answer = await undo.run({ claimId: fromId });
                if (answer.ok) toast(`${answer.value.ref} is a claim of its own again`);
              }}
            >
              Undo<span className="sr"> the merge of {fromRef}</span>
            </button>
          )}
        </p>
      ))}
      <Refusal refused={undo.refused} />
    </div>
  );
};
