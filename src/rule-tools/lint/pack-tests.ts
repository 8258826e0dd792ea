import { checkAnswers } from '../../answers/validate.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, field, textOf, texts, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Home, Kind, Names } from './symbol-table.ts';
import { followAll } from './reference-paths.ts';
import { checkName } from './references.ts';

/** Names in the expectations of test cases that nothing declares. */
export function checkPackTests(files: readonly PackFile[], names: Names): readonly Diagnostic[] {
  return followAll(files, 'cases/*/expect').flatMap((expected) => checkExpectation(expected, names));
}

function checkExpectation(expected: Node, names: Names): readonly Diagnostic[] {
  const named = (kind: Kind, node: Node): readonly Diagnostic[] =>
    texts(node).flatMap((text) => checkName(text, kind, 'any', names));
  const outcome = (node: Node): readonly Diagnostic[] =>
    ['not-yet', 'tie'].includes(textOf(node) ?? '') ? [] : named('mode', node);
  const actions = field(expected, 'actions');
  return [
    ...outcome(field(expected, 'overall')),
    ...named('market', field(expected, 'first-market')),
    ...named('level', field(expected, 'level')),
    ...named('gate', field(expected, 'gates')),
    ...entries(field(expected, 'dimensions')).flatMap(([dimension, score]) =>
      checkName(score, 'dimension', 'any', names, dimension, 'key'),
    ),
    ...entries(actions).flatMap(([, ids]) => named('recommendation', ids)),
    ...entries(field(expected, 'markets')).flatMap(([market, of]) => [
      ...checkName(of, 'market', 'any', names, market, 'key'),
      ...outcome(field(of, 'verdict')),
      ...named('mode', field(of, 'nearest')),
      ...named('mode', field(of, 'open-modes')),
      ...entries(field(of, 'modes')).flatMap(([mode, score]) =>
        checkName(score, 'mode', 'any', names, mode, 'key'),
      ),
      ...entries(field(of, 'barriers')).flatMap(([barrier, severity]) =>
        checkName(severity, 'barrier', homeOf(market, names), names, barrier, 'key'),
      ),
    ]),
  ];
}

/** Faults in the given answers, found as those of an answers file are; what `told` says of the same place is not repeated. */
export function checkGiven(
  files: readonly PackFile[],
  pack: Pack,
  told: readonly Diagnostic[],
): readonly Diagnostic[] {
  const places = new Set(told.map(placeOf));
  return followAll(files, 'cases/*').flatMap((test) => {
    const { faults, warnings } = checkAnswers(field(test, 'given'), pack);
    const title = `Test case ${quote(textOf(field(test, 'id')) ?? '')}: `;
    return [...faults, ...warnings]
      .filter((found) => !places.has(placeOf(found)))
      .map((found) => ({ ...found, message: title + found.message }));
  });
}

const placeOf = ({ file, start }: Diagnostic): string => `${file} ${start?.offset ?? ''}`;

/** The file of a market, whose barriers are meant. */
const homeOf = (market: string, names: Names): Home | 'any' =>
  names.anywhere('market', market)?.home ?? 'any';
