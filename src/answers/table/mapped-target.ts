import type { Diagnostic } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { entries, diagnosticAt, field, type Node } from '../../source/node.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { MappedColumn, Question } from '../../schema/types.ts';
import { worded } from '../questions.ts';
import { readCell, readMark } from './read-cell.ts';
import { answerTarget, type AnswerTarget, type Target } from './targets.ts';
import { companyQuestions, questionsIn } from '../../rule-pack/questions.ts';

export type MappedTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const refused = (...diagnostics: readonly Diagnostic[]): MappedTarget => ({ ok: false, diagnostics });

/** What a mapping says a column is. */
export function mappedTarget(mapped: MappedColumn, node: Node, pack: Pack): MappedTarget {
  const { is, question: id, market = null, option = null, values = {} } = mapped;
  if ((is === undefined) === (id === undefined)) {
    const message = is === undefined ? 'Nothing says what this column is.' : 'This column is two things.';
    return refused(diagnosticAt(node, 'schema', message, { expected: 'either is or question' }));
  }
  if (is !== undefined) return { ok: true, target: { kind: is } };
  if (market !== null && !pack.markets.some((known) => known.id === market)) {
    const known = pack.markets.map((one) => one.id);
    const details = { expected: `one of ${known.join(', ')}`, suggestion: closestMatch(market, known) };
    return refused(
      diagnosticAt(field(node, 'market'), 'unknown-market', `There is no market ${quote(market)}.`, details),
    );
  }
  const question = questionNamed(pack, market, id ?? '');
  if (question === undefined) return refused(unknownQuestion(node, id ?? '', market, pack));
  const target = answerTarget(
    market,
    worded(pack, question, market),
    option,
    new Map(Object.entries(values).map(([text, meant]) => [text, String(meant)])),
  );
  const faults = [...optionFaults(target, node), ...valueFaults(target, node)];
  return faults.length > 0 ? refused(...faults) : { ok: true, target };
}

const questionNamed = (pack: Pack, market: string | null, id: string): Question | undefined => {
  const asked = questionsIn(pack, market);
  return asked.find((one) => one.id === id) ?? asked.find((one) => one['renamed-from']?.includes(id));
};

function unknownQuestion(node: Node, id: string, market: string | null, pack: Pack): Diagnostic {
  const place = field(node, 'question');
  const markets = pack.markets.filter((one) => questionNamed(pack, one.id, id) !== undefined);
  if (market === null && markets.length > 0) {
    const expected = `also market: one of ${markets.map((one) => one.id).join(', ')}`;
    return diagnosticAt(place, 'market-scope', `${quote(id)} is asked for a market.`, { expected });
  }
  if (market !== null && companyQuestions(pack).some((one) => one.id === id)) {
    const message = `${quote(id)} is asked once for the company, not for a market.`;
    return diagnosticAt(place, 'market-scope', message, { expected: 'no market' });
  }
  const known = questionsIn(pack, market).map((one) => one.id);
  const where = market === null ? 'for the company' : `for ${market}`;
  const details = { expected: 'the id of a question', suggestion: closestMatch(id, known) };
  return diagnosticAt(place, 'unknown-question', `There is no question ${quote(id)} ${where}.`, details);
}

function optionFaults({ option, question }: AnswerTarget, node: Node): readonly Diagnostic[] {
  if (option === null) return [];
  if (question.type !== 'many') {
    const message = `${quote(question.id)} takes one answer, so that no option has a column of its own.`;
    return [diagnosticAt(field(node, 'option'), 'question-type', message, { expected: 'no option' })];
  }
  const known = (question.options ?? []).map(({ id }) => id);
  if (known.includes(option)) return [];
  const message = `${quote(option)} is not an option of ${quote(question.id)}.`;
  const details = { expected: `one of ${known.join(', ')}`, suggestion: closestMatch(option, known) };
  return [diagnosticAt(field(node, 'option'), 'unknown-option', message, details)];
}

/** What a mapping says of the texts of cells must be an answer itself. */
function valueFaults(target: AnswerTarget, node: Node): readonly Diagnostic[] {
  const bare = { ...target, values: new Map<string, string>() };
  return entries(field(node, 'values')).flatMap(([, value]) => {
    const meant = String(value.value);
    if (target.option !== null) {
      if (readMark(meant, bare) !== null) return [];
      const message = `${quote(meant)} does not say whether the option is chosen.`;
      return [diagnosticAt(value, 'answer-type', message, { expected: 'yes, no, perhaps or dont-know' })];
    }
    const read = readCell(meant, bare);
    if (read.ok) return [];
    const { code, message, expected, suggestion } = read;
    return [diagnosticAt(value, code, message, { suggestion, ...(expected === null ? {} : { expected }) })];
  });
}
