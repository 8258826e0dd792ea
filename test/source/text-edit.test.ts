import { describe, expect, it } from 'vitest';
import { editText, endOfLine, overlap } from '../../src/source/text-edit.ts';

const edit = (from: number, to: number, insert = '') => ({ from, to, insert });

describe('edits of a text', () => {
  it('are made at the places of the text as it was, in whatever order they come', () => {
    const edits = [edit(4, 9, 'slow'), edit(0, 3, 'A'), edit(10, 10, 'red ')];
    expect(editText('the quick fox', edits)).toBe('A slow red fox');
    expect(editText('the quick fox', edits.toReversed())).toBe('A slow red fox');
  });

  it('leave the given list alone', () => {
    const edits = [edit(0, 1, 'x'), edit(2, 3, 'y')];
    editText('abc', edits);
    expect(edits).toEqual([edit(0, 1, 'x'), edit(2, 3, 'y')]);
  });

  it('put in before what they replace, where both begin at one place', () => {
    expect(editText('abc', [edit(1, 2, 'B'), edit(1, 1, '-')])).toBe('a-Bc');
    expect(editText('abc', [edit(1, 1, '-'), edit(1, 2, 'B')])).toBe('a-Bc');
  });

  it.each([
    ['begin at one place', edit(3, 3), edit(3, 7), true],
    ['share a letter', edit(0, 4), edit(3, 7), true],
    ['lie one in the other', edit(0, 9), edit(3, 4), true],
    ['touch', edit(0, 3), edit(3, 7), false],
    ['lie apart', edit(0, 2), edit(3, 7), false],
  ])('edits that %s: overlap is %#', (_title, a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });
});

describe('the end of a line', () => {
  it.each([
    ['before a line feed', 'ab\ncd', 0, 2],
    ['at a line feed', 'ab\ncd', 2, 2],
    ['before both signs of Windows', 'ab\r\ncd', 0, 2],
    ['at the second of these signs', 'ab\r\ncd', 3, 3],
    ['where the text ends', 'ab\ncd', 4, 5],
    ['in an empty first line', '\nab', 0, 0],
  ])('is found %s', (_title, text, offset, end) => {
    expect(endOfLine(text, offset)).toBe(end);
  });
});
