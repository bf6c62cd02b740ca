"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useOptimistic,
  useState,
  useTransition,
} from "react";
import { Segmented } from "@/components/ui/segmented";

export const views = ["claims", "coverage", "plain"] as const;
export type View = (typeof views)[number];

/** What the parts of the reader share, wherever they stand on the page. */
type Shared = {
  view: View;
  setView: (view: View) => void;
  /** The claim that is open: the address says so, so that it can be linked. */
  claimId: string | null;
  /** A person opened it here, so that the panel takes the focus. */
  opened: boolean;
  open: (claimId: string) => void;
  close: () => void;
};

const ReaderContext = createContext<Shared | null>(null);

export const ReaderProvider = ({ children }: { children: ReactNode }) => {
  const router = useRouter();
  const path = usePathname();
  const inAddress = useSearchParams().get("claim");
  const [view, setView] = useState<View>("claims");
  const [opened, setOpened] = useState(false);
  const [, start] = useTransition();
  // The choice shows at once, while the claim is on its way.
  const [claimId, choose] = useOptimistic(inAddress);

  const open = useCallback(
    (wanted: string) => {
      setOpened(true);
      start(() => {
        choose(wanted);
        const address = `${path}?claim=${encodeURIComponent(wanted)}`;
        // Going through claims is one step back, not many.
        if (inAddress) router.replace(address, { scroll: false });
        else router.push(address, { scroll: false });
      });
    },
    [choose, inAddress, path, router],
  );
  const close = useCallback(() => {
    setOpened(false);
    start(() => {
      choose(null);
      router.replace(path, { scroll: false });
    });
  }, [choose, path, router]);

  const shared = useMemo(() => ({ view, setView, claimId, opened, open, close }), [view, claimId, opened, open, close]);
  return <ReaderContext value={shared}>{children}</ReaderContext>;
};

export const useReader = (): Shared => {
  const shared = useContext(ReaderContext);
  if (!shared) throw new Error("This part of the reader stands outside of it.");
  return shared;
};

/** Chooses what the text shows: its claims, how far it has been examined, or nothing but itself. */
export const ViewSwitch = () => {
  const { view, setView } = useReader();
  return (
    <Segmented
      label="View"
      value={view}
      segments={[
        { value: "claims", label: "Claims" },
        { value: "coverage", label: "Coverage" },
        { value: "plain", label: "Plain" },
      ]}
      onPick={(picked) => setView(views.find((each) => each === picked) ?? "claims")}
    />
  );
};
