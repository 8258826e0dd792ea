import { describe, expect, it } from 'vitest';
import { diffPacks } from '../../../src/rule-tools/diff/diff-packs.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { assessed, companies, tinyPack, withFactor } from './packs.ts';

describe('shares of a change', () => {
  it('are the same in every run, and hold what a count of all companies gives', () => {
    const after = withFactor(tinyPack, 'wants-channel', { weight: 'against' });
    const { shares } = diffPacks(tinyPack, after, { samples: 1500, seed: 3 });
    expect(diffPacks(tinyPack, after, { samples: 1500, seed: 3 }).shares).toEqual(shares);
    const matrix = shares?.matrices.find(({ market }) => market === 'atlantis');
    expect(matrix?.counts.flat().reduce((sum, one) => sum + one, 0)).toBe(1500);
    // Each answer drawn with equal chances: where terms are asked, three companies stand for one answer to the rest.
    const [before, now] = [assessed(tinyPack), assessed(after)];
    const weight = (company: AnswerFile): number => (company.answers['stage'] === 'sold' ? 1 : 3);
    const total = companies.reduce((sum, company) => sum + weight(company), 0);
    const changed = companies.reduce((sum, company, index) => {
      const [old, current] = [before[index], now[index]];
      const same = old?.markets[0]?.verdict.modes.join() === current?.markets[0]?.verdict.modes.join();
      return same ? sum : sum + weight(company);
    }, 0);
    const percent = (100 * changed) / total;
    expect(percent).toBeGreaterThanOrEqual(matrix?.changed.low ?? 100);
    expect(percent).toBeLessThanOrEqual(matrix?.changed.high ?? 0);
  });
});
