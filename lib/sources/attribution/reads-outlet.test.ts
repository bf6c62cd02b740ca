import { describe, expect, it } from "vitest";
import { attributionsIn, isOutlet, type ReadFrom } from "@/lib/sources/attribution/attributions-in";
import { inventedOutlets } from "@/lib/testing/outlets";

const reading = (text: string, from: Partial<ReadFrom> = {}) =>
  attributionsIn(text, { outlets: inventedOutlets, ...from });
const named = (text: string, from: Partial<ReadFrom> = {}) => [
  ...new Set(reading(text, from).flatMap(({ source }) => (isOutlet(source) ? [source.outlet] : []))),
];

describe("a sentence says that it has something from an outlet", () => {
  it.each([
    ["according to", "According to Bay Wire, the ferry sank.", "Bay Wire"],
    ["… a report in it", "The ferry sank, according to a report in the Estuary Times.", "The Estuary Times"],
    ["the outlet reports", "Bay Wire reported on Monday that the ferry sank.", "Bay Wire"],
    ["… and tells whom it cites", "Bay Wire, citing two sailors, said the ferry sank.", "Bay Wire"],
    ["… behind the sentence", "The ferry sank, the Estuary Times reported.", "The Estuary Times"],
    ["… turned round", "“It sank,” reported Bay Wire.", "Bay Wire"],
    ["first reported by", "The loss was first reported by QRT.", "QRT"],
    ["somebody told it", "Two sailors told QRT that the ferry sank.", "QRT"],
    ["an interview", "In an interview with the Estuary Times, the mayor denied it.", "The Estuary Times"],
    ["a statement to it", "The owner said in a statement to Bay Wire that nobody was hurt.", "Bay Wire"],
    ["what it has seen", "Papers seen by QRT show that the hull was thin.", "QRT"],
    ["what it found", "An Estuary Times investigation found that the hull was thin.", "The Estuary Times"],
    ["its reporter", "The Estuary Times’s Lena Osei reported that the hull was thin.", "The Estuary Times"],
    ["a reporter of it", "Lena Osei of the Estuary Times reported that the hull was thin.", "The Estuary Times"],
    ["its poll", "Most voters want a bridge, according to a QRT poll.", "QRT"],
    ["an article in it", "In an op-ed in the Lantern Journal, she called for a bridge.", "The Lantern Journal"],
    ["on the air", "Speaking on QRT, the mayor denied it.", "QRT"],
    ["via", "(via Bay Wire)", "Bay Wire"],
    ["per", "The ferry will be scrapped, per QRT.", "QRT"],
    [
      "what it is denied to have told",
      "The mayor denied a Lantern Journal report that she had known.",
      "The Lantern Journal",
    ],
    ["understands", "QRT understands that the captain slept.", "QRT"],
    ["quoted by", "The captain was quoted by Bay Wire as saying that he slept.", "Bay Wire"],
    ["an outlet that is in no list", "The Halvern Courier reported that the ferry sank.", "Halvern Courier"],
    ["a station by its letters", "A sailor told WKRL-TV that the ferry sank.", "WKRL-TV"],
    ["a name after what it is", "The newspaper Vestnik said the ferry sank.", "Vestnik"],
    ["a name before what it is", "The Mardin news agency said the ferry sank.", "Mardin"],
    ["a host", "According to theestuarytimes.example, it sank.", "The Estuary Times"],
    ["a common word with its article", "A friend told the Sun that they had married.", "The Sun"],
    ["a common word within a sentence", "He told Time that he was tired.", "Time"],
    ["a lower count", "By the Estuary Times’s count, 40 people swam.", "The Estuary Times"],
    ["an agency’s reporters", "Bay Wire reporters at the quay saw three bodies.", "Bay Wire"],
    ["what was told to it in passing", "A sailor told his story to QRT.", "QRT"],
    ["the first to report", "QRT was first to report the loss.", "QRT"],
    ["its interview", "In a QRT interview, the mayor said that she was tired.", "QRT"],
    ["a paper of Sunday", "The Sunday Beacon reported that the ferry sank.", "Sunday Beacon"],
    ["capitals", "Documents obtained by THE ESTUARY TIMES show it.", "The Estuary Times"],
  ])("%s", (_, text, expected) => {
    expect(named(text)).toEqual([expected]);
  });

  it.each([
    ["de", "Laut „Die Woche“ sank die Fähre.", "Die Woche"],
    ["de", "Die „Woche“ berichtete am Montag, die Fähre sei gesunken.", "Die Woche"],
    ["de", "Der Kapitän sagte der Nachrichtenagentur Bay Wire, er habe geschlafen.", "Bay Wire"],
    ["fr", "Selon Le Quai, le ferry a coulé.", "Le Quai"],
    ["fr", "Le Quai a rapporté que le ferry avait coulé.", "Le Quai"],
    ["fr", "« J’ai dormi », a déclaré le capitaine au Quai.", "Le Quai"],
    ["es", "Según El Faro, el barco se hundió.", "El Faro"],
    ["es", "El Faro informó que el barco se hundió.", "El Faro"],
    ["es", "El capitán dijo a El Faro que dormía.", "El Faro"],
  ])("in %s: %s", (language, text, expected) => {
    expect(named(text, { language })).toEqual([expected]);
  });
});

