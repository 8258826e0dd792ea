import { sortDiagnostics, type Diagnostic } from '../source/diagnostic.ts';
import { parseDocument, type Document } from '../source/document.ts';
import { closestMatch } from '../source/closest-match.ts';
import { quote } from '../source/sanitize.ts';
import {
  at,
  entries,
  diagnosticAt,
  field,
  isMapping,
  items,
  root,
  textOf,
  type Node,
} from '../source/node.ts';
import type { Pack } from '../rule-pack/rule-pack.ts';
import { schemaDiagnostics } from '../source/schema-diagnostics.ts';
import isAnswerFile from '../schema/generated/answers-validator.js';
import type { AnswerFile, AnswerValue, State } from '../schema/types.ts';
import { checkAnswers, type CheckedAnswers, type ScopeAnswers } from './validate.ts';
import { answerTo, refOf } from '../schema/answer-file.ts';
import { questionsIn } from '../rule-pack/questions.ts';

/** The id of the pack that answers were given to; null if they do not say. */
export function packIdOf({ value }: Document): string | null {
  const reference = isMapping(value) ? value['pack'] : undefined;
  const id = isMapping(reference) ? reference['id'] : undefined;
  return typeof id === 'string' ? id : null;
}

/** Whether a question applies, as the engine sees it. */
export interface Applicability {
  readonly question: { readonly id: string };
  readonly market: string | null;
  readonly applies: State;
}

export interface ReadOptions {
  /** A faulty answer is reported and taken as "don't know", instead of stopping. */
  readonly lenient: boolean;
  /** Which questions apply, given answers; without it, answers to other questions pass unreported. */
  readonly places?: (answers: AnswerFile) => readonly Applicability[];
}

