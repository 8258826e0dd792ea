import { describe, expect, test } from 'vitest';
import { insertItem } from '../../../src/rule-tools/scaffold/insert.ts';
import { editText } from '../../../src/source/text-edit.ts';
import { parseDocument } from '../../../src/source/document.ts';

const lines = ['# A note.', 'id: new', 'title: New'];

function inserted(text: string, after?: number): string {
  const made = insertItem(parseDocument('file.yaml', text), 'list', lines, after);
  return made.ok ? editText(text, [made.edit]) : made.problem;
}

describe('a new item of a list', () => {
  test.each<[string, string, string]>([
    [
      'comes after the last, before what follows',
      'list:\n  - id: old # kept\n    title: Old\n# next\nother: 1\n',
      'list:\n  - id: old # kept\n    title: Old\n  # A note.\n  - id: new\n    title: New\n# next\nother: 1\n',
    ],
    [
      'is indented as the others are',
      'list:\n- id: old\n  title: Old\n',
      'list:\n- id: old\n  title: Old\n# A note.\n- id: new\n  title: New\n',
    ],
    [
      'comes after a block of text',
      'list:\n  - id: old\n    title: |\n      Old\n      and long\nother: 1\n',
      'list:\n  - id: old\n    title: |\n      Old\n      and long\n  # A note.\n  - id: new\n    title: New\nother: 1\n',
    ],
    [
      'takes the place of an empty list, the comment beside it stays',
      'list: [] # none yet\nother: 1\n',
      'list: # none yet\n  # A note.\n  - id: new\n    title: New\nother: 1\n',
    ],
    [
      'takes the place of nothing',
      'list: # none yet\nother: 1\n',
      'list: # none yet\n  # A note.\n  - id: new\n    title: New\nother: 1\n',
    ],
    ['brings the list with it', 'other: 1', 'other: 1\nlist:\n  # A note.\n  - id: new\n    title: New\n'],
    [
      'brings the list with it, after the last line end',
      'other: 1\n',
      'other: 1\nlist:\n  # A note.\n  - id: new\n    title: New\n',
    ],
    [
      'takes the place of an empty list on a line of its own',
      'list:  # none yet\n  []\nother: 1\n',
      'list:  # none yet\n  # A note.\n  - id: new\n    title: New\nother: 1\n',
    ],
    [
      'takes the place of an empty list far from its key',
      'list:   []\nother: 1\n',
      'list:\n  # A note.\n  - id: new\n    title: New\nother: 1\n',
    ],
    [
      'ends a file without a last line end',
      'list:\n  - id: old',
      'list:\n  - id: old\n  # A note.\n  - id: new\n    title: New',
    ],
    [
      'is not put between brackets',
      'list: [{id: old}]\n',
      'the list list stands in brackets: write each item on a line of its own',
    ],
  ])('%s', (_title, before, after) => {
    expect(inserted(before)).toBe(after);
  });

  test('comes after the one it belongs to', () => {
    expect(inserted('list:\n  - id: a\n\n  # about b\n  - id: b\n', 0)).toBe(
      'list:\n  - id: a\n  # A note.\n  - id: new\n    title: New\n\n  # about b\n  - id: b\n',
    );
    expect(inserted('list:\n  - id: a\n  - id: b\n  - id: c\n', 1)).toBe(
      'list:\n  - id: a\n  - id: b\n  # A note.\n  - id: new\n    title: New\n  - id: c\n',
    );
  });
});
