import { maxBreakpoints } from '../../engine/space/domain.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, diagnosticAt, field, items, numberOf, textOf, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { SymbolTable } from './symbol-table.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import { conditionsOf } from './reference-paths.ts';

/** Reports number questions that rules cut into more ranges than the engine can distinguish. */
export function checkBounds(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  const bounds = new Map<string, Set<string>>();
  const add = (question: string, value: number | null, above: boolean): void => {
    if (value === null) return;
    const known = bounds.get(question) ?? new Set();
    bounds.set(question, known.add(`${value} ${above ? 1 : 0}`));
  };
  const visit = (condition: Node): void => {
    for (const [key, value] of entries(condition)) {
      if (key === 'all' || key === 'any') items(value).forEach(visit);
      else if (key === 'not') visit(value);
      else
        for (const [test, bound] of entries(value))
          add(key, numberOf(bound), test === 'more-than' || test === 'at-most');
    }
  };
  for (const { node } of conditionsOf(files)) visit(node);
  const questions = symbols.all.filter(({ kind }) => kind === 'question');
  for (const { id, node } of questions)
    for (const band of items(field(node, 'bands'))) add(id, numberOf(field(band, 'from')), false);
  for (const recommendation of nodesOf(files, 'recommendation'))
    for (const [id, target] of entries(field(recommendation, 'improves'))) add(id, numberOf(target), false);
  return questions.flatMap(({ id, node }) => {
    const count = bounds.get(id)?.size ?? 0;
    if (count <= maxBreakpoints || textOf(field(node, 'type')) !== 'number') return [];
    const message = `Rules, bands and improvements cut ${quote(id)} at ${count} bounds.`;
    return [
      diagnosticAt(field(node, 'id'), 'question-type', message, {
        expected: `at most ${maxBreakpoints} different bounds`,
      }),
    ];
  });
}
