import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Deadline, PackManifest, Recommendation } from '../../../src/schema/types.ts';
import { advice } from '../../fixtures/described-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

/** The small pack with this advice alone, and with plans of limited length. */
const packWith = (recommendations: readonly Recommendation[], plan?: PackManifest['plan']): Pack => ({
  ...smallPack,
  manifest: { ...smallPack.manifest, ...(plan === undefined ? {} : { plan }) },
  recommendations: { helpers: [], recommendations },
});

const known = { stage: 'trial', 'ip-status': 'filed', needs: [], 'runway-months': 12 };

function due(deadlines: readonly Deadline[], given: Partial<AnswerFile> = {}, takes = '4 weeks') {
  const pack = packWith([advice('file', { title: 'File it', takes, 'finish-by': deadlines })]);
  const { plan } = assess(compile(pack), { answers: known, markets: { mu: {} }, ...given });
  return plan.actions[0]?.deadline;
}

describe('the deadline of an action', () => {
  const runway = { months: 'runway-months', less: 2 };

  test('is counted from a number of months that was answered', () => {
    expect(due([runway])).toEqual({ month: 10, what: 'Runway?', met: true });
    expect(due([{ months: 'runway-months' }])).toMatchObject({ month: 12 });
  });

  test('is none where the number is not known or does not apply', () => {
    expect(due([runway], { answers: { ...known, 'runway-months': 'dont-know' } })).toBeNull();
    expect(due([])).toBeNull();
    const [hidden] = smallPack.questionnaire.questions.filter(({ id }) => id === 'runway-months');
    if (hidden === undefined) throw new Error('the small pack asks for it');
    const pack = packWith([advice('file', { 'finish-by': [runway] })]);
    const asked = pack.questionnaire.questions.map((question) =>
      question === hidden ? { ...question, 'show-when': { stage: 'sold' } } : question,
    );
    const { plan } = assess(
      compile({ ...pack, questionnaire: { ...pack.questionnaire, questions: asked } }),
      { answers: known, markets: { mu: {} } },
    );
    expect(plan.actions[0]?.deadline).toBeNull();
  });

  test('is a date, where the assessment has one; one that has passed is none', () => {
    const call = { date: '2027-03-03', what: 'The call closes' };
    expect(due([call])).toBeNull();
    expect(due([call], { date: '2026-12-01' })).toEqual({ month: 3, what: 'The call closes', met: true });
    expect(due([call], { date: '2027-03-04' })).toBeNull();
  });

  test('is the nearest of several', () => {
    const call = { date: '2027-03-03', what: 'The call closes' };
    expect(due([runway, call], { date: '2026-12-01' })?.what).toBe('The call closes');
    expect(due([runway, call], { date: '2026-03-01' })?.what).toBe('Runway?');
  });

  test('is told as not met where there is not enough time, to the week', () => {
    const answers = { ...known, 'runway-months': 3 };
    const short = [{ months: 'runway-months' }];
    expect(due(short, { answers }, '13 weeks')).toMatchObject({ month: 3, met: true });
    expect(due(short, { answers }, '14 weeks')).toMatchObject({ month: 3, met: false });
    const call = [{ date: '2027-01-05', what: 'The call closes' }];
    expect(due(call, { date: '2026-12-28' }, '1 week')).toMatchObject({ met: true });
    expect(due(call, { date: '2026-12-28' }, '2 weeks')).toMatchObject({ met: false });
  });
});

describe('a plan of limited length', () => {
  const plan = { now: 1, total: 2, months: 18, 'days-per-month': 8 };
  const list = [
    advice('first', { impact: 'high', 'work-days': 6, cost: { from: 1000, to: 2000, currency: 'EUR' } }),
    advice('second', { 'work-days': 3, cost: { from: 500, to: 500, currency: 'EUR' } }),
    advice('third', { impact: 'low', cost: { 'not-found': '2026-12-01' } }),
    advice('there', { per: 'market', impact: 'high', title: 'Go to {market}' }),
  ];
  const told = (recommendations: readonly Recommendation[] = list) =>
    assess(compile(packWith(recommendations, plan)), {
      answers: { ...known, needs: ['channel'] },
      markets: { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } },
    });

  test('is for the company and its first market; the rest is named in one line each, with the reason', () => {
    const { markets, plan: found } = told();
    const [first, second] = markets.map(({ id }) => id);
    expect(found.actions.map(({ key }) => key)).toEqual(['first', `there@${first ?? ''}`]);
    expect(found.backlog.map(({ key, reason }) => [key, reason])).toEqual([
      ['second', 'later'],
      ['third', 'later'],
      [`there@${second ?? ''}`, 'other-market'],
    ]);
    expect(found.backlog.at(-1)?.title).toBe(`Go to ${markets[1]?.title ?? ''}`);
    expect(found.actions.map(({ startMonth }) => startMonth)).toEqual([0, 3]);
  });

  test('adds up days by owner, and costs by currency, with what is not in them', () => {
    const { plan: found } = told(list.filter(({ id }) => id !== 'there' && id !== 'third'));
    expect(found.load).toEqual([{ owner: 'CEO', actions: 2, days: 9, peak: 3 }]);
    expect(found.cost).toEqual([{ currency: 'EUR', from: 1500, to: 2500 }]);
    expect(found.costNotFound).toEqual([]);
    const { plan: other } = told(list.filter(({ id }) => id === 'third'));
    expect([other.cost, other.costNotFound]).toEqual([[], ['third']]);
  });

  test('names as owner the person who does the work of a role in this company', () => {
    const pack = packWith([advice('file', { owner: 'regulatory' })]);
    const roles: PackManifest['roles'] = [
      { id: 'ceo', title: 'The CEO' },
      { id: 'regulatory', title: 'Head of regulatory', when: { stage: 'sold' }, otherwise: 'ceo' },
    ];
    const compiled = compile({ ...pack, manifest: { ...pack.manifest, roles } });
    const owner = (stage: string) =>
      assess(compiled, { answers: { ...known, stage }, markets: { mu: {} } }).plan.actions[0]?.owner;
    expect([owner('trial'), owner('sold')]).toEqual(['The CEO', 'Head of regulatory']);
  });
});

describe('work that is done where a condition holds', () => {
  test('is left out as done there, whatever the answer that it improves', () => {
    const pack = packWith([
      advice('file', {
        improves: { 'ip-status': 'granted' },
        'done-if': { 'ip-status': { 'at-least': 'filed' } },
      }),
    ]);
    const reasons = (status: string) => {
      const { plan } = assess(compile(pack), {
        answers: { ...known, 'ip-status': status },
        markets: { mu: {} },
      });
      return [plan.actions.map(({ id }) => id), plan.left.map(({ id, reason }) => [id, reason])];
    };
    expect(reasons('none')).toEqual([['file'], []]);
    expect(reasons('filed')).toEqual([[], [['file', 'done']]]);
  });
});
