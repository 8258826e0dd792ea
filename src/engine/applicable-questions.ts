import type { AnswerFile, Question, State } from '../schema/types.ts';
import { encodeAnswers } from './space/encode-answers.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile/compile.ts';
import { notApplicableBit, yesBit } from './space/domain.ts';
import type { QuestionInstance } from './space/answer-space.ts';
import { evaluate, targetQuestions, type Evaluation } from './scoring/evaluate.ts';
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
    return {
      question: withChoices(instance, evaluation),
      market,
      marketTitle,
      ask,
      why: text.fill(question.why, market),
      applies,
    };
  });
}

/** Where the options are those ticked in another question: the question with just the options that may be ticked. */
function withChoices({ question, market }: QuestionInstance, { compiled, effective }: Evaluation): Question {
  const from = question['options-of'];
  const ticked = from === undefined ? undefined : compiled.space.find(from, market);
  if (ticked?.domain.type !== 'many' || question.options === undefined) return question;
  const { bits } = ticked.domain;
  const options = question.options.filter(({ id }) => {
    const offset = bits.get(id);
    return offset === undefined || ((effective[ticked.variable + offset] ?? 0) & yesBit) !== 0;
  });
  return { ...question, options };
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
