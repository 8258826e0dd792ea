import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harmless, type Write } from '../fixtures/hostile-texts.ts';
import { runHere } from './command.ts';
import { prepared, type Output } from './every-output.ts';
import { expectLawful } from './laws.ts';

const nameOf = ({ form, args }: Output): string =>
  `${args.filter((arg) => !['--rules', 'rules', '--markets', 'markets'].includes(arg)).join(' ')} (${form})`;

/**
 * What commands write holds hostile texts as nothing but text: the law of its form holds, and everything but the words is
 * as with harmless texts in the same places.
 */
export function describeOutputs(
  title: string,
  outputs: readonly Output[],
  texts: readonly Write[],
  plain: Write = harmless,
): void {
  describe(title, () => {
    let usual = '';
    let hostile: readonly string[] = [];

    beforeAll(async () => {
      usual = await prepared(plain);
      hostile = await Promise.all(texts.map(prepared));
    });

    afterAll(async () => {
      for (const folder of [usual, ...hostile]) await rm(folder, { recursive: true, force: true });
    });

    test.each(outputs.map((output) => [nameOf(output), output] as const))('%s', async (_name, output) => {
      const { form, args, input = '' } = output;
      const expected = await runHere(args, { cwd: usual, input });
      for (const cwd of hostile) {
        const ran = await runHere(args, { cwd, input });
        expect(ran.code, ran.stderr).toBe(expected.code);
        expect(ran.stdout.length, 'something is written').toBeGreaterThan(0);
        expectLawful(form, { hostile: ran.stdout, harmless: expected.stdout });
        expectLawful('terminal', {
          hostile: Buffer.from(ran.stderr),
          harmless: Buffer.from(expected.stderr),
        });
      }
    });
  });
}
