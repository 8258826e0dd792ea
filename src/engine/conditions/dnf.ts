import { join, type Formula, type Test } from './formula.ts';

/** Tests that must all be met, no two of them of the same slot; none means always. */
export type Term = readonly Test[];

/** Terms beyond which a formula is not spelled out: there would be too many. */
const maxTerms = 16;

/**
 * A formula as terms of which any will do, or null where that takes too many. A term can be true of answer sets exactly
 * where each of its tests can, as its tests look at different slots; so the formula can be true exactly where a term can.
 */
export function toTerms(formula: Formula): readonly Term[] | null {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? [[]] : [];
    case 'test':
      return [[formula]];
    case 'any': {
      const terms: Term[] = [];
      for (const part of formula.parts) {
        const own = toTerms(part);
        if (own === null || terms.length + own.length > maxTerms) return null;
        terms.push(...own);
      }
      return terms;
    }
    case 'all': {
      let terms: readonly Term[] = [[]];
      for (const part of formula.parts) {
        const own = toTerms(part);
        if (own === null || terms.length * own.length > maxTerms) return null;
        terms = terms.flatMap((term) => own.flatMap((other) => conjunction(term, other)));
      }
      return terms;
    }
  }
}

/** Both terms as one, in a list; none where they exclude each other. */
function conjunction(term: Term, other: Term): readonly Term[] {
  const both = join('all', [...term, ...other]);
  switch (both.kind) {
    case 'constant':
      return both.value ? [[]] : [];
    case 'test':
      return [[both]];
    default:
      return [both.parts.filter((part) => part.kind === 'test')];
  }
}
