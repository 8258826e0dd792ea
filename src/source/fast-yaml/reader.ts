import { findControlCharacter } from '../sanitize.ts';
import { deepest, FlowReader, isAllowed, isItem, keyAt, NotPlain, scalar, stop, withoutEnd } from './flow.ts';
import { places, values, type Maker } from './builder.ts';
import type { Located } from '../located-value.ts';

/** A text read the short way, and roughly how many values it is made of. */
export interface Plain<Part> {
  readonly value: Part;
  readonly count: number;
}

/** Texts that have been read before, without a fault. */
export type KnownTexts = (text: string) => Plain<unknown> | undefined;

/** Longer texts are read the long way, which counts their parts exactly. */
const longest = 100_000;

/** What is unusual anywhere in a text: tabs, line ends of old, marks, starts of documents, directives. */
const unusual = /[\t\r\ufeff]|^(?:---|\.\.\.|%)/m;

/**
 * Reads YAML as nearly all files of packs are written: block mappings and lists, values on one line or in brackets, no
 * anchors, tags or escapes. It is many times faster than reading all of YAML. Null for everything else, so also for every
 * fault: what is returned is exactly what the long way would give, without any fault.
 */
export const readPlainYaml = (text: string): Plain<unknown> | null => read(text, values);

/** The same, with the place of every part. */
export const locatePlainYaml = (text: string): Plain<Located> | null => read(text, places);

function read<Part>(text: string, maker: Maker<Part>): Plain<Part> | null {
  if (text.length > longest || unusual.test(text) || findControlCharacter(text) !== null) return null;
  const reader = new PlainReader(text, maker);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

interface Line {
  readonly indent: number;
  readonly text: string;
  /** Where it stands in the file: its number, from 0, and the place of its text. */
  readonly number: number;
  readonly offset: number;
}

/** What of several lines is read as one, and the place in the file of each place in it. */
interface Joined {
  readonly text: string;
  readonly offset: (place: number) => number;
}

const comment = /^ *(?: #.*)?$/;

class PlainReader<Part> {
  readonly #lines: Line[] = [];
  readonly #maker: Maker<Part>;
  #place = 0;
  #count = 0;
  /** Where in the file the value that was read last ends. */
  #end = 0;

  constructor(text: string, maker: Maker<Part>) {
    this.#maker = maker;
    let start = 0;
    for (const [number, line] of text.split('\n').entries()) {
      let indent = 0;
      while (line[indent] === ' ') indent += 1;
      if (indent < line.length && line[indent] !== '#')
        this.#lines.push({ indent, text: line.slice(indent), number, offset: start + indent });
      start += line.length + 1;
    }
  }

  whole(): Plain<Part> {
    const [first] = this.#lines;
    if (first?.indent !== 0) return stop();
    const value = this.#block(first, 0);
    return this.#place < this.#lines.length ? stop() : { value, count: this.#count };
  }

  /** A mapping or list whose keys or dashes stand as far in as its first line. */
  #block(first: Line, depth: number): Part {
    if (depth > deepest) stop();
    return isItem(first.text) ? this.#list(first, depth) : this.#mapping(first, depth);
  }

  #mapping({ indent, offset }: Line, depth: number): Part {
    const mapping = this.#maker.mapping();
    for (let line = this.#at(indent); line !== null; line = this.#at(indent)) {
      const [name, from] = keyAt(line.text, 0) ?? stop();
      if (!isAllowed(name) || mapping.has(name)) stop();
      this.#place += 1;
      this.#count += 2;
      mapping.add(name, line.offset, this.#value(line, from, indent, indent, depth));
    }
    return mapping.done(offset, this.#end);
  }

  #list({ indent, offset }: Line, depth: number): Part {
    const list: Part[] = [];
    for (let line = this.#at(indent); line !== null && isItem(line.text); line = this.#at(indent)) {
      let from = 1;
      while (line.text[from] === ' ') from += 1;
      this.#count += 1;
      if (keyAt(line.text, from) !== null || isItem(line.text.slice(from))) {
        // The item starts on the line of its dash: a line of its own, as far in as it stands.
        const { number } = line;
        const first = {
          indent: indent + from,
          text: line.text.slice(from),
          number,
          offset: line.offset + from,
        };
        this.#lines[this.#place] = first;
        list.push(this.#block(first, depth + 1));
      } else {
        this.#place += 1;
        list.push(this.#value(line, from, indent, indent + 1, depth));
      }
    }
    return this.#maker.list(list, offset, this.#end);
  }

  /** What follows a key or a dash: the rest of the line, or the lines below that stand further in. */
  #value(line: Line, from: number, indent: number, listIndent: number, depth: number): Part {
    const next = this.#lines[this.#place];
    const { text, offset } = line;
    if (from >= text.length || text[from] === '#') {
      if (next === undefined) return stop();
      if (next.indent > indent && isFlow(next.text, 0)) {
        this.#place += 1;
        return this.#flow(this.#joined(next, indent), 0, depth + 1);
      }
      if (next.indent > indent || (next.indent === listIndent && isItem(next.text)))
        return this.#block(next, depth + 1);
      return stop();
    }
    // A line that stands further in goes on with this value.
    if (next !== undefined && next.indent > indent)
      return this.#flow(this.#joined(line, indent), from, depth + 1);
    if (isFlow(text, from) || text[from] === "'" || text[from] === '"')
      return this.#flow({ text, offset: (place) => offset + place }, from, depth + 1);
    const end = text.indexOf(' #', from);
    const written = withoutEnd(text.slice(from, end < 0 ? undefined : end));
    this.#end = offset + from + written.length;
    return this.#maker.scalar(scalar(written), offset + from, this.#end);
  }

  /** The line before the place where reading stands, with all that follow it and stand further in than `indent`. */
  #joined(first: Line, indent: number): Joined {
    let text = withoutEnd(first.text);
    const start = { place: 0, offset: first.offset };
    const starts = [start];
    let before = first.number;
    for (let line = this.#lines[this.#place]; line !== undefined && line.indent > indent;) {
      // What stands between two lines, be it nothing, may mean something where a text goes on.
      if (line.number !== before + 1) stop();
      before = line.number;
      starts.push({ place: text.length + 1, offset: line.offset });
      text += ` ${withoutEnd(line.text)}`;
      this.#place += 1;
      line = this.#lines[this.#place];
    }
    // A comment ends with its line, which can no longer be seen.
    if (starts.length > 1 && text.includes(' #')) stop();
    const offset = (place: number): number => {
      const last = starts.findLast((one) => one.place <= place) ?? start;
      return last.offset + place - last.place;
    };
    return { text, offset };
  }

  #flow({ text, offset }: Joined, from: number, depth: number): Part {
    const flow = new FlowReader(text, from, this.#maker, offset);
    const value = flow.value(depth);
    this.#count += flow.count;
    this.#end = offset(flow.place - 1) + 1;
    return comment.test(text.slice(flow.place)) ? value : stop();
  }

  /** The line at the place where reading stands, where it belongs to the block at `indent`; null where that has ended. */
  #at(indent: number): Line | null {
    const line = this.#lines[this.#place];
    if (line === undefined || line.indent < indent) return null;
    return line.indent > indent ? stop() : line;
  }
}

const isFlow = (text: string, from: number): boolean => text[from] === '[' || text[from] === '{';
