/** Puts `insert` in the place of what stands from one offset to another. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text with the edits made; they may come in any order, but must not overlap. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((edited, { from, to, insert }) => edited.slice(0, from) + insert + edited.slice(to), text);
}

/** Whether two edits touch the same text, so that the second would not find what it was made for. */
export const overlap = (a: TextEdit, b: TextEdit): boolean =>
  a.from === b.from || (a.from < b.to && b.from < a.to);

/** Where the line that holds an offset ends: before its line end, or at the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
