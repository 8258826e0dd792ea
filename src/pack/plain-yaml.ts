import { findControlCharacter } from './neutralise.ts';

/** A text read the short way: its value, and roughly how many values that is made of. */
export interface PlainYaml {
  readonly value: unknown;
  readonly count: number;
}

/** Longer texts are read the long way, which counts their parts exactly. */
const longest = 100_000;

/** Deepest nesting that is read the short way. */
const deepest = 40;

/** What is unusual anywhere in a text: tabs, line ends of old, marks, starts of documents, directives. */
const unusual = /[\t\r\ufeff]|^(?:---|\.\.\.|%)/m;

/**
 * Reads YAML as nearly all files of packs are written: block mappings and lists, values on one line or in brackets, no
 * anchors, tags or escapes. It is many times faster than reading all of YAML with the place of every part. Null for everything else, so
 * also for every fault: what is returned is exactly what the long way would give, without any fault.
 */
export function readPlainYaml(text: string): PlainYaml | null {
  if (text.length > longest || unusual.test(text) || findControlCharacter(text) !== null) return null;
  const reader = new PlainReader(text);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

/** Something that only the long way can read, or that is at fault. */
class NotPlain extends Error {}

const stop = (): never => {
  throw new NotPlain();
};

interface Line {
  readonly indent: number;
  readonly text: string;
  /** Its place in the file. */
  readonly number: number;
}

const key = /([A-Za-z][\w-]*):(?: +|$)/y;
const comment = /^ *(?: #.*)?$/;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

class PlainReader {
  readonly #lines: Line[] = [];
  #place = 0;
  #count = 0;

  constructor(text: string) {
    for (const [number, line] of text.split('\n').entries()) {
      let indent = 0;
      while (line[indent] === ' ') indent += 1;
      if (indent < line.length && line[indent] !== '#')
        this.#lines.push({ indent, text: line.slice(indent), number });
    }
  }

  whole(): PlainYaml {
    const [first] = this.#lines;
    if (first?.indent !== 0) stop();
    const value = this.#block(0, 0);
    return this.#place < this.#lines.length ? stop() : { value, count: this.#count };
  }

  /** A mapping or list whose keys or dashes stand at `indent`. */
  #block(indent: number, depth: number): unknown {
    if (depth > deepest) stop();
    return isItem(this.#lines[this.#place]?.text ?? '')
      ? this.#list(indent, depth)
      : this.#mapping(indent, depth);
  }

  #mapping(indent: number, depth: number): unknown {
    const mapping: Record<string, unknown> = {};
    for (let line = this.#at(indent); line !== null; line = this.#at(indent)) {
      const [name, from] = keyAt(line.text, 0) ?? stop();
      if (forbidden.has(name) || Object.hasOwn(mapping, name)) stop();
      this.#place += 1;
      this.#count += 2;
      mapping[name] = this.#value(line.text, from, indent, indent, depth);
    }
    return mapping;
  }

  #list(indent: number, depth: number): unknown {
    const list: unknown[] = [];
    for (let line = this.#at(indent); line !== null && isItem(line.text); line = this.#at(indent)) {
      let from = 1;
      while (line.text[from] === ' ') from += 1;
      this.#count += 1;
      if (keyAt(line.text, from) !== null || isItem(line.text.slice(from))) {
        // The item starts on the line of its dash: a line of its own, as far in as it stands.
        this.#lines[this.#place] = { ...line, indent: indent + from, text: line.text.slice(from) };
        list.push(this.#block(indent + from, depth + 1));
      } else {
        this.#place += 1;
        list.push(this.#value(line.text, from, indent, indent + 1, depth));
      }
    }
    return list;
  }

  /** What follows a key or a dash: the rest of the line, or the lines below that stand further in. */
  #value(text: string, from: number, indent: number, listIndent: number, depth: number): unknown {
    const next = this.#lines[this.#place];
    if (from >= text.length || text[from] === '#') {
      if (next === undefined) return stop();
      if (next.indent > indent && isFlow(next.text)) {
        this.#place += 1;
        return this.#flow(this.#joined(next.text, indent), 0);
      }
      if (next.indent > indent || (next.indent === listIndent && isItem(next.text)))
        return this.#block(next.indent, depth + 1);
      return stop();
    }
    // A line that stands further in goes on with this value.
    const goesOn = next !== undefined && next.indent > indent;
    if (isFlow(text, from)) return this.#flow(goesOn ? this.#joined(text, indent) : text, from);
    if (goesOn) stop();
    const first = text[from];
    if (first === "'" || first === '"') return this.#flow(text, from);
    const end = text.indexOf(' #', from);
    return scalar(text.slice(from, end < 0 ? undefined : end));
  }

  /** The line before the place where reading stands, with all that follow it and stand further in than `indent`. */
  #joined(text: string, indent: number): string {
    const joined = [withoutEnd(text)];
    let before = this.#lines[this.#place - 1]?.number ?? stop();
    for (let line = this.#lines[this.#place]; line !== undefined && line.indent > indent;) {
      // What stands between two lines, be it nothing, may mean something where a text goes on.
      if (line.number !== before + 1) stop();
      before = line.number;
      joined.push(withoutEnd(line.text));
      this.#place += 1;
      line = this.#lines[this.#place];
    }
    const whole = joined.join(' ');
    // A comment ends with its line, which can no longer be seen.
    return joined.length > 1 && whole.includes(' #') ? stop() : whole;
  }

  #flow(text: string, from: number): unknown {
    const flow = new FlowReader(text, from);
    const value = flow.value(0);
    this.#count += flow.count;
    return comment.test(text.slice(flow.place)) ? value : stop();
  }

  /** The line at the place where reading stands, where it belongs to the block at `indent`; null where that has ended. */
  #at(indent: number): Line | null {
    const line = this.#lines[this.#place];
    if (line === undefined || line.indent < indent) return null;
    return line.indent > indent ? stop() : line;
  }
}

