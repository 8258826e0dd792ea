import { expect, test } from 'vitest';
import { parseAssessment } from '../../src/cli/io/parse-saved-assessment.ts';
import { rich } from '../report/fixture/rich.ts';

test('reads an assessment that version 0.1 saved, and leaves empty what it did not say', () => {
  const {
    form: _form,
    needed: _needed,
    limits: _limits,
    gate: _gate,
    ...recommendation
  } = rich.recommendation;
  const saved = {
    ...rich,
    format: 'born-global/assessment/1',
    recommendation,
    markets: rich.markets.map(
      ({ attractiveness: _attractiveness, position: _position, route: _route, level: _level, ...market }) =>
        market,
    ),
    plan: {
      top: rich.plan.top,
      horizons: rich.plan.horizons,
      findOut: rich.plan.findOut,
      forecast: rich.plan.forecast,
      left: rich.plan.left,
      actions: rich.plan.actions.map(
        ({ weeks: _weeks, startWeek: _startWeek, endWeek: _endWeek, cost: _cost, kind: _kind, ...action }) =>
          action,
      ),
    },
  };
  const read = parseAssessment(JSON.stringify(saved), 'saved.json');
  expect(read).toMatchObject({
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
  const { plan: _plan, ...rest } = rich;
  expect(parseAssessment(JSON.stringify(rest), 'saved.json')).toMatchObject({ kind: 'broken' });
});
