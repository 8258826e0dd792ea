import type { AnswerFile, Question, State } from '../schema/types.ts';
import { answerAt, answerSets } from './space/encode-answers.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile/compile.ts';
import { notApplicableBit } from './space/domain.ts';
import { evaluate } from './scoring/evaluate.ts';
import { targetPlaces } from './planning/open-questions.ts';
import type { PlainAnswers } from './fast-answers.ts';
import { Words } from './text/answer-text.ts';

/** A question where it is asked, and whether it applies given the answers so far. */
export interface QuestionPlace {
  readonly question: Question;
  readonly market: string | null;
  readonly marketTitle: string | null;
  /** The question and why it is asked, with the name of the market filled in. */
  readonly ask: string;
  readonly why: string;
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
  const words = new Words(compiled.layout, evaluation.effective, compiled.pack.markets);
  return targetPlaces(evaluation).map((place): QuestionPlace => {
    const { question, market, slot } = place;
    const set = evaluation.effective[slot] ?? 0;
    const applies = set === notApplicableBit ? 'false' : (set & notApplicableBit) === 0 ? 'true' : 'open';
    const marketTitle = compiled.pack.markets.find(({ id }) => id === market)?.title ?? null;
    const ask = words.ask(place);
    return { question, market, marketTitle, ask, why: words.fill(question.why, market), applies };
  });
}

/** Whether a question is answered that does not apply, given the other answers. */
export function answersHidden(compiled: CompiledPack, { answers, sets }: PlainAnswers): boolean {
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  return targetPlaces(evaluation).some(
    (place) =>
      evaluation.effective[place.slot] === notApplicableBit && answerAt(answers, place) !== undefined,
  );
}
