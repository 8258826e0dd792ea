import { checkAnswers } from '../../answers/validate.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, field, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Home, SymbolTable } from './symbol-table.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import { checkName } from './references.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** Reports undeclared names in the expectations of test cases. */
export function checkPackTests(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  return nodesOf(files, 'case').flatMap((test) => checkExpectation(field(test, 'expect'), symbols));
}

function checkExpectation(expected: Node, symbols: SymbolTable): readonly Diagnostic[] {
  const named = (kind: NameKind, node: Node): readonly Diagnostic[] =>
    texts(node).flatMap((text) => checkName(text, kind, 'any', symbols));
  const outcome = (node: Node): readonly Diagnostic[] =>
    ['not-yet', 'tie', 'not-enough-answers', 'stopped'].includes(textOf(node) ?? '')
      ? []
      : named('mode', node);
  const form = field(expected, 'form');
  const actions = field(expected, 'actions');
  return [
    ...outcome(field(expected, 'overall')),
    ...(textOf(form) === 'none' ? [] : named('form', form)),
    ...named('market', field(expected, 'first-market')),
    ...named('level', field(expected, 'level')),
    ...named('gate', field(expected, 'gates')),
    ...entries(field(expected, 'dimensions')).flatMap(([dimension, score]) =>
      checkName(score, 'dimension', 'any', symbols, dimension, 'key'),
    ),
    ...entries(actions).flatMap(([, ids]) => named('recommendation', ids)),
    ...entries(field(expected, 'markets')).flatMap(([market, of]) => [
      ...checkName(of, 'market', 'any', symbols, market, 'key'),
      ...outcome(field(of, 'verdict')),
      ...named('mode', field(of, 'nearest')),
      ...named('mode', field(of, 'open-modes')),
      ...entries(field(of, 'modes')).flatMap(([mode, score]) =>
        checkName(score, 'mode', 'any', symbols, mode, 'key'),
      ),
      ...entries(field(of, 'barriers')).flatMap(([barrier, severity]) =>
        checkName(severity, 'barrier', homeOf(market, symbols), symbols, barrier, 'key'),
      ),
    ]),
  ];
}

/** Checks the answers of test cases like those of an answers file, except at places that `reported` already covers. */
export function checkTestAnswers(
  files: readonly PackFile[],
  pack: Pack,
  reported: readonly Diagnostic[],
): readonly Diagnostic[] {
  const locations = new Set(reported.map(locationOf));
  return nodesOf(files, 'case').flatMap((test) => {
    const { faults: errors, warnings } = checkAnswers(field(test, 'given'), pack);
    const title = `Test case ${quote(textOf(field(test, 'id')) ?? '')}: `;
    return [...errors, ...warnings]
      .filter((found) => !locations.has(locationOf(found)))
      .map((found) => ({ ...found, message: title + found.message }));
  });
}

const locationOf = ({ file, start }: Diagnostic): string => `${file} ${start?.offset ?? ''}`;

/** The file of a market, in which its barriers are looked up. */
const homeOf = (market: string, symbols: SymbolTable): Home | 'any' =>
  symbols.find('market', market)?.home ?? 'any';
