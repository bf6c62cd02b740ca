import type { ReactNode } from "react";
import { type Block, blocksOf, type Inline } from "@/lib/comments/markdown";
import { type Nameable, namingsIn } from "@/lib/comments/named";

/** What somebody said, with its little Markdown. Nothing of it ever becomes HTML: the parts are written out one by one. */
export const CommentText = ({ text, people }: { text: string; people: readonly Nameable[] }) => (
  <div className="said">
    <Blocks blocks={blocksOf(text)} people={people} />
  </div>
);

type Look = {
  /** Those whose names are set apart; nobody's within a quote, which names nobody anew. */
  people: readonly Nameable[];
};

const Blocks = ({ blocks, people }: Look & { blocks: readonly Block[] }) =>
  blocks.map((block, at) => <OneBlock key={keyOf(at)} block={block} people={people} />);

const OneBlock = ({ block, people }: Look & { block: Block }) => {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines inlines={block.children} people={people} />
        </p>
      );
    case "list": {
      const items = block.items.map((item, at) => (
        <li key={keyOf(at)} dir="auto">
          <Inlines inlines={item} people={people} />
        </li>
      ));
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.blocks} people={[]} />
        </blockquote>
      );
    case "code":
      return <pre dir="auto">{block.text}</pre>;
  }
};

const Inlines = ({ inlines, people }: Look & { inlines: readonly Inline[] }): ReactNode =>
  inlines.map((inline, at) => <OneInline key={keyOf(at)} inline={inline} people={people} />);

const OneInline = ({ inline, people }: Look & { inline: Inline }) => {
  switch (inline.kind) {
    case "text":
      return <Words text={inline.text} people={people} />;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} people={people} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inlines inlines={inline.children} people={people} />
        </em>
      );
    case "code":
      return <code>{inline.text}</code>;
    case "link":
      return (
        <a className="link" href={inline.href} title={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          {inline.text}
        </a>
      );
  }
};

/** Words, with the members whom they name set apart. */
const Words = ({ text, people }: Look & { text: string }): ReactNode => {
  const namings = namingsIn(text, people);
  const last = namings.at(-1);
  return (
    <>
      {namings.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(namings[at - 1]?.end ?? 0, start)}
          {/* Apart, so that the name of somebody does not turn the direction of what is said. */}
          <bdi className="at">{text.slice(start, end)}</bdi>
        </span>
      ))}
      {text.slice(last?.end ?? 0)}
    </>
  );
};

/** The parts of a text have no other identity than their place. */
const keyOf = (place: number): string => `${place}`;