const withoutEnd = (text: string): string => text.replace(/ +$/, '');
const isFlow = (text: string, from = 0): boolean => text[from] === '[' || text[from] === '{';
const isItem = (text: string): boolean => text.startsWith('-') && (text.length === 1 || text[1] === ' ');

/** The key at a place, and where its value starts. */
function keyAt(text: string, from: number): readonly [string, number] | null {
  key.lastIndex = from;
  const found = key.exec(text);
  return found === null ? null : [found[1] ?? '', key.lastIndex];
}

const single = /'((?:[^']|'')*)'/y;
const double = /"([^"\\]*)"/y;
const plainInFlow = /[^,[\]{}]+/y;

/** Reads what stands in brackets or quotes. */
class FlowReader {
  readonly #text: string;
  place: number;
  count = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.place = from;
  }

  value(depth: number): unknown {
    if (depth > deepest) stop();
    this.count += 1;
    switch (this.#text[this.place]) {
      case '[':
        return this.#list(depth);
      case '{':
        return this.#mapping(depth);
      case "'":
        return this.#match(single).replaceAll("''", "'");
      case '"':
        return this.#match(double);
      default:
        return scalar(this.#match(plainInFlow, 0));
    }
  }

  #list(depth: number): unknown {
    const list: unknown[] = [];
    while (this.#goOn(']', list.length === 0)) list.push(this.value(depth + 1));
    return list;
  }

  #mapping(depth: number): unknown {
    const mapping: Record<string, unknown> = {};
    for (let first = true; this.#goOn('}', first); first = false) {
      const [name, from] = keyAt(this.#text, this.place) ?? stop();
      if (forbidden.has(name) || Object.hasOwn(mapping, name)) stop();
      this.count += 1;
      this.place = from;
      mapping[name] = this.value(depth + 1);
    }
    return mapping;
  }

  /** Goes past the opening bracket or the comma; false, and past the closing bracket, where it ends. */
  #goOn(close: string, first: boolean): boolean {
    if (!first) this.#spaces();
    const sign = this.#text[this.place];
    this.place += 1;
    if (!first && sign === close) return false;
    if (!first && sign !== ',') stop();
    this.#spaces();
    if (!first || this.#text[this.place] !== close) return true;
    this.place += 1;
    return false;
  }

  #spaces(): void {
    while (this.#text[this.place] === ' ') this.place += 1;
  }

  #match(pattern: RegExp, group = 1): string {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.#text);
    this.place = pattern.lastIndex;
    return found?.[group] ?? stop();
  }
}

const notFirst = /^[,[\]{}#&*!|>'"%@`?:~=<]/;
const number = /^(?:0|[-+]?[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const dayOrVersion = /^(?:\d{4}-\d\d(?:-\d\d)?|\d+\.\d+\.\d+)$/;
const maybeNumber = /^[-+.\da-fA-FoOxXinINeE_]+$/;
const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const maybeWord = /^(?:null|true|false)$/i;

/** The value of a text without quotes. */
function scalar(written: string): unknown {
  let end = written.length;
  while (written[end - 1] === ' ') end -= 1;
  const text = written.slice(0, end);
  const first = text[0] ?? stop();
  if (notFirst.test(text) || isItem(text) || text.endsWith(':') || text.includes(': ') || text.includes(' #'))
    stop();
  if (maybeWord.test(text)) return words.get(text) ?? stop();
  if (!/[-+.\d]/.test(first)) return text;
  if (number.test(text)) return Number(text);
  return dayOrVersion.test(text) || !maybeNumber.test(text) ? text : stop();
}
