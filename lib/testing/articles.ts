/**
 * Five articles of invented outlets, with the noise that pasted texts have. Together they are one dossier in which six
 * links are far fewer origins; see worked-example.ts.
 */
const pasted = {
  firstRewrite: `Leaked papers show six port towns shared tide data with the dredgers

Six port towns in the Halvern estuary secretly passed tide data to the dredging fleet while they fought it in court, the Halvern Post revealed on Saturday. The Post says that its report is based on leaked papers of the Harbour Command, which it obtained together with a network of reporters.
The towns met the fleet's captains in closed sessions where no photographs were allowed, the papers say.
“The towns fear the river more than they fear the fleet,” one river scientist told the Post.

The Estuary Today Staff is a team of journalists in Halvern.`,

  secondRewrite: `Leaked Harbour Command papers reveal that several port towns widened their work with the dredging fleet even as they sued it. According to the Halvern Post, senior officers of six port towns met the fleet over the past three years.
Brackwater hosted a meeting at the Old Customs House in May 2024, where captains were rowed in past the public pier. As reported by Tidewire, the first phase of the truce frees the impounded barges and clears the northern channel.
A Quiet Arrangement
The papers suggest that fear of another flood has driven the arrangement.
Published: Oct 11, 2025 01:35 pm`,

  onAReport: `Council and fleet sign secret pact on the southern channel

Image courtesy: A. Reed

According to a report, the pact was signed by the council's clerk and the fleet's commodore at the Lighthouse Inn on 12 December. Four working groups are to deal with silt, tolls, pilots and storms.

The report notes that the fourth group was told to prepare for a closed estuary.

Last week the council lost a vote on tolls in the regional assembly.`,

  onRecord: `• Riverwatch
  • Posts
  • Denials from the Council

Denials from the Council over flood warnings

The Harbour Council firmly denied on Tuesday that it had held flood warnings back to put pressure on the fleet. It was answering notable reports, which cited unnamed sources and said that warnings were offered only in return for lower tolls.

A spokesperson for the Harbour Council said: "We are not holding anything back." Critics argue that any such bargain would put lives at risk.

Support Riverwatch. Share this article or subscribe to stay updated.`,

  onOfficials: `Fleet clears its night runs with the council first

By Mara Quill, Coastline News

The dredging fleet asks the council before each night run, according to a report from the Estuary Journal.

Unnamed harbour officials told the Journal that the captains call the council's duty desk an hour before they sail.

Read  While all look at the truce, the night runs may end it

“There is quiet support for the fleet,” Dana Rossiter, a former adviser to two harbour councils, told the Journal. “But nobody wants fingerprints on it.”`,
};

export type Part = keyof typeof pasted;

/** The bytes of each, as if they had been uploaded. */
export const sampleArticles: Record<Part, { name: string; bytes: Uint8Array }> = {
  firstRewrite: asFile("firstRewrite"),
  secondRewrite: asFile("secondRewrite"),
  onAReport: asFile("onAReport"),
  onRecord: asFile("onRecord"),
  onOfficials: asFile("onOfficials"),
};

function asFile(part: Part) {
  return { name: `${part}.txt`, bytes: new TextEncoder().encode(pasted[part]) };
}
