import type { Assessment, MarketResult } from '../../schema/types.ts';

/** Titles of what an assessment names by id; the id itself where it carries no title. */

export function modeTitle(assessment: Assessment, id: string): string {
  for (const { modes } of assessment.markets) {
    const mode = modes.find((candidate) => candidate.id === id);
    if (mode !== undefined) return mode.title;
  }
  return id;
}

export function formTitle({ markets }: Assessment, id: string): string {
  const forms = markets.flatMap(({ modes }) => modes.flatMap((mode) => mode.forms));
  return forms.find((form) => form.id === id)?.title ?? id;
}

export function marketTitle(assessment: Assessment, id: string): string {
  return assessment.markets.find((market) => market.id === id)?.title ?? id;
}

/** An entry mode, tie, not-yet or not enough answers. */
export function outcomeTitle(market: MarketResult, outcome: string): string {
  if (outcome === 'tie') return 'a tie';
  if (outcome === 'not-yet') return 'not yet';
  if (outcome === 'not-enough-answers') return 'not enough answers';
  return market.modes.find(({ id }) => id === outcome)?.title ?? outcome;
}

export function actionTitle(assessment: Assessment, key: string): string {
  return assessment.plan.actions.find((action) => action.key === key)?.title ?? key;
}
