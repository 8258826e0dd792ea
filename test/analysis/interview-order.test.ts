import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../src/engine/space/encode-answers.ts';
import { compile, type CompiledPack } from '../../src/engine/compile/compile.ts';
import { evaluate } from '../../src/engine/scoring/evaluate.ts';
import { rankModes, type ModeRanking } from '../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Factor } from '../../src/schema/types.ts';
import { quickStanding, quickStudy } from '../../src/analysis/interview-order/interview-order.ts';
import type { QuickQuestion } from '../../src/analysis/interview-order/result.ts';
import { possibleAnswers, proofOf } from '../../src/analysis/interview-order/verdict-proof.ts';
import { completed, concreteAnswers, openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { everyCompany } from '../solver/every-company.ts';
import { randomPack } from '../solver/random-packs.ts';

const runs = { numRuns: 150 };
const slow = 120_000;

/** A random pack with answers to it. */
const withAnswers = <Drawn>(
  draw: (pack: Pack) => fc.Arbitrary<Drawn>,
): fc.Arbitrary<readonly [Pack, Drawn]> =>
  randomPack().chain((pack) => draw(pack).map((drawn) => [pack, drawn] as const));

/** The verdict in each market. */
const standingsFor = (compiled: CompiledPack, answers: AnswerFile): readonly ModeRanking[] => {
  const markets = compiled.pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
  const evaluation = evaluate(compiled, encodeAnswers(answers, compiled.space), markets);
  return evaluation.markets.map((market) => rankModes(evaluation, market));
};

const verdict = ({ outcome, modes }: ModeRanking): string => [outcome, ...[...modes].sort()].join(' ');

const answerTo = (
  { answers, markets = {} }: AnswerFile,
  { question, market }: QuickQuestion,
): AnswerValue => {
  const found = (market === null ? answers : markets[market])?.[question];
  if (found === undefined) throw new Error(`no answer to ${question}`);
  return found;
};

function answered(file: AnswerFile, at: QuickQuestion, value: AnswerValue): AnswerFile {
  const { question, market } = at;
  if (market === null) return { ...file, answers: { ...file.answers, [question]: value } };
  const { markets = {} } = file;
  return { ...file, markets: { ...markets, [market]: { ...markets[market], [question]: value } } };
}

/** The questions that a quick interview asks a company, and its answers so far at the end. */
function followed(
  compiled: CompiledPack,
  company: AnswerFile,
): { asked: readonly string[]; file: AnswerFile } {
  let file: AnswerFile = {
    answers: {},
    markets: Object.fromEntries(compiled.pack.markets.map(({ id }) => [id, {}])),
  };
  const asked: string[] = [];
  for (;;) {
    const { next } = quickStanding(compiled, file);
    if (next === null) return { asked, file };
    asked.push(next.market === null ? next.question : `${next.question}@${next.market}`);
    file = answered(file, next, answerTo(company, next));
  }
}

describe('a settled verdict', { timeout: slow }, () => {
  test('stays, whatever the remaining answers are', () => {
    fc.assert(
      fc.property(withAnswers(completed), ([pack, [open, complete]]) => {
        const compiled = compile(pack);
        const after = standingsFor(compiled, complete);
        for (const [index, market] of quickStanding(compiled, open).markets.entries())
          if (market.settled !== null) expect(after[index]?.outcome).toBe(market.outcome);
      }),
      { numRuns: 300 },
    );
  });

  test('is settled just where every company that the answers leave possible has it', () => {
    fc.assert(
      fc.property(withAnswers(openAnswers), ([pack, answers]) => {
        const compiled = compile(pack);
        const possible = possibleAnswers(compiled, answers);
        const [modeRanking] = standingsFor(compiled, answers);
        const [market] = pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
        if (modeRanking === undefined || market === undefined) throw new Error('the pack has a market');
        const verdicts = new Set<string>();
        for (const company of everyCompany(compiled)) {
          if (company.raw.some((value, variable) => (value & (possible[variable] ?? 0)) === 0)) continue;
          const [own] = company.markets;
          if (own !== undefined) verdicts.add(verdict(rankModes(company, own)));
        }
        const isOnly = verdicts.size === 1 && verdicts.has(verdict(modeRanking));
        const { kind } = proofOf(compiled, possible, market, modeRanking, 1_000_000);
        expect(kind).toBe(isOnly ? 'settled' : 'open');
      }),
      { numRuns: 60 },
    );
  });

  test('is never claimed where the proof is given up', () => {
    const compiled = compile(smallPack);
    const nothing: AnswerFile = { answers: {}, markets: { mu: {} } };
    const [modeRanking] = standingsFor(compiled, nothing);
    const market = compiled.market('mu');
    if (modeRanking === undefined || market === undefined) throw new Error('the pack has a market');
    const proof = proofOf(compiled, possibleAnswers(compiled, nothing), market, modeRanking, 1);
    expect(proof).toEqual({ kind: 'undecided' });
  });

  test('is distinguished from a settled plan', () => {
    const compiled = compile(smallPack);
    // No cash for half a year, nothing to sell, no right: funding is all there is.
    const file: AnswerFile = {
      answers: { stage: 'idea', 'ip-status': 'none', needs: ['funding'], 'runway-months': 3 },
      markets: { atlantis: {} },
    };
    expect(quickStanding(compiled, file)).toMatchObject({ settled: true, planSettled: false, next: null });
    const whole = { ...file, markets: { atlantis: { pathway: 'confirmed' } } };
    expect(quickStanding(compiled, whole)).toMatchObject({ settled: true, planSettled: true });
  });
});

describe('the next question', { timeout: slow }, () => {
  test('leads any company to a settled verdict, the one that all its answers give', () => {
    fc.assert(
      fc.property(withAnswers(concreteAnswers), ([pack, company]) => {
        const compiled = compile(pack);
        const { asked, file } = followed(compiled, company);
        expect(new Set(asked).size).toBe(asked.length);
        expect(quickStanding(compiled, file).settled).toBe(true);
        const outcomes = quickStanding(compiled, file).markets.map(({ outcome }) => outcome);
        expect(outcomes).toEqual(standingsFor(compiled, company).map(({ outcome }) => outcome));
      }),
      runs,
    );
  });

  test('does not depend on the order in which answers were given', () => {
    const backwards = (answers: AnswerFile['answers']): AnswerFile['answers'] =>
      Object.fromEntries(Object.entries(answers).reverse());
    fc.assert(
      fc.property(withAnswers(openAnswers), ([pack, file]) => {
        const compiled = compile(pack);
        const markets = Object.entries(file.markets ?? {}).reverse();
        const other = {
          answers: backwards(file.answers),
          markets: Object.fromEntries(markets.map(([id, answers]) => [id, backwards(answers)])),
        };
        expect(quickStudy(compiled, other)).toEqual(quickStudy(compiled, file));
      }),
      runs,
    );
  });

  test('is the first in the questionnaire where two narrow the verdict alike', () => {
    const modeFor = (id: string, when: Factor['when']): (typeof smallPack.entryModes.modes)[number] => ({
      id,
      title: id,
      means: '…',
      requires: [],
      factors: [
        {
          id: `${id}-fits`,
          when,
          weight: 'for',
          because: '…',
          evidence: 'derived',
          cites: ['own-judgement'],
        },
      ],
      cites: ['own-judgement'],
    });
    const modes = [modeFor('a', { stage: 'idea' }), modeFor('b', { 'ip-status': 'none' })];
    const { questionnaire } = smallPack;
    const packWith = (questions: typeof questionnaire.questions): Pack => ({
      ...smallPack,
      entryModes: { modes },
      readiness: { ...smallPack.readiness, gates: [] },
      recommendations: { helpers: [], recommendations: [] },
      markets: smallPack.markets.filter(({ id }) => id === 'mu'),
      questionnaire: { ...questionnaire, questions },
    });
    const nothing: AnswerFile = { answers: {}, markets: { mu: {} } };
    const firstOf = (pack: Pack): string | undefined => quickStanding(compile(pack), nothing).next?.question;
    expect(firstOf(packWith(questionnaire.questions))).toBe('stage');
    const [stage, rights, ...others] = questionnaire.questions;
    if (stage === undefined || rights === undefined) throw new Error('the small pack has questions');
    expect(firstOf(packWith([rights, stage, ...others]))).toBe('ip-status');
  });
});

describe('a question that was left out', { timeout: slow }, () => {
  test('cannot move any entry mode where no open rule looks at it', () => {
    fc.assert(
      fc.property(withAnswers(completed), ([pack, [open, complete]]) => {
        const compiled = compile(pack);
        const scores = (file: AnswerFile): unknown =>
          standingsFor(compiled, file).map(({ ranked }) =>
            ranked.map(({ compiled: { mode }, available, low, high }) => [mode.id, available, low, high]),
          );
        const before = scores(open);
        for (const left of quickStudy(compiled, open).left)
          if (left.why === 'no-rule' || left.why === 'decided')
            expect(scores(answered(open, left, answerTo(complete, left)))).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test('cannot change the verdict where only modes rest on it that cannot win any more', () => {
    const drawn = withAnswers((pack) => fc.tuple(completed(pack), concreteAnswers(pack)));
    fc.assert(
      fc.property(drawn, ([pack, [[open, complete], other]]) => {
        const compiled = compile(pack);
        const without = quickStudy(compiled, open).left.filter(({ why }) => why !== 'open');
        const changed = without.reduce((file, left) => answered(file, left, answerTo(other, left)), complete);
        expect(standingsFor(compiled, changed).map(verdict)).toEqual(
          standingsFor(compiled, complete).map(verdict),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('says so in words', () => {
    const { left } = quickStudy(compile(smallPack), {
      answers: { stage: 'idea', 'ip-status': 'none', needs: ['funding'], 'runway-months': 3 },
      markets: { atlantis: {} },
    });
    expect(left.map(({ question, why, because }) => [question, why, because])).toEqual([
      ['pathway', 'decided', 'The one rule about entry modes that looks at it is decided by other answers.'],
    ]);
  });
});
