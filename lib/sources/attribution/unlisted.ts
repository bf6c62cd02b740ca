/** Outlets that are in no list, known by how newspapers and stations are called: "the Halvern Courier", "WKRL-TV". */

/** Words that end or begin the name of an outlet. */
export const newsWords: ReadonlySet<string> = new Set(
  "Times Post Herald Gazette Courier Tribune Chronicle Journal Dispatch Examiner Inquirer Enquirer Telegraph Sentinel Advertiser Argus Bugle Daily Weekly News Register Bulletin Observer Mercury Ledger Guardian Echo Record Reporter Radio TV Television FM Channel Nachrichten Anzeiger Tagblatt Zeitung Kurier Mail Citizen Standard Star Globe Mirror Express Sunday Evening Newspaper".split(
    " ",
  ),
);
export const newsName = { test: (word: string): boolean => newsWords.has(word) };

/** Of these, those that other names end in as well. */
const doubtful =
  /^(?:Mail|Citizen|Standard|Star|Globe|Mirror|Express|Record|Reporter|Echo|Daily|Journal|Mercury|Radio|Register|Observer)$/;
const otherwise =
  /^(?:Royal Mail|(?:Canada|Australia|India|Japan|Poste?|Emirates|Trading|First|Last|Deutsche|Blog|Facebook|Instagram|Forward|Command|Staging) Post|(?:American|Federal|Orient|Pony|Polar) Express|(?:Red|North|Death|Rock|Pop|Film|Five|Gold|Silver|Bronze|Lone|All|Rising|Dallas) Star|Black Mirror|Golden Globe|Gold Standard|Guinness World Record|Federal Register|Breaking News|Fake News|Good News|Bad News|Latest News|Senior Citizen|World Radio|English Channel|Freddie Mercury|Coast Guardian|Modern Times|New Times|Hard Times|.*Square)$/;
const noCallSign =
  /^(?:WADA|WIPO|KPMG|WWII|WHOI|WASP|WEST|WITH|WHEN|WHAT|WILL|WERE|WAIT|WANT|WORK|WORD|WEEK|KIDS|KING|KILL|KEEP|KNOW|KIND|KICK|WIFE|WIND|WINS|WARS|WEEE|WEBB|WACO|KIEV|KYIV|KATE|KENT)$/;

const lead =
  /^(?:(?:The|Der|Die|Das|Dem|Den|Des|A|An|In|On|At|By|As|But|And|Or|For|From|To|With|When|While|After|Before|Since|If|Although|Though|Still|Also|Then|Now|Meanwhile|However|According|Later|Earlier|Last|This|That|Both|Former|Only|Even|Local|President|Senator|Mr|Mrs|Ms|Dr|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Asked|Speaking|Citing|Via|Per|Told|BREAKING)\s)+/;

/** The capitalised words just before a place, without those that only begin a sentence; "" where there are none. */
export function capitalRunBefore(before: string): string {
  const run = /(?:(?:\p{Lu}\.|St\.|\p{Lu}[\p{L}\p{N}'’&-]*)\s){1,4}$/u.exec(before)?.[0] ?? "";
  if (/['’]s\s$/.test(run)) return "";
  const own = run.replace(/^.*['’]s\s/, "");
  return own.replace(lead, "").trim();
}

/** An outlet whose name ends or begins with the word at [start, end); null where it is hardly one. */
export function unlistedName(
  text: string,
  start: number,
  end: number,
): { start: number; end: number; outlet: string } | null {
  const word = text.slice(start, end);
  const rest = text.slice(end, end + 60);
  if (/^[KW]/.test(word) && word.length === 4 && word === word.toUpperCase()) {
    if (noCallSign.test(word)) return null;
    const tail = /^-(?:TV|FM|AM)\b/.exec(rest)?.[0] ?? "";
    return { start, end: end + tail.length, outlet: word + tail };
  }
  if (word === "Channel") {
    const number = /^\s\d{1,3}\b(?:\sNews\b)?/.exec(rest)?.[0];
    if (number) return { start, end: end + number.length, outlet: word + number };
  }
  if (word === "Radio") {
    const name = /^(?:\s\p{Lu}[\p{L}-]*){1,2}/u.exec(rest)?.[0];
    if (name) return { start, end: end + name.length, outlet: word + name };
  }
  if (/^(?:Sunday|Evening|Daily|Weekly)$/.test(word) && /\b[Tt]he\s$/.test(text.slice(Math.max(0, start - 5), start))) {
    const name = /^\s(?!Service|Mass|School|Show|Prayer|Star\b)\p{Lu}[\p{L}-]*/u.exec(rest)?.[0];
    if (name) return { start, end: end + name.length, outlet: word + name };
  }
  if (word === "Sunday" || word === "Evening") return null;
  const run = capitalRunBefore(text.slice(Math.max(0, start - 50), start));
  const of = /^(?:Times|Herald|Daily)$/.test(word)
    ? /^\s(?:of|de)\s(?:the\s)?\p{Lu}\p{L}+/u.exec(rest)?.[0]
    : undefined;
  if (run === "" && of === undefined) return null;
  // "The Halvern Post Office": the name goes on.
  if (/^\s\p{Lu}/u.test(rest) && of === undefined && !/^\s(?:On|In|I|But|And|The|[A-Z]\p{L}+day)\b/u.test(rest)) {
    const next = /^\s(\p{Lu}\p{L}*)/u.exec(rest)?.[1] ?? "";
    if (newsName.test(next) || !personal.test(rest)) return null;
  }
  const name = `${run}${run === "" ? "" : " "}${word}${of ?? ""}`;
  if (otherwise.test(name) || (doubtful.test(word) && run === "" && of === undefined)) return null;
  const from = run === "" ? start : text.lastIndexOf(run, start);
  return { start: from, end: end + (of?.length ?? 0), outlet: name.replace(/\s+/g, " ") };
}

/** "Halvern Courier reporter", never a longer name; a person's name may follow where a verb does: seldom, so not read. */
const personal = /^\s(?:Editor|Reporter|Correspondent)\b/;
