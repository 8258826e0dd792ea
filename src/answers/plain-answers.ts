import type { Pack } from '../pack/pack.ts';
import isAnswerFile from '../schema/generated/answers-validator.js';
import type { AnswerFile, AnswerValue, Question } from '../schema/types.ts';
import { isList } from './answer-words.ts';
import { dontKnow, questionsAt } from './questions.ts';

/**
 * A fast check for streams of answers to one pack: takes what is right without question (known ids, present names, the
 * format itself) and leaves everything else, faulty or only old, to `readAnswers`, which tells what and where.
 */
export function plainAnswers(pack: Pack): (value: unknown) => AnswerFile | null {
  const company = checksOf(questionsAt(pack, null));
  const markets = new Map(pack.markets.map(({ id }) => [id, checksOf(questionsAt(pack, id))]));
  return (value) => {
    if (!isAnswerFile(value)) return null;
    const { id, version } = pack.manifest;
    if (value.pack !== undefined && (value.pack.id !== id || value.pack.version !== version)) return null;
    if (value.notes !== undefined || !areRight(value.answers, company)) return null;
    for (const market in value.markets) {
      const checks = markets.get(market);
      const answers = value.markets[market];
      if (checks === undefined || answers === undefined || !areRight(answers, checks)) return null;
    }
    return value;
  };
}

type Check = (value: AnswerValue) => boolean;

const checksOf = (questions: readonly Question[]): ReadonlyMap<string, Check> =>
  new Map(questions.map((question) => [question.id, checkOf(question)]));

function checkOf({ type, options = [], minimum = -Infinity, maximum = Infinity }: Question): Check {
  if (type === 'number')
    return (value) =>
      value === dontKnow || (typeof value === 'number' && value >= minimum && value <= maximum);
  const ids = new Set(options.map(({ id }) => id));
  const areOptions = (list: readonly string[]): boolean => list.every((id) => ids.has(id));
  if (type === 'one') ids.add(dontKnow);
  return (value) => {
    if (typeof value === 'string') return type === 'one' ? ids.has(value) : value === dontKnow;
    return type === 'many' && isList(value) && areOptions(value);
  };
}

function areRight(
  answers: Readonly<Record<string, AnswerValue>>,
  checks: ReadonlyMap<string, Check>,
): boolean {
  for (const id in answers) {
    const value = answers[id];
    const check = checks.get(id);
    if (check === undefined || value === undefined || !check(value)) return false;
  }
  return true;
}
