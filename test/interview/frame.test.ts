import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cursorOf, press, type Cursor, type Key } from '../../src/interview/terminal/keyboard.ts';
import { frameOf } from '../../src/interview/terminal/render.ts';
import type { Screen } from '../../src/interview/screens/screen.ts';
import { sanitize } from '../../src/source/sanitize.ts';

const look = { colour: false, unicode: true, clean: sanitize };

const choice = (at: number, label: string, hint: string | null = null) => ({
  id: `o${at}`,
  label,
  hint,
  group: null,
});

const screen = (changes: Partial<Screen>): Screen => ({
  title: 'Born Global',
  progress: { answered: 3, total: 12, exact: false },
  section: { title: 'Team', intro: null, number: 2, sections: 5, question: 1, questions: 4 },
  ask: 'How many?',
  details: [],
  input: { kind: 'one', choices: ['None', 'One'].map((label, at) => choice(at, label)), selected: null },
  help: { why: 'Because.', sources: ['H1: A source'] },
  note: null,
  before: null,
  notices: [],
  commands: ['back', 'dont-know', 'note', 'review', 'help', 'quit'],
  ...changes,
});

const lines = (shown: Screen, cursor: Cursor, columns: number, rows: number): readonly string[] => {
  const { above, below } = frameOf(shown, cursor, { columns, rows }, look);
  return [...above.split('\n'), ...(below === '' ? [] : below.split('\n'))];
};

test('a question at 40 columns', () => {
  expect(lines(screen({ note: 'Ask Ana.' }), cursorOf(screen({})), 40, 24)).toEqual([
    'Team (section 2 of 5), question 1 of 4',
    '████░░░░░░░░░░░  3 of up to 12 answered',
    '',
    'How many?',
    '',
    '  1. None',
    '  2. One',
    '',
    'Note: Ask Ana.',
    '',
    '↑↓ or number   Enter choose',
    "? why we ask   d don't know   ← back",
    'n note   r review   q save and quit',
  ]);
});

const words = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '漢', 'é', '\u001b', '\u202e'),
  maxLength: 200,
});
const screens = fc
  .tuple(
    words,
    fc.array(fc.tuple(words, fc.option(words)), { minLength: 1, maxLength: 24 }),
    fc.boolean(),
    words,
  )
  .map(([ask, labels, isMany, note]) => {
    const choices = labels.map(([label, hint], at) => choice(at, label, hint));
    const input = isMany
      ? ({ kind: 'many', choices, selected: null, least: 0 } as const)
      : ({ kind: 'one', choices, selected: null } as const);
    return screen({ ask: `Q${ask}`, input, note });
  });
const keys = fc.constantFrom<Key>(
  { name: 'down' },
  { name: 'up' },
  { name: 'pagedown' },
  { name: 'end' },
  { name: 'space', sequence: ' ' },
  { sequence: '?' },
  { name: '7', sequence: '7' },
);

test('fits any terminal of 24 columns or more, keeps the chosen line in sight, and lets no control through', () => {
  fc.assert(
    fc.property(
      screens,
      fc.array(keys, { maxLength: 8 }),
      fc.integer({ min: 24, max: 120 }),
      (shown, pressed, columns) => {
        let cursor = cursorOf(shown);
        for (const key of pressed) {
          const result = press(shown, cursor, key, 3);
          if (result.kind === 'stay') ({ cursor } = result);
        }
        const frame = frameOf(shown, cursor, { columns, rows: 30 }, look);
        for (const line of `${frame.above}\n${frame.below}`.split('\n')) {
          expect(stringWidth(line)).toBeLessThan(columns);
          expect(sanitize(line)).toBe(line);
        }
        if (cursor.help === null && cursor.active >= 0) expect(frame.above).toContain('\u276f');
      },
    ),
  );
});

test('a long list fits the rows there are', () => {
  const choices = Array.from({ length: 70 }, (_, at) => choice(at, `Line ${at + 1}`));
  const review = screen({ input: { kind: 'one', choices, selected: 'o0' } });
  for (const active of [0, 1, 35, 68, 69])
    for (const rows of [12, 24, 50]) {
      const shown = lines(review, { ...cursorOf(review), active }, 80, rows);
      expect(shown.length).toBeLessThanOrEqual(rows);
      expect(shown.join('\n')).toContain(`\u276f ${active + 1 < 10 ? ' ' : ''}${active + 1}. Line`);
    }
});

test('two digits in a row choose one of more than nine options', () => {
  const choices = Array.from({ length: 12 }, (_, at) => choice(at, `Line ${at + 1}`));
  const shown = screen({ input: { kind: 'one', choices, selected: null } });
  const active = (...digits: readonly string[]): number => {
    let cursor = cursorOf(shown);
    for (const digit of digits) {
      const result = press(shown, cursor, { name: digit, sequence: digit }, 3);
      if (result.kind === 'stay') ({ cursor } = result);
    }
    return cursor.active + 1;
  };
  expect([active('1'), active('1', '2'), active('1', '3'), active('0'), active('9', '9')]).toEqual([
    1, 12, 3, 0, 9,
  ]);
});

test('the first digit replaces a number from before', () => {
  const shown = screen({ input: { kind: 'number', value: 12, unit: null, minimum: 0, maximum: 60 } });
  const result = press(shown, cursorOf(shown), { name: '7', sequence: '7' }, 1);
  expect(result).toMatchObject({ kind: 'stay', cursor: { typed: '7' } });
});
