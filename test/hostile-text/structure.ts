import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parsers } from 'prettier/plugins/markdown';

/** What a format makes of a document, without its words: the same for hostile and harmless texts. */
export type Structure = readonly string[];

const tag = /^\/?(?<name>[!?]?[a-zA-Z][\w:.-]*)(?<attributes>(?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*[/?]?$/u;

interface Tag {
  readonly written: string;
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
}

/** Every tag of a text in HTML or XML, read strictly: a sign out of place is a fault, not a text. */
export function tagsOf(markup: string): readonly Tag[] {
  return [...markup.matchAll(/<([^>]*)>?/gu)].map(([written, inside = '']) => {
    const { name, attributes = '' } = tag.exec(inside)?.groups ?? {};
    if (name === undefined) throw new Error(`not a tag of this project: ${written}`);
    const pairs = [...attributes.matchAll(/\s([\w:.-]+)(?:="([^"]*)")?/gu)];
    return { written, name, attributes: pairs.map(([, key = '', value = '']) => [key, value]) };
  });
}

/** Every reference to a character that is written as one; any other ampersand is a fault. */
export const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#39|#10|#64);)/u;

/** Attributes whose words come from texts. */
const wordy = new Set(['aria-label', 'content', 'alt']);

/** Elements of a page in their order, with all attributes that are not words. */
export function structureOfPage(html: string): Structure {
  const bare = html.replace(/<style>[^<]*<\/style>/u, '<style></style>');
  return tagsOf(bare).map(({ written, name, attributes }) => {
    const kept = attributes.map(([key, value]) => {
      const isWords = wordy.has(key) || (key === 'href' && value.startsWith('https:'));
      return isWords ? key : `${key}=${value}`;
    });
    return [written.startsWith('</') ? `/${name}` : name, ...kept].join(' ');
  });
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly checked?: boolean | null;
  readonly lang?: string | null;
  readonly url?: string;
  readonly value?: string;
}

/** The parser of Markdown needs none of the options that prettier would give it. */
const markdownTree = (text: string): Node => parsers.markdown.parse(text, {} as never) as Node;

/** Everything that Markdown makes of a text besides text. */
export function structureOfMarkdown(markdown: string): Structure {
  const visit = (node: Node, indent: string): Structure => {
    const { type, children = [], depth, ordered, checked, lang, url, value } = node;
    // Words, and where they are cut into pieces, differ.
    if (type === 'text' || type === 'word' || type === 'whitespace' || type === 'sentence')
      return children.flatMap((child) => visit(child, indent));
    const link = url?.startsWith('https:') === true ? 'https' : url;
    const own = [type, depth, ordered, checked, lang, link, type === 'html' ? value : undefined]
      .filter((part) => part !== undefined && part !== null)
      .join(' ');
    return [`${indent}${own}`, ...children.flatMap((child) => visit(child, `${indent}  `))];
  };
  return visit(markdownTree(markdown), '');
}

export function csvRows(csv: string): readonly (readonly string[])[] {
  return parse(csv, { bom: true, relax_column_count: true });
}

/** The parts of a document of an office program that are XML, by their names. */
export function xmlPartsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([path]) => /\.(?:xml|rels)$/u.test(path))
      .map(([path, content]) => [path, strFromU8(content)]),
  );
}

/** Elements of all parts but the file of styles, which has one more for texts that begin as formulas do. */
export function structureOfParts(parts: ReadonlyMap<string, string>): Structure {
  return [...parts].flatMap(([path, text]) =>
    path === 'xl/styles.xml'
      ? []
      : [path, ...tagsOf(text).map(({ written, name }) => (written.startsWith('</') ? `/${name}` : name))],
  );
}

/** Whether every element that is opened is closed, in order. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const { written, name } of tagsOf(xml)) {
    if (name.startsWith('?') || name.startsWith('!') || written.endsWith('/>')) continue;
    if (!written.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
