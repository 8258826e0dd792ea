import { describe, expect, test } from 'vitest';
import { chooseColour } from '../../src/cli/terminal/color.ts';

describe('colour', () => {
  test.each([
    { asked: 'auto', terminal: true, variables: {}, colour: true },
    { asked: 'auto', terminal: false, variables: {}, colour: false },
    { asked: 'auto', terminal: true, variables: { TERM: 'dumb' }, colour: false },
    { asked: 'auto', terminal: true, variables: { NO_COLOR: '1' }, colour: false },
    { asked: 'auto', terminal: true, variables: { NO_COLOR: '' }, colour: true },
    { asked: 'auto', terminal: false, variables: { FORCE_COLOR: '1' }, colour: true },
    { asked: 'auto', terminal: true, variables: { FORCE_COLOR: '0' }, colour: false },
    { asked: 'auto', terminal: true, variables: { FORCE_COLOR: '1', NO_COLOR: '1' }, colour: false },
    { asked: 'always', terminal: false, variables: { NO_COLOR: '1' }, colour: true },
    { asked: 'never', terminal: true, variables: { FORCE_COLOR: '1' }, colour: false },
  ] as const)('$asked, terminal $terminal, $variables: $colour', ({ asked, terminal, variables, colour }) => {
    expect(chooseColour(asked, terminal, variables)).toBe(colour);
  });
});
