import type { Message, ReadingNow } from "@/lib/live/message";
import { newSource, type Source, type Tab } from "./source";

/** What a tab knows of the desk at this moment. */
export type Heard = { live: boolean; reading: readonly ReadingNow[] };

/** A tab's end of the line to the desk. */
export type Line = {
  /** Opens a dossier, or what shows all (null), whose page was made after the event `since`; returns how to leave it. */
  visit(dossierId: string | null, since: number): () => void;
  /** Says that an article is read; returns how to say that it no longer is. */
  read(articleId: string): () => void;
  /** Calls back for what happens from now on; returns how to stop. */
  listen(hear: (message: Message) => void): () => void;
  heard(): Heard;
  /** Calls back when what is heard has changed; returns how to stop. */
  subscribe(changed: () => void): () => void;
};

export const nothingHeard: Heard = { live: true, reading: [] };

/** What the tabs of one browser say to each other. */
type Said =
  | { say: "here"; tab: Tab }
  | { say: "left"; id: string }
  | { say: "who" }
  | { say: "told"; message: Message }
  | { say: "live"; live: boolean };

const name = "second-source-live";
/** A tab that nobody has looked at for so long is not being read. */
const unseen = 30_000;

let line: Line | undefined;

/** The line of this tab, taken up at first use. */
export const ownLine = (): Line => {
  line ??= takeUp();
  return line;
};

/**
 * One connection for all tabs of a browser, which has only six to a host: a lock says which tab holds it, and the tabs
 * tell each other the rest. Where a browser has no locks each tab holds one of its own.
 */
function takeUp(): Line {
  const shared = "locks" in navigator && typeof BroadcastChannel === "function";
  const channel = shared ? new BroadcastChannel(name) : null;
  const me: Tab = {
    id: crypto.getRandomValues(new Uint32Array(4)).join("-"),
    dossierId: null,
    everywhere: false,
    articleId: null,
    cursor: 0,
  };
  const tabs = new Map([[me.id, me]]);
  const listeners = new Set<(message: Message) => void>();
  const subscribers = new Set<() => void>();
  let heard = nothingHeard;
  let source: Source | null = null;
  let asked = false;
  let settling = false;

  const say = (said: Said) => channel?.postMessage(said);
  const know = (more: Partial<Heard>) => {
    heard = { ...heard, ...more };
    for (const changed of subscribers) changed();
  };

  function hear(message: Message) {
    if (message.name === "reading") {
      know({ reading: message.data });
      return;
    }
    if ("id" in message.data) {
      // Told again for a tab that came later.
      if (message.name !== "beat" && message.data.id <= me.cursor) return;
      me.cursor = Math.max(me.cursor, message.data.id);
    }
    for (const listener of listeners) listener(message);
  }

  function hold() {
    source = newSource(
      (message) => {
        say({ say: "told", message });
        hear(message);
      },
      (live) => {
        say({ say: "live", live });
        if (live !== heard.live) know({ live });
      },
    );
    say({ say: "who" });
    follow();
  }

  /** A page that goes to another leaves one place and enters the next in the same moment. */
  function follow() {
    if (settling) return;
    settling = true;
    setTimeout(() => {
      settling = false;
      say({ say: "here", tab: me });
      source?.follow(tabs.values());
    }, 30);
  }

  function onSaid({ data: said }: MessageEvent<Said>) {
    if (said.say === "told") hear(said.message);
    else if (said.say === "live") know({ live: said.live });
    else if (said.say === "who") say({ say: "here", tab: me });
    else if (source) {
      if (said.say === "here") {
        tabs.set(said.tab.id, said.tab);
        say({ say: "live", live: heard.live });
        say({ say: "told", message: { name: "reading", data: [...heard.reading] } });
      } else tabs.delete(said.id);
      follow();
    }
  }

  const moved = (place: Partial<Tab>) => {
    Object.assign(me, place);
    follow();
    if (asked) return;
    asked = true;
    if (shared) void navigator.locks.request(name, () => new Promise<never>(hold));
    else hold();
  };

  channel?.addEventListener("message", onSaid);
  window.addEventListener("pagehide", () => say({ say: "left", id: me.id }));
  window.addEventListener("pageshow", ({ persisted }) => persisted && follow());
  let away: ReturnType<typeof setTimeout> | undefined;
  let reads: string | null = null;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(away);
    if (document.visibilityState === "hidden") away = setTimeout(() => moved({ articleId: null }), unseen);
    else if (me.articleId !== reads) moved({ articleId: reads });
  });

  return {
    visit(dossierId, since) {
      moved({ dossierId, everywhere: dossierId === null, cursor: since });
      return () => moved({ dossierId: null, everywhere: false });
    },
    read(articleId) {
      reads = articleId;
      moved({ articleId });
      return () => {
        reads = null;
        moved({ articleId: null });
      };
    },
    listen(hearing) {
      listeners.add(hearing);
      return () => listeners.delete(hearing);
    },
    heard: () => heard,
    subscribe(changed) {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
  };
}
