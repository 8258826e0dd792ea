import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import { answerSets } from '../src/engine/answer-sets.ts';
import type { CompiledPack } from '../src/engine/compile.ts';
import { runsBeforeCode } from '../src/engine/program.ts';
import { canTrue } from '../src/engine/state.ts';
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
export function bornGlobal(compiled: CompiledPack, { scopes, rules }: RuleSet): Contestant {
  const effective = new Int32Array(compiled.effectiveLength);
  const parts = scopes.map((scope, index) => ({
    scope,
    states: new Uint8Array(scope.conditions),
    own: rules.flatMap((rule, place) => (rule.scope === index ? [{ place, condition: rule.condition }] : [])),
  }));
  return {
    name: 'born-global',
    prepare(companies) {
      const sets = companies.map(({ answers }) => answerSets(answers, compiled.layout));
      // Others compile their rules before the clock starts; this engine does so when they have been used a while.
      for (let run = 0; run < runsBeforeCode; run += 1)
        for (const { scope, states } of parts)
          for (const program of scope.programs) program(sets[0] ?? effective, effective, states);
      return (company, fired) => {
        const raw = sets[company] ?? effective;
        let count = 0;
        for (const { scope, states, own } of parts) {
          for (const program of scope.programs) program(raw, effective, states);
          for (const { place, condition } of own) {
            if (states[condition] !== canTrue) continue;
            count += 1;
            fired?.add(place);
          }
        }
        return count;
      };
    },
  };
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
