import type { Company } from './contestants.ts';
import { notApplicable, type Fact, type Tree } from './tree.ts';

/** What the value of a fact is in languages with types. */
export type Kind = 'text' | 'number' | 'list';

/** A number that no company has: what a question that does not apply is given where a number is wanted. */
const noNumber = -1_000_000_000;

/** The facts under names that are words in every language, each of one type. */
export class FlatFacts {
  readonly #columns = new Map<string, { readonly name: string; readonly kind: Kind }>();

  constructor(companies: readonly Company[]) {
    const kinds = new Map<string, Kind>();
    for (const { facts } of companies)
      for (const [fact, value] of Object.entries(facts)) {
        const kind = kindOf(value);
        if (kind !== 'text' || !kinds.has(fact)) kinds.set(fact, kind);
      }
    for (const [fact, kind] of kinds) this.#columns.set(fact, { name: `f${this.#columns.size}`, kind });
  }

  get columns(): readonly { readonly name: string; readonly kind: Kind }[] {
    return [...this.#columns.values()];
  }

  column(fact: string): { readonly name: string; readonly kind: Kind } {
    const column = this.#columns.get(fact);
    if (column === undefined) throw new Error(`unknown fact ${fact}`);
    return column;
  }

  of({ facts }: Company): Readonly<Record<string, Fact>> {
    return Object.fromEntries(
      [...this.#columns].map(([fact, { name, kind }]) => [name, typed(facts[fact] ?? notApplicable, kind)]),
    );
  }
}

function kindOf(value: Fact): Kind {
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'text' : 'list';
}

function typed(value: Fact, kind: Kind): Fact {
  if (value !== notApplicable) return value;
  return kind === 'number' ? noNumber : kind === 'list' ? [notApplicable] : value;
}

/** How a language writes what conditions are made of. */
export interface Language {
  readonly and: string;
  readonly or: string;
  readonly not: (part: string) => string;
  readonly number: (value: number) => string;
  readonly oneOf: (name: string, values: readonly string[]) => string;
  readonly includes: (name: string, value: string) => string;
}

/** A condition as an expression of a language. */
export function written(tree: Tree, facts: FlatFacts, language: Language): string {
  const joined = (parts: readonly Tree[], by: string): string =>
    `(${parts.map((part) => written(part, facts, language)).join(` ${by} `)})`;
  switch (tree.kind) {
    case 'all':
      return joined(tree.parts, language.and);
    case 'any':
      return joined(tree.parts, language.or);
    case 'not':
      return language.not(written(tree.part, facts, language));
    case 'one-of': {
      const { name, kind } = facts.column(tree.fact);
      // The only word that is asked of a number or a list is that the question does not apply.
      if (kind === 'number') return `${name} == ${language.number(noNumber)}`;
      return kind === 'list' ? language.includes(name, notApplicable) : language.oneOf(name, tree.values);
    }
    case 'includes':
      return language.includes(facts.column(tree.fact).name, tree.value);
    case 'compare': {
      const { name } = facts.column(tree.fact);
      const bound = `${name} ${tree.operator} ${language.number(tree.value)}`;
      const known = `${name} > ${language.number(noNumber)}`;
      return tree.operator.startsWith('<') ? `(${known} ${language.and} ${bound})` : `(${bound})`;
    }
  }
}
