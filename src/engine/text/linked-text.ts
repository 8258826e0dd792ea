import type { Helper, LinkedText } from '../../schema/types.ts';

/** Prepares a helper, entry point or event for a report. */
export function linkedText(
  { title, what, url, cites }: Pick<Helper, 'title' | 'what' | 'url' | 'cites'>,
  fill: (text: string) => string = (text) => text,
): LinkedText {
  return { title: fill(title), what: fill(what), url: url ?? null, cites };
}
