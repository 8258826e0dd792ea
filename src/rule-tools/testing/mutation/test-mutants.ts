import type { Question, Test } from '../../../schema/types.ts';
import type { Focus } from './focus.ts';
import type { Alteration, MutantKind } from './mutant.ts';
import { isComparison } from '../../../rule-pack/condition.ts';

type Bound = 'at-least' | 'at-most' | 'more-than' | 'less-than';

/** The same bound, inclusive or exclusive. */
const nearest: Readonly<Record<Bound, Bound>> = {
  'at-least': 'more-than',
  'more-than': 'at-least',
  'at-most': 'less-than',
  'less-than': 'at-most',
};
const bounds: readonly Bound[] = ['at-least', 'more-than', 'at-most', 'less-than'];

/** All mutants of the test of one question. */
export function testMutants<Whole>(
  { path, value: tested, put }: Focus<Test, Whole>,
  question: Question,
): readonly Alteration<Whole>[] {
  const options = (question.options ?? []).map(({ id }) => id);
  if (!isComparison(tested)) {
    return lists([tested].flat(), options).map(({ text, list }) => ({
      kind: 'option',
      path,
      at: 'value',
      text: `${question.id}: ${text}`,
      after: put(list),
    }));
  }
  const found: Alteration<Whole>[] = [];
  const alter = (kind: MutantKind, key: string, at: 'key' | 'value', text: string, after: Test): void => {
    const alteration = { kind, path: [...path, key], at, text: `${question.id}: ${text}`, after: put(after) };
    found.push(question.type === 'number' ? { ...alteration, movesBreakpoints: true } : alteration);
  };
  for (const key of bounds) {
    const bound = tested[key];
    if (bound === undefined) continue;
    for (const next of boundsNear(bound, options))
      alter('bound', key, 'value', `${key} ${bound} -> ${next}`, { ...tested, [key]: next });
    // For options, `more-than` equals `at-least` the next one, which is a mutant already.
    const other = nearest[key];
    if (typeof bound === 'number' && tested[other] === undefined) {
      const rest = Object.fromEntries(Object.entries(tested).filter(([kept]) => kept !== key));
      alter('operator', key, 'key', `${key} -> ${other} ${bound}`, { ...rest, [other]: bound });
    }
  }
  if (tested.includes !== undefined) {
    for (const { text, list } of lists([tested.includes].flat(), options))
      alter('option', 'includes', 'value', `includes ${text}`, { ...tested, includes: list });
  }
  return found;
}

/** The adjacent numbers or options. */
export function boundsNear(bound: string | number, options: readonly string[]): readonly (string | number)[] {
  return typeof bound === 'number' ? [bound - 1, bound + 1] : beside(bound, options);
}

function beside(option: string, options: readonly string[]): readonly string[] {
  const index = options.indexOf(option);
  return index < 0 ? [] : [options[index - 1], options[index + 1]].filter((one) => one !== undefined);
}

/** A list of options with one replaced by a neighbour, a neighbour added, or one dropped. */
function lists(
  list: readonly string[],
  options: readonly string[],
): readonly { readonly text: string; readonly list: readonly string[] }[] {
  const found = new Map<string, { readonly text: string; readonly list: readonly string[] }>();
  const add = (text: string, made: readonly string[]): void => {
    found.set(made.join(), { text, list: made });
  };
  for (const option of list)
    for (const other of beside(option, options).filter((one) => !list.includes(one))) {
      add(
        `${option} -> ${other}`,
        list.map((one) => (one === option ? other : one)),
      );
      add(`${other} added to ${list.join(', ')}`, [...list, other]);
    }
  if (list.length > 1) {
    for (const option of list)
      add(
        `${option} dropped`,
        list.filter((one) => one !== option),
      );
  }
  return [...found.values()];
}
