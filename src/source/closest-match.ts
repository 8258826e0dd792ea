/** Names longer than this are not compared. */
const maxLength = 64;

/** The candidate most similar to `name`, the first of several; null if none is similar enough. */
export const closestMatch = (name: string, candidates: Iterable<string>): string | null =>
  closestMatches(name, candidates)[0] ?? null;

/** All candidates that are as similar to `name` as the most similar one. */
export function closestMatches(name: string, candidates: Iterable<string>): readonly string[] {
  if (name.length > maxLength) return [];
  const wanted = normalize(name);
  let best: readonly string[] = [];
  let fewestEdits = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = normalize(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    if (candidate === name) continue;
    const edits = isBeginning(wanted, other) ? 1 : distance(wanted, other, allowed);
    if (edits > allowed || edits > fewestEdits) continue;
    [best, fewestEdits] = [edits < fewestEdits ? [candidate] : [...best, candidate], edits];
  }
  return best;
}

/** Whether `name` is the beginning of a longer name. */
const isBeginning = (name: string, other: string): boolean => name.length > 3 && other.startsWith(name);

const normalize = (name: string): string => name.toLowerCase().replaceAll(/[_ ]/g, '-');

/** Number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
