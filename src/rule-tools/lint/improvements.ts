import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, exists, diagnosticAt, field, numberOf, textOf, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import { checkOption } from './conditions.ts';
import type { SymbolTable } from './symbol-table.ts';
import { entryNodesOf } from '../../rule-pack/traverse.ts';
import { isOrdered, optionIds, questionFor, typeOf } from './questions.ts';
import { expectation } from './references.ts';

/** Reports recommendations whose `improves` names an unknown question or option, or one that no change can reach. */
export function checkImprovements(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  return entryNodesOf(files, 'recommendation').flatMap(({ node: recommendation, ...scope }) => {
    return [
      ...entries(field(recommendation, 'improves')).flatMap(([id, target]) => {
        const { question, diagnostics } = questionFor(target, id, scope, symbols);
        return question === null
          ? diagnostics
          : [...diagnostics, ...checkTarget(target, id, question, symbols)];
      }),
      ...(exists(field(recommendation, 'improves')) || exists(field(recommendation, 'when'))
        ? []
        : [
            diagnosticAt(
              recommendation,
              'missing-key',
              'This recommendation would apply to every company for ever.',
              {
                expected: 'improves, when, or both',
              },
            ),
          ]),
    ];
  });
}

function checkTarget(target: Node, id: string, question: Node, symbols: SymbolTable): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (field(question, 'changeable').value === false) {
    const message = `The answer to ${quote(id)} cannot be changed (changeable: false), so nothing improves it.`;
    diagnostics.push(
      diagnosticAt(target, 'question-type', message, {
        at: 'key',
        expected: 'a question that work can change',
      }),
    );
  }
  const type = typeOf(question);
  if (type === 'number') return [...diagnostics, ...checkNumberTarget(target, id, question)];
  if (type === null) return diagnostics;
  if (typeof target.value === 'number') {
    const message = `The question ${quote(id)} is improved to one of its options.`;
    return [
      ...diagnostics,
      diagnosticAt(target, 'test-type', message, { expected: expectation('option', optionIds(question)) }),
    ];
  }
  diagnostics.push(...checkOption(target, id, question, symbols));
  if (target.value === 'not-applicable')
    diagnostics.push(
      diagnosticAt(target, 'unknown-option', 'Nothing improves to `not-applicable`.', {
        expected: 'an option',
      }),
    );
  const [lowest] = optionIds(question);
  if (type === 'one' && isOrdered(question) && textOf(target) === lowest) {
    const message = `No answer to ${quote(id)} is below ${quote(lowest)}, so this never applies.`;
    diagnostics.push(diagnosticAt(target, 'test-type', message, { expected: 'an option above the lowest' }));
  }
  return diagnostics;
}

function checkNumberTarget(target: Node, id: string, question: Node): readonly Diagnostic[] {
  const value = numberOf(target);
  if (value === null) {
    const message = `The question ${quote(id)} is a number; it is improved to a number.`;
    return [diagnosticAt(target, 'test-type', message, { expected: 'a number' })];
  }
  const minimum = numberOf(field(question, 'minimum'));
  const maximum = numberOf(field(question, 'maximum'));
  if ((minimum === null || value > minimum) && (maximum === null || value <= maximum)) return [];
  const expected = [
    ...(minimum === null ? [] : [`more than ${minimum}`]),
    ...(maximum === null ? [] : [`at most ${maximum}`]),
  ].join(' and ');
  return [diagnosticAt(target, 'answer-range', `No answer to ${quote(id)} rises to ${value}.`, { expected })];
}
