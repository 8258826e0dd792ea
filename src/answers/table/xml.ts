/** An element of XML that holds no element of its own name. */
interface Element {
  /** Without prefixes. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What it holds, as written. */
  readonly inner: string;
}

const attribute = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * The elements of a name in a text of XML, in their order, whatever the prefix of their names. Enough for the plain
 * parts of a workbook: entities that a document declares itself are never followed.
 */
export function elements(xml: string, name: string): readonly Element[] {
  const start = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'gu');
  const found: Element[] = [];
  for (let match = start.exec(xml); match !== null; match = start.exec(xml)) {
    const tagEnd = endOfTag(xml, start.lastIndex);
    if (tagEnd < 0) break;
    const head = xml.slice(start.lastIndex, tagEnd);
    const attributes = new Map(
      [...head.matchAll(attribute)].map(([, key = '', double, single]) => [
        key,
        unescaped(double ?? single ?? ''),
      ]),
    );
    if (head.endsWith('/')) {
      found.push({ attributes, inner: '' });
      start.lastIndex = tagEnd + 1;
      continue;
    }
    const closing = `</${match[0].slice(1)}`;
    const end = xml.indexOf(closing, tagEnd);
    if (end < 0) break;
    found.push({ attributes, inner: xml.slice(tagEnd + 1, end) });
    start.lastIndex = end + closing.length;
  }
  return found;
}

/** Where a tag ends; signs inside quoted values do not end it. */
function endOfTag(xml: string, from: number): number {
  let quote: string | null = null;
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at];
    if (quote !== null) {
      if (sign === quote) quote = null;
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

/** The text of all runs, without what tells how to pronounce it. */
export const textIn = (inner: string): string =>
  elements(without(inner, 'rPh'), 't')
    .map((run) => unescaped(run.inner))
    .join('');

/** A text of XML without the elements of a name. */
function without(xml: string, name: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const part of xml.matchAll(new RegExp(`<(/?)(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'gu'))) {
    if (part[1] === '') kept.push(xml.slice(from, part.index));
    from = part.index + part[0].length;
  }
  return [...kept, xml.slice(from)].join('');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with the five entities of XML and character numbers read, and line ends that workbooks write as _x000D_. */
export const unescaped = (text: string): string =>
  text
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/gu, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd';
    })
    .replaceAll(/_x([\dA-F]{4})_/gu, (_, hex) => String.fromCodePoint(Number.parseInt(String(hex), 16)));
