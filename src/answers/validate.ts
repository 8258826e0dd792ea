import type { Diagnostic } from '../source/diagnostic.ts';
import { closestMatch } from '../source/closest-match.ts';
import { quote } from '../source/sanitize.ts';
import { at, entries, diagnosticAt, isMapping, type Node } from '../source/node.ts';
import type { Pack } from '../rule-pack/rule-pack.ts';
import type { AnswerValue, Question, RetiredQuestion } from '../schema/types.ts';
import { checkValue } from './check-value.ts';
import { dontKnow } from '../schema/answer-file.ts';
import { companyQuestions, questionsIn } from '../rule-pack/questions.ts';

/** The answers of one place: for the company (null), or for a market. */
export interface ScopeAnswers {
  readonly market: string | null;
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

export interface CheckedAnswers {
  readonly places: readonly ScopeAnswers[];
  /** Faults in single answers: with leniency each of them means "don't know". */
  readonly faults: readonly Diagnostic[];
  /** What is worth knowing, but stops nothing. */
  readonly warnings: readonly Diagnostic[];
  /** The parts that were checked here, so that the schema need not speak of them. */
  readonly checked: readonly Node[];
}

/** Every answer of a file against the questions of the pack. */
export function checkAnswers(document: Node, pack: Pack): CheckedAnswers {
  const check = new Check(pack);
  check.place(at(document, 'answers'), null);
  const markets = at(document, 'markets');
  for (const [id, node] of entries(markets)) check.market(id, node);
  return check;
}

class Check implements CheckedAnswers {
  readonly places: ScopeAnswers[] = [];
  readonly faults: Diagnostic[] = [];
  readonly warnings: Diagnostic[] = [];
  readonly checked: Node[] = [];
  readonly #pack: Pack;

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  market(id: string, node: Node): void {
    const known = this.#pack.markets.map((market) => market.id);
    if (known.includes(id)) {
      this.place(node, id);
      return;
    }
    this.checked.push(node);
    this.faults.push(
      diagnosticAt(node, 'unknown-market', `There is no market ${quote(id)}.`, {
        at: 'key',
        expected: `one of ${known.join(', ')}`,
        suggestion: closestMatch(id, known),
      }),
    );
  }

  place(node: Node, market: string | null): void {
    if (!isMapping(node.value)) return;
    const questions = questionsIn(this.#pack, market);
    const answers: Record<string, AnswerValue> = {};
    const taken = new Map<string, string>();
    for (const [id, answer] of entries(node)) {
      this.checked.push(answer);
      const question =
        questions.find((one) => one.id === id) ?? questions.find((one) => one['renamed-from']?.includes(id));
      if (question === undefined) {
        const retired = this.#pack.questionnaire.retired?.find((one) => one.id === id);
        if (retired === undefined) this.faults.push(this.#unknown(id, answer, market, questions));
        else this.warnings.push(retiredAnswer(answer, retired));
        continue;
      }
      if (id !== question.id && isOutdated(answer, question)) {
        this.warnings.push(retiredAnswer(answer, { id, instead: [question.id] }));
        continue;
      }
      const before = taken.get(question.id);
      if (before !== undefined) {
        answers[question.id] = dontKnow;
        this.faults.push(twice(answer, id, before, question));
        continue;
      }
      taken.set(question.id, id);
      if (id !== question.id) this.#renamed(answer, 'question', id, question.id, 'key');
      answers[question.id] = this.#value(answer, question);
    }
    this.places.push({ market, answers });
  }

  #value(node: Node, question: Question): AnswerValue {
    const result = checkValue(node, question);
    if (result.ok) {
      for (const { node: option, from, to } of result.renamed)
        this.#renamed(option, 'option', from, to, 'value');
      return result.value;
    }
    for (const { node: part, code, message, expected, suggestion } of result.faults)
      this.faults.push(diagnosticAt(part, code, message, { expected, suggestion }));
    return dontKnow;
  }

  #renamed(node: Node, what: string, from: string, to: string, place: 'key' | 'value'): void {
    const message = `The ${what} ${quote(from)} is now called ${quote(to)}; the answer is taken over.`;
    this.warnings.push(
      diagnosticAt(node, 'pack-version', message, { severity: 'warning', at: place, expected: to }),
    );
  }

  /** A question that is not asked here: because it is asked elsewhere, or nowhere. */
  #unknown(id: string, node: Node, market: string | null, questions: readonly Question[]): Diagnostic {
    const elsewhere = this.#elsewhere(id, market);
    if (elsewhere !== null)
      return diagnosticAt(node, 'market-scope', elsewhere.message, {
        at: 'key',
        expected: elsewhere.expected,
      });
    const where = market === null ? 'for the company' : `for ${market}`;
    return diagnosticAt(node, 'unknown-question', `There is no question ${quote(id)} ${where}.`, {
      at: 'key',
      expected: 'the id of a question',
      suggestion: closestMatch(
        id,
        questions.map((question) => question.id),
      ),
    });
  }

  #elsewhere(id: string, market: string | null): { message: string; expected: string } | null {
    const named = ({ id: known, 'renamed-from': old = [] }: Question): boolean =>
      known === id || old.includes(id);
    if (market !== null && companyQuestions(this.#pack).some(named))
      return {
        message: `${quote(id)} is asked once for the company, not for a market.`,
        expected: 'its answer under `answers`',
      };
    const markets = this.#pack.markets
      .map((one) => one.id)
      .filter((one) => questionsIn(this.#pack, one).some(named));
    if (markets.length === 0) return null;
    const single = markets.length < this.#pack.markets.length;
    return {
      message: `${quote(id)} is asked ${single ? `only for ${markets.join(', ')}` : 'for each market'}.`,
      expected: `its answer under \`markets\`, below ${single ? markets.join(', ') : 'the id of the market'}`,
    };
  }
}

/** True for an answer that the question no longer takes; a misspelt option, close to one that it has, is an error. */
function isOutdated(answer: Node, question: Question): boolean {
  const checked = checkValue(answer, question);
  return !checked.ok && checked.faults.every(({ suggestion }) => suggestion === null);
}

/** An answer of an older questionnaire that cannot be carried over. */
function retiredAnswer(answer: Node, { id, instead = [] }: RetiredQuestion): Diagnostic {
  const now = instead.map((one) => quote(one)).join(' and ');
  const message =
    now === ''
      ? `${quote(id)} is no longer asked; the answer is left out.`
      : `${quote(id)} is asked in another way now; the answer is left out.`;
  return diagnosticAt(answer, 'pack-version', message, {
    severity: 'warning',
    at: 'key',
    expected: now === '' ? 'nothing in its place' : `an answer to ${now}`,
  });
}

function twice(node: Node, id: string, before: string, question: Question): Diagnostic {
  const message = `${quote(id)} and ${quote(before)} are the same question.`;
  return diagnosticAt(node, 'duplicate-id', message, { at: 'key', expected: `only ${question.id}` });
}
