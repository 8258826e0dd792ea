import type { CompiledPack } from '../../engine/compile/compile.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import { type Evaluation, targetQuestions } from '../../engine/scoring/evaluate.ts';
import { variablesOf } from '../../engine/conditions/formula.ts';
import { toFormula } from '../../engine/conditions/to-formula.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { answerTo, refOf } from '../../schema/answer-file.ts';

/** What was said and what is left to ask, company-wide and for the target markets. */
export interface QuestionStatus {
  /** Questions that apply or may apply and that something was said to, "don't know" included. */
  readonly answered: readonly QuestionInstance[];
  /** Questions that apply or may apply and that nothing was said to, in the order of the questionnaire. */
  readonly open: readonly QuestionInstance[];
  /** Those of the open ones that can be asked now: nothing that decides whether they apply is still to be asked. */
  readonly askable: readonly QuestionInstance[];
  /** False: some open questions may yet turn out not to apply. */
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

/** Slots that decide whether a question applies. */
export const visibilityVariables = (
  { space }: CompiledPack,
  { question, market }: QuestionInstance,
): ReadonlySet<number> => variablesOf(toFormula(question['show-when'], market, space));
