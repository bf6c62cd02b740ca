import { Kbd } from "@/components/ui/kbd";

type Keys = { name: string; keys: readonly { does: string; keys: readonly string[] }[] };

const columns: readonly (readonly Keys[])[] = [
  [
    {
      name: "Anywhere",
      keys: [
        { does: "Find or run", keys: ["mod+K"] },
        { does: "This list", keys: ["?"] },
        { does: "My desk", keys: ["G", "D"] },
        { does: "Claims", keys: ["G", "C"] },
        { does: "Origins", keys: ["G", "O"] },
        { does: "Close, clear selection", keys: ["esc"] },
        { does: "Send a dialog or a comment", keys: ["mod+enter"] },
      ],
    },
    {
      name: "My desk",
      keys: [
        { does: "Next, previous row", keys: ["J", "K"] },
        { does: "Finish the task", keys: ["F"] },
        { does: "Hand it on", keys: ["H"] },
        { does: "Take one that nobody has", keys: ["T"] },
        { does: "Open", keys: ["enter"] },
      ],
    },
    {
      name: "Origins",
      keys: [
        { does: "Upstream, downstream", keys: ["left", "right"] },
        { does: "Previous, next claim", keys: ["[", "]"] },
        { does: "Smaller, larger, whole width", keys: ["-", "=", "0"] },
        { does: "To the table", keys: ["T"] },
        { does: "Record a link", keys: ["L"] },
        { does: "To the proposed links", keys: ["P"] },
      ],
    },
    {
      name: "Comparing",
      keys: [
        { does: "Next, previous match", keys: ["J", "K"] },
        { does: "Next difference", keys: ["D"] },
        { does: "Swap sides", keys: ["S"] },
        { does: "Record the relation", keys: ["L"] },
      ],
    },
  ],
  [
    {
      name: "Reading",
      keys: [
        { does: "Next sentence", keys: ["J"] },
        { does: "Previous", keys: ["K"] },
        { does: "Next or previous with a claim", keys: ["shift+J", "shift+K"] },
        { does: "Next or previous unexamined", keys: ["U", "shift+U"] },
        { does: "Next or previous suggestion", keys: ["F", "shift+F"] },
        { does: "Tag as claim", keys: ["C"] },
        { does: "Not checkable, sentence fades", keys: ["N"] },
        { does: "Not the article", keys: ["X"] },
        { does: "Talk about the words", keys: ["L"] },
        { does: "Open claim", keys: ["enter"] },
        { does: "Undo", keys: ["mod+Z"] },
      ],
    },
    {
      name: "On a suggestion",
      keys: [
        { does: "Accept it as it stands", keys: ["A", "enter"] },
        { does: "A mention of the like claim instead", keys: ["M"] },
        { does: "Edit it first", keys: ["E"] },
        { does: "Dismiss it", keys: ["D"] },
      ],
    },
    {
      name: "Tagging",
      keys: [
        { does: "A mention of the claim that is offered", keys: ["alt+1"] },
        { does: "Tag as a new claim", keys: ["enter"] },
      ],
    },
    {
      name: "On a mention",
      keys: [
        { does: "Begin a word earlier, later", keys: ["[", "]"] },
        { does: "End a word earlier, later", keys: ["shift+[", "shift+]"] },
        { does: "By one character", keys: ["alt+["] },
        { does: "Save, leave as it was", keys: ["enter", "esc"] },
      ],
    },
    {
      name: "Tasks and sources",
      keys: [
        { does: "New task", keys: ["T"] },
        { does: "Add a source", keys: ["S"] },
      ],
    },
  ],
  [
    {
      name: "On a claim",
      keys: [
        { does: "Add evidence", keys: ["E"] },
        { does: "Quote the words as evidence", keys: ["Q"] },
        { does: "Make the mention evidence", keys: ["M"] },
        { does: "Who checks it", keys: ["A"] },
        { does: "Verdict", keys: ["V"] },
        { does: "Ask for review", keys: ["R"] },
        { does: "Sign off", keys: ["S"] },
        { does: "Make the task of what is missing", keys: ["T"] },
        { does: "To its proposed links", keys: ["P"] },
        { does: "Narrow as offered", keys: ["W"] },
      ],
    },
    {
      name: "Proposed links",
      keys: [
        { does: "Next, previous link", keys: ["J", "K"] },
        { does: "Confirm", keys: ["C"] },
        { does: "Say how it got it", keys: ["E"] },
        { does: "Reject", keys: ["X"] },
        { does: "Narrow evidence", keys: ["N"] },
        { does: "Undo the last", keys: ["mod+Z"] },
      ],
    },
    {
      name: "The list of claims",
      keys: [
        { does: "Next, previous", keys: ["J", "K"] },
        { does: "Select, from the last one to here", keys: ["X", "shift+X"] },
        { does: "Select down, up", keys: ["shift+down", "shift+up"] },
        { does: "Select all that match", keys: ["mod+A"] },
        { does: "Assign, due date, stakes, status", keys: ["A", "D", "S", "R"] },
        { does: "New claim", keys: ["C"] },
        { does: "Find in the list", keys: ["F"] },
        { does: "A view, by its place", keys: ["1–9"] },
      ],
    },
  ],
];

/** The keys by where they work, in columns. */
export const KeyList = () =>
  columns.map((sections) => (
    <div key={sections[0]?.name} className="grid content-start gap-6">
      {sections.map(({ name, keys }) => (
        <section key={name}>
          <h3 className="h3 border-b border-ink pb-1.5">{name}</h3>
          <dl>
            {keys.map(({ does, keys: pressed }) => (
              <div key={does} className="row min-h-8 border-b border-rule">
                <dt className="grow">{does}</dt>
                <dd className="flex gap-[3px]">
                  {pressed.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  ));
