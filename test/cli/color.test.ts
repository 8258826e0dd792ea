import { describe, expect, test } from 'vitest';
import { usesColour } from '../../src/cli/terminal/color.ts';

describe('colour', () => {
  test.each([
    { option: undefined, terminal: true, variables: {}, colour: true },
    { option: undefined, terminal: false, variables: {}, colour: false },
    { option: undefined, terminal: true, variables: { TERM: 'dumb' }, colour: false },
    { option: undefined, terminal: true, variables: { NO_COLOR: '1' }, colour: false },
    { option: undefined, terminal: true, variables: { NO_COLOR: '' }, colour: true },
    { option: undefined, terminal: false, variables: { FORCE_COLOR: '1' }, colour: true },
    { option: undefined, terminal: true, variables: { FORCE_COLOR: '0' }, colour: false },
    { option: undefined, terminal: true, variables: { FORCE_COLOR: '1', NO_COLOR: '1' }, colour: false },
    { option: true, terminal: false, variables: { NO_COLOR: '1' }, colour: true },
    { option: false, terminal: true, variables: { FORCE_COLOR: '1' }, colour: false },
  ] as const)(
    'option $option, terminal $terminal, $variables: $colour',
    ({ option, terminal, variables, colour }) => {
      expect(usesColour(option, terminal, variables)).toBe(colour);
    },
  );
});
