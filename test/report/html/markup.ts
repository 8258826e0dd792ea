interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Tags of a page, read strictly: what is not written as this project writes it is a fault. */
export function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(/<([^>]*)>?/gu)].map(([, tag = '']) => readTag(tag));
}

const shape = /^\/?(?<name>!doctype html|[a-z][a-z0-9]*)(?<attributes>(?: [a-zA-Z-]+(?:="[^"<>]*")?)*)\/?$/u;

function readTag(tag: string): Tag {
  const { name, attributes } = shape.exec(tag)?.groups ?? {};
  if (name === undefined) throw new Error(`not a tag of ours: <${tag}>`);
  const pairs = [...(attributes ?? '').matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/gu)];
  return { name, attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value])) };
}

/** Everything that a report is made of: nothing that runs, loads or is filled in. */
export const ownTags: ReadonlySet<string> = new Set([
  ...['!doctype html', 'html', 'head', 'meta', 'title', 'style', 'body', 'header', 'main', 'nav'],
  ...['section', 'article', 'div', 'p', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'span', 'strong', 'b', 'small', 'a'],
  ...['svg', 'rect', 'path', 'img'],
]);

export const ownAttributes: ReadonlySet<string> = new Set([
  ...['lang', 'charset', 'http-equiv', 'content', 'name', 'class', 'id', 'dir', 'href', 'rel', 'value'],
  ...['role', 'tabindex', 'aria-label', 'aria-labelledby', 'aria-hidden', 'focusable', 'scope', 'colspan'],
  ...['viewBox', 'preserveAspectRatio', 'x', 'd', 'width', 'height', 'vector-effect', 'src', 'alt'],
]);
