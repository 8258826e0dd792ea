import type { ApplicableQuestion } from '../../engine/applicable-questions.ts';
import type { AnswerFile, AnswerValue, Condition } from '../../schema/types.ts';
import { testsOf, partsOf } from '../../rule-pack/condition.ts';

/** Names a question where it is asked. */
export interface PlaceName {
  readonly question: string;
  readonly market: string | null;
}

export const nameOf = ({ question, market }: ApplicableQuestion): PlaceName => ({
  question: question.id,
  market,
});

export const keyOf = ({ question, market }: PlaceName): string =>
  market === null ? question : `${question}@${market}`;

/** What was answered at a place, if anything. */
export function answerAt(file: AnswerFile, { question, market }: PlaceName): AnswerValue | undefined {
  const answers = market === null ? file.answers : (file.markets?.[market] ?? {});
  return Object.hasOwn(answers, question) ? answers[question] : undefined;
}

/** The same answers but for one place. */
export function withAnswer(
  file: AnswerFile,
  { question, market }: PlaceName,
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
      Object.entries(answers).filter(([question]) => !keys.has(keyOf({ question, market }))),
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
  const byKey = new Map(places.map((place) => [keyOf(nameOf(place)), place]));
  const isSettled = (place: ApplicableQuestion | undefined): boolean =>
    place === undefined || place.applies === 'false' || answerAt(file, nameOf(place)) !== undefined;
  return places.filter(
    (place) =>
      place.applies === 'true' ||
      (place.applies === 'open' && parentsOf(place, byKey).every((parent) => isSettled(parent))),
  );
}

/** The places that depend on one place through `show-when`, however indirectly. */
export function dependants(places: readonly ApplicableQuestion[], on: PlaceName): ReadonlySet<string> {
  const byKey = new Map(places.map((place) => [keyOf(nameOf(place)), place]));
  const found = new Set<string>([keyOf(on)]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [key, place] of byKey)
      if (parentsOf(place, byKey).some((parent) => found.has(keyOf(nameOf(parent))))) found.add(key);
  }
  found.delete(keyOf(on));
  return found;
}

/** The places that a question's `show-when` looks at. */
function parentsOf(
  { question, market }: ApplicableQuestion,
  byKey: ReadonlyMap<string, ApplicableQuestion>,
): readonly ApplicableQuestion[] {
  const { 'show-when': condition, 'options-of': from } = question;
  const looksAt = [
    ...(condition === undefined ? [] : testedBy(condition)),
    ...(from === undefined ? [] : [from]),
  ];
  return looksAt.flatMap((tested) => {
    const parent = byKey.get(keyOf({ question: tested, market })) ?? byKey.get(tested);
    return parent === undefined ? [] : [parent];
  });
}

const testedBy = (condition: Condition): readonly string[] => [
  ...testsOf(condition).map(([question]) => question),
  ...partsOf(condition).flatMap(testedBy),
];
