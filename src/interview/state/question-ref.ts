import type { ApplicableQuestion } from '../../engine/applicable-questions.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { questionsTested } from '../../rule-pack/condition.ts';
import { answerTo, type QuestionRef, refOf } from '../../schema/answer-file.ts';
import { scopedId } from '../../values/scoped-id.ts';

/** Identifies a question in the scope in which it is asked. */
export const questionKey = ({ question, market }: QuestionRef): string => scopedId(question, market);

/** The same answers but for one place. */
export function withAnswer(
  file: AnswerFile,
  { question, market }: QuestionRef,
  value: AnswerValue,
): AnswerFile {
  if (market === null) return { ...file, answers: { ...file.answers, [question]: value } };
  const answers = { ...(file.markets?.[market] ?? {}), [question]: value };
  return { ...file, markets: { ...(file.markets ?? {}), [market]: answers } };
}

/** The same answers without those at some places, given by their keys. */
export function answersExcept(file: AnswerFile, keys: ReadonlySet<string>): AnswerFile {
  if (keys.size === 0) return file;
  const rest = (answers: AnswerFile['answers'], market: string | null): AnswerFile['answers'] =>
    Object.fromEntries(
      Object.entries(answers).filter(([question]) => !keys.has(questionKey({ question, market }))),
    );
  const markets = Object.entries(file.markets ?? {}).map(([id, answers]) => [id, rest(answers, id)] as const);
  return {
    ...file,
    answers: rest(file.answers, null),
    ...(file.markets === undefined ? {} : { markets: Object.fromEntries(markets) }),
  };
}

/** The places whose questions are asked: those that apply, or may apply once nothing they depend on is left to ask. */
export function askedPlaces(
  places: readonly ApplicableQuestion[],
  file: AnswerFile,
): readonly ApplicableQuestion[] {
  const byKey = new Map(places.map((asked) => [questionKey(refOf(asked)), asked]));
  const isSettled = (asked: ApplicableQuestion | undefined): boolean =>
    asked === undefined || asked.applies === 'false' || answerTo(file, refOf(asked)) !== undefined;
  return places.filter(
    (asked) =>
      asked.applies === 'true' ||
      (asked.applies === 'open' && parentsOf(asked, byKey).every((parent) => isSettled(parent))),
  );
}

/** The places that depend on one place through `show-when`, however indirectly. */
export function dependants(places: readonly ApplicableQuestion[], on: QuestionRef): ReadonlySet<string> {
  const byKey = new Map(places.map((asked) => [questionKey(refOf(asked)), asked]));
  const found = new Set<string>([questionKey(on)]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [key, asked] of byKey)
      if (parentsOf(asked, byKey).some((parent) => found.has(questionKey(refOf(parent))))) found.add(key);
  }
  found.delete(questionKey(on));
  return found;
}

/** The places that a question's `show-when` looks at. */
function parentsOf(
  { question, market }: ApplicableQuestion,
  byKey: ReadonlyMap<string, ApplicableQuestion>,
): readonly ApplicableQuestion[] {
  const { 'show-when': condition, 'options-of': from } = question;
  const looksAt = [
    ...(condition === undefined ? [] : questionsTested(condition)),
    ...(from === undefined ? [] : [from]),
  ];
  return looksAt.flatMap((tested) => {
    const parent = byKey.get(questionKey({ question: tested, market })) ?? byKey.get(tested);
    return parent === undefined ? [] : [parent];
  });
}