describe("an outlet is no source", () => {
  it.each([
    ["where it acts", "The Estuary Times fired its editor on Monday."],
    ["where it is sued", "The mayor sued the Estuary Times for libel."],
    ["where it is told what to do", "The court told the Estuary Times to hand over its notes."],
    ["where it speaks of itself", "The Estuary Times said it would close its bureau."],
    ["where it tells its figures", "The Estuary Times reported a loss of 4 million."],
    ["where its owner speaks", "The harbour is safe, according to the Estuary Times’s owner."],
    ["where nobody speaks to it", "The mayor declined to speak to the Estuary Times."],
    ["where it could not find out", "QRT could not verify the figure."],
    ["where somebody works for it", "She was a reporter at the Estuary Times."],
    ["where somebody left it", "A former Bay Wire editor said the hull was thin."],
    ["where it is told of", "QRT was found to have misled its viewers."],
    ["where it will do so", "The Estuary Times will report its earnings on Friday."],
    ["where somebody attacks it", "The mayor accused the Estuary Times of lying."],
    ["where a journal is called so", "The study was published in the Journal of Ports."],
    ["where its name is a word", "The mirror showed the crack, and time showed the rest."],
    ["where its name begins a sentence", "Time said nothing of it."],
    ["where its name is part of another", "The Mirror Lake ferry sank, police said."],
    ["where another’s shares fall", "Shares of the Estuary Times fell 3 percent."],
  ])("%s", (_, text) => {
    expect(named(text)).toEqual([]);
  });
});

describe("words that mean an outlet named before", () => {
  it.each([
    ["the paper", "The Estuary Times has the log. The captain told the paper that he slept.", "The Estuary Times"],
    [
      "the newspaper’s findings",
      "The Estuary Times has the log. The newspaper’s findings shocked the port.",
      "The Estuary Times",
    ],
    ["a short name", "The Lantern Journal has the log. The Journal said that the port knew.", "The Lantern Journal"],
    ["the agency", "A sailor told Bay Wire that it sank. The hull was thin, the agency said.", "Bay Wire"],
    ["the report", "Bay Wire reported that it sank. The report said nobody was hurt.", "Bay Wire"],
    [
      "not a paper for an agency",
      "QRT was there. Bay Wire reported that it sank. The agency said nobody was hurt.",
      "Bay Wire",
    ],
  ])("%s", (_, text, expected) => {
    const last = reading(text)
      .filter(({ source }) => source.is === "outlet")
      .at(-1);
    expect(last?.source.outlet).toBe(expected);
    expect(last?.start).toBeGreaterThan(text.indexOf(". "));
  });

  it.each([
    "The agency that runs the port said it was safe.",
    "The paper said it sank.",
    "The report said it sank.",
    "On paper, the port paid.",
  ])("mean none where none was named: %s", (text) => {
    expect(named(text)).toEqual([]);
  });
});
