import { residualOf, severities } from '../../engine/scoring/barriers.ts';
import { rankForms } from '../../engine/scoring/forms.ts';
import { marketScoreOf } from '../../engine/scoring/market-choice.ts';
import type { MarketScope, Scope } from '../../engine/compile/compile.ts';
import type { CompiledMode } from '../../engine/compile/compiled-rules.ts';
import { evaluate, type Evaluation, type ScopeStates } from '../../engine/scoring/evaluate.ts';
import { progressOf } from '../../engine/planning/effects.ts';
import { servesForm, servesMode } from '../../engine/planning/aims.ts';
import { doubleMiddle } from '../../engine/scoring/interval.ts';
import { levelsOf, readinessScores } from '../../engine/scoring/readiness.ts';
import { both, canFalse, isFalse, isOpen, isTrue, negation } from '../../engine/conditions/tristate.ts';
import { notYet, rankModes, stopped, tie, type ModeRanking } from '../../engine/scoring/verdict.ts';
import { stops } from '../../engine/scoring/needed-answers.ts';
import type { Recommendation } from '../../schema/types.ts';
import type { PlacedRecommendation, RuleLookup } from './lookup.ts';
import { absentValue, outputKey, tieOf, type Output } from './outputs.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/**
 * The value of each output of a pack for given answer sets, computed lazily; null if open answers leave it open.
 */
export class OutputValues {
  readonly #lookup: RuleLookup;
  readonly #evaluation: Evaluation;
  readonly #rankings = new Map<string, ModeRanking>();
  #first: { readonly overall: string | null; readonly market: string | null } | undefined;
  #score: { readonly low: number; readonly high: number } | undefined;

  /** @param markets the target markets, sorted by id */
  constructor(lookup: RuleLookup, raw: AnswerSets, markets: readonly string[]) {
    this.#lookup = lookup;
    const scopes = markets.flatMap((id) => lookup.compiled.market(id) ?? []);
    this.#evaluation = evaluate(lookup.compiled, raw, scopes);
  }

  of(output: Output): string | null {
    switch (output.kind) {
      case 'overall':
        return this.#chosen().overall;
      case 'first-market':
        return this.#chosen().market;
      case 'verdict': {
        const market = this.#market(output.market);
        return market === undefined ? absentValue(output) : settledOutcome(this.#ranking(market));
      }
      case 'readiness': {
        const { low, high } = this.#readiness();
        return low === high ? String(low) : null;
      }
      case 'level':
        return this.#level();
      case 'gate':
        return this.#gate(output);
      case 'barrier':
        return this.#barrier(output);
      case 'action':
        return this.#action(output);
      case 'route':
        return this.#route(output);
      case 'plan':
        throw new Error('the order of a plan is compared by itself');
    }
  }

  #market(id: string | null): ScopeStates<MarketScope> | undefined {
    return this.#evaluation.markets.find(({ scope }) => scope.market === id);
  }

