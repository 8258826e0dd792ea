import { answersFrom } from '../../solver/company.ts';
import { testCaseOf } from '../../solver/test-case.ts';
import type { AnswerFile, AnswerMap, TestExpectation } from '../../schema/types.ts';
import type { ConcreteCompany } from './companies.ts';
import { Comparison } from './compare.ts';
import type { Model } from './model.ts';
import { verdictKind, type Output } from './outputs.ts';
import { planDifference } from './plan-order.ts';
import { shrink, type Witness } from './shrink.ts';

/** A company for which an output differs, ready to be shown. */
export interface ToldWitness {
  readonly old: string;
  readonly new: string;
  /** As few answers as were found to settle both, whatever the others are; in the words of the new pack. */
  readonly answers: AnswerFile;
  /** What the old pack asks of it, in its own words; null where that is the same. */
  readonly oldAnswers: AnswerFile | null;
  /** Answers given. */
  readonly count: number;
  /** The company as a test case that expects what the new pack says. */
  readonly testCase: string;
}

/** The shortest of the witnesses that companies shrink to. */
export function smallestWitness(
  model: Model,
  output: Output,
  companies: readonly ConcreteCompany[],
): ToldWitness {
  const [first, ...others] = companies.map((company) => shrink(model, output, company));
  if (first === undefined) throw new Error('a difference without a company');
  const smallest = others.reduce((best, one) => (one.places.length < best.places.length ? one : best), first);
  return tell(model, output, smallest);
}

function tell(model: Model, output: Output, witness: Witness): ToldWitness {
  const comparison = new Comparison(model, witness);
  const compared = comparison.of(output);
  const answers = answersIn(model, 'new', witness);
  const before = answersIn(model, 'old', witness);
  const same = JSON.stringify(before) === JSON.stringify(answers);
  const said = [compared.old ?? '', compared.new ?? ''] as const;
  const [from, to] = output.kind === 'plan' ? planDifference(...said) : said;
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

/** The answers of a witness as a pack asks for them: its own questions, under its own names. */
function answersIn(model: Model, side: 'old' | 'new', { raw, markets, places }: Witness): AnswerFile {
  const { aligned } = model;
  const wanted = new Set(places.map(({ slot }) => slot));
  const told = answersFrom(model[side].compiled, raw, new Set(markets), ({ slot }) => wanted.has(slot));
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
    answers: named(told.answers),
    markets: Object.fromEntries(
      Object.entries(told.markets ?? {}).map(([market, answers]) => [market, named(answers)]),
    ),
  };
}

const isList = (value: AnswerMap[string]): value is readonly string[] => Array.isArray(value);

const countOf = ({ answers, markets = {} }: AnswerFile): number =>
  [answers, ...Object.values(markets)].reduce((sum, one) => sum + Object.keys(one).length, 0);

/** What a test case can say about an output. */
function expectation(
  model: Model,
  comparison: Comparison,
  { kind, id, market }: Output,
  value: string,
): TestExpectation {
  const place = market ?? '';
  switch (kind) {
    case 'overall':
      return { overall: verdictKind(value) };
    case 'first-market':
      return { 'first-market': value };
    case 'verdict':
      return { markets: { [place]: { verdict: verdictKind(value) } } };
    case 'level':
      return { level: value };
    case 'readiness':
      return { readiness: { 'at-least': Number(value), 'at-most': Number(value) } };
    case 'barrier':
      return { markets: { [place]: { barriers: { [id ?? '']: severityOf(value) } } } };
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
