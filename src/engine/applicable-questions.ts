import type { AnswerFile, Question, State } from '../schema/types.ts';
import { encodeAnswers } from './space/encode-answers.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile/compile.ts';
import { notApplicableBit } from './space/domain.ts';
import { evaluate, targetQuestions } from './scoring/evaluate.ts';
import type { ValidatedAnswers } from './fast-answers.ts';
import { AnswerText } from './text/answer-text.ts';
import { answerTo, refOf } from '../schema/answer-file.ts';

/** A question in the scope in which it is asked, and whether it applies given the answers so far. */
export interface ApplicableQuestion {
  readonly question: Question;
  readonly market: string | null;
  readonly marketTitle: string | null;
  /** The question and why it is asked, with the name of the market filled in. */
  readonly ask: string;
  readonly why: string;
  /** Open if its show-when depends on answers not yet known. */
  readonly applies: State;
}

/** The questions in the order in which they are asked: company-wide, then market by market. */
export function applicableQuestions(
  compiled: CompiledPack,
  answers: AnswerFile,
): readonly ApplicableQuestion[] {
  const evaluation = evaluate(
    compiled,
    encodeAnswers(answers, compiled.space),
    targetMarkets(compiled, answers),
  );
  const text = new AnswerText(compiled.space, evaluation.effective, compiled.pack.markets);
  return targetQuestions(evaluation).map((instance): ApplicableQuestion => {
    const { question, market, variable } = instance;
    const set = evaluation.effective[variable] ?? 0;
    const applies = set === notApplicableBit ? 'false' : (set & notApplicableBit) === 0 ? 'true' : 'open';
    const marketTitle = compiled.pack.markets.find(({ id }) => id === market)?.title ?? null;
    const ask = text.question(instance);
    return { question, market, marketTitle, ask, why: text.fill(question.why, market), applies };
  });
}

/** Whether there is an answer to a question that does not apply given the other answers. */
export function answersHiddenQuestion(compiled: CompiledPack, { answers, sets }: ValidatedAnswers): boolean {
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  return targetQuestions(evaluation).some(
    (instance) =>
      evaluation.effective[instance.variable] === notApplicableBit &&
      answerTo(answers, refOf(instance)) !== undefined,
  );
}
