import fc from 'fast-check';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { allQuestions } from '../../src/rule-pack/traverse.ts';
import type { AnswerFile, AnswerValue, Question } from '../../src/schema/types.ts';

const numberWithin = ({ minimum = 0, maximum = 60 }: Question): fc.Arbitrary<number> =>
  fc.integer({ min: minimum, max: maximum });

/** One definite answer to a question. */
function concreteAnswer(question: Question): fc.Arbitrary<AnswerValue> {
  const options = (question.options ?? []).map(({ id }) => id);
  switch (question.type) {
    case 'one':
      return fc.constantFrom(...options);
    case 'many':
      return fc.subarray(options);
    case 'number':
      return numberWithin(question);
  }
}

/** An answer as a set: definite, several options, or nothing known. */
function anyAnswer(question: Question): fc.Arbitrary<AnswerValue | undefined> {
  const options = (question.options ?? []).map(({ id }) => id);
  const unknown = fc.constantFrom<AnswerValue | undefined>(undefined, 'dont-know');
  const several: fc.Arbitrary<AnswerValue> =
    question.type === 'number'
      ? fc
          .tuple(numberWithin(question), numberWithin(question))
          .map(([a, b]) => ({ between: [Math.min(a, b), Math.max(a, b)] }))
      : fc.subarray(options, { minLength: 1 }).map((chosen) => ({ 'one-of': chosen }));
  return fc.oneof(unknown, several, concreteAnswer(question));
}

/** Answers of a company: each question drawn by `draw`; left out where it draws undefined. */
function answersOf(
  pack: Pack,
  draw: (question: Question) => fc.Arbitrary<AnswerValue | undefined>,
): fc.Arbitrary<AnswerFile> {
  const map = (questions: readonly Question[]): fc.Arbitrary<AnswerFile['answers']> =>
    fc
      .tuple(...questions.map((question) => draw(question).map((answer) => [question.id, answer] as const)))
      .map((entries) =>
        Object.fromEntries(entries.filter((entry): entry is [string, AnswerValue] => entry[1] !== undefined)),
      );
  const everywhere = pack.questionnaire.questions.filter((question) => question.per === 'market');
  return fc.record({
    answers: map(pack.questionnaire.questions.filter((question) => question.per === undefined)),
    markets: fc.record(
      Object.fromEntries(
        pack.markets.map((market) => [market.id, map([...everywhere, ...(market.questions ?? [])])]),
      ),
    ),
  });
}

export const concreteAnswers = (pack: Pack): fc.Arbitrary<AnswerFile> => answersOf(pack, concreteAnswer);
export const openAnswers = (pack: Pack): fc.Arbitrary<AnswerFile> => answersOf(pack, anyAnswer);

/**
 * Open answers together with a narrower version of them that is still possible.
 *
 * @param narrowing whether each answer is narrowed down
 */
export function narrowed(
  pack: Pack,
  narrowing: fc.Arbitrary<boolean> = fc.boolean(),
): fc.Arbitrary<readonly [AnswerFile, AnswerFile]> {
  const questions = new Map(allQuestions(pack).map((question) => [question.id, question]));
  return fc
    .tuple(openAnswers(pack), concreteAnswers(pack), fc.infiniteStream(narrowing))
    .map(([wide, pick, coins]) => {
      const narrow = (given: AnswerFile['answers'], picked: AnswerFile['answers']): AnswerFile['answers'] =>
        Object.fromEntries(
          Object.entries(picked).flatMap(([id, candidate]) => {
            const before = given[id];
            const after = coins.next().value === true ? within(questions.get(id), before, candidate) : before;
            return after === undefined ? [] : [[id, after]];
          }),
        );
      const markets = Object.fromEntries(
        Object.entries(pick.markets ?? {}).map(([market, picked]) => [
          market,
          narrow(wide.markets?.[market] ?? {}, picked),
        ]),
      );
      return [wide, { answers: narrow(wide.answers, pick.answers), markets }] as const;
    });
}

/** Open answers together with a definite answer to every question that is possible given them. */
export const completed = (pack: Pack): fc.Arbitrary<readonly [AnswerFile, AnswerFile]> =>
  narrowed(pack, fc.constant(true));

/** A single answer inside the set that was given, the candidate where it fits. */
function within(
  question: Question | undefined,
  given: AnswerValue | undefined,
  candidate: AnswerValue,
): AnswerValue | undefined {
  if (given === undefined || given === 'dont-know') return candidate;
  if (typeof given !== 'object' || isList(given)) return given;
  if (given.between !== undefined) {
    const [low = 0, high = 0] = given.between;
    return Math.min(high, Math.max(low, Number(candidate)));
  }
  const possible = given['one-of'] ?? [];
  if (question?.type === 'many') {
    return typeof candidate === 'object' && isList(candidate)
      ? candidate.filter((option) => possible.includes(option))
      : [];
  }
  return typeof candidate === 'string' && possible.includes(candidate) ? candidate : possible[0];
}

const isList = (value: object): value is readonly string[] => Array.isArray(value);
