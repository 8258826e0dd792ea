import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import {
  entries,
  exists,
  diagnosticAt,
  field,
  items,
  numberOf,
  texts,
  type Node,
} from '../../source/node.ts';
import type { EntryKind } from '../../rule-pack/entry-types.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import { isPerMarket } from './reference-paths.ts';

/** Reports levels and horizons that do not rise from 0, gates without effect, and {market} in company-wide texts. */
export function checkScales(files: readonly PackFile[]): readonly Diagnostic[] {
  return files.flatMap((file) => {
    const rules = (kind: EntryKind): readonly Node[] => nodesOf([file], kind);
    switch (file.format) {
      case 'pack':
        return [...checkRising(rules('level'), 'from'), ...checkRising(rules('horizon'), 'from-month')];
      case 'questionnaire':
        return [
          ...rules('section').flatMap(checkMarketPlaceholder),
          ...rules('question').flatMap(checkMarketPlaceholder),
        ];
      case 'readiness':
        return [...rules('gate').flatMap(checkGateEffect), ...rules('gate').flatMap(checkMarketPlaceholder)];
      case 'recommendations':
        return rules('recommendation').flatMap(checkMarketPlaceholder);
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
        diagnosticAt(node, 'score-order', 'The first step starts at 0, or nothing holds below it.', {
          expected: '0',
        }),
      ];
    if (before === null || value > before) return [];
    return [
      diagnosticAt(node, 'score-order', 'Each step starts above the one before.', {
        expected: `more than ${before}`,
      }),
    ];
  });
}

function checkGateEffect(gate: Node): readonly Diagnostic[] {
  const blocks = field(gate, 'blocks');
  if (exists(field(gate, 'caps')) || exists(field(gate, 'stops')) || items(blocks).length > 0) return [];
  return [
    diagnosticAt(gate, 'missing-key', 'This gate has no effect.', {
      expected: 'caps (a level), blocks (entry modes) or stops',
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
      diagnosticAt(
        text,
        'market-scope',
        'This text says {market}, but it is shown once for the whole company.',
        {
          expected: 'per: market on it, or a text without {market}',
        },
      ),
    );
}
