import type { MarketScope } from '../compile/compile.ts';
import { decidingPlaces } from './verdict-inputs.ts';
import { noBit, notApplicableBit, yesBit } from '../space/domain.ts';
import { reevaluate, type Evaluation, type ScopeStates } from './evaluate.ts';
import { isOpenPlace } from '../planning/open-questions.ts';
import type { AnswerSets, Place } from '../space/layout.ts';
import { standingOf, tie, type Standing } from './verdict.ts';

/** One answer set to another value. */
export interface Setting {
  readonly place: Place;
  readonly slot: number;
  readonly value: number;
}

export interface FlipSettings {
  readonly settings: readonly Setting[];
  readonly standing: Standing;
}

const mostFlips = 3;

/**
 * The smallest changes of answers that change the verdict in a market: single answers, or pairs where no single one
 * does. Looks at answered, changeable questions that the market's entry modes depend on. Pairs are found by branch and
 * bound: with both answers left open, the interval evaluation must leave another outcome possible.
 */
export function flipsOf(
  variations: Variations,
  market: ScopeStates<MarketScope>,
  standing: Standing,
): readonly FlipSettings[] {
  const { today } = variations;
  const number = today.markets.indexOf(market);
  const places = decidingPlaces(today, market.scope).filter(
    (place) => place.question.changeable !== false && !isOpenPlace(place, today.effective),
  );
  const choices = places
    .map((place) => alternatives(place, today.effective))
    .filter((settings) => settings.length > 0);
  const standingIn = (evaluation: Evaluation): Standing =>
    standingOf(evaluation, evaluation.markets[number] ?? market, standing);
  // One tie may be of other modes than another.
  const leadsElsewhere = (settings: readonly Setting[]): boolean =>
    standingIn(variations.opened(settings)).possible.some(
      (outcome) => outcome !== standing.outcome || outcome === tie,
    );
  const tried = (settings: readonly Setting[]): readonly FlipSettings[] => {
    const after = standingIn(variations.with(settings));
    return differs(after, standing) ? [{ settings, standing: after }] : [];
  };
  const single = choices
    .filter(leadsElsewhere)
    .flatMap((settings) => settings.flatMap((one) => tried([one])));
  if (single.length > 0) return distinct(single);
  const pairs: FlipSettings[] = [];
  for (const [index, first] of choices.entries())
    for (const second of choices.slice(index + 1)) {
      // A pair of answers is as small as any other: the first few found will do.
      if (pairs.length >= mostFlips) return distinct(pairs);
      if (!leadsElsewhere([...first, ...second])) continue;
      pairs.push(...first.flatMap((a) => second.flatMap((b) => tried([a, b]))));
    }
  return distinct(pairs);
}

/** What an evaluation becomes with other answers. Single ones are asked about for every market, and worked out once. */
export class Variations {
  readonly today: Evaluation;
  readonly #known = new Map<string, Evaluation>();

  constructor(today: Evaluation) {
    this.today = today;
  }

  /** With these answers instead. */
  with(settings: readonly Setting[]): Evaluation {
    return this.#remembered(settings, (_, value) => value);
  }

  /** With these answers as possible as those of today. */
  opened(settings: readonly Setting[]): Evaluation {
    return this.#remembered(settings, (set, value) => set | value);
  }

  #remembered(settings: readonly Setting[], change: (set: number, value: number) => number): Evaluation {
    const raw = this.today.raw.slice();
    for (const { slot, value } of settings) raw[slot] = change(raw[slot] ?? 0, value);
    const [first] = settings;
    if (first === undefined || settings.some(({ place }) => place !== first.place))
      return reevaluate(this.today, raw);
    const { slot, slots } = first.place;
    const key = `${slot} ${raw.slice(slot, slot + slots).join(' ')}`;
    const evaluation = this.#known.get(key) ?? reevaluate(this.today, raw);
    this.#known.set(key, evaluation);
    return evaluation;
  }
}

/** Flips that lead to different outcomes come first; each outcome keeps its first, nearest one. */
function distinct(flips: readonly FlipSettings[]): readonly FlipSettings[] {
  const seen = new Set<string>();
  const firsts = flips.filter(({ standing }) => {
    const known = seen.has(standing.outcome);
    seen.add(standing.outcome);
    return !known;
  });
  const rest = flips.filter((flip) => !firsts.includes(flip));
  return [...firsts, ...rest].slice(0, mostFlips);
}

function differs(a: Standing, b: Standing): boolean {
  return a.outcome !== b.outcome || a.modes.join(' ') !== b.modes.join(' ');
}

/** Other values of a place, the nearest to today's first. */
function alternatives(place: Place, effective: AnswerSets): readonly Setting[] {
  const { slot, slots, domain } = place;
  const set = effective[slot] ?? 0;
  if ((set & notApplicableBit) !== 0) return [];
  if (domain.type === 'many') {
    return Array.from({ length: slots }, (_, offset): Setting => {
      const chosen = effective[slot + offset] === yesBit;
      return { place, slot: slot + offset, value: chosen ? noBit : yesBit };
    });
  }
  const today = 31 - Math.clz32(set);
  const last = 31 - Math.clz32(domain.full);
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((bit) => bit !== today)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today) || b - a)
    .map((bit) => ({ place, slot, value: 1 << bit }));
}