  #scope(market: string | null): ScopeStates<Scope> | undefined {
    return market === null ? this.#evaluation.company : this.#market(market);
  }

  #ranking(market: ScopeStates<MarketScope>): ModeRanking {
    const id = market.scope.market;
    const modeRanking = this.#rankings.get(id) ?? rankModes(this.#evaluation, market);
    this.#rankings.set(id, modeRanking);
    return modeRanking;
  }

  /** As in an assessment: the first market in the ranking. */
  #chosen(): { readonly overall: string | null; readonly market: string | null } {
    if (this.#first !== undefined) return this.#first;
    const ranked = this.#evaluation.markets
      .map((market) => ({
        id: market.scope.market,
        outcome: settledOutcome(this.#ranking(market)),
        score: marketScoreOf(this.#evaluation, market).score,
        closed: stops(market),
      }))
      .sort(
        (a, b) =>
          Number(a.closed === 'true') - Number(b.closed === 'true') ||
          doubleMiddle(b.score) - doubleMiddle(a.score),
      );
    const certain = ranked.every(({ score, closed }) => score.low === score.high && closed !== 'open');
    const isPlaced = (index: number): boolean => {
      const first = ranked[index];
      return (
        certain ||
        ranked
          .slice(index + 1)
          .every(
            ({ score, closed }) =>
              first?.closed === closed && closed !== 'open' && first.score.low > score.high,
          )
      );
    };
    const isStopped = stops(this.#evaluation.company);
    if (isStopped !== 'false') {
      this.#first =
        isStopped === 'true' ? { overall: stopped, market: 'none' } : { overall: null, market: null };
      return this.#first;
    }
    const known = ranked.length === 0 || (ranked[0]?.outcome !== null && isPlaced(0));
    const outcomes = new Set(ranked.map(({ outcome }) => outcome));
    const only = outcomes.size === 1 ? ranked[0]?.outcome : undefined;
    const [winner] = ranked;
    this.#first = {
      overall: only ?? (known ? (winner?.outcome ?? notYet) : null),
      market: known ? (winner?.id ?? 'none') : null,
    };
    return this.#first;
  }

  #readiness(): { readonly low: number; readonly high: number } {
    this.#score ??= readinessScores(this.#evaluation).overall;
    return this.#score;
  }

  #level(): string | null {
    const { low, high } = levelsOf(this.#evaluation, this.#readiness()).capped;
    const level = this.#lookup.compiled.pack.manifest.levels[low]?.id ?? 'none';
    return low === high ? level : null;
  }

  #gate(output: Output): string | null {
    const condition = this.#lookup.gates.get(outputKey(output));
    const scope = this.#scope(output.market);
    if (condition === undefined || scope === undefined) return absentValue(output);
    const state = scope.states.at(condition);
    return isOpen(state) ? null : isTrue(state) ? 'holds' : 'does not hold';
  }

  #barrier(output: Output): string | null {
    const barrier = this.#lookup.barriers.get(outputKey(output));
    const scope = this.#scope(output.market);
    if (barrier === undefined || scope === undefined) return absentValue(output);
    const { low, high } = residualOf(barrier, scope.states);
    return low === high ? (severities[low] ?? 'none') : null;
  }

  #route(output: Output): string | null {
    const market = this.#market(output.market);
    if (market === undefined) return absentValue(output);
    const { scope, states } = market;
    const aim = aimOf(this.#ranking(market));
    if (aim === undefined) return null;
    const steps = scope.modes.find(({ mode }) => mode.id === aim)?.then ?? [];
    if (steps.some(({ condition }) => isOpen(states.at(condition)))) return null;
    const following = steps.filter(({ condition }) => !isFalse(states.at(condition)));
    return following.map(({ rule }) => rule.mode).join(', ') || 'nothing after it';
  }

  /** A recommendation becomes an action if it applies and no other one replaces it. */
  #action(output: Output): string | null {
    const action = this.#lookup.actions.get(outputKey(output));
    if (action === undefined) return absentValue(output);
    const state = this.#applies(action);
    const replacing = action.replacing.map((other) => this.#applies(other));
    if (state === 'no' || replacing.includes('yes')) return 'not in the plan';
    return state === 'yes' && !replacing.includes('open') ? 'in the plan' : null;
  }

  #applies({ rule, market, condition, doneIf, improvements }: PlacedRecommendation): Certainty {
    const scope = this.#scope(market);
    if (scope === undefined) return 'no';
    const done = doneIf === null ? canFalse : scope.states.at(doneIf);
    const when = both(scope.states.at(condition), negation(done));
    if (isFalse(when)) return 'no';
    const progress = improvements.map((one) => progressOf(one, this.#evaluation.effective));
    const below =
      progress.length === 0 || progress.includes('below')
        ? 'yes'
        : progress.includes('unknown')
          ? 'open'
          : 'no';
    if (below === 'no') return 'no';
    const aimed = this.#aimed(rule, market);
    if (aimed === 'no') return 'no';
    return isTrue(when) && below === 'yes' && aimed === 'yes' ? 'yes' : 'open';
  }

  /** Whether a recommendation serves what is aimed at in its market, or in one of the markets. */
  #aimed(rule: Recommendation, market: string | null): Certainty {
    if (rule.modes === undefined && rule.forms === undefined) return 'yes';
    const found = this.#evaluation.markets
      .filter(({ scope }) => market === null || scope.market === market)
      .map((one): Certainty => {
        const aim = aimOf(this.#ranking(one));
        if (aim === undefined) return 'open';
        const mode = one.scope.modes.find(({ mode: { id } }) => id === aim) ?? null;
        if (!servesMode(rule, mode)) return 'no';
        const form = formOf(one, mode);
        if (form === undefined) return rule.forms === undefined ? 'yes' : 'open';
        return servesForm(rule, mode, form) ? 'yes' : 'no';
      });
    return found.includes('yes') ? 'yes' : found.includes('open') ? 'open' : 'no';
  }
}

type Certainty = 'yes' | 'no' | 'open';

/** The verdict; a tie includes its modes. */
function settledOutcome(modeRanking: ModeRanking): string | null {
  const [only, ...others] = modeRanking.possible;
  if (only === undefined || others.length > 0) return null;
  if (only !== tie) return only;
  return isCertain(modeRanking) ? tieOf(modeRanking.modes) : null;
}

const isCertain = ({ ranked }: ModeRanking): boolean =>
  ranked.every(({ available, low, high }) => !isOpen(available) && low === high);

/** The target mode; undefined if open answers can change it. */
function aimOf(modeRanking: ModeRanking): string | null | undefined {
  const [only, ...others] = modeRanking.possible;
  const isOne = only !== undefined && others.length === 0 && only !== notYet && only !== tie;
  return isOne || isCertain(modeRanking) ? (modeRanking.bestCandidate?.compiled.mode.id ?? null) : undefined;
}

/** The form of the target mode; undefined if open answers can change it. */
function formOf(market: ScopeStates<MarketScope>, mode: CompiledMode | null): string | null | undefined {
  const forms = mode === null ? [] : rankForms(market, mode);
  const isSettled = forms.every(({ available, low, high }) => !isOpen(available) && low === high);
  return isSettled ? (forms[0]?.compiled.form.id ?? null) : undefined;
}
