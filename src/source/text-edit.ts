/** Replaces the text between two offsets by `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Applies edits, which may come in any order but must not overlap. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((edited, { from, to, insert }) => edited.slice(0, from) + insert + edited.slice(to), text);
}

/** Whether two edits touch the same text, so that the second would no longer fit. */
export const overlap = (a: TextEdit, b: TextEdit): boolean =>
  a.from === b.from || (a.from < b.to && b.from < a.to);

/** The offset of the end of a line, before its line break or at the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
