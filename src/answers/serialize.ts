import { sanitize } from '../source/sanitize.ts';
import type { Pack } from '../rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Question } from '../schema/types.ts';
import { answerText } from './answer-text.ts';
import { worded } from './questions.ts';
import { isList } from '../source/node.ts';
import { questionsIn } from '../rule-pack/questions.ts';

export interface WriteOptions {
  /** Answers to these questions do not apply now: they are kept for the reader, as comments. */
  readonly isHidden?: (question: string, market: string | null) => boolean;
}

/**
 * Answers as a YAML file that a person can read and edit: the question above each answer, what the answer means behind
 * it, in the order in which questions are asked. Reading the file gives the same answers again.
 */
export function writeAnswers(file: AnswerFile, pack: Pack, options: WriteOptions = {}): string {
  const writer = new Writer(pack, options);
  writer.line('# Answers for Born Global. This file can be edited; born-global assess goes on with it.');
  writer.line(`# A question left out has not been answered; dont-know is an answer.`);
  writer.line(`format: ${file.format ?? 'born-global/answers/1'}`);
  if (file.pack !== undefined) {
    writer.line('pack:');
    for (const key of ['id', 'version', 'hash'] as const) {
      const value = file.pack[key];
      if (value !== undefined) writer.line(`  ${key}: ${text(value)}`);
    }
  }
  for (const key of ['company', 'respondent', 'date'] as const) {
    const value = file[key];
    if (value !== undefined) writer.line(`${key}: ${text(value)}`);
  }
  writer.line('');
  writer.answers('answers', file.answers, null, '');
  if (file.markets !== undefined) {
    const markets = Object.entries(file.markets);
    writer.line('');
    writer.line(markets.length === 0 ? 'markets: {}' : 'markets:');
    for (const [market, answers] of markets) writer.answers(market, answers, market, '  ');
  }
  if (file.notes !== undefined) {
    writer.line('');
    writer.line(file.notes.length === 0 ? 'notes: []' : 'notes:');
    for (const { question, market, text: note } of file.notes) {
      writer.line(`  - question: ${id(question)}`);
      if (market !== undefined) writer.line(`    market: ${id(market)}`);
      writer.line(`    text: ${text(note)}`);
    }
  }
  return writer.text();
}

class Writer {
  readonly #lines: string[] = [];
  readonly #pack: Pack;
  readonly #isHidden: (question: string, market: string | null) => boolean;

  constructor(pack: Pack, { isHidden = () => false }: WriteOptions) {
    this.#pack = pack;
    this.#isHidden = isHidden;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  line(line: string): void {
    this.#lines.push(line);
  }

  answers(
    key: string,
    answers: Readonly<Record<string, AnswerValue>>,
    market: string | null,
    indent: string,
  ): void {
    const inner = `${indent}  `;
    const questions = questionsIn(this.#pack, market)
      .filter((question) => Object.hasOwn(answers, question.id))
      .map((question) => worded(this.#pack, question, market));
    const shown = Object.keys(answers).filter((question) => !this.#isHidden(question, market));
    this.line(shown.length === 0 ? `${indent}${id(key)}: {}` : `${indent}${id(key)}:`);
    let section: string | null = null;
    for (const question of questions) {
      if (question.section !== section) this.#section(question.section, inner);
      section = question.section;
      this.#answer(question, answers[question.id], market, inner);
    }
    for (const [question, value] of Object.entries(answers))
      if (!questions.some((known) => known.id === question)) this.#value(id(question), value, inner);
  }

  #section(section: string, indent: string): void {
    const title = this.#pack.questionnaire.sections.find((known) => known.id === section)?.title ?? section;
    if (!this.#lines.at(-1)?.endsWith(':')) this.line('');
    this.line(`${indent}# == ${comment(title)} ==`);
  }

  #answer(question: Question, value: AnswerValue | undefined, market: string | null, indent: string): void {
    if (value === undefined) return;
    for (const part of wrap(comment(question.ask))) this.line(`${indent}# ${part}`);
    if (this.#isHidden(question.id, market)) {
      this.line(`${indent}# Does not apply now; the answer was: ${flow(value)}`);
    } else if (isList(value) && value.length > 0) {
      this.line(`${indent}${id(question.id)}:`);
      for (const option of value)
        this.line(`${indent}  - ${id(option)}  # ${comment(answerText(option, question))}`);
    } else {
      this.#value(id(question.id), value, indent, `  # ${comment(answerText(value, question))}`);
    }
  }

  #value(key: string, value: AnswerValue, indent: string, after = ''): void {
    this.line(`${indent}${key}: ${flow(value)}${after}`);
  }
}

/** An answer on one line. */
function flow(value: AnswerValue): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return id(value);
  if (isList(value)) return `[${value.map(id).join(', ')}]`;
  if (value.between !== undefined) return `{between: [${value.between.join(', ')}]}`;
  return `{one-of: [${(value['one-of'] ?? []).map(id).join(', ')}]}`;
}

/** An id; three of them would mean something else in YAML. */
const id = (name: string): string => (/^(null|true|false)$/.test(name) ? `"${name}"` : name);

/** Text in double quotes, which YAML reads as JSON does. */
const text = (value: string): string => JSON.stringify(value);

const comment = (content: string): string => sanitize(content).replaceAll(/\s+/gu, ' ').trim();

const width = 96;

/** Lines of words. */
function wrap(content: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
