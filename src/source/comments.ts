import { CST, Lexer } from 'yaml';

/** A comment of a YAML file. */
export interface Comment {
  /** The text after the number sign. */
  readonly text: string;
  /** The offset of the number sign, in UTF-16 units. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Whether only spaces precede it on its line. */
  readonly ownLine: boolean;
}

/** The comments of a text, in order; a number sign inside a value does not start one. */
export function commentsOf(text: string): readonly Comment[] {
  const source = text.replaceAll(/\r(?!\n)/g, '\n');
  const comments: Comment[] = [];
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  for (const lexeme of new Lexer().lex(source)) {
    // The lexer adds marks of its own that are not in the text.
    if (!source.startsWith(lexeme, offset)) continue;
    if (CST.tokenType(lexeme) === 'comment') {
      const alone = source.slice(lineStart, offset).trim() === '';
      comments.push({
        text: lexeme.slice(1).trim(),
        offset,
        line,
        column: offset - lineStart + 1,
        ownLine: alone,
      });
    }
    for (let at = lexeme.indexOf('\n'); at >= 0; at = lexeme.indexOf('\n', at + 1)) {
      line += 1;
      lineStart = offset + at + 1;
    }
    offset += lexeme.length;
  }
  return comments;
}
