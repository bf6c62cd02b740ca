"use client";

import { usePathname, useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { onSignal } from "@/components/shell/signals";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { switchSingleKeys, useSingleKeys, useSingleKeysOn } from "@/components/ui/single-keys";
import { whereabouts } from "./commands";

/** Comes over the wire when it is opened first. */
const KeyList = lazy(async () => ({ default: (await import("./key-list")).KeyList }));

/** Every key there is, by `?`; and the keys that go somewhere from anywhere. */
export const AllKeys = () => {
  const router = useRouter();
  const { dossierId } = whereabouts(usePathname() ?? "");
  const [open, setOpen] = useState(false);
  const on = useSingleKeysOn();
  useEffect(() => onSignal("all-keys", () => setOpen(true)), []);
  useSingleKeys({
    "?": () => setOpen(true),
    "g d": () => router.push("/"),
    ...(dossierId
      ? {
          "g c": () => router.push(`/dossiers/${dossierId}/claims`),
          "g o": () => router.push(`/dossiers/${dossierId}/origins`),
        }
      : {}),
  });
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title="Keys"
      size="wide"
      columns="three"
      foot={
        <>
          <span className="hint grow" role="status">
            {on
              ? "Single keys work when no field has focus."
              : "Single keys are switched off. Those with Ctrl or ⌘, Enter and Esc work."}
          </span>
          <Button size="sm" onClick={() => switchSingleKeys(!on)}>
            {on ? "Switch single keys off" : "Switch single keys on"}
          </Button>
        </>
      }
    >
      <Suspense>
        <KeyList />
      </Suspense>
    </Dialog>
  );
};
