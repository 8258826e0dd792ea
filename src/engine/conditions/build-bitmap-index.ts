import {
  negatedAddress,
  bitAddress,
  type ConditionIndex,
  type BitAddress,
  type Join,
} from './bitmap-index.ts';
import { canBeFalse, canBeTrue } from './satisfiability.ts';
import { negate, variablesOf, type Formula } from './formula.ts';
import { IndexRowsBuilder } from './bitmap-rows.ts';
import { toTerms, type Term } from './dnf.ts';

/** An index and the addresses of its conditions, in the order of the input. */
export interface IndexedConditions {
  readonly index: ConditionIndex;
  readonly addresses: readonly BitAddress[];
}

/** Builds an index of conditions; equal conditions share an address. */
export function buildConditionIndex(formulas: readonly Formula[]): IndexedConditions {
  const lookups = formulas.map(lookupOf);
  const terms = indexTerms(lookups.flatMap(termsIn));
  const addresses = new Map<string, BitAddress>();
  const joins: Join[] = [];
  const remaining: Extract<Lookup, { kind: 'formula' }>[] = [];
  const first = terms.length;
  for (const lookup of lookups) {
    if (lookup.kind === 'term' || addresses.has(lookup.key)) continue;
    const number = addresses.size;
    const address = bitAddress(first + 2 * (number >> 5), number & 31);
    addresses.set(lookup.key, address);
    if (lookup.kind === 'formula') remaining.push(lookup);
    else {
      const { whenTrue, whenFalse } = lookup;
      joins.push({ address, whenTrue: whenTrue.map(terms.find), whenFalse: whenFalse.map(terms.find) });
    }
  }
  const standalone = remaining.map(({ key, formula }) => standaloneAt(addresses.get(key) ?? 0, formula));
  const { probes, excludes, probedBy } = terms;
  return {
    index: {
      probes,
      excludes,
      probedBy,
      joins,
      standalone,
      length: first + 2 * Math.ceil(addresses.size / 32),
    },
    addresses: lookups.map((lookup) => {
      if (lookup.kind !== 'term') return addresses.get(lookup.key) ?? 0;
      const address = terms.find(lookup.term);
      return lookup.negated ? negatedAddress(address) : address;
    }),
  };
}

/** Adds standalone conditions to an index. Existing conditions keep their addresses. */
export function addConditions(index: ConditionIndex, formulas: readonly Formula[]): IndexedConditions {
  const addresses = formulas.map((_, number) => bitAddress(index.length + 2 * (number >> 5), number & 31));
  const standalone = formulas.map((formula, number) => standaloneAt(addresses[number] ?? 0, formula));
  return {
    index: {
      ...index,
      standalone: [...index.standalone, ...standalone],
      length: index.length + 2 * Math.ceil(formulas.length / 32),
    },
    addresses,
  };
}

const standaloneAt = (address: BitAddress, formula: Formula): ConditionIndex['standalone'][number] => ({
  address,
  variables: [...variablesOf(formula)],
  canBeTrue: canBeTrue(formula),
  canBeFalse: canBeFalse(formula),
});

interface IndexedTerms extends Pick<ConditionIndex, 'probes' | 'excludes' | 'probedBy' | 'length'> {
  readonly find: (term: Term) => BitAddress;
}

/** Sorts terms about the same variables together, so that each word probes few variables. */
function indexTerms(terms: readonly Term[]): IndexedTerms {
  const distinct = [...new Map(terms.map((term) => [keyOf(term), term])).values()].sort(bySlots);
  const rows = new IndexRowsBuilder();
  const addresses = new Map<string, BitAddress>();
  for (const [number, term] of distinct.entries()) {
    rows.add(term, number >> 5, number & 31);
    addresses.set(keyOf(term), bitAddress(2 * (number >> 5), number & 31));
  }
  return {
    ...rows.build(),
    length: 2 * Math.ceil(distinct.length / 32),
    find: (term) => addresses.get(keyOf(term)) ?? 0,
  };
}

/** How the state of a condition is found in the index. */
type Lookup =
  | { readonly kind: 'term'; readonly term: Term; readonly negated: boolean }
  | {
      readonly kind: 'terms';
      readonly key: string;
      readonly whenTrue: readonly Term[];
      readonly whenFalse: readonly Term[];
    }
  | { readonly kind: 'formula'; readonly key: string; readonly formula: Formula };

function lookupOf(formula: Formula): Lookup {
  const term = asTerm(formula);
  if (term !== null) return { kind: 'term', term, negated: false };
  const opposite = negate(formula);
  const refuted = asTerm(opposite);
  if (refuted !== null) return { kind: 'term', term: refuted, negated: true };
  const key = JSON.stringify(formula);
  const [whenTrue, whenFalse] = [toTerms(formula), toTerms(opposite)];
  return whenTrue === null || whenFalse === null
    ? { kind: 'formula', key, formula }
    : { kind: 'terms', key, whenTrue, whenFalse };
}

function termsIn(lookup: Lookup): readonly Term[] {
  if (lookup.kind === 'term') return [lookup.term];
  return lookup.kind === 'terms' ? [...lookup.whenTrue, ...lookup.whenFalse] : [];
}

/** The formula as a single term, or null if it is not one. */
function asTerm(formula: Formula): Term | null {
  if (formula.kind === 'constant') return formula.value ? [] : null;
  if (formula.kind === 'test') return [formula];
  if (formula.kind === 'any') return null;
  const tests = formula.parts.filter((part) => part.kind === 'test');
  return tests.length === formula.parts.length ? tests : null;
}

const keyOf = (term: Term): string =>
  term
    .map(({ variable, mask }) => `${variable}:${mask}`)
    .sort()
    .join(' ');

function bySlots(a: Term, b: Term): number {
  for (const [number, { variable }] of a.entries()) {
    const other = b[number];
    if (other === undefined) return 1;
    if (variable !== other.variable) return variable - other.variable;
  }
  return a.length - b.length;
}
