import { decodeAnswers } from '../../solver/company.ts';
import { testCaseOf } from '../../solver/test-case.ts';
import type { AnswerFile, AnswerMap, TestExpectation } from '../../schema/types.ts';
import type { ConcreteCompany } from './companies.ts';
import { Comparison } from './compare.ts';
import type { Model } from './model.ts';
import { verdictKind, type Output } from './outputs.ts';
import { planDifference } from './plan-order.ts';
import { shrink, type Witness } from './shrink.ts';
import { isList } from '../../source/node.ts';

/** A company for which an output differs, ready for display. */
export interface WitnessReport {
  readonly old: string;
  readonly new: string;
  /** The fewest answers found that settle both values, under the ids of the new pack. */
  readonly answers: AnswerFile;
  /** The same answers under the ids of the old pack; null if they are identical. */
  readonly oldAnswers: AnswerFile | null;
  /** Number of answers. */
  readonly count: number;
  /** The company as a test case that expects the new values. */
  readonly testCase: string;
}

/** Shrinks each company and returns the smallest witness. */
export function smallestWitness(
  model: Model,
  output: Output,
  companies: readonly ConcreteCompany[],
): WitnessReport {
  const [first, ...others] = companies.map((company) => shrink(model, output, company));
  if (first === undefined) throw new Error('a difference without a company');
  const smallest = others.reduce(
    (best, one) => (one.answered.length < best.answered.length ? one : best),
    first,
  );
  return reportWitness(model, output, smallest);
}

function reportWitness(model: Model, output: Output, witness: Witness): WitnessReport {
  const comparison = new Comparison(model, witness);
  const compared = comparison.of(output);
  const answers = answersIn(model, 'new', witness);
  const before = answersIn(model, 'old', witness);
  const same = JSON.stringify(before) === JSON.stringify(answers);
  const values = [compared.old ?? '', compared.new ?? ''] as const;
  const [from, to] = output.kind === 'plan' ? planDifference(...values) : values;
  const id = ['changed', output.kind, output.id, output.market].filter((part) => part !== null).join('-');
  return {
    old: from,
    new: to,
    answers,
    oldAnswers: same ? null : before,
    count: Math.max(countOf(answers), countOf(before)),
    testCase: testCaseOf(
      id,
      output.kind === 'plan' ? 'The order of actions.' : `Was ${from}, is ${to}.`,
      answers,
      expectation(model, comparison, output, to),
    ),
  };
}

/** The answers of a witness under the ids of one pack. */
function answersIn(
  model: Model,
  side: 'old' | 'new',
  { raw, markets, answered: instances }: Witness,
): AnswerFile {
  const { aligned } = model;
  const wanted = new Set(instances.map(({ variable }) => variable));
  const packAnswers = decodeAnswers(model[side].compiled, raw, new Set(markets), ({ variable }) =>
    wanted.has(variable),
  );
  const named = (answers: AnswerMap): AnswerMap =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, value]) => {
        const pair = aligned.questions.find((one) => one.id === id);
        const question = pair?.[side] ?? null;
        if (question === null) return [];
        if (side === 'new') return [[question.id, value]];
        const option = (name: string): string =>
          question.options?.find((one) => aligned.names.option(question.id, one.id) === name)?.id ?? name;
        const renamed = typeof value === 'string' ? option(value) : isList(value) ? value.map(option) : value;
        return [[question.id, renamed]];
      }),
    );
  return {
    answers: named(packAnswers.answers),
    markets: Object.fromEntries(
      Object.entries(packAnswers.markets ?? {}).map(([market, answers]) => [market, named(answers)]),
    ),
  };
}

const countOf = ({ answers, markets = {} }: AnswerFile): number =>
  [answers, ...Object.values(markets)].reduce((sum, one) => sum + Object.keys(one).length, 0);

/** What a test case can expect of an output. */
function expectation(
  model: Model,
  comparison: Comparison,
  { kind, id, market }: Output,
  value: string,
): TestExpectation {
  const marketId = market ?? '';
  switch (kind) {
    case 'overall':
      return { overall: verdictKind(value) };
    case 'first-market':
      return { 'first-market': value };
    case 'verdict':
      return { markets: { [marketId]: { verdict: verdictKind(value) } } };
    case 'level':
      return { level: value };
    case 'readiness':
      return { readiness: { 'at-least': Number(value), 'at-most': Number(value) } };
    case 'barrier':
      return { markets: { [marketId]: { barriers: { [id ?? '']: severityOf(value) } } } };
    case 'action':
      return { actions: { [value === 'in the plan' ? 'include' : 'exclude']: [id ?? ''] } };
    case 'gate':
      return { gates: comparison.gatesHolding(model) };
    case 'route':
    case 'plan':
      return {};
  }
}

const severityOf = (value: string): 'none' | 'low' | 'moderate' | 'high' | 'critical' =>
  value === 'low' || value === 'moderate' || value === 'high' || value === 'critical' ? value : 'none';
