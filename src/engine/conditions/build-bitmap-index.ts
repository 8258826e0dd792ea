import { oppositeOf, placeOf, type ConditionIndex, type ConditionPlace, type Join } from './bitmap-index.ts';
import { canBeFalse, canBeTrue } from './satisfiability.ts';
import { negate, slotsOf, type Formula } from './formula.ts';
import { IndexRows } from './bitmap-rows.ts';
import { termsOf, type Term } from './dnf.ts';

/** Conditions and the places of their states, in the order in which they were given. */
export interface IndexedConditions {
  readonly index: ConditionIndex;
  readonly places: readonly ConditionPlace[];
}

/** Makes an index of conditions; those that say the same share a place. */
export function indexConditions(formulas: readonly Formula[]): IndexedConditions {
  const readings = formulas.map(readingOf);
  const terms = indexTerms(readings.flatMap(termsIn));
  const places = new Map<string, ConditionPlace>();
  const joins: Join[] = [];
  const remaining: Extract<Reading, { kind: 'formula' }>[] = [];
  const first = terms.length;
  for (const reading of readings) {
    if (reading.kind === 'term' || places.has(reading.key)) continue;
    const number = places.size;
    const place = placeOf(first + 2 * (number >> 5), number & 31);
    places.set(reading.key, place);
    if (reading.kind === 'formula') remaining.push(reading);
    else {
      const { whenTrue, whenFalse } = reading;
      joins.push({ place, whenTrue: whenTrue.map(terms.find), whenFalse: whenFalse.map(terms.find) });
    }
  }
  const singles = remaining.map(({ key, formula }) => singleAt(places.get(key) ?? 0, formula));
  const { looks, denied, lookedAtBy } = terms;
  return {
    index: { looks, denied, lookedAtBy, joins, singles, length: first + 2 * Math.ceil(places.size / 32) },
    places: readings.map((reading) => {
      if (reading.kind !== 'term') return places.get(reading.key) ?? 0;
      const place = terms.find(reading.term);
      return reading.negated ? oppositeOf(place) : place;
    }),
  };
}

/** The index with more conditions, each worked out by itself. Those it has keep their places. */
export function addConditions(index: ConditionIndex, formulas: readonly Formula[]): IndexedConditions {
  const places = formulas.map((_, number) => placeOf(index.length + 2 * (number >> 5), number & 31));
  const singles = formulas.map((formula, number) => singleAt(places[number] ?? 0, formula));
  return {
    index: {
      ...index,
      singles: [...index.singles, ...singles],
      length: index.length + 2 * Math.ceil(formulas.length / 32),
    },
    places,
  };
}

const singleAt = (place: ConditionPlace, formula: Formula): ConditionIndex['singles'][number] => ({
  place,
  slots: [...slotsOf(formula)],
  canBeTrue: canBeTrue(formula),
  canBeFalse: canBeFalse(formula),
});

interface IndexedTerms extends Pick<ConditionIndex, 'looks' | 'denied' | 'lookedAtBy' | 'length'> {
  readonly find: (term: Term) => ConditionPlace;
}

/** Terms about the same slots stand together, so that a word looks at few of them. */
function indexTerms(terms: readonly Term[]): IndexedTerms {
  const distinct = [...new Map(terms.map((term) => [keyOf(term), term])).values()].sort(bySlots);
  const rows = new IndexRows();
  const places = new Map<string, ConditionPlace>();
  for (const [number, term] of distinct.entries()) {
    rows.add(term, number >> 5, number & 31);
    places.set(keyOf(term), placeOf(2 * (number >> 5), number & 31));
  }
  return {
    ...rows.finish(),
    length: 2 * Math.ceil(distinct.length / 32),
    find: (term) => places.get(keyOf(term)) ?? 0,
  };
}

/** How a condition is looked up. */
type Reading =
  | { readonly kind: 'term'; readonly term: Term; readonly negated: boolean }
  | {
      readonly kind: 'terms';
      readonly key: string;
      readonly whenTrue: readonly Term[];
      readonly whenFalse: readonly Term[];
    }
  | { readonly kind: 'formula'; readonly key: string; readonly formula: Formula };

function readingOf(formula: Formula): Reading {
  const term = asTerm(formula);
  if (term !== null) return { kind: 'term', term, negated: false };
  const opposite = negate(formula);
  const refuted = asTerm(opposite);
  if (refuted !== null) return { kind: 'term', term: refuted, negated: true };
  const key = JSON.stringify(formula);
  const [whenTrue, whenFalse] = [termsOf(formula), termsOf(opposite)];
  return whenTrue === null || whenFalse === null
    ? { kind: 'formula', key, formula }
    : { kind: 'terms', key, whenTrue, whenFalse };
}

function termsIn(reading: Reading): readonly Term[] {
  if (reading.kind === 'term') return [reading.term];
  return reading.kind === 'terms' ? [...reading.whenTrue, ...reading.whenFalse] : [];
}

/** The formula as one term; null where it is none. */
function asTerm(formula: Formula): Term | null {
  if (formula.kind === 'constant') return formula.value ? [] : null;
  if (formula.kind === 'test') return [formula];
  if (formula.kind === 'any') return null;
  const tests = formula.parts.filter((part) => part.kind === 'test');
  return tests.length === formula.parts.length ? tests : null;
}

const keyOf = (term: Term): string =>
  term
    .map(({ slot, mask }) => `${slot}:${mask}`)
    .sort()
    .join(' ');

function bySlots(a: Term, b: Term): number {
  for (const [number, { slot }] of a.entries()) {
    const other = b[number];
    if (other === undefined) return 1;
    if (slot !== other.slot) return slot - other.slot;
  }
  return a.length - b.length;
}
