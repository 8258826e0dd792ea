import { attractivenessOf, residualOf, severities } from '../../engine/barriers.ts';
import { actionKey } from '../../engine/candidates.ts';
import type { CompiledPack, MarketScope } from '../../engine/compile.ts';
import { evaluate, stateAt, type Evaluation, type ScopeStates } from '../../engine/evaluate.ts';
import { improvementsOf, progressOf } from '../../engine/improvements.ts';
import { doubleMiddle } from '../../engine/interval.ts';
import { gateStates, levelsOf, readinessScores } from '../../engine/readiness.ts';
import { isFalse, isOpen, isTrue } from '../../engine/state.ts';
import { notYet, standingOf, tie, type Standing } from '../../engine/verdict.ts';
import type { Interval, Recommendation } from '../../schema/types.ts';
import { outputKey, tieOf, type Output, type Values } from './outputs.ts';

/** What a pack says of answer sets, with these target markets (sorted by id). */
export function valuesOf(compiled: CompiledPack, raw: Int32Array, markets: readonly string[]): Values {
  const scopes = markets.flatMap((id) => compiled.market(id) ?? []);
  const evaluation = evaluate(compiled, raw, scopes);
  return new Told(evaluation).values;
}

class Told {
  readonly values = new Map<string, string | null>();
  readonly #evaluation: Evaluation;
  readonly #standings: readonly Standing[];
  readonly #aims: ReadonlyMap<string, string | null | undefined>;

