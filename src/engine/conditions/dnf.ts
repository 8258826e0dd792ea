import { join, type Formula, type Test } from './formula.ts';

/** Tests that must all hold, at most one for each variable; an empty term always holds. */
export type Term = readonly Test[];

/** Formulas that need more terms are not expanded. */
const maxTerms = 16;

/**
 * Expands a formula into disjunctive normal form, or returns null if that takes too many terms. As the tests of a term
 * are about different variables, a term can be true exactly if each of its tests can, and the formula if some term can.
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

/** The conjunction of two terms: a list of one, or an empty list if they contradict each other. */
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
