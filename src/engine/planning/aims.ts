import type { Recommendation } from '../../schema/types.ts';
import type { CompiledMode } from '../compile/compiled-rules.ts';
import type { Evaluation } from '../scoring/evaluate.ts';
import { rankForms } from '../scoring/forms.ts';
import type { Outcome } from '../scoring/outcome.ts';
import { rankMarkets } from '../scoring/ranking.ts';

/** What the company aims at in a market: the mode recommended or to prepare for, in the form that suits best. */
export interface Aim {
  readonly mode: CompiledMode | null;
  readonly form: string | null;
}

/** The markets by rank, and what the company aims at in each. */
export interface Aims {
  readonly ranked: readonly string[];
  readonly byMarket: ReadonlyMap<string, Aim>;
}

/** What the plan is for: the markets in the order of their rank, each with its aim. */
export function aimsOf(evaluation: Evaluation, outcome: Outcome): Aims {
  const ranked = rankMarkets(evaluation, outcome);
  return {
    ranked: ranked.map(({ market }) => market.scope.market),
    byMarket: new Map(
      ranked.map(({ market, modeRanking: { bestCandidate } }): [string, Aim] => {
        const mode = bestCandidate?.compiled ?? null;
        const [form] = mode === null ? [] : rankForms(market, mode);
        return [market.scope.market, { mode, form: form?.compiled.form.id ?? null }];
      }),
    ),
  };
}

/** True if a recommendation is for companies that aim at this mode. */
export const servesMode = ({ modes }: Recommendation, mode: CompiledMode | null): boolean =>
  modes === undefined || (mode !== null && modes.includes(mode.mode.id));

/** True if a recommendation is for companies that aim at this form of the mode; forms of other modes exclude nothing. */
export const servesForm = (
  { forms }: Recommendation,
  mode: CompiledMode | null,
  form: string | null,
): boolean =>
  forms === undefined ||
  mode?.forms.some((one) => forms.includes(one.form.id)) !== true ||
  (form !== null && forms.includes(form));
