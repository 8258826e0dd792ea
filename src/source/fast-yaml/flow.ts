import type { Maker } from './builder.ts';

/** Something that only the long way can read, or that is at fault. */
export class NotPlain extends Error {}

export const stop = (): never => {
  throw new NotPlain();
};

/** Deepest nesting that is read the short way. */
export const deepest = 40;

const key = /([A-Za-z][\w-]*):(?: +|$)/y;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The key at a place, and where its value starts. */
export function keyAt(text: string, from: number): readonly [string, number] | null {
  key.lastIndex = from;
  const name = key.exec(text)?.[1];
  return name === undefined ? null : [name, key.lastIndex];
}

/** Whether a mapping may have a key that is not yet in it. */
export const isAllowed = (name: string): boolean => !forbidden.has(name);

const single = /'((?:[^']|'')*)'/y;
const double = /"([^"\\]*)"/y;
const plainInFlow = /[^,[\]{}]+/y;

/** Reads what stands in brackets or quotes. */
export class FlowReader<Part> {
  readonly #text: string;
  readonly #maker: Maker<Part>;
  /** The place in the file of a place in the text. */
  readonly #offset: (place: number) => number;
  place: number;
  count = 0;

  constructor(text: string, from: number, maker: Maker<Part>, offset: (place: number) => number) {
    this.#text = text;
    this.place = from;
    this.#maker = maker;
    this.#offset = offset;
  }

  value(depth: number): Part {
    if (depth > deepest) stop();
    this.count += 1;
    const from = this.place;
    switch (this.#text[from]) {
      case '[':
        return this.#list(depth, from);
      case '{':
        return this.#mapping(depth, from);
      case "'":
        return this.#scalar(this.#match(single).replaceAll("''", "'"), from, this.place);
      case '"':
        return this.#scalar(this.#match(double), from, this.place);
      default: {
        const text = withoutEnd(this.#match(plainInFlow, 0));
        return this.#scalar(scalar(text), from, from + text.length);
      }
    }
  }

  #scalar(value: unknown, from: number, to: number): Part {
    return this.#maker.scalar(value, this.#offset(from), this.#offset(to - 1) + 1);
  }

  #list(depth: number, from: number): Part {
    const list: Part[] = [];
    while (this.#goOn(']', list.length === 0)) list.push(this.value(depth + 1));
    return this.#maker.list(list, this.#offset(from), this.#offset(this.place - 1) + 1);
  }

  #mapping(depth: number, from: number): Part {
    const mapping = this.#maker.mapping();
    for (let first = true; this.#goOn('}', first); first = false) {
      const start = this.place;
      const [name, after] = keyAt(this.#text, start) ?? stop();
      if (!isAllowed(name) || mapping.has(name)) stop();
      this.count += 1;
      this.place = after;
      mapping.add(name, this.#offset(start), this.value(depth + 1));
    }
    return mapping.done(this.#offset(from), this.#offset(this.place - 1) + 1);
  }

  /** Goes past the opening bracket or the comma; false, and past the closing bracket, where it ends. */
  #goOn(close: string, first: boolean): boolean {
    this.#spaces();
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

/** The value of a text without quotes, and without spaces at its end. */
export function scalar(text: string): unknown {
  const first = text[0] ?? stop();
  if (notFirst.test(text) || isItem(text) || text.endsWith(':') || text.includes(': ') || text.includes(' #'))
    stop();
  if (maybeWord.test(text)) return words.get(text) ?? stop();
  if (!/[-+.\d]/.test(first)) return text;
  if (number.test(text)) return Number(text);
  return dayOrVersion.test(text) || !maybeNumber.test(text) ? text : stop();
}

export const isItem = (text: string): boolean =>
  text.startsWith('-') && (text.length === 1 || text[1] === ' ');

/** A text without the spaces at its end. */
export function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}