  constructor(evaluation: Evaluation) {
    this.#evaluation = evaluation;
    this.#standings = evaluation.markets.map((market) => standingOf(evaluation, market));
    this.#aims = new Map(
      evaluation.markets.map(({ scope }, index) => [scope.market, aimOf(this.#standings[index])]),
    );
    this.#overall();
    this.#readiness();
    for (const [index, market] of evaluation.markets.entries()) this.#market(market, this.#standings[index]);
    this.#actions();
  }

  #set(output: Output, value: string | null): void {
    this.values.set(outputKey(output), value);
  }

  /** As in the assessment: the first market in the ranking that has an entry mode today. */
  #overall(): void {
    const { markets } = this.#evaluation;
    const ranked = markets
      .map((market, index) => ({
        id: market.scope.market,
        outcome: settledOutcome(this.#standings[index]),
        score: attractivenessOf(this.#evaluation, market).score,
      }))
      .sort((a, b) => doubleMiddle(b.score) - doubleMiddle(a.score));
    const certain = ranked.every(({ score }) => score.low === score.high);
    const isPlaced = (index: number): boolean =>
      certain || ranked.slice(index + 1).every(({ score }) => (ranked[index]?.score.low ?? 0) > score.high);
    const chosen = ranked.findIndex(({ outcome }) => outcome !== notYet);
    const place = Math.max(0, chosen);
    const known = ranked
      .slice(0, place + 1)
      .every(({ outcome }, index) => outcome !== null && isPlaced(index));
    const outcomes = new Set(ranked.map(({ outcome }) => outcome));
    const only = outcomes.size === 1 ? ranked[0]?.outcome : undefined;
    const winner = ranked[place];
    this.#set(
      { kind: 'overall', id: null, market: null },
      only ?? (known ? (winner?.outcome ?? notYet) : null),
    );
    this.#set({ kind: 'first-market', id: null, market: null }, known ? (winner?.id ?? 'none') : null);
  }

  #readiness(): void {
    const evaluation = this.#evaluation;
    const score = readinessScores(evaluation).overall;
    const { low, high } = levelsOf(evaluation, score).capped;
    const level = evaluation.compiled.pack.manifest.levels[low]?.id ?? 'none';
    this.#set({ kind: 'readiness', id: null, market: null }, settled(score));
    this.#set({ kind: 'level', id: null, market: null }, low === high ? level : null);
    for (const { gate, market, state } of gateStates(evaluation))
      this.#set(
        { kind: 'gate', id: gate.rule.id, market },
        isOpen(state) ? null : isTrue(state) ? 'holds' : 'does not hold',
      );
  }

  #market(market: ScopeStates<MarketScope>, standing: Standing | undefined): void {
    const { scope, states } = market;
    this.#set({ kind: 'verdict', id: null, market: scope.market }, settledOutcome(standing));
    for (const barrier of scope.barriers) {
      const { low, high } = residualOf(barrier, states);
      this.#set(
        { kind: 'barrier', id: barrier.rule.id, market: scope.market },
        low === high ? (severities[low] ?? 'none') : null,
      );
    }
    const aim = this.#aims.get(scope.market);
    const steps = scope.modes.find(({ mode }) => mode.id === aim)?.then ?? [];
    const following = steps.filter(({ condition }) => !isFalse(stateAt(states, condition)));
    const open = aim === undefined || steps.some(({ condition }) => isOpen(stateAt(states, condition)));
    const route = following.map(({ rule }) => rule.mode).join(', ');
    this.#set({ kind: 'route', id: null, market: scope.market }, open ? null : route || 'nothing after it');
  }

  /** Recommendations that become actions; the more general of those in the plan are left out. */
  #actions(): void {
    const { company, markets } = this.#evaluation;
    const applies = new Map<string, { rule: Recommendation; market: string | null; state: Certainty }>();
    for (const { scope, states } of [company, ...markets])
      for (const { rule, condition } of scope.recommendations) {
        const state = this.#applies(rule, scope.market, stateAt(states, condition));
        applies.set(actionKey(rule.id, scope.market), { rule, market: scope.market, state });
      }
    for (const { rule, market, state } of applies.values()) {
      const replacing = [...applies.values()]
        .filter((other) => other.market === market && other.rule.replaces?.includes(rule.id) === true)
        .map((other) => other.state);
      this.#set({ kind: 'action', id: rule.id, market }, actionWords(state, replacing));
    }
  }

  #applies(rule: Recommendation, market: string | null, when: number): Certainty {
    if (isFalse(when)) return 'no';
    const improvements = improvementsOf(rule, market, this.#evaluation.compiled.layout);
    const progress = improvements.map((one) => progressOf(one, this.#evaluation.effective));
    const below = progress.includes('below')
      ? 'yes'
      : progress.length > 0 && !progress.includes('unknown')
        ? 'no'
        : progress.length === 0
          ? 'yes'
          : 'open';
    const aimed = this.#aimed(rule, market);
    if (below === 'no' || aimed === 'no') return 'no';
    return isTrue(when) && below === 'yes' && aimed === 'yes' ? 'yes' : 'open';
  }

  #aimed({ modes }: Recommendation, market: string | null): Certainty {
    if (modes === undefined) return 'yes';
    const aims = market === null ? [...this.#aims.values()] : [this.#aims.get(market)];
    if (aims.some((aim) => typeof aim === 'string' && modes.includes(aim))) return 'yes';
    return aims.includes(undefined) ? 'open' : 'no';
  }
}

type Certainty = 'yes' | 'no' | 'open';

function actionWords(state: Certainty, replacing: readonly Certainty[]): string | null {
  if (state === 'no' || replacing.includes('yes')) return 'not in the plan';
  return state === 'yes' && !replacing.includes('open') ? 'in the plan' : null;
}

const settled = ({ low, high }: Interval): string | null => (low === high ? String(low) : null);

/** The verdict; of a tie, with the modes that tie. */
function settledOutcome(standing: Standing | undefined): string | null {
  const [only, ...others] = standing?.possible ?? [];
  if (standing === undefined || only === undefined || others.length > 0) return null;
  if (only !== tie) return only;
  return isCertain(standing) ? tieOf(standing.modes) : null;
}

const isCertain = ({ ranked }: Standing): boolean =>
  ranked.every(({ available, low, high }) => !isOpen(available) && low === high);

/** The mode aimed at; undefined where open answers can change it. */
function aimOf(standing: Standing | undefined): string | null | undefined {
  if (standing === undefined) return undefined;
  const [only, ...others] = standing.possible;
  const isOne = only !== undefined && others.length === 0 && only !== notYet && only !== tie;
  return isOne || isCertain(standing) ? (standing.nearest?.compiled.mode.id ?? null) : undefined;
}
