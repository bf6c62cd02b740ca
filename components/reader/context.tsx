"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useOptimistic,
  useRef,
  useState,
  useTransition,
} from "react";
import type { ChosenWords } from "@/components/talk/talk";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { TextRange } from "@/lib/claims/anchor";
import type { SourceChoice } from "@/lib/sources/source-choice";

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
  /** What is said about the article is open: the address says so as well. */
  talking: boolean;
  /** Opens it, to say something about some words or, where there are none, about the article. */
  talk: (words: TalkedWords | null) => void;
  /** The words that somebody is about to say something about. */
  talked: TalkedWords | null;
  dropWords: () => void;
  /** The article that is read: mentions in it can be adjusted here. */
  articleId: string;
  /** What the text can be asked to do, by buttons that stand elsewhere; null until it is there. */
  text: RefObject<TextCalls | null>;
  /** Begins evidence for the open claim with words of the text; null while no claim is open. */
  evidence: RefObject<((quoted: Quoted) => void) | null>;
};

/** What the text does when it is asked from outside of it. */
export type TextCalls = {
  /** Goes to the next sentence that nobody has examined, or to the one before. */
  unexamined: (by: 1 | -1) => void;
  /** Lets the ends of a mention be moved. */
  adjust: (mention: { id: string; claimId: string; version: number }) => void;
  /** The range that is selected in the text, for other things to take it; null while nothing is. */
  selected: () => (TextRange & { words: string; revisionId: string }) | null;
  /** Goes to words and selects them; says so and does nothing where they are not in the text that is open. */
  show: (words: TextRange & { revisionId: string }) => boolean;
};

/** Words of the text to talk about, with how they read on the page. */
export type TalkedWords = ChosenWords & { shown: string };

/** Words of the text, copied exactly, and where they stand. */
export type Quoted = { quote: string; place: string; source: SourceChoice };

const ReaderContext = createContext<Shared | null>(null);

export const ReaderProvider = ({ articleId, children }: { articleId: string; children: ReactNode }) => {
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const inAddress = address.get("claim");
  const talking = address.get("talk") !== null;
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
        const to = `${path}?claim=${encodeURIComponent(wanted)}`;
        // Going through claims is one step back, not many.
        if (inAddress || talking) router.replace(to, { scroll: false });
        else router.push(to, { scroll: false });
      });
    },
    [choose, inAddress, path, router, talking],
  );
  const [talked, setTalked] = useState<TalkedWords | null>(null);
  const dropWords = useCallback(() => setTalked(null), []);
  const talk = useCallback(
    (words: TalkedWords | null) => {
      if (words) setTalked(words);
      if (talking) return;
      start(() => {
        choose(null);
        if (inAddress) router.replace(`${path}?talk=1`, { scroll: false });
        else router.push(`${path}?talk=1`, { scroll: false });
      });
    },
    [choose, inAddress, path, router, talking],
  );
  const close = useCallback(() => {
    setOpened(false);
    setTalked(null);
    start(() => {
      choose(null);
      router.replace(path, { scroll: false });
    });
  }, [choose, path, router]);

  const text = useRef<TextCalls | null>(null);
  const evidence = useRef<((quoted: Quoted) => void) | null>(null);
  const shared = useMemo(
    () => ({
      view,
      setView,
      claimId,
      opened,
      open,
      close,
      talking,
      talk,
      talked,
      dropWords,
      articleId,
      text,
      evidence,
    }),
    [view, claimId, opened, open, close, talking, talk, talked, dropWords, articleId],
  );
  return <ReaderContext value={shared}>{children}</ReaderContext>;
};

export const useReader = (): Shared => {
  const shared = useContext(ReaderContext);
  if (!shared) throw new Error("This part of the reader stands outside of it.");
  return shared;
};

/** The same for parts that stand outside of a reader as well; null there. */
export const useReaderBeside = (): Shared | null => useContext(ReaderContext);

/** Goes on to what nobody has examined yet. */
export const NextUnexamined = () => {
  const { text } = useReader();
  return (
    <Button size="sm" variant="ghost" shortcut="U" onClick={() => text.current?.unexamined(1)}>
      Next<span className="sr"> unexamined sentence</span>
    </Button>
  );
};

/** Opens what was said about the article. */
export const TalkButton = ({ comments, open: openThreads }: { comments: number; open: number }) => {
  const { talk, talking, close } = useReader();
  return (
    <Button
      size="sm"
      variant="ghost"
      icon="comment"
      aria-expanded={talking}
      aria-label={`Talk about the article, ${comments} comments${openThreads > 0 ? `, ${openThreads} open threads` : ""}`}
      onClick={() => (talking ? close() : talk(null))}
    >
      {comments}
    </Button>
  );
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
