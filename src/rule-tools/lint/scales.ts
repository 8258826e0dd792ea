import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, exists, fault, field, items, numberOf, root, texts, type Node } from '../../source/node.ts';
import { follow, isPerMarket } from './reference-paths.ts';

/** Reports levels and horizons that do not rise from 0, gates without effect, and {market} in company-wide texts. */
export function checkScales(files: readonly PackFile[]): readonly Diagnostic[] {
  return files.flatMap(({ format, document }) => {
    const rules = (path: string): readonly Node[] => follow(root(document), path);
    switch (format) {
      case 'pack':
        return [...checkRising(rules('levels/*'), 'from'), ...checkRising(rules('horizons/*'), 'from-month')];
      case 'questionnaire':
        return [
          ...rules('sections/*').flatMap(checkMarketPlaceholder),
          ...rules('questions/*').flatMap(checkMarketPlaceholder),
        ];
      case 'readiness':
        return [
          ...rules('gates/*').flatMap(checkGateEffect),
          ...rules('gates/*').flatMap(checkMarketPlaceholder),
        ];
      case 'recommendations':
        return rules('recommendations/*').flatMap(checkMarketPlaceholder);
      default:
        return [];
    }
  });
}

function checkRising(steps: readonly Node[], key: string): readonly Diagnostic[] {
  return steps.flatMap((step, index) => {
    const node = field(step, key);
    const value = numberOf(node);
    const previous = steps[index - 1];
    const before = previous === undefined ? null : numberOf(field(previous, key));
    if (value === null) return [];
    if (previous === undefined && value !== 0)
      return [
        fault(node, 'score-order', 'The first step starts at 0, or nothing holds below it.', {
          expected: '0',
        }),
      ];
    if (before === null || value > before) return [];
    return [
      fault(node, 'score-order', 'Each step starts above the one before.', {
        expected: `more than ${before}`,
      }),
    ];
  });
}

function checkGateEffect(gate: Node): readonly Diagnostic[] {
  const blocks = field(gate, 'blocks');
  if (exists(field(gate, 'caps')) || items(blocks).length > 0) return [];
  return [
    fault(gate, 'missing-key', 'This gate has no effect.', {
      expected: 'caps (a level), blocks (entry modes), or both',
    }),
  ];
}

/** A text shown once per company cannot name a market. */
function checkMarketPlaceholder(rule: Node): readonly Diagnostic[] {
  if (isPerMarket(rule)) return [];
  return entries(rule)
    .flatMap(([, value]) => [
      ...texts(value),
      ...items(value).flatMap((part) => entries(part).flatMap(([, inner]) => texts(inner))),
    ])
    .filter(({ value }) => typeof value === 'string' && value.includes('{market}'))
    .map((text) =>
      fault(text, 'market-scope', 'This text says {market}, but it is shown once for the whole company.', {
        expected: 'per: market on it, or a text without {market}',
      }),
    );
}
