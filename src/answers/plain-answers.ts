import type { Pack } from '../pack/pack.ts';
import isAnswerFile from '../schema/generated/answers-validator.js';
import type { AnswerFile, Question } from '../schema/types.ts';
import { dontKnow, questionsAt } from './questions.ts';

/**
 * A fast check for streams of answers to one pack: takes what is right without question (known ids, present names, the
 * format itself) and leaves everything else, faulty or only old, to `readAnswers`, which tells what and where.
 */
export function plainAnswers(pack: Pack): (value: unknown) => AnswerFile | null {
  const company = checksOf(questionsAt(pack, null));
  const markets = new Map(pack.markets.map(({ id }) => [id, checksOf(questionsAt(pack, id))]));
  return (value) => {
    if (!isRecord(value)) return null;
    const { answers, markets: own } = value;
    if (!areAnswers(answers, company) || (own !== undefined && !areMarkets(own, markets))) return null;
    // The format is asked about the rest alone: it would look at every answer once more.
    const head: unknown =
      own === undefined ? { ...value, answers: nothing } : { ...value, answers: nothing, markets: nothing };
    if (!isAnswerFile(head) || head.notes?.every(isKnown) === false) return null;
    const { id, version } = pack.manifest;
    if (head.pack !== undefined && (head.pack.id !== id || head.pack.version !== version)) return null;
    return own === undefined ? { ...head, answers } : { ...head, answers, markets: own };
  };

  function isKnown({ question, market }: Note): boolean {
    return (market === undefined ? company : markets.get(market))?.has(question) === true;
  }
}

type Note = NonNullable<AnswerFile['notes']>[number];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nothing = {};

type Check = (value: unknown) => boolean;

const checksOf = (questions: readonly Question[]): ReadonlyMap<string, Check> =>
  new Map(questions.map((question) => [question.id, checkOf(question)]));

function checkOf({ type, options = [], minimum = -Infinity, maximum = Infinity }: Question): Check {
  if (type === 'number')
    return (value) =>
      value === dontKnow ||
      (typeof value === 'number' && Number.isFinite(value) && value >= minimum && value <= maximum);
  const ids = new Set<unknown>(options.map(({ id }) => id));
  if (type === 'one') return (value) => value === dontKnow || ids.has(value);
  return (value) =>
    value === dontKnow ||
    (Array.isArray(value) && value.every((id, index) => ids.has(id) && !value.includes(id, index + 1)));
}

type Answers = AnswerFile['answers'];

function areAnswers(answers: unknown, checks: ReadonlyMap<string, Check>): answers is Answers {
  if (!isRecord(answers)) return false;
  for (const id in answers) if (checks.get(id)?.(answers[id]) !== true) return false;
  return true;
}

function areMarkets(
  own: unknown,
  markets: ReadonlyMap<string, ReadonlyMap<string, Check>>,
): own is Readonly<Record<string, Answers>> {
  if (!isRecord(own)) return false;
  for (const id in own) {
    const checks = markets.get(id);
    if (checks === undefined || !areAnswers(own[id], checks)) return false;
  }
  return true;
}
