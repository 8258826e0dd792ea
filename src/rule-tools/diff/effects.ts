import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment } from '../../schema/types.ts';

/** A real company, with its answers under the ids of each pack. */
export interface ComparedCompany {
  readonly name: string;
  readonly old: AnswerFile;
  readonly new: AnswerFile;
}

export type EffectKind = 'overall' | 'first market' | 'verdict' | 'level' | 'first actions';

export interface Effect {
  readonly kind: EffectKind;
  readonly market: string | null;
  readonly old: string;
  readonly new: string;
}

/** The effects of a change of rules on one company. */
export interface CompanyEffects {
  readonly name: string;
  readonly effects: readonly Effect[];
}

/** Compares the assessments of real companies under both packs. */
export function effectsOn(
  before: Pack,
  after: Pack,
  companies: readonly ComparedCompany[],
): readonly CompanyEffects[] {
  const [old, current] = [compile(before), compile(after)];
  return companies.map((company) => ({
    name: company.name,
    effects: effectsBetween(assess(old, company.old), assess(current, company.new)),
  }));
}

function effectsBetween(before: Assessment, after: Assessment): readonly Effect[] {
  const effect = (kind: EffectKind, market: string | null, old: string, now: string): readonly Effect[] =>
    old === now ? [] : [{ kind, market, old, new: now }];
  const verdicts = after.markets.flatMap(({ id, verdict }) => {
    const former = before.markets.find((market) => market.id === id);
    return former === undefined ? [] : effect('verdict', id, verdictOf(former.verdict), verdictOf(verdict));
  });
  return [
    ...effect('overall', null, before.recommendation.outcome, after.recommendation.outcome),
    ...effect(
      'first market',
      null,
      before.recommendation.market ?? 'none',
      after.recommendation.market ?? 'none',
    ),
    ...verdicts.sort((a, b) => ((a.market ?? '') < (b.market ?? '') ? -1 : 1)),
    ...effect('level', null, levelOf(before), levelOf(after)),
    ...effect('first actions', null, before.plan.top.join(', '), after.plan.top.join(', ')),
  ];
}

const verdictOf = ({ outcome, modes }: Assessment['markets'][number]['verdict']): string =>
  outcome === 'tie' ? `tie of ${[...modes].sort().join(' and ')}` : outcome;

function levelOf({ readiness: { level } }: Assessment): string {
  return level.settled ? level.low.id : `${level.low.id} to ${level.high.id}`;
}
