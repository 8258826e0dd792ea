import { describe, expect, test } from 'vitest';
import { hostileTurns, inFiles } from '../fixtures/hostile-texts.ts';
import { reports, wholeFolder } from './every-output.ts';
import { describeOutputs } from './hold.ts';
import { fieldsOf, shapesOf } from './text-fields.ts';

describe('the pack and the answers of these tests', () => {
  const kinds = ['text', 'address'] as const;

  // The faulty rules are the same, but for their faults.
  const whole = wholeFolder.filter(({ file }) => !file.startsWith('faulty/'));

  test.each(whole.map(({ file, schema, value }) => [file, schema, value] as const))(
    'have a text wherever %s may have one by %s',
    (_file, schema, value) => {
      const filled = new Set(fieldsOf(value, schema).map(({ shape }) => shape));
      const missing = [...shapesOf(schema, kinds)].filter((shape) => !filled.has(shape));
      // Of the rules that answers were given to; another version is told in a test of its own.
      expect(missing).toEqual(schema.startsWith('answers') ? ['.pack.version', '.pack.hash'] : []);
    },
  );
});

describeOutputs(
  'texts of packs and answers in a report are nothing but text',
  reports,
  hostileTurns(2, inFiles),
);
