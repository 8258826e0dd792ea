import { isComparison, testsOf } from '../../../rule-pack/traverse.ts';
import type { Condition, Question, Test } from '../../../schema/types.ts';
import { Focus, itemsOf } from './focus.ts';
import type { Alteration, MutantKind } from './mutant.ts';
import { testMutants } from './test-mutants.ts';

export type Questions = ReadonlyMap<string, Question>;

/** Every way to alter one thing in a condition. */
export function conditionMutants<Whole>(
  focus: Focus<Condition, Whole>,
  questions: Questions,
): readonly Alteration<Whole>[] {
  return partMutants(focus, questions, false);
}

/** @param isPart a part of a list is dropped by the list it stands in, the whole by leaving nothing to be met */
function partMutants<Whole>(
  focus: Focus<Condition, Whole>,
  questions: Questions,
  isPart: boolean,
): readonly Alteration<Whole>[] {
  const { value: condition } = focus;
  const keys = Object.keys(condition);
  const single = keys.length === 1;
  const told = (kind: MutantKind, key: string, text: string, after: Condition): Alteration<Whole> => ({
    kind,
    path: [...focus.path, key],
    at: 'key',
    text,
    after: focus.put(after),
  });
  const dropped = keys
    .filter((key) => key !== 'any' && key !== 'all' && !(single && isPart))
    .map((key) => told('test', key, `${key}: dropped`, omit(condition, key)));
  const tests = testsOf(condition).flatMap(([question, tested]) => {
    const asked = questions.get(question);
    const put = (other: Test): Whole => focus.put({ ...condition, [question]: other });
    const inner = new Focus(focus.part, [...focus.path, question], tested, put);
    return asked === undefined ? [] : testMutants(inner, asked);
  });
  const { all, any, not } = condition;
  const joined = [
    ...(all !== undefined && all.length > 1
      ? [told('operator', 'all', 'all -> any', withAny(omit(condition, 'all'), all))]
      : []),
    ...(any !== undefined && any.length > 1
      ? [
          told('operator', 'any', 'any -> all', {
            ...omit(condition, 'any'),
            all: [...(all ?? []), ...any],
          }),
        ]
      : []),
    ...(not === undefined
      ? []
      : [told('operator', 'not', 'not: removed', { ...omit(condition, 'not'), all: [...(all ?? []), not] })]),
    ...(keys.length > 1 && any === undefined
      ? [
          told('operator', keys[0] ?? '', `all of ${keys.join(', ')} -> any of them`, {
            any: split(condition),
          }),
        ]
      : []),
  ];
  return [
    ...dropped,
    ...tests,
    ...joined,
    ...listMutants(focus, 'all', questions),
    ...listMutants(focus, 'any', questions),
    ...(not === undefined ? [] : partMutants(fixed(focus, 'not', not), questions, false)),
  ];
}

/** What stands under all or any, and each part of it dropped. */
function listMutants<Whole>(
  focus: Focus<Condition, Whole>,
  key: 'all' | 'any',
  questions: Questions,
): readonly Alteration<Whole>[] {
  const parts = focus.value[key];
  if (parts === undefined) return [];
  const list = fixed(focus, key, parts);
  const items = itemsOf(list);
  const dropped = items.map(({ path, value }): Alteration<Whole> => {
    const rest = parts.filter((part) => part !== value);
    const after = rest.length === 0 ? focus.put(omit(focus.value, key)) : list.put(rest);
    return { kind: 'test', path, at: 'value', text: `${key}: ${words(value)} dropped`, after };
  });
  return [...dropped, ...items.flatMap((item) => partMutants(item, questions, true))];
}

function fixed<Key extends 'all' | 'any' | 'not', Whole, Value extends Condition[Key]>(
  focus: Focus<Condition, Whole>,
  key: Key,
  value: Value,
): Focus<Value, Whole> {
  return new Focus<Value, Whole>(focus.part, [...focus.path, key], value, (inner) =>
    focus.put({ ...focus.value, [key]: inner }),
  );
}

/** Each key as a condition of its own. */
const split = (condition: Condition): readonly Condition[] =>
  Object.entries(condition).flatMap(([key, value]): readonly Condition[] =>
    value === undefined ? [] : [{ [key]: value }],
  );

const withAny = (condition: Condition, parts: readonly Condition[]): Condition =>
  condition.any === undefined ? { ...condition, any: parts } : { ...condition, all: [{ any: parts }] };

function omit(condition: Condition, key: string): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([other]) => other !== key));
}

const words = (condition: Condition): string => {
  const text = testsOf(condition)
    .map(([question, tested]) => `${question} ${testWords(tested)}`)
    .join(', ');
  return text === '' ? 'a part' : text;
};

const testWords = (tested: Test): string =>
  isComparison(tested)
    ? Object.entries(tested)
        .map(([key, value]) => `${key} ${[value].flat().join(' or ')}`)
        .join(' ')
    : [tested].flat().join(' or ');
