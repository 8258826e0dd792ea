import { findControlCharacter } from '../sanitize.ts';
import {
  maxDepth,
  FlowReader,
  isAllowed,
  isItem,
  keyAt,
  UnsupportedYaml,
  scalar,
  unsupported,
  trimTrailingSpaces,
} from './flow.ts';
import { locatedBuilder, valueBuilder, type Builder } from './builder.ts';
import type { Located } from '../located-value.ts';

/** The result of the fast path, and roughly how many values it holds. */
export interface FastResult<Part> {
  readonly value: Part;
  readonly count: number;
}

/** Longer texts, of which there is none that a file may hold, are left to the full parser. */
const maxLength = 500_000;

/** Leave to the full parser: tabs, CR, byte order marks, document markers, directives. */
const unusual = /[\t\r\ufeff]|^(?:---|\.\.\.|%)/m;

/**
 * Parses YAML as nearly all files of packs are written: block mappings and lists, values on one line or in brackets, no
 * anchors, tags or escapes. It is many times faster than the full parser. It returns null for everything else, errors
 * included; a result is exactly what the full parser would return, without any diagnostics.
 */
export const parseFastYaml = (text: string): FastResult<unknown> | null => read(text, valueBuilder);

/** The same, with positions. */
export const locateFastYaml = (text: string): FastResult<Located> | null => read(text, locatedBuilder);

function read<Part>(text: string, builder: Builder<Part>): FastResult<Part> | null {
  if (text.length > maxLength || unusual.test(text) || findControlCharacter(text) !== null) return null;
  const reader = new FastReader(text, builder);
  try {
    return reader.parse();
  } catch (error) {
    if (error instanceof UnsupportedYaml) return null;
    throw error;
  }
}

interface Line {
  readonly indent: number;
  readonly text: string;
  /** Its number in the file, from 0, and the offset of its text. */
  readonly number: number;
  readonly offset: number;
}

/** Several lines joined into one, with a map from indexes to offsets in the file. */
interface JoinedLines {
  readonly text: string;
  readonly offset: (index: number) => number;
}

const comment = /^ *(?: #.*)?$/;

class FastReader<Part> {
  readonly #lines: Line[] = [];
  readonly #maker: Builder<Part>;
  #place = 0;
  #count = 0;
  /** Offset of the end of the last value. */
  #end = 0;

  constructor(text: string, builder: Builder<Part>) {
    this.#maker = builder;
    let start = 0;
    for (const [number, line] of text.split('\n').entries()) {
      let indent = 0;
      while (line[indent] === ' ') indent += 1;
      if (indent < line.length && line[indent] !== '#')
        this.#lines.push({ indent, text: line.slice(indent), number, offset: start + indent });
      start += line.length + 1;
    }
  }

  parse(): FastResult<Part> {
    const [first] = this.#lines;
    if (first?.indent !== 0) return unsupported();
    const value = this.#block(first, 0);
    return this.#place < this.#lines.length ? unsupported() : { value, count: this.#count };
  }

  /** A mapping or list whose keys or dashes have the indent of its first line. */
  #block(first: Line, depth: number): Part {
    if (depth > maxDepth) unsupported();
    return isItem(first.text) ? this.#list(first, depth) : this.#mapping(first, depth);
  }

  #mapping({ indent, offset }: Line, depth: number): Part {
    const mapping = this.#maker.mapping();
    for (let line = this.#at(indent); line !== null; line = this.#at(indent)) {
      const [name, from] = keyAt(line.text, 0) ?? unsupported();
      if (!isAllowed(name) || mapping.has(name)) unsupported();
      this.#place += 1;
      this.#count += 2;
      mapping.add(name, line.offset, this.#value(line, from, indent, indent, depth));
    }
    return mapping.build(offset, this.#end);
  }

  #list({ indent, offset }: Line, depth: number): Part {
    const list: Part[] = [];
    for (let line = this.#at(indent); line !== null && isItem(line.text); line = this.#at(indent)) {
      let from = 1;
      while (line.text[from] === ' ') from += 1;
      this.#count += 1;
      if (keyAt(line.text, from) !== null || isItem(line.text.slice(from))) {
        // The item starts on the line of its dash: treat it as a line of its own, with its own indent.
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

  /** The value after a key or a dash: the rest of the line, or the indented lines below. */
  #value(line: Line, from: number, indent: number, listIndent: number, depth: number): Part {
    const next = this.#lines[this.#place];
    const { text, offset } = line;
    if (from >= text.length || text[from] === '#') {
      if (next === undefined) return unsupported();
      if (next.indent > indent && isFlow(next.text, 0)) {
        this.#place += 1;
        return this.#flow(this.#joined(next, indent), 0, depth + 1);
      }
      if (next.indent > indent || (next.indent === listIndent && isItem(next.text)))
        return this.#block(next, depth + 1);
      return unsupported();
    }
    // An indented line continues this value.
    if (next !== undefined && next.indent > indent)
      return this.#flow(this.#joined(line, indent), from, depth + 1);
    if (isFlow(text, from) || text[from] === "'" || text[from] === '"')
      return this.#flow({ text, offset: (index) => offset + index }, from, depth + 1);
    const end = text.indexOf(' #', from);
    const written = trimTrailingSpaces(text.slice(from, end < 0 ? undefined : end));
    this.#end = offset + from + written.length;
    return this.#maker.scalar(scalar(written), offset + from, this.#end);
  }

  /** Joins the current line with the lines below it that are indented more than `indent`. */
  #joined(first: Line, indent: number): JoinedLines {
    let text = trimTrailingSpaces(first.text);
    const start = { place: 0, offset: first.offset };
    const starts = [start];
    let before = first.number;
    for (let line = this.#lines[this.#place]; line !== undefined && line.indent > indent;) {
      // Skipped lines, even empty ones, can be part of a multi-line text.
      if (line.number !== before + 1) unsupported();
      before = line.number;
      starts.push({ place: text.length + 1, offset: line.offset });
      text += ` ${trimTrailingSpaces(line.text)}`;
      this.#place += 1;
      line = this.#lines[this.#place];
    }
    // The end of a comment is lost once lines are joined.
    if (starts.length > 1 && text.includes(' #')) unsupported();
    const offset = (index: number): number => {
      const last = starts.findLast((one) => one.place <= index) ?? start;
      return last.offset + index - last.place;
    };
    return { text, offset };
  }

  #flow({ text, offset }: JoinedLines, from: number, depth: number): Part {
    const flow = new FlowReader(text, from, this.#maker, offset);
    const value = flow.value(depth);
    this.#count += flow.count;
    this.#end = offset(flow.place - 1) + 1;
    return comment.test(text.slice(flow.place)) ? value : unsupported();
  }

  /** The current line if it belongs to the block at `indent`; null at the end of the block. */
  #at(indent: number): Line | null {
    const line = this.#lines[this.#place];
    if (line === undefined || line.indent < indent) return null;
    return line.indent > indent ? unsupported() : line;
  }
}

const isFlow = (text: string, from: number): boolean => text[from] === '[' || text[from] === '{';
