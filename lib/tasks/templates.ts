/** Texts of tasks that come again and again: those that come with the desk, and how they stand beside a newsroom's own. */

/** What a new task can be begun from. */
export type OfferedTemplate = {
  title: string;
  detail: string;
  /** Hours from its making until it is due; null for no due date. */
  dueInHours: number | null;
  /** The sign-off of its claim waits for it. */
  blocks: boolean;
};

const day = 24;

/** What every desk asks for. */
export const shippedTemplates: readonly OfferedTemplate[] = [
  {
    title: "Call the press office",
    detail:
      "Ask whether it is so, and for a person who can be quoted by name. Write down whom you spoke to, when, and their words.",
    dueInHours: day,
    blocks: false,
  },
  {
    title: "Get the document",
    detail:
      "Get the document itself, not a report of it, and store a copy. Note who gave it to you, and whether it is whole.",
    dueInHours: 2 * day,
    blocks: false,
  },
  {
    title: "Ask for a reply",
    detail:
      "Put it to whom it is about: every point, in writing, with the time they have. Record when and how you asked, and what came.",
    dueInHours: day,
    blocks: true,
  },
  {
    title: "Ask a lawyer",
    detail: "Say what we mean to publish and what it rests on. Ask what may not be said, and what must be added.",
    dueInHours: 2 * day,
    blocks: true,
  },
  {
    title: "Recalculate the figures",
    detail:
      "Work from the data, not from the text: totals, shares, changes, units and dates. Attach what you worked on.",
    dueInHours: day,
    blocks: false,
  },
  {
    title: "Listen to the recording",
    detail: "Compare the quotation with the recording word by word. Note the minute and second.",
    dueInHours: day,
    blocks: false,
  },
  {
    title: "Check names, titles and spelling",
    detail: "Names, ages, titles, places and dates, each against a source of its own.",
    dueInHours: null,
    blocks: false,
  },
  {
    title: "Find who published it first",
    detail: "Look for the earliest report, and for where that one got it from. Record the origin link.",
    dueInHours: null,
    blocks: false,
  },
  {
    title: "Find where and when the picture was made",
    detail: "Search for earlier copies, compare what is seen with maps and the weather, and ask who made it.",
    dueInHours: day,
    blocks: false,
  },
];

/**
 * What is offered where a task is made: the newsroom's own templates by title, then those that come with the desk and
 * that none of its own is called as.
 */
export function offeredTemplates<T extends OfferedTemplate>(own: readonly T[]): (T | OfferedTemplate)[] {
  const titles = new Set(own.map(({ title }) => key(title)));
  return [...own, ...shippedTemplates.filter(({ title }) => !titles.has(key(title)))];
}

const key = (title: string): string => title.trim().toLowerCase();
