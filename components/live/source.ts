import { type Message, type MessageName, messageNames } from "@/lib/live/message";

/** A tab with something of a dossier open, as the one tab that holds the connection knows it. */
export type Tab = {
  id: string;
  dossierId: string | null;
  /** It shows something of all its person's dossiers. */
  everywhere: boolean;
  articleId: string | null;
  /** The last event that it has heard of, or that its page was made after. */
  cursor: number;
};

/** How long to wait before connecting anew, the more often it failed the longer, in milliseconds. */
const waits = [500, 1_000, 2_000, 5_000, 10_000, 20_000];
/** A connection that said nothing for so long is broken: the desk says something every 20 seconds. */
const silence = 45_000;
/** Lost for no longer than this it is not worth a word. */
const unsaid = 3_000;

export type Source = {
  /** Connects for what the tabs have open now; nothing happens where that is what it hears already. */
  follow(tabs: Iterable<Tab>): void;
  end(): void;
};

/**
 * Holds the connection to the desk, and connects again when it breaks: after the last event that every tab has heard
 * of, so that none is missed.
 */
export function newSource(told: (message: Message) => void, live: (live: boolean) => void): Source {
  let tabs: Tab[] = [];
  let stream: EventSource | null = null;
  let hears = "";
  let progress = -1;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;

  const places = () => {
    const query = new URLSearchParams();
    for (const id of [...new Set(tabs.map((tab) => tab.dossierId))].sort()) if (id) query.append("dossier", id);
    for (const id of [...new Set(tabs.map((tab) => tab.articleId))].sort()) if (id) query.append("article", id);
    if (tabs.some((tab) => tab.everywhere)) query.set("everywhere", "yes");
    return query;
  };
  const isLive = () => {
    clearTimeout(lost);
    lost = undefined;
    live(true);
  };
  const isLost = (after: number) => {
    lost ??= setTimeout(() => live(false), after);
  };
  const drop = () => {
    stream?.close();
    stream = null;
    clearTimeout(retry);
    clearTimeout(quiet);
  };

  const broken = () => {
    drop();
    isLost(unsaid);
    const wait = waits[Math.min(failures, waits.length - 1)] ?? 500;
    failures += 1;
    // Not all browsers at once when the desk has been restarted.
    retry = setTimeout(connect, wait * (0.75 + Math.random() / 2));
  };
  const listenForLong = () => {
    clearTimeout(quiet);
    quiet = setTimeout(broken, silence);
  };

  function connect() {
    drop();
    const query = places();
    hears = query.toString();
    if (hears === "") return isLive();
    progress = Math.min(...tabs.map((tab) => tab.cursor));
    query.set("after", String(progress));
    const opened = new EventSource(`/api/live?${query}`);
    stream = opened;
    for (const name of messageNames)
      opened.addEventListener(name, ({ data }) => {
        if (opened === stream) hear(name, data);
      });
    opened.addEventListener("error", () => {
      if (opened === stream) broken();
    });
    listenForLong();
  }

  function hear(name: MessageName, text: string) {
    listenForLong();
    // The desk wrote both: the name decides the data.
    const message = { name, data: JSON.parse(text) } as Message;
    if (message.name === "beat") {
      failures = 0;
      isLive();
    }
    told(message);
    if ("id" in message.data) {
      progress = message.data.id;
      for (const tab of tabs) tab.cursor = Math.max(tab.cursor, progress);
    }
  }

  // A desk on this machine can be reached without a network, so that it is tried all the same.
  const offline = () => {
    isLost(0);
    broken();
  };
  const online = () => {
    failures = 0;
    connect();
  };
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);

  return {
    follow(now) {
      tabs = [...now];
      const behind = tabs.some((tab) => (tab.dossierId || tab.everywhere) && tab.cursor < progress);
      if (places().toString() === hears && !behind) return;
      connect();
    },
    end() {
      drop();
      clearTimeout(lost);
      window.removeEventListener("offline", offline);
      window.removeEventListener("online", online);
    },
  };
}
