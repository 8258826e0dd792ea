import { describe, expect, it } from 'vitest';
import { commentsOf } from '../../src/source/comments.ts';

describe('the comments of a file', () => {
  it('have their text, their place, and whether they stand alone on the line', () => {
    expect(commentsOf('# first\na: 1 # second\n\n  #third\n')).toEqual([
      { text: 'first', offset: 0, line: 1, column: 1, ownLine: true },
      { text: 'second', offset: 13, line: 2, column: 6, ownLine: false },
      { text: 'third', offset: 25, line: 4, column: 3, ownLine: true },
    ]);
  });

  it.each([
    ['in quotes', 'a: "x # y"\n'],
    ['in a word', 'a: x#y\n'],
    ['in a block of text', 'a: |\n  # y\nb: 1\n'],
  ])('are no signs %s', (_title, text) => {
    expect(commentsOf(text)).toEqual([]);
  });

  it.each([
    ['Windows', '\r\n'],
    ['old Macs', '\r'],
  ])('are found behind line ends of %s', (_title, end) => {
    const [comment] = commentsOf(`a: 1${end}b: >${end}  text${end}  more${end}# here${end}`);
    expect(comment).toEqual({
      text: 'here',
      offset: 20 + 4 * end.length,
      line: 5,
      column: 1,
      ownLine: true,
    });
  });

  it('are found behind several documents', () => {
    expect(commentsOf('---\na: 1\n...\n---\nb: 2 # here\n').map(({ text, line }) => [text, line])).toEqual([
      ['here', 5],
    ]);
  });
});
