import { encodeAnswers } from '../../engine/space/encode-answers.ts';
import { targetMarkets } from '../../engine/assess.ts';
import type { CompiledPack, MarketScope } from '../../engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../engine/scoring/evaluate.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import { isFalse } from '../../engine/conditions/tristate.ts';
import { rankModes, type ModeRanking } from '../../engine/scoring/verdict.ts';
import { modeTitle, outcomeTitle } from '../../engine/text/verdict-text.ts';
import { AnswerText } from '../../engine/text/answer-text.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { influencesOf } from './influence.ts';
import { isContender } from './contenders.ts';
import { mostNarrowingQuestion } from './next-question.ts';
import { questionStatusOf, type QuestionStatus } from './open-questions.ts';
import { becauseWords, progressText } from './text.ts';
import type { LeftQuestion, QuickMarket, QuickStanding, QuickStudy } from './result.ts';
import { possibleAnswers, proofOf } from './verdict-proof.ts';

interface Snapshot {
  readonly evaluation: Evaluation;
  readonly asked: QuestionStatus;
  readonly text: AnswerText;
  readonly standing: QuickStanding;
}

/**
 * The progress of a quick interview: which verdicts are settled, and what to ask next.
 *
 * @param answers valid for the same pack; "don't know" counts as an answer, but leaves every option possible
 */
export const quickStanding = (compiled: CompiledPack, answers: AnswerFile): QuickStanding =>
  snapshotOf(compiled, answers).standing;

/** The progress and, for every remaining question, why the verdict does or does not depend on it. */
export function quickStudy(compiled: CompiledPack, answers: AnswerFile): QuickStudy {
  const { evaluation, asked, text, standing } = snapshotOf(compiled, answers);
  const { manifest } = compiled.pack;
  const influences = influencesOf(evaluation, asked.open);
  const isSettled = (id: string): boolean =>
    standing.markets.some(({ market, settled }) => market === id && settled !== null);
  return {
    format: 'born-global/quick/1',
    pack: { id: manifest.id, version: manifest.version, words: terminologyOf(manifest) },
    company: answers.company ?? null,
    ...standing,
    left: asked.open.map((instance): LeftQuestion => {
      const { rules, open } = influences.get(instance) ?? { rules: 0, open: [] };
      const why =
        rules === 0
          ? 'no-rule'
          : open.length === 0
            ? 'decided'
            : open.every(({ market, contends }) => isSettled(market) || !contends)
              ? 'outweighed'
              : 'open';
      const name = { question: instance.question.id, market: instance.market, ask: text.question(instance) };
      const left = { ...name, why, rules, bearings: open } as const;
      return { ...left, because: becauseWords(compiled, left, standing.markets.length > 1) };
    }),
  };
}

function snapshotOf(compiled: CompiledPack, answers: AnswerFile): Snapshot {
  const { pack, space } = compiled;
  const scopes = targetMarkets(compiled, answers);
  const evaluation = evaluate(compiled, encodeAnswers(answers, space), scopes);
  const possible = possibleAnswers(compiled, answers);
  const text = new AnswerText(space, evaluation.effective, pack.markets);
  const asked = questionStatusOf(evaluation, answers);
  const markets = evaluation.markets.map((states) => {
    const modeRanking = rankModes(evaluation, states);
    const proof = proofOf(compiled, possible, states.scope, modeRanking);
    const settled = proof.kind === 'settled' ? proof.by : null;
    return marketOf(compiled, states.scope, modeRanking, settled);
  });
  const open = scopes.filter((_, index) => markets[index]?.settled === null);
  const next = open.length === 0 ? null : nextOf(evaluate(compiled, possible, open), asked.askable);
  const total = asked.answered.length + asked.open.length;
  return {
    evaluation,
    asked,
    text,
    standing: {
      answered: asked.answered.length,
      total,
      exact: asked.exact,
      markets,
      settled: open.length === 0,
      planSettled: asked.open.length === 0,
      next: next && { question: next.question.id, market: next.market, ask: text.question(next) },
    },
  };
}

/** The question to ask next; null if no askable question affects an open verdict. */
function nextOf(evaluation: Evaluation, askable: readonly QuestionInstance[]): QuestionInstance | null {
  const influences = influencesOf(evaluation, askable);
  const influence = askable.filter(
    (instance) => influences.get(instance)?.open.some(({ contends }) => contends) === true,
  );
  return mostNarrowingQuestion(evaluation, influence);
}

function marketOf(
  compiled: CompiledPack,
  { market, definition }: MarketScope,
  modeRanking: ModeRanking,
  settled: QuickMarket['settled'],
): QuickMarket {
  const { pack } = compiled;
  const { outcome, ranked } = modeRanking;
  const [first, second] = ranked;
  const lead =
    first === undefined || second === undefined
      ? null
      : {
          over: modeTitle(pack, second.compiled.mode.id),
          points: { low: first.low - second.high, high: first.high - second.low },
        };
  const progress = {
    market,
    title: definition.title,
    outcome,
    outcomeTitle: outcomeTitle(pack, modeRanking),
    settled,
    inPlay: ranked
      .filter((mode) => !isFalse(mode.available) && isContender(compiled, ranked, mode))
      .map(({ compiled: { mode } }) => mode.id),
    modes: ranked.length,
    lead,
  };
  return { ...progress, says: progressText(compiled, progress) };
}
