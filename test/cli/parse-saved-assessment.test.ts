import { expect, test } from 'vitest';
import { parseAssessment } from '../../src/cli/io/parse-saved-assessment.ts';
import { rich } from '../report/fixture/rich.ts';

test('an assessment saved before durations had a unit is completed', () => {
  const saved = {
    ...rich,
    plan: {
      ...rich.plan,
      actions: rich.plan.actions.map(({ durationMonths, ...action }) => {
        expect(durationMonths).toBe(3);
        return action;
      }),
    },
  };
  expect(parseAssessment(JSON.stringify(saved), 'saved.json')).toEqual({
    kind: 'assessment',
    assessment: rich,
  });
});
