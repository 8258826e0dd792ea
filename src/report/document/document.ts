/**
 * A report before it has a form: the same blocks become terminal text, Markdown or whatever comes later, so the
 * formats cannot disagree. Texts are raw; each renderer neutralises and escapes them.
 */
export type Block = Heading | Paragraph | Items | Terms | Table | Bars;

/** Colour and weight by meaning. Never the only bearer of that meaning: the words say it too. */
export type Tone = 'strong' | 'good' | 'bad' | 'open' | 'faint';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** A web address, shown as a link where the format has links. */
interface Address {
  readonly url: string;
}

/** Ids of the sources that the words before rest on. */
export interface Citation {
  readonly cites: readonly string[];
}

type Part = string | Span | Address | Citation;
export type Parts = readonly Part[];
export type Phrase = string | Parts;

export interface Heading {
  readonly kind: 'heading';
  readonly depth: 1 | 2 | 3;
  readonly text: Phrase;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Phrase;
}

interface Items {
  readonly kind: 'items';
  readonly items: readonly Item[];
}

export type Marker = number | 'bullet' | 'box';

export interface Item {
  /** A number given by the assessment, a bullet, or a box to tick. */
  readonly marker: Marker;
  readonly text: Phrase;
  readonly below: readonly Block[];
}

/** Short labelled lines: owner, time, cost. */
export interface Terms {
  readonly kind: 'terms';
  readonly terms: readonly { readonly term: string; readonly text: Phrase }[];
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Phrase[])[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Ranges on a scale from 0 to 100. */
export interface Bars {
  readonly kind: 'bars';
  /** What the bars measure, for formats that show them as a table. */
  readonly title: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: Phrase;
  readonly score: { readonly low: number; readonly high: number } | null;
  /** The range in words. */
  readonly words: string;
}

export const heading = (depth: Heading['depth'], text: Phrase): Heading => ({ kind: 'heading', depth, text });
export const paragraph = (...text: Parts): Paragraph => ({ kind: 'paragraph', text });
export const item = (text: Phrase, below: readonly Block[] = [], marker: Marker = 'bullet'): Item => ({
  marker,
  text,
  below,
});
export const items = (list: readonly Item[]): readonly Block[] =>
  list.length === 0 ? [] : [{ kind: 'items', items: list }];
export const bullets = (texts: readonly Phrase[]): readonly Block[] => items(texts.map((text) => item(text)));
export const terms = (list: Terms['terms']): readonly Block[] =>
  list.length === 0 ? [] : [{ kind: 'terms', terms: list }];
export const table = (columns: readonly Column[], rows: Table['rows']): readonly Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows }];
export const left = (title: string): Column => ({ title, align: 'left' });
export const right = (title: string): Column => ({ title, align: 'right' });

export const toned = (tone: Tone, text: string): Span => ({ text, tone });
export const strong = (text: string): Span => toned('strong', text);
export const faint = (text: string): Span => toned('faint', text);

/** The parts of a phrase, whatever its form. */
export function partsOf(phrase: Phrase): Parts {
  return typeof phrase === 'string' ? [phrase] : phrase;
}

/** Phrases joined into one. */
export function joined(phrases: readonly Phrase[], separator: string): Parts {
  return phrases.flatMap((phrase, index) => [...(index === 0 ? [] : [separator]), ...partsOf(phrase)]);
}

/** Every source that blocks cite. */
export function citedIn(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    blocks
      .flatMap(phrasesIn)
      .flatMap(partsOf)
      .flatMap((part) => (typeof part === 'object' && 'cites' in part ? part.cites : [])),
  );
}

function phrasesIn(block: Block): readonly Phrase[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'items':
      return block.items.flatMap(({ text, below }) => [text, ...below.flatMap(phrasesIn)]);
    case 'terms':
      return block.terms.map(({ text }) => text);
    case 'table':
      return block.rows.flat();
    case 'bars':
      return block.bars.map(({ label }) => label);
  }
}
