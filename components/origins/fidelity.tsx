import { Link } from "@/components/ui/link";
import { counted } from "@/components/vocabulary/words";
import type { ShownFact, ShownFidelity, ShownWords } from "@/lib/sources/fidelity/shown";
import { fateSentence, leftOutWords, tally } from "./fidelity-words";

const longest = 200;

/** What a text made of the one that it got things from: what it changed, lost and added, then what it kept. */
export const Fidelity = ({ fidelity }: { fidelity: ShownFidelity }) => {
  const { linkId, kind, original, rewrite, differing, kept, leftOut, own } = fidelity;
  const shown = differing.slice(0, longest);
  // Who only cites or quotes it means to leave out the rest.
  const whole = kind !== "cites" && kind !== "quotes";
  return (
    <section className="fid" aria-labelledby={`fidelity-${linkId}`}>
      <h3 id={`fidelity-${linkId}`}>
        <Name of={original} /> <span aria-hidden="true">→</span>
        <span className="sr"> as told by </span> <Name of={rewrite} />
      </h3>
      <p className="hint">
        {differing.length + kept.length === 0
          ? "Neither figures nor names, dates, quotations or hedges were taken from it."
          : `${tally({ kept, differing })}.`}
      </p>
      <ul aria-label="What differs">
        {shown.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place in the list
          <li className="df" key={index}>
            <span className="k" aria-hidden="true">
              {sign[fact.fate]}
            </span>
            <div>
              <Both fact={fact} />
              <div className="hint">{fateSentence(fact)}</div>
            </div>
          </li>
        ))}
        {whole && leftOut.sentences > 0 && (
          <Sentences mark="−" href={leftOut.href} about={leftOutWords(leftOut.facts)}>
            {counted(leftOut.sentences, "sentence")} left out
          </Sentences>
        )}
        {whole && own.sentences > 0 && (
          <Sentences mark="+" href={own.href} about="Not from the original.">
            {counted(own.sentences, "sentence")} of its own
          </Sentences>
        )}
      </ul>
      {differing.length > shown.length && <p className="hint py-2">And {differing.length - shown.length} more.</p>}
      {kept.length > 0 && (
        <details>
          <summary>{counted(kept.length, "fact")} kept</summary>
          <ul className="kept">
            {kept.slice(0, longest).map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place in the list
              <li key={index}>
                <Both fact={fact} /> <span className="hint">{fateSentence(fact)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const sign = { changed: "≠", lost: "−", added: "+", kept: "=" };

const Name = ({ of }: { of: ShownFidelity["original"] }) => (
  <Link href={of.href} className="hover:underline">
    <bdi>{of.name}</bdi>
  </Link>
);

const Sentences = ({
  mark,
  href,
  about,
  children,
}: {
  mark: string;
  href: string | null;
  about: string;
  children: string[];
}) => (
  <li className="df">
    <span className="k n" aria-hidden="true">
      {mark}
    </span>
    <div>
      <div className="vs">{href ? <Link href={href}>{children}</Link> : children}</div>
      <div className="hint">{about}</div>
    </div>
  </li>
);

/** The original's words and the rewrite's, each leading to where they are read. */
const Both = ({ fact: { fate, one, other, there } }: { fact: ShownFact }) => {
  if (fate === "kept" && one && other && one.words.toLowerCase() === other.words.toLowerCase())
    return (
      <span className="vs" dir="auto">
        <Words of={other} />
      </span>
    );
  const missing = (label: string) => (
    <span className="none">{there ? <Words of={{ words: label, href: there }} /> : label}</span>
  );
  return (
    <span className="vs" dir="auto">
      {one ? <Words of={one} /> : missing("not in it")} <span aria-hidden="true">→</span>
      <span className="sr"> became </span> {other ? <Words of={other} /> : missing("not here")}
    </span>
  );
};

const Words = ({ of: { words, href } }: { of: ShownWords }) =>
  href ? <Link href={href}>{words}</Link> : <bdi>{words}</bdi>;
