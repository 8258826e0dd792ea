import { expect, test } from 'vitest';
import { parseAssessment } from '../../src/cli/io/parse-saved-assessment.ts';
import { rich } from '../report/fixture/rich.ts';

const without = (value: object, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

test('reads an assessment that version 0.1 saved, and leaves empty what it did not say', () => {
  const recommendation = without(rich.recommendation, 'form', 'needed', 'limits', 'gate');
  const saved = {
    ...rich,
    format: 'born-global/assessment/1',
    recommendation,
    markets: rich.markets.map((market) => without(market, 'attractiveness', 'position', 'route', 'level')),
    plan: {
      ...without(rich.plan, 'milestones', 'load', 'cost', 'costNotFound', 'backlog'),
      actions: rich.plan.actions.map((action) =>
        without(
          action,
          'kind',
          'forms',
          'weeks',
          'startWeek',
          'endWeek',
          'workDays',
          'backbone',
          'cost',
          'deadline',
        ),
      ),
      left: rich.plan.left.map((line) => without(line, 'forms')),
    },
  };
  expect(parseAssessment(JSON.stringify(saved), 'saved.json')).toMatchObject({
    kind: 'assessment',
    assessment: {
      format: 'born-global/assessment/2',
      recommendation: { ...recommendation, form: null, limits: [] },
      plan: { backlog: [], cost: [] },
    },
  });
});

test('takes an assessment of the present format as it is', () => {
  expect(parseAssessment(JSON.stringify(rich), 'saved.json')).toEqual({
    kind: 'assessment',
    assessment: rich,
  });
});

test('says where an assessment is not complete', () => {
  expect(parseAssessment(JSON.stringify(without(rich, 'plan')), 'saved.json')).toMatchObject({
    kind: 'broken',
  });
});
