import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { evaluate } from '../engine/scoring/evaluate.ts';
import type { AnswerSets, Place } from '../engine/space/layout.ts';
import type { AnswerFile, AnswerValue } from '../schema/types.ts';
import { answerable, answerOf, lowest } from './values.ts';

/** A company that a search has found. */
export interface FoundCompany {
  readonly kind: 'found';
  /** One such company, with an answer to every question that it is asked. */
  readonly answers: AnswerFile;
  /** The part of these answers that makes it one, whatever the other answers are. */
  readonly deciding: AnswerFile;
}

/**
 * A company that answers whatever it is asked: as the path says, and where it says nothing with the lowest value. Most are
 * proof enough by being there: what they answer is written out when asked for.
 */
export function companyWith(compiled: CompiledPack, path: ReadonlyMap<number, number>): FoundCompany {
  const { layout, pack } = compiled;
  const raw: number[] = [];
  for (const place of layout.places)
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) {
      const wanted = (path.get(slot) ?? 0) & ~notApplicableBit;
      raw[slot] = wanted === 0 ? lowest(answerable(place)) : wanted;
    }
  const asked = layout.places.flatMap(({ market, slot }) =>
    market !== null && path.has(slot) ? [market] : [],
  );
  const markets = asked.length > 0 ? new Set(asked) : new Set(pack.markets.slice(0, 1).map(({ id }) => id));
  let [answers, deciding]: (AnswerFile | undefined)[] = [];
  return {
    kind: 'found',
    get answers() {
      answers ??= answersFrom(compiled, raw, markets);
      return answers;
    },
    get deciding() {
      deciding ??= answersFrom(compiled, raw, markets, (place) => touches(place, path));
      return deciding;
    },
  };
}

const touches = ({ everySlot }: Place, path: ReadonlyMap<number, number>): boolean =>
  everySlot.some((slot) => path.has(slot));

/**
 * Concrete answer sets as the answers file of a company that says just this.
 *
 * @param raw one value for each slot
 * @param wanted the places to tell; every one that applies if left out
 */
export function answersFrom(
  compiled: CompiledPack,
  raw: AnswerSets,
  markets: ReadonlySet<string>,
  wanted: (place: Place) => boolean = () => true,
): AnswerFile {
  const { layout } = compiled;
  const scopes = [...markets].sort().flatMap((id) => compiled.market(id) ?? []);
  const { effective } = evaluate(compiled, raw, scopes);
  const of = (market: string | null): Record<string, AnswerValue> => {
    const told: [string, AnswerValue][] = layout.of(market).flatMap((place): [string, AnswerValue][] => {
      const answer = wanted(place) ? answerOf(place, effective) : undefined;
      return answer === undefined ? [] : [[place.question.id, answer]];
    });
    return Object.fromEntries(told);
  };
  return {
    answers: of(null),
    markets: Object.fromEntries(scopes.map(({ market }) => [market, of(market)])),
  };
}
