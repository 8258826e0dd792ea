import { sanitize } from '../../../source/sanitize.ts';

/** Longest name of a sheet that spreadsheets take. */
const longest = 31;

/** Names of sheets that every spreadsheet takes, different from one another whatever the case of letters. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = sanitize(name)
      .replaceAll(/[[\]:*?/\\]/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/^[' ]+|[' ]+$/gu, '');
    const free = freeName(plain === '' ? 'Sheet' : plain, taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : ` (${copy})`;
    const candidate = `${[...name].slice(0, longest - ending.length).join('')}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** The letters of a column, counted from 0. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return `${before === 0 ? '' : columnName(before - 1)}${String.fromCodePoint(65 + (index % 26))}`;
}

/** A sheet as formulas call it. */
export const quotedName = (name: string): string => `'${name.replaceAll("'", "''")}'`;
