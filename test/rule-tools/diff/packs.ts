import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type {
  AnswerFile,
  AnswerMap,
  Assessment,
  Condition,
  Market,
  Question,
} from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

/** The small pack with one market: all its companies can be counted. */
export const tinyPack: Pack = { ...smallPack, markets: smallPack.markets.slice(0, 1) };

export const withModes = (
  pack: Pack,
  edit: (modes: Pack['entryModes']['modes']) => Pack['entryModes']['modes'],
): Pack => ({
  ...pack,
  entryModes: { modes: edit(pack.entryModes.modes) },
});

export const withFactor = (
  pack: Pack,
  id: string,
  change: { weight?: 'for' | 'against' | 'strongly-against'; when?: Condition },
): Pack =>
  withModes(pack, (modes) =>
    modes.map((mode) => ({
      ...mode,
      factors: mode.factors.map((factor) => (factor.id === id ? { ...factor, ...change } : factor)),
    })),
  );

export const withQuestions = (pack: Pack, edit: (question: Question) => Question): Pack => ({
  ...pack,
  questionnaire: { ...pack.questionnaire, questions: pack.questionnaire.questions.map(edit) },
});

export const withMarket = (pack: Pack, edit: (market: Market) => Market): Pack => ({
  ...pack,
  markets: pack.markets.map((market, index) => (index === 0 ? edit(market) : market)),
});

/** Changes of every kind, and what they are called. */
export const edits: Readonly<Record<string, Pack>> = {
  'a weight': withFactor(tinyPack, 'wants-channel', { weight: 'against' }),
  'a condition': withFactor(tinyPack, 'short', { when: { 'runway-months': { 'less-than': 18 } } }),
  'a requirement less': withModes(tinyPack, (modes) =>
    modes.map((mode) => (mode.id === 'licensing' ? { ...mode, requires: [] } : mode)),
  ),
  'the minimum score': { ...tinyPack, manifest: { ...tinyPack.manifest, 'minimum-score': 2 } },
  'a level': {
    ...tinyPack,
    manifest: {
      ...tinyPack.manifest,
      levels: tinyPack.manifest.levels.map((level) =>
        level.id === 'ready' ? { ...level, from: 60 } : level,
      ),
    },
  },
  'a gate that goes': {
    ...tinyPack,
    readiness: {
      ...tinyPack.readiness,
      gates: tinyPack.readiness.gates.filter(({ id }) => id !== 'no-pathway'),
    },
  },
  'a severity': withMarket(tinyPack, (market) => ({
    ...market,
    barriers: market.barriers.map((barrier) =>
      barrier.id === 'atlantis-rules' ? { ...barrier, severity: 'critical' } : barrier,
    ),
  })),
  'a target': {
    ...tinyPack,
    recommendations: {
      ...tinyPack.recommendations,
      recommendations: tinyPack.recommendations.recommendations.map((one) =>
        one.id === 'raise-money' ? { ...one, improves: { 'runway-months': 12 } } : one,
      ),
    },
  },
  'a replacement': {
    ...tinyPack,
    recommendations: {
      ...tinyPack.recommendations,
      recommendations: tinyPack.recommendations.recommendations.map((one) =>
        one.id === 'get-grant' ? { ...one, replaces: ['file-patent'] } : one,
      ),
    },
  },
  'a question hidden': withQuestions(tinyPack, (question) =>
    question.id === 'pathway' ? { ...question, 'show-when': { stage: ['trial', 'sold'] } } : question,
  ),
  'a score': withQuestions(tinyPack, (question) =>
    question.id === 'stage'
      ? {
          ...question,
          options: (question.options ?? []).map((one) => ({
            ...one,
            score: one.id === 'trial' ? 52 : one.id === 'sold' ? 100 : 0,
          })),
        }
      : question,
  ),
  'the mode that another leads to': withModes(tinyPack, (modes) =>
    modes.map((mode) => (mode.id === 'licensing' ? { ...mode, then: [] } : mode)),
  ),
};

/** Every company of the tiny pack, hidden questions left out: numbers from every range that any of the packs tells apart. */
function everyCompany(): readonly AnswerFile[] {
  const companies: AnswerFile[] = [];
  for (const stage of ['idea', 'trial', 'sold'])
    for (const terms of stage === 'sold' ? ['none', 'draft', 'signed'] : [undefined])
      for (const ip of ['none', 'filed', 'granted'])
        for (const needs of [[], ['funding'], ['channel'], ['funding', 'channel']])
          for (const runway of [0, 6, 12, 13, 18])
            for (const pathway of ['unknown', 'assumed', 'confirmed']) {
              const answers: AnswerMap = {
                stage,
                'ip-status': ip,
                needs,
                'runway-months': runway,
                ...(terms === undefined ? {} : { 'distributor-terms': terms }),
              };
              companies.push({ answers, markets: { atlantis: { pathway } } });
            }
  return companies;
}

export const companies = everyCompany();

export const assessed = (pack: Pack): readonly Assessment[] => {
  const compiled = compile(pack);
  return companies.map((company) => assess(compiled, company));
};
