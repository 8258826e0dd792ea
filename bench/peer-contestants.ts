import type { Contestant } from './contestants.ts';
import { written, type FlatFacts, type Language } from './flat-facts.ts';
import { peerName } from './installed-peers.ts';
import type { RuleSet } from './rules.ts';

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: object): {
      evaluate(facts: object): Promise<{ readonly result: readonly { readonly rule: number }[] }>;
    };
  };
}

const zenLanguage: Language = {
  and: 'and',
  or: 'or',
  not: (part) => `not (${part})`,
  number: String,
  oneOf: (name, values) => `${name} in [${values.map(quoted).join(', ')}]`,
  includes: (name, value) => `${quoted(value)} in ${name}`,
};

/**
 * The engine of GoRules, in Rust. All rules are one decision table that collects those that fire: of a table, a node with
 * an expression for each rule and one expression for all, this was the fastest.
 */
export function zen({ ZenEngine }: Zen, { rules }: RuleSet, facts: FlatFacts): Contestant {
  const node = (id: string, type: string, content?: object): object => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    ...(content === undefined ? {} : { content }),
  });
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'when' }],
    outputs: [{ id: 'rule', field: 'rule', name: 'rule' }],
    rules: rules.map(({ tree }, rule) => ({
      _id: `r${rule}`,
      when: written(tree, facts, zenLanguage),
      rule: String(rule),
    })),
  };
  const decision = new ZenEngine().createDecision({
    nodes: [node('in', 'inputNode'), node('rules', 'decisionTableNode', table), node('out', 'outputNode')],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: '2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  });
  return {
    name: peerName('@gorules/zen-engine'),
    prepare(companies) {
      const given = companies.map((company) => facts.of(company));
      return async (company, fired) => {
        const { result } = await decision.evaluate(given[company] ?? {});
        for (const { rule } of result) fired?.add(rule);
        return result.length;
      };
    },
  };
}

interface Cel {
  readonly parse: (text: string) => (facts: object) => unknown;
}

const celLanguage: Language = {
  and: '&&',
  or: '||',
  not: (part) => `!${part.startsWith('(') ? part : `(${part})`}`,
  number: (value) => value.toFixed(1),
  oneOf: (name, values) => `${name} in [${values.map(quoted).join(', ')}]`,
  includes: (name, value) => `${quoted(value)} in ${name}`,
};

/** CEL takes lists of a thousand parts at most. */
const celRules = 500;

/** Common Expression Language, parsed once: lists of many rules, as those are faster than a text for each. */
export function cel({ parse }: Cel, { rules }: RuleSet, facts: FlatFacts): Contestant {
  const texts = rules.map(({ tree }) => written(tree, facts, celLanguage));
  const lists = Array.from({ length: Math.ceil(texts.length / celRules) }, (_, index) => {
    const first = index * celRules;
    return { first, holds: parse(`[${texts.slice(first, first + celRules).join(', ')}]`) };
  });
  return {
    name: peerName('@marcbachmann/cel-js'),
    prepare(companies) {
      const given = companies.map((company) => facts.of(company));
      return (company, fired) => {
        let count = 0;
        for (const { first, holds } of lists) {
          const found = holds(given[company] ?? {});
          if (!Array.isArray(found)) continue;
          for (let index = 0; index < found.length; index += 1) {
            if (found[index] !== true) continue;
            count += 1;
            fired?.add(first + index);
          }
        }
        return count;
      };
    },
  };
}

/** Names of options are words and hyphens; one with a quotation mark would be a fault of the pack. */
function quoted(text: string): string {
  if (!/^[\w-]+$/.test(text)) throw new Error(`not a plain name: ${text}`);
  return `"${text}"`;
}

export const isZen = (value: unknown): value is Zen =>
  isObject(value) && typeof value['ZenEngine'] === 'function';
export const isCel = (value: unknown): value is Cel =>
  isObject(value) && typeof value['parse'] === 'function';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null;
