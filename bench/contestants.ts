import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import { encodeAnswers } from '../src/engine/space/encode-answers.ts';
import type { CompiledPack } from '../src/engine/compile/compile.ts';
import { evaluateAll } from '../src/engine/conditions/bitmap-index.ts';
import { applyVisibility } from '../src/engine/conditions/visibility.ts';
import type { AnswerFile } from '../src/schema/types.ts';
import type { RuleSet } from './rules.ts';
import { holds, type Facts, type Tree } from './tree.ts';

/** A company as each contestant wants it, made ready before the clock starts. */
export interface Company {
  readonly answers: AnswerFile;
  readonly facts: Facts;
}

export interface Contestant {
  readonly name: string;
  /** For one company, how many rules fire; `fired`, where given, is told the place of each in the rule set. */
  prepare(companies: readonly Company[]): (company: number, fired?: Set<number>) => number | Promise<number>;
}

/** The engine of this tool: bit masks of answer sets. It works out by itself which questions apply. */
export function bornGlobal(compiled: CompiledPack, set: RuleSet): Contestant {
  const readers = set.scopes.map((_, scope) => firedReader(set, scope));
  return {
    name: 'born-global',
    prepare(companies) {
      const sets = companies.map(({ answers }) => encodeAnswers(answers, compiled.space));
      return (company, fired) => {
        const effective = sets[company]?.slice() ?? [];
        let count = 0;
        let shared: readonly number[] | undefined;
        for (const [number, { index, visibility }] of set.scopes.entries()) {
          applyVisibility(visibility, effective);
          const words = evaluateAll(index, effective);
          shared ??= words;
          count += readers[number]?.(words, shared, fired) ?? 0;
        }
        return count;
      };
    },
  };
}

/** Counts the rules of a scope whose conditions are true, given what its own index and that of the company say. */
function firedReader(
  { scopes, rules }: RuleSet,
  scope: number,
): (own: readonly number[], company: readonly number[], fired?: Set<number>) => number {
  const places = scopes[scope]?.addresses ?? [];
  const reads = [reader(false), reader(true)];
  return (own, company, fired) =>
    (reads[0]?.(own, fired) ?? 0) + (scope === 0 ? 0 : (reads[1]?.(company, fired) ?? 0));

  function reader(ofCompany: boolean): (words: readonly number[], fired?: Set<number>) => number {
    // By place of a condition, the rules that ask it.
    const asking: (readonly number[] | undefined)[] = [];
    for (const [rule, one] of rules.entries()) {
      const place = places[one.condition] ?? 0;
      if (one.scope === scope && place < 0 === ofCompany)
        asking[place < 0 ? ~place : place] = [...(asking[place < 0 ? ~place : place] ?? []), rule];
    }
    const counts = Array.from(asking, (some = []) => some.length);
    // By word, the bits of conditions that some rule asks, and of those of which it asks the opposite.
    const asked: number[] = [];
    const opposite: number[] = [];
    asking.forEach((_, place) => {
      const list = (place & 1) === 0 ? asked : opposite;
      list[place >> 6] = (list[place >> 6] ?? 0) | (1 << (place >> 1));
    });
    const last = Math.max(asked.length, opposite.length);
    return (words, fired) => {
      let count = 0;
      for (let word = 0; word < last; word += 2) {
        const canBeTrue = words[word] ?? 0;
        const canBeFalse = words[word + 1] ?? 0;
        for (let left = canBeTrue & ~canBeFalse & (asked[word] ?? 0); left !== 0; left &= left - 1)
          count += told((word << 6) | ((31 - Math.clz32(left & -left)) << 1), fired);
        for (let left = canBeFalse & ~canBeTrue & (opposite[word] ?? 0); left !== 0; left &= left - 1)
          count += told((word << 6) | ((31 - Math.clz32(left & -left)) << 1) | 1, fired);
      }
      return count;
    };

    function told(place: number, fired: Set<number> | undefined): number {
      if (fired !== undefined) for (const rule of asking[place] ?? []) fired.add(rule);
      return counts[place] ?? 0;
    }
  }
}

/** The meaning of the rules, written as plainly as possible: the judge of all others. */
export function plainly({ rules }: RuleSet): Contestant {
  return {
    name: 'plain reading',
    prepare: (companies) => (company, fired) => {
      const facts = companies[company]?.facts ?? {};
      let count = 0;
      rules.forEach(({ tree }, rule) => {
        if (!holds(tree, facts)) return;
        count += 1;
        fired?.add(rule);
      });
      return count;
    },
  };
}

/** json-logic-engine with every rule compiled by its own compiler. */
export function jsonLogic({ rules }: RuleSet): Contestant {
  const engine = new LogicEngine();
  const compiled = rules.map(({ tree }) => engine.build(logicOf(tree)) as (facts: Facts) => unknown);
  return {
    name: 'json-logic-engine, compiled',
    prepare: (companies) => (company, fired) => {
      const facts = companies[company]?.facts ?? {};
      let count = 0;
      for (let rule = 0; rule < compiled.length; rule += 1) {
        if (compiled[rule]?.(facts) !== true) continue;
        count += 1;
        fired?.add(rule);
      }
      return count;
    },
  };
}

function logicOf(tree: Tree): object {
  switch (tree.kind) {
    case 'all':
      return { and: tree.parts.map(logicOf) };
    case 'any':
      return { or: tree.parts.map(logicOf) };
    case 'not':
      return { '!': [logicOf(tree.part)] };
    case 'one-of': {
      const [only] = tree.values;
      return tree.values.length === 1
        ? { '===': [{ var: tree.fact }, only] }
        : { in: [{ var: tree.fact }, tree.values] };
    }
    case 'includes':
      return { in: [tree.value, { var: tree.fact }] };
    case 'compare':
      return { [tree.operator]: [{ var: tree.fact }, tree.value] };
  }
}

const operators = {
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
  '<=': 'lessThanInclusive',
  '<': 'lessThan',
};

export function jsonRules({ rules }: RuleSet): Contestant {
  const engine = new Engine();
  rules.forEach(({ tree }, rule) => {
    engine.addRule({ conditions: topLevel(tree), event: { type: String(rule) } });
  });
  return {
    name: 'json-rules-engine',
    prepare: (companies) => async (company, fired) => {
      const { events } = await engine.run(companies[company]?.facts ?? {});
      for (const { type } of events) fired?.add(Number(type));
      return events.length;
    },
  };
}

function topLevel(tree: Tree): TopLevelCondition {
  switch (tree.kind) {
    case 'all':
      return { all: tree.parts.map(nested) };
    case 'any':
      return { any: tree.parts.map(nested) };
    case 'not':
      return { not: nested(tree.part) };
    default:
      return { all: [nested(tree)] };
  }
}

function nested(tree: Tree): NestedCondition {
  switch (tree.kind) {
    case 'one-of':
      return { fact: tree.fact, operator: 'in', value: tree.values };
    case 'includes':
      return { fact: tree.fact, operator: 'contains', value: tree.value };
    case 'compare':
      return { fact: tree.fact, operator: operators[tree.operator], value: tree.value };
    default:
      return topLevel(tree);
  }
}
