import type { Condition, Question, Test } from '../../../schema/types.ts';
import { Focus, itemsOf } from './focus.ts';
import type { Alteration, MutantKind } from './mutant.ts';
import { testMutants } from './test-mutants.ts';
import { testsOf, isComparison } from '../../../rule-pack/condition.ts';

export type Questions = ReadonlyMap<string, Question>;

/** All mutants of a condition. */
export function conditionMutants<Whole>(
  focus: Focus<Condition, Whole>,
  questions: Questions,
): readonly Alteration<Whole>[] {
  return partMutants(focus, questions, false);
}

/** @param isPart if true, dropping the only key is left to the surrounding list */
function partMutants<Whole>(
  focus: Focus<Condition, Whole>,
  questions: Questions,
  isPart: boolean,
): readonly Alteration<Whole>[] {
  const { value: condition } = focus;
  const keys = Object.keys(condition);
  const single = keys.length === 1;
  const alteration = (kind: MutantKind, key: string, text: string, after: Condition): Alteration<Whole> => ({
    kind,
    path: [...focus.path, key],
    at: 'key',
    text,
    after: focus.put(after),
  });
  const dropped = keys
    .filter((key) => key !== 'any' && key !== 'all' && !(single && isPart))
    .map((key) => alteration('test', key, `${key}: dropped`, omit(condition, key)));
  const tests = testsOf(condition).flatMap(([question, tested]) => {
    const asked = questions.get(question);
    const put = (other: Test): Whole => focus.put({ ...condition, [question]: other });
    const inner = new Focus(focus.part, [...focus.path, question], tested, put);
    return asked === undefined ? [] : testMutants(inner, asked);
  });
  const { all, any, not } = condition;
  const joined = [
    ...(all !== undefined && all.length > 1
      ? [alteration('operator', 'all', 'all -> any', withAny(omit(condition, 'all'), all))]
      : []),
    ...(any !== undefined && any.length > 1
      ? [
          alteration('operator', 'any', 'any -> all', {
            ...omit(condition, 'any'),
            all: [...(all ?? []), ...any],
          }),
        ]
      : []),
    ...(not === undefined
      ? []
      : [
          alteration('operator', 'not', 'not: removed', {
            ...omit(condition, 'not'),
            all: [...(all ?? []), not],
          }),
        ]),
    ...(keys.length > 1 && any === undefined
      ? [
          alteration('operator', keys[0] ?? '', `all of ${keys.join(', ')} -> any of them`, {
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

/** Mutants of a list under `all` or `any`: each part mutated, and each part dropped. */
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
    return { kind: 'test', path, at: 'value', text: `${key}: ${conditionText(value)} dropped`, after };
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

/** Splits a condition into one per key. */
const split = (condition: Condition): readonly Condition[] =>
  Object.entries(condition).flatMap(([key, value]): readonly Condition[] =>
    value === undefined ? [] : [{ [key]: value }],
  );

const withAny = (condition: Condition, parts: readonly Condition[]): Condition =>
  condition.any === undefined ? { ...condition, any: parts } : { ...condition, all: [{ any: parts }] };

function omit(condition: Condition, key: string): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([other]) => other !== key));
}

const conditionText = (condition: Condition): string => {
  const text = testsOf(condition)
    .map(([question, tested]) => `${question} ${testText(tested)}`)
    .join(', ');
  return text === '' ? 'a part' : text;
};

const testText = (tested: Test): string =>
  isComparison(tested)
    ? Object.entries(tested)
        .map(([key, value]) => `${key} ${[value].flat().join(' or ')}`)
        .join(' ')
    : [tested].flat().join(' or ');
