import type { Market, Question } from '../../schema/types.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { domainsOf, notApplicableBit, type CutsByQuestion, type Domain } from './domain.ts';

/** For each slot, the options still possible, as the bits of its domain. */
export type AnswerSets = readonly number[];

/** A question where it is asked: once for the company, or for one market. */
export interface Place {
  readonly question: Question;
  /** Market id, or null for a company-wide question. */
  readonly market: string | null;
  readonly domain: Domain;
  /** First slot; a multiple-choice question has one for each option. */
  readonly slot: number;
  readonly slots: number;
  /** All of them. */
  readonly everySlot: readonly number[];
}

/** Every place of a pack and the slots, numbered from 0, that hold their answer sets. */
export interface Layout {
  readonly places: readonly Place[];
  readonly slotCount: number;
  /** The place that a rule of `market` (or of the whole company) means by a question id. */
  find(question: string, market: string | null): Place | undefined;
  /** Places of the company (null) or of one market. */
  of(market: string | null): readonly Place[];
  /** The same places by the id of their question. */
  named(market: string | null): ReadonlyMap<string, Place>;
  /** What every slot holds as long as nothing was said: each value but "not applicable". */
  readonly open: AnswerSets;
}

export function layoutOf(pack: Pack, cuts?: CutsByQuestion): Layout {
  const domains = domainsOf(pack, cuts);
  const places: Place[] = [];
  const open: number[] = [];
  const add = (question: Question, market: string | null): void => {
    const domain = domains.get(question.id);
    if (domain === undefined) return;
    const slots = domain.type === 'many' ? domain.bits.size : 1;
    const slot = open.length;
    for (let count = 0; count < slots; count += 1) open.push(domain.full & ~notApplicableBit);
    const everySlot = open.slice(slot).map((_, offset) => slot + offset);
    places.push({ question, market, domain, slot, slots, everySlot });
  };
  for (const question of pack.questionnaire.questions) if (question.per === undefined) add(question, null);
  for (const market of pack.markets)
    for (const question of questionsOf(pack, market)) add(question, market.id);
  const byMarket = group(places);
  const names = new Map(
    [...byMarket].map(([market, own]) => [market, new Map(own.map((place) => [place.question.id, place]))]),
  );
  return {
    places,
    slotCount: open.length,
    find: (question, market) => names.get(market)?.get(question) ?? names.get(null)?.get(question),
    of: (market) => byMarket.get(market) ?? [],
    named: (market) => names.get(market) ?? nothing,
    open,
  };
}

/** The questions asked for one market, in the order in which they are asked. */
function questionsOf(pack: Pack, market: Market): readonly Question[] {
  return [
    ...pack.questionnaire.questions.filter((question) => question.per === 'market'),
    ...(market.questions ?? []),
  ];
}

const nothing: ReadonlyMap<string, Place> = new Map();

function group(places: readonly Place[]): ReadonlyMap<string | null, readonly Place[]> {
  const groups = new Map<string | null, Place[]>();
  for (const place of places) {
    const known = groups.get(place.market);
    if (known === undefined) groups.set(place.market, [place]);
    else known.push(place);
  }
  return groups;
}