export interface ReadAnswers {
  /** Null where an error stands in the way. */
  readonly answers: AnswerFile | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the answers of one company and checks them against a pack. Never throws and never guesses: every problem is
 * reported with its position.
 *
 * @param text YAML or JSON
 * @param file the name to use in diagnostics
 */
export const readAnswers = (text: string, file: string, pack: Pack, options: ReadOptions): ReadAnswers =>
  readAnswerDocument(parseDocument(file, text), pack, options);

/** The same for a text that has been parsed. */
export function readAnswerDocument(document: Document, pack: Pack, options: ReadOptions): ReadAnswers {
  if (document.value === undefined)
    return { answers: null, diagnostics: sortDiagnostics(document.diagnostics) };
  const node = root(document);
  const reference = checkReference(at(node, 'pack'), pack);
  // The questions of another pack are other questions: to compare them would only bury the one fault that counts.
  if (reference.some(({ severity }) => severity === 'error'))
    return { answers: null, diagnostics: sortDiagnostics([...document.diagnostics, ...reference]) };

  const checked = checkAnswers(node, pack);
  const notes = checkNotes(at(node, 'notes'), pack);
  const faults = options.lenient ? checked.faults.map(asWarning) : checked.faults;
  const diagnostics = [
    ...document.diagnostics,
    ...reference,
    ...schemaDiagnostics(document, isAnswerFile).filter((found) => !isInside(found, document, checked)),
    ...faults,
    ...checked.warnings,
    ...notes,
  ];
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  const answers = broken ? null : answerFileOf(document.value, checked.places, pack);
  if (answers !== null && options.places !== undefined)
    diagnostics.push(...hiddenAnswers(node, answers, options.places(answers)));
  return { answers, diagnostics: sortDiagnostics(diagnostics) };
}

function checkReference(node: Node, pack: Pack): readonly Diagnostic[] {
  const { id, version } = pack.manifest;
  const given = field(node, 'id');
  if (textOf(given) !== null && given.value !== id) {
    const message = `These answers were given to the pack ${quote(textOf(given) ?? '')}, not to ${quote(id)}.`;
    return [
      diagnosticAt(given, 'pack-version', message, { expected: `answers to ${id}, or other rules: --rules` }),
    ];
  }
  const old = field(node, 'version');
  if (textOf(old) === null || old.value === version) return [];
  const message = `These answers were given to version ${quote(textOf(old) ?? '')} of the questions; this is version ${version}. Answer what is new with: born-global assess`;
  return [diagnosticAt(old, 'pack-version', message, { severity: 'warning', expected: version })];
}

/** A note about a question that is not asked is kept, because somebody wrote it, and reported. */
function checkNotes(node: Node, pack: Pack): readonly Diagnostic[] {
  return items(node).flatMap((note) => {
    const question = textOf(field(note, 'question'));
    if (question === null) return [];
    const market = textOf(field(note, 'market'));
    const known = questionsIn(pack, market).flatMap(({ id, 'renamed-from': old = [] }) => [id, ...old]);
    if (known.includes(question)) return [];
    const where = market === null ? 'for the company' : `for ${quote(market)}`;
    const message = `This note is about ${quote(question)}, which is not asked ${where}.`;
    const suggestion = closestMatch(question, known);
    const details = { severity: 'warning', expected: 'the id of a question', suggestion } as const;
    return [diagnosticAt(field(note, 'question'), 'unknown-note', message, details)];
  });
}

function asWarning(found: Diagnostic): Diagnostic {
  const dropped = ['unknown-question', 'unknown-market', 'market-scope'].includes(found.code);
  const message = `${found.message} ${dropped ? 'Left out.' : 'Taken as "don\'t know".'}`;
  return { ...found, severity: 'warning', message };
}

/** The schema speaks of a part that has been checked more exactly already. */
function isInside(found: Diagnostic, document: Document, { checked }: CheckedAnswers): boolean {
  const offset = found.start?.offset;
  if (offset === undefined) return false;
  return checked.some(({ path }) => {
    const start = document.keyRange(path)?.start.offset ?? offset + 1;
    const end = document.valueRange(path)?.end.offset ?? offset;
    return start <= offset && offset <= end;
  });
}

function answerFileOf(value: unknown, places: readonly ScopeAnswers[], pack: Pack): AnswerFile | null {
  if (!isMapping(value)) return null;
  const company = places.find(({ market }) => market === null)?.answers ?? {};
  const markets: Record<string, Readonly<Record<string, AnswerValue>>> = {};
  for (const { market, answers } of places) if (market !== null) markets[market] = answers;
  const given = {
    ...value,
    answers: company,
    ...(value['markets'] === undefined ? {} : { markets }),
    ...(Array.isArray(value['notes'])
      ? { notes: value['notes'].map((note) => renamedNote(note, pack)) }
      : {}),
  };
  return isAnswerFile(given) ? given : null;
}

/** A note that follows its question to the new name. */
function renamedNote(note: unknown, pack: Pack): unknown {
  if (!isMapping(note)) return note;
  const { question, market = null } = note;
  if (typeof question !== 'string' || (market !== null && typeof market !== 'string')) return note;
  const asked = questionsIn(pack, market);
  const found =
    asked.find(({ id }) => id === question) ?? asked.find((one) => one['renamed-from']?.includes(question));
  return found === undefined ? note : { ...note, question: found.id };
}

function hiddenAnswers(
  document: Node,
  answers: AnswerFile,
  places: readonly Applicability[],
): readonly Diagnostic[] {
  return places.flatMap(({ question, market, applies }) => {
    if (applies !== 'false') return [];
    if (answerTo(answers, refOf({ question, market })) === undefined) return [];
    const keys = market === null ? ['answers'] : ['markets', market];
    const answer = entries(at(document, ...keys)).find(([id]) => id === question.id)?.[1];
    const message = `${quote(question.id)} does not apply, given the other answers; its answer is not used.`;
    const details = { severity: 'warning', at: 'key' } as const;
    return [diagnosticAt(answer ?? document, 'not-applicable', message, details)];
  });
}
