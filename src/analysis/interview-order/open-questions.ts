import { answerAt } from '../../engine/space/encode-answers.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import type { Evaluation } from '../../engine/scoring/evaluate.ts';
import { targetPlaces } from '../../engine/planning/open-questions.ts';
import { slotsOf } from '../../engine/conditions/formula.ts';
import { formulaOf } from '../../engine/conditions/to-formula.ts';
import type { Place } from '../../engine/space/layout.ts';
import type { AnswerFile } from '../../schema/types.ts';

/** What was said and what is left to ask, company-wide and for the target markets. */
export interface AskedPlaces {
  /** Questions that apply or may apply and that something was said to, "don't know" included. */
  readonly answered: readonly Place[];
  /** Questions that apply or may apply and that nothing was said to, in the order of the questionnaire. */
  readonly open: readonly Place[];
  /** Those of the open ones that can be asked now: nothing that decides whether they apply is still to be asked. */
  readonly askable: readonly Place[];
  /** False: some open questions may yet turn out not to apply. */
  readonly exact: boolean;
}

export function askedPlacesOf(evaluation: Evaluation, answers: AnswerFile): AskedPlaces {
  const { compiled, effective } = evaluation;
  const applying = targetPlaces(evaluation).filter(({ slot }) => effective[slot] !== notApplicableBit);
  const isAnswered = (place: Place): boolean => answerAt(answers, place) !== undefined;
  const open = applying.filter((place) => !isAnswered(place));
  const unasked = new Set(open.flatMap(({ everySlot }) => everySlot));
  const mayApply = (place: Place): boolean => ((effective[place.slot] ?? 0) & notApplicableBit) !== 0;
  return {
    answered: applying.filter(isAnswered),
    open,
    askable: open.filter(
      (place) => !mayApply(place) || [...visibilityOf(compiled, place)].every((slot) => !unasked.has(slot)),
    ),
    exact: !applying.some(mayApply),
  };
}

/** Slots that decide whether a question applies. */
export const visibilityOf = ({ layout }: CompiledPack, { question, market }: Place): ReadonlySet<number> =>
  slotsOf(formulaOf(question['show-when'], market, layout));
