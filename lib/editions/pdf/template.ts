/**
 * The annotated copy as Typst sets it, and what keeps the time and the memory of a large dossier small:
 * - A cell of a grid is laid out twice: a paragraph without claims is no grid.
 * - Typst sets all pages again until what one says of another stays, and keeps the earlier ones meanwhile. So the articles
 *   and the claims are drafted first, each by themselves (`part`) and without contents, links and page numbers: that tells
 *   how many pages on from each heading the next one falls (`turns`). The whole is then set with nothing but headings, each
 *   on its page, and a second time for good. Were one on another page after all, it would be set once more.
 * All that comes from a dossier arrives as data, by `sys.inputs`: it is shown as text
 * wherever it stands, and never read as Typst.
 */
export const template = `
#let part = sys.inputs.at("part", default: "whole")
#let whole = part == "whole"
#let turns = json(bytes(sys.inputs.at("turns", default: "{}")))
#let left-out = (articles: (claims: (), sources: ()), claims: (articles: (), sources: ()))
#let d = json(bytes(sys.inputs.dossier)) + left-out.at(part, default: (:))
#let muted = rgb("#5a5a5a")
#let colours = (
  supported: rgb("#1a6b3c"), refuted: rgb("#a32020"), conflicting: rgb("#8a5a00"),
  not-enough-evidence: rgb("#5a5a5a"), not-checkable: rgb("#5a5a5a"),
)
#let inked(key) = colours.at(key, default: muted)

#let to(target, body) = if whole { link(label(target), body) } else { body }

// Whatever needs to know of other pages shows something else at first: none has been set yet.
#let chapters = heading.where(level: 1, outlined: true)
#let known() = query(chapters).len() > 0
#let below(at, body) = if whole {
  let pages = turns.at(at.first()).at(at.last())
  context if known() { body } else { for _ in range(pages) { colbreak() } }
} else { body }

// A line may end in a long word at what is nothing on the page, and is not copied from there.
// To look for it in every text takes half a second in a large dossier.
#let broken(it) = if it.contains("\\u{200b}") { show "\\u{200b}": box(); it } else { text(it) }
// Words from right to left in a line of the other direction are set in the font of their own script, spaces and all.
#let run-of(script) = {
  let letter = "\\p{" + script + "}"
  regex(letter + "[" + letter + "\\p{M}\\p{Nd}\\p{P} \\u{200c}]*[" + letter + "\\p{M}]")
}
#let both-ways(it) = {
  show run-of("Arabic"): set text(font: d.fonts.ar, ligatures: false)
  show run-of("Hebrew"): set text(font: d.fonts.he)
  broken(it)
}
// Words from outside, in the direction of their own script. Cut in pieces, those from right to left would each be turned.
#let words(it) = if it.rtl {
  text(lang: it.lang, dir: rtl, font: d.fonts.at(it.lang), ligatures: false, it.text)
} else if it.text.contains("\\u{2068}") { both-ways(it.text) } else { broken(it.text) }

#set document(title: d.running, author: d.by, description: d.foot)
#set page(
  paper: d.paper,
  margin: (x: 20mm, top: 24mm, bottom: 22mm),
  header: if whole { context if counter(page).get().first() > 1 { text(8pt, muted, words(d.head)) } },
  footer: if whole { context {
    set text(8pt, muted)
    grid(columns: (1fr, auto), [#d.short], [#counter(page).display("1 / 1", both: true)])
  } },
)
#set text(font: d.fonts.en, size: 10pt, lang: "en", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#set heading(numbering: none)
#show heading.where(level: 1): it => block(above: 1.6em, below: 0.8em, text(16pt, it.body))
#show heading.where(level: 2): it => block(above: 1.4em, below: 0.6em, text(12pt, it.body))
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.5em, text(10.5pt, it.body))
#show link: set text(fill: rgb("#1b4fd1"))

#let block-words(it) = block(width: 100%, if it.rtl { align(right, words(it)) } else { words(it) })
#let small(body) = text(8.5pt, muted, body)
#let lines(list) = for line in list { block(below: 0.5em, words(line)) }

#text(20pt, weight: "bold", words(d.title))
#v(2pt)
#for line in d.lead { block(small(words(line))) }
#if d.brief.text != "" { block-words(d.brief) }
#block(width: 100%, inset: 8pt, stroke: 0.6pt + (if d.incomplete.len() > 0 { rgb("#a32020") } else { muted }))[
  #if d.incomplete.len() > 0 [
    *Not complete*
    #list(..d.incomplete.map(it => words(it)))
  ] else [Complete: every claim meets the standard and is signed off, every sentence has been examined.]
]
#for line in d.notes { block(small(words(line))) }
#block(small[In the articles the words of a claim are #underline(offset: 2pt)[underlined] and carry its number; sentences that nobody has examined yet are #highlight(fill: rgb("#fff3c4"))[marked].])
#context if whole and known() { outline(title: [Contents], target: chapters) } else {
  heading(level: 1, outlined: false)[Contents]
  set block(spacing: 0.62em)
  for a in d.articles { block([#words(a.heading) ... 000]) }
  block[Claims]
  block[Sources]
}

#for (at, a) in d.articles.enumerate() [
  #pagebreak(weak: true)
  #heading(level: 1, words(a.heading)) #label("article-" + a.letter)
  #small(words(a.source))
  #v(4pt)
  #below(("articles", at))[
    #for p in a.paragraphs {
      let written = block(width: 100%, align(if p.rtl { right } else { left }, {
        set text(lang: p.lang, dir: if p.rtl { rtl } else { ltr }, font: d.fonts.at(p.lang), ligatures: not p.rtl)
        if p.role == "headline" { set text(13pt, weight: "bold") }
        for piece in p.pieces {
          let body = if p.rtl { text(piece.text) } else { broken(piece.text) }
          if piece.over > 0 { body = underline(offset: 2pt, stroke: (if piece.over > 1 { 1.4pt } else { 0.8pt }) + inked(piece.verdict), body) }
          if piece.open { body = highlight(fill: rgb("#fff3c4"), body) }
          body
          for number in piece.ends { super(number.shown) }
        }
      }))
      let notes = for n in p.notes {
        text(8pt)[
          #to("claim-" + n.ref)[*#n.ref*] #text(inked(n.verdict), weight: "bold", n.word)
          #for line in n.lines { linebreak(); words(line) }
          #parbreak()
        ]
      }
      if p.notes.len() == 0 { pad(right: 54mm, written) } else {
        grid(columns: (1fr, 48mm), column-gutter: 6mm, written, notes)
      }
    }
  ]
]

#pagebreak(weak: true)
#heading(level: 1)[Claims]
#if d.claims.len() == 0 [No claims.]
#for (at, c) in d.claims.enumerate(start: 1) [
  #heading(level: 2)[#c.ref #words(c.statement)] #label("claim-" + c.ref)
  #below(("claims", at))[
    #text(inked(c.verdict), weight: "bold", c.word)#small(words(c.facts))
    #v(2pt)
    #lines(c.lines)
    #for e in c.evidence {
      block(inset: (left: 10pt), above: 0.9em, below: 0.9em, breakable: (e.title.text + e.quote.text + e.facts.text).len() > 900)[
        *#e.stance* #to("source-" + e.source)[#e.source] #words(e.title)
        #if e.quote.text != "" { block(inset: (left: 8pt, y: 2.5pt), stroke: (left: 1.2pt + muted), block-words(e.quote)) }
        #small(words(e.facts))
      ]
    }
  ]
]

#pagebreak(weak: true)
#heading(level: 1)[Sources]
#if d.sources.len() == 0 [No sources.] else {
  table(
    columns: (auto, 1fr, 1fr),
    stroke: (x, y) => (top: if y > 0 { 0.4pt + muted }),
    inset: (x: 3pt, y: 5pt),
    table.header([*No.*], [*Source*], [*Got it from*]),
    ..d.sources.map(s => (
      [#s.ref #label("source-" + s.ref)],
      [#text(weight: "bold", words(s.title)) \\ #small(words(s.facts))],
      if s.from.len() == 0 { small([no link]) } else {
        for l in s.from [#l.kind #to("source-" + l.to)[#l.to]#l.state #small(words(l.quote)) \\ ]
      },
    )).flatten(),
  )
}
#v(10pt)
#line(length: 100%, stroke: 0.4pt + muted)
#small[#d.foot]
#if not whole {
  context [#metadata(query(heading.where(outlined: true)).windows(2).map(((one, next)) => (
    next.location().page() - one.location().page() - int(next.level == 1)
  ))) <turns>]
}
`;
