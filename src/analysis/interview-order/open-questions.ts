import type { CompiledPack } from '../../engine/compile/compile.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import { type Evaluation, targetQuestions } from '../../engine/scoring/evaluate.ts';
import { variablesOf } from '../../engine/conditions/formula.ts';
import { visibleWhen } from '../../engine/conditions/to-formula.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';

/** The answered and the remaining questions of the company and the target markets. */
export interface QuestionStatus {
  /** Questions that apply or may apply and have an answer, "don't know" included. */
  readonly answered: readonly QuestionInstance[];
  /** Questions that apply or may apply and have no answer, in the order of the questionnaire. */
  readonly open: readonly QuestionInstance[];
  /** The open questions that can be asked now, because everything that decides whether they apply is answered. */
  readonly askable: readonly QuestionInstance[];
  /** False if some open questions may still turn out not to apply. */
  readonly exact: boolean;
}

export function questionStatusOf(evaluation: Evaluation, answers: AnswerFile): QuestionStatus {
  const { compiled, effective } = evaluation;
  const applying = targetQuestions(evaluation).filter(
    ({ variable }) => effective[variable] !== notApplicableBit,
  );
  const isAnswered = (instance: QuestionInstance): boolean =>
    answerTo(answers, refOf(instance)) !== undefined;
  const open = applying.filter((instance) => !isAnswered(instance));
  const unasked = new Set(open.flatMap(({ variables }) => variables));
  const mayApply = (instance: QuestionInstance): boolean =>
    ((effective[instance.variable] ?? 0) & notApplicableBit) !== 0;
  return {
    answered: applying.filter(isAnswered),
    open,
    askable: open.filter(
      (instance) =>
        !mayApply(instance) ||
        [...visibilityVariables(compiled, instance)].every((variable) => !unasked.has(variable)),
    ),
    exact: !applying.some(mayApply),
  };
}

/** The variables that decide whether a question applies. */
export const visibilityVariables = (
  { space }: CompiledPack,
  instance: QuestionInstance,
): ReadonlySet<number> => variablesOf(visibleWhen(instance, space));
