import type { AnswerFile, Question, State } from '../schema/types.ts';
import { answerSets } from './answer-sets.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile.ts';
import { notApplicableBit } from './domain.ts';
import { evaluate } from './evaluate.ts';
import { targetPlaces } from './find-out.ts';

/** A question where it is asked, and whether it applies given the answers so far. */
export interface QuestionPlace {
  readonly question: Question;
  readonly market: string | null;
  readonly marketTitle: string | null;
  /** Open where its show-when depends on answers not yet known. */
  readonly applies: State;
}

/** The questions in the order in which they are asked: company-wide, then market by market. */
export function questionPlaces(compiled: CompiledPack, answers: AnswerFile): readonly QuestionPlace[] {
  const evaluation = evaluate(
    compiled,
    answerSets(answers, compiled.layout),
    targetMarkets(compiled, answers),
  );
  return targetPlaces(evaluation).map(({ question, market, slot }): QuestionPlace => {
    const set = evaluation.effective[slot] ?? 0;
    const applies = set === notApplicableBit ? 'false' : (set & notApplicableBit) === 0 ? 'true' : 'open';
    const marketTitle = compiled.pack.markets.find(({ id }) => id === market)?.title ?? null;
    return { question, market, marketTitle, applies };
  });
}
