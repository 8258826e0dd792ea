import type { Builder } from './builder.ts';

/** Thrown for everything that only the full parser can read, errors included. */
export class UnsupportedYaml extends Error {}

export const unsupported = (): never => {
  throw new UnsupportedYaml();
};

/** Deeper texts are left to the full parser. */
export const maxDepth = 40;

const key = /([A-Za-z][\w-]*):(?: +|$)/y;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The key at an index, and where its value starts. */
export function keyAt(text: string, from: number): readonly [string, number] | null {
  key.lastIndex = from;
  const name = key.exec(text)?.[1];
  return name === undefined ? null : [name, key.lastIndex];
}

/** Whether a mapping may have this key. */
export const isAllowed = (name: string): boolean => !forbidden.has(name);

const single = /'((?:[^']|'')*)'/y;
const double = /"([^"\\]*)"/y;
const unquoted = /[^,[\]{}]+/y;

/** Reads values in brackets or quotes. */
export class FlowReader<Part> {
  readonly #text: string;
  readonly #maker: Builder<Part>;
  /** Maps an index in the text to an offset in the file. */
  readonly #offset: (index: number) => number;
  place: number;
  count = 0;

  constructor(text: string, from: number, builder: Builder<Part>, offset: (index: number) => number) {
    this.#text = text;
    this.place = from;
    this.#maker = builder;
    this.#offset = offset;
  }

  value(depth: number): Part {
    if (depth > maxDepth) unsupported();
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
        const text = trimTrailingSpaces(this.#match(unquoted, 0));
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
      const [name, after] = keyAt(this.#text, start) ?? unsupported();
      if (!isAllowed(name) || mapping.has(name)) unsupported();
      this.count += 1;
      this.place = after;
      mapping.add(name, this.#offset(start), this.value(depth + 1));
    }
    return mapping.build(this.#offset(from), this.#offset(this.place - 1) + 1);
  }

  /** Skips the opening bracket or a comma; at the end, skips the closing bracket and returns false. */
  #goOn(close: string, first: boolean): boolean {
    this.#spaces();
    const sign = this.#text[this.place];
    this.place += 1;
    if (!first && sign === close) return false;
    if (!first && sign !== ',') unsupported();
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
    const match = pattern.exec(this.#text);
    this.place = pattern.lastIndex;
    return match?.[group] ?? unsupported();
  }
}

const forbiddenStart = /^[,[\]{}#&*!|>'"%@`?:~=<]/;
const number = /^(?:0|[-+]?[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const dayOrVersion = /^(?:\d{4}-\d\d(?:-\d\d)?|\d+\.\d+\.\d+)$/;
const numberLike = /^[-+.\da-fA-FoOxXinINeE_]+$/;
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const booleanLike = /^(?:null|true|false)$/i;

/** The value of an unquoted text without trailing spaces. */
export function scalar(text: string): unknown {
  const first = text[0] ?? unsupported();
  if (
    forbiddenStart.test(text) ||
    isItem(text) ||
    text.endsWith(':') ||
    text.includes(': ') ||
    text.includes(' #')
  )
    unsupported();
  if (booleanLike.test(text)) return booleans.get(text) ?? unsupported();
  if (!/[-+.\d]/.test(first)) return text;
  if (number.test(text)) return Number(text);
  return dayOrVersion.test(text) || !numberLike.test(text) ? text : unsupported();
}

export const isItem = (text: string): boolean =>
  text.startsWith('-') && (text.length === 1 || text[1] === ' ');

export function trimTrailingSpaces(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}
