import type { EventType, SubjectType } from "@/lib/history/events";

/**
 * What the desk tells an open browser. It says where to look again and never what is there: a page asks for that
 * itself, and is answered by the reads that every page uses.
 */

/** Something happened in a dossier of the viewer's. */
export type Happened = {
  /** Id of the event over all chains: a connection that was lost goes on after the last one it heard of. */
  id: number;
  dossierId: string;
  /** Null while the event tells of a confidential source that the viewer is not cleared for. */
  about: { type: EventType; subject: { type: SubjectType; id: string }; claimId: string | null } | null;
  /** The viewer did it, here or elsewhere. */
  own: boolean;
};

/** Somebody else has an article open. */
export type ReadingNow = { personId: string; name: string; dossierId: string; articleId: string };

/** Name of a message → its data. */
export type Messages = {
  happened: Happened;
  /** So much happened since the connection was lost that whatever is open is to be read again. */
  missed: { id: number };
  /** The viewer is no member of a dossier that they have open. */
  gone: { dossierId: string };
  /** Everybody else in the dossiers that are open; replaces what was told before. */
  reading: ReadingNow[];
  /** Everything up to this event has been told. Comes first when the connection stands, then now and again. */
  beat: { id: number };
};

export type MessageName = keyof Messages;
export type Message = { [N in MessageName]: { name: N; data: Messages[N] } }[MessageName];

export const messageNames = ["happened", "missed", "gone", "reading", "beat"] as const satisfies readonly MessageName[];

/** Writes a message as server-sent events want it; the id is what a browser sends back after a lost connection. */
export function written(message: Message): string {
  const id = "id" in message.data ? `id: ${message.data.id}\n` : "";
  return `${id}event: ${message.name}\ndata: ${JSON.stringify(message.data)}\n\n`;
}
