import { type Desk, desk } from "@/db/client";
import { dossierOfArticle, happeningsBetween, isMember, newestEventId } from "@/db/live";
import { sessionById } from "@/db/people";
import { TooMany } from "@/lib/errors";
import { newBell } from "@/lib/live/bell";
import { type Message, written } from "@/lib/live/message";
import { newPresence } from "@/lib/live/presence";
import { wakesOf } from "@/lib/live/wakes";

/** In milliseconds. */
export const usualTiming = {
  /** How often another process's writes are looked for. */
  lookEvery: 500,
  /** How long a connection is silent at most, so that both ends notice when it broke. */
  beatEvery: 20_000,
  /** After this a browser connects anew. */
  maxAge: 10 * 60_000,
  /** How long a browser may leave what it was sent unread before its connection is dropped. */
  patience: 30_000,
  /** How long somebody who left is still told to be there. */
  grace: 2_500,
};

/** A browser shares one among its tabs. */
const streamsOfOne = 6;
/** Events told at a time. */
const pageSize = 200;
/** Whoever missed more than this reads the page again rather than hear of each. */
const longestReplay = 5_000;

/** What a browser wants to hear: everything after an event (null: from now on), and what its tabs have open. */
export type Ask = { after: number | null; dossierIds: readonly string[]; articleIds: readonly string[] };

export type Live = {
  /**
   * Opens a stream of server-sent events about the dossiers of the person whom a session lets in. Whether it still
   * does, and what they may know, is asked anew each time that something is told.
   * @throws TooMany when the person has enough of them open.
   */
  open(who: { sessionId: string; personId: string }, ask: Ask): ReadableStream<Uint8Array>;
  /** Ends every stream, and those that are still asked for: the process stops. */
  stop(): void;
};

/** Makes the live updates of a desk. The history table is their queue: a stream keeps nothing but how far it got. */
export function openLive(
  desk: Pick<Desk, "read" | "onCommit" | "dataVersion">,
  timing: typeof usualTiming = usualTiming,
): Live {
  const wakes = wakesOf(desk, timing.lookEvery);
  const presence = newPresence(timing.grace, wakes.ring);
  const open = new Set<{ personId: string; end: () => void }>();
  let stopped = false;

  return {
    open(who, ask) {
      const theirs = [...open].filter(({ personId }) => personId === who.personId).length;
      if (theirs >= streamsOfOne) throw new TooMany("Close some windows of this desk: too many are open.", 30);
      const key = Symbol("stream");
      const bell = newBell();
      const unlisten = wakes.listen(bell.ring);
      let stalled: NodeJS.Timeout | undefined;
      let ended = stopped;
      const end = () => {
        ended = true;
        clearTimeout(stalled);
        unlisten();
        presence.left(key);
        open.delete(entry);
        bell.ring();
      };
      const entry = { personId: who.personId, end };
      open.add(entry);
      if (stopped) end();

      const messages = tell(who, ask, key, bell, () => ended);
      const encoder = new TextEncoder();
      return new ReadableStream<Uint8Array>(
        {
          // Nothing is read from the history before the browser takes it, so that a slow one fills no memory.
          async pull(controller) {
            clearTimeout(stalled);
            try {
              const { done, value } = await messages.next();
              if (!done && !ended) {
                controller.enqueue(encoder.encode(value));
                stalled = setTimeout(end, timing.patience).unref();
                return;
              }
              end();
              controller.close();
            } catch (error) {
              end();
              controller.error(error);
            }
          },
          cancel: end,
        },
        { highWaterMark: 0 },
      );
    },
    stop() {
      stopped = true;
      for (const { end } of open) end();
    },
  };

  async function* tell(
    { sessionId, personId }: { sessionId: string; personId: string },
    ask: Ask,
    key: symbol,
    bell: ReturnType<typeof newBell>,
    ended: () => boolean,
  ): AsyncGenerator<string> {
    const viewer = { personId };
    const until = Date.now() + timing.maxAge;
    const dossierIds = new Set(ask.dossierIds);
    let cursor = -1;
    let toldReading = "";
    let greeted = false;
    while (!ended() && Date.now() < until) {
      const session = await sessionById(desk.read, sessionId, new Date());
      if (session?.id !== personId) return;
      const lines: string[] = [];
      const say = (message: Message) => lines.push(written(message));

      const newest = await newestEventId(desk.read);
      // An event that has not happened yet: the data of this desk were put back to an earlier copy.
      if (cursor < 0) cursor = Math.min(ask.after ?? newest, newest);
      if (newest - cursor > longestReplay) {
        cursor = newest;
        say({ name: "missed", data: { id: newest } });
      }
      let more = false;
      if (cursor < newest) {
        const page = await happeningsBetween(desk.read, viewer, { after: cursor, upTo: newest, limit: pageSize });
        more = page.length === pageSize;
        cursor = (more && page.at(-1)?.id) || newest;
        for (const data of page) say({ name: "happened", data });
      }

      for (const dossierId of dossierIds) {
        if (await isMember(desk.read, viewer, dossierId)) continue;
        dossierIds.delete(dossierId);
        say({ name: "gone", data: { dossierId } });
      }
      const articles = [];
      for (const articleId of ask.articleIds) {
        const dossierId = await dossierOfArticle(desk.read, viewer, articleId);
        if (dossierId) articles.push({ dossierId, articleId });
      }
      if (ended()) return;
      presence.here(key, { personId, name: session.name, articles });
      const reading = presence.others(personId, dossierIds);
      if (JSON.stringify(reading) !== toldReading) {
        toldReading = JSON.stringify(reading);
        say({ name: "reading", data: reading });
      }

      if (!greeted && !more) {
        greeted = true;
        say({ name: "beat", data: { id: cursor } });
      }
      if (lines.length > 0) yield lines.join("");
      if (more) continue;
      const left = Math.max(0, until - Date.now());
      if (!(await bell.rang(Math.min(timing.beatEvery, left)))) yield written({ name: "beat", data: { id: cursor } });
    }
  }
}

// The framework may load a module twice: who reads what is known once per process.
const shared = globalThis as { live?: Live };

/** The live updates of the process's own desk. */
export function live(): Live {
  shared.live ??= openLive(desk());
  return shared.live;
}

/** Ends all streams, so that a server that was told to stop need not wait for them. */
export const stopLive = (): void => live().stop();
