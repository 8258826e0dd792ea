import { dayOf } from '../../document/format.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Files inside a document bear no time of their own; this is the first that a zip file can tell. */
const noTime = '1980-01-01T12:00:00';

/**
 * The document without what differs from run to run: the time at which it was made, and names drawn at random for links
 * and pictures, which are numbered in their order instead.
 *
 * @param date day of the assessment
 */
export function settled(bytes: Uint8Array, date: string | null): Uint8Array {
  const names = new Map<string, string>();
  const day = `${dayOf(date) ?? '1980-01-01'}T00:00:00Z`;
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => {
    if (!/\.(?:xml|rels)$/u.test(path)) return [path, content] as const;
    const text = strFromU8(content)
      .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, (_, start: string) => `${start}${day}`)
      .replaceAll(/\brId[-_a-z0-9]{12,}/gu, (name) => numbered(names, name));
    return [path, strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(parts.toSorted(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))), {
    mtime: noTime,
    level: 6,
  });
}

/** Readers expect to find the list of contents first. */
const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : 1);

function numbered(names: Map<string, string>, name: string): string {
  const known = names.get(name) ?? `rIdLink${names.size + 1}`;
  names.set(name, known);
  return known;
}
