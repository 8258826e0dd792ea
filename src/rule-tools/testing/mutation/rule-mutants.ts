import type { Path } from '../../../source/document.ts';
import type {
  Barrier,
  Factor,
  Gate,
  Question,
  Recommendation,
  Requirement,
  Severity,
  Weight,
} from '../../../schema/types.ts';
import { conditionMutants, type Questions } from './condition-mutants.ts';
import { itemsOf, optionalItems, present, without, type Focus } from './focus.ts';
import type { Alteration, MutantKind } from './mutant.ts';
import { boundsNear } from './test-mutants.ts';

const weights: readonly Weight[] = ['strongly-against', 'against', 'for', 'strongly-for'];
const severitySteps: readonly Severity[] = ['low', 'moderate', 'high', 'critical'];
const grades = ['low', 'medium', 'high'] as const;

export const factorMutants = (
  rule: Focus<Factor, Factor>,
  questions: Questions,
): readonly Alteration<Factor>[] => [
  ...conditionMutants(rule.at('when'), questions),
  ...steps('weight', rule.at('weight'), weights),
];

export const requirementMutants = (
  rule: Focus<Requirement, Requirement>,
  questions: Questions,
): readonly Alteration<Requirement>[] => [
  { kind: 'requirement', path: rule.path, at: 'value', text: 'dropped', after: rule.at('when').put({}) },
  // Dropping the only test equals dropping the requirement.
  ...conditionMutants(rule.at('when'), questions).filter(
    ({ kind }) => kind !== 'test' || Object.keys(rule.value.when).length > 1 || nested(rule.value.when),
  ),
];

const nested = (when: Requirement['when']): boolean => when.all !== undefined || when.any !== undefined;

export function gateMutants(
  rule: Focus<Gate, Gate>,
  questions: Questions,
  levels: readonly string[],
): readonly Alteration<Gate>[] {
  const { caps, ...uncapped } = rule.value;
  return [
    ...conditionMutants(rule.at('when'), questions),
    ...present(rule.at('caps')).flatMap((cap) => [
      ...steps('gate', cap, levels),
      alterationAt('gate', cap, `caps: ${String(caps)} dropped`, uncapped),
    ]),
    ...present(rule.at('blocks')).flatMap((list) =>
      itemsOf(list).map((item) =>
        alterationAt(
          'gate',
          item,
          `blocks: ${item.value} dropped`,
          list.put(without(list.value, item.value)),
        ),
      ),
    ),
  ];
}

export function barrierMutants(
  rule: Focus<Barrier, Barrier>,
  questions: Questions,
): readonly Alteration<Barrier>[] {
  return [
    ...present(rule.at('applies-when')).flatMap((when) => conditionMutants(when, questions)),
    ...steps('barrier', rule.at('severity'), severitySteps),
    ...optionalItems(rule.at('reduced-by')).flatMap((reduction) => [
      ...conditionMutants(reduction.at('when'), questions),
      ...[-1, 1].map((step) => {
        const by = reduction.at('by');
        return alterationAt('barrier', by, `by: ${by.value} -> ${by.value + step}`, by.put(by.value + step));
      }),
    ]),
  ];
}

export function recommendationMutants(
  rule: Focus<Recommendation, Recommendation>,
  questions: Questions,
): readonly Alteration<Recommendation>[] {
  const { modes, ...forAll } = rule.value;
  return [
    ...present(rule.at('when')).flatMap((when) => conditionMutants(when, questions)),
    ...present(rule.at('improves')).flatMap(({ path, value, put }) =>
      Object.entries(value).flatMap(([question, target]) =>
        targetsNear(questions.get(question), target).map((next): Alteration<Recommendation> => ({
          kind: 'bound',
          path: [...path, question],
          at: 'value',
          text: `improves ${question}: ${target} -> ${next}`,
          after: put({ ...value, [question]: next }),
          ...(typeof next === 'number' ? { movesBreakpoints: true } : {}),
        })),
      ),
    ),
    ...steps('plan', rule.at('impact'), grades),
    ...steps('plan', rule.at('effort'), grades),
    ...present(rule.at('after')).flatMap((list) =>
      itemsOf(list).map((item) =>
        alterationAt('plan', item, `after: ${item.value} dropped`, list.put(without(list.value, item.value))),
      ),
    ),
    ...present(rule.at('modes')).flatMap((list) =>
      itemsOf(list).map((item) => {
        // Without its last mode, the recommendation is for all modes.
        const after = modes?.length === 1 ? forAll : list.put(without(list.value, item.value));
        return alterationAt('plan', item, `modes: ${item.value} dropped`, after);
      }),
    ),
  ];
}

const targetsNear = (question: Question | undefined, target: string | number): readonly (string | number)[] =>
  boundsNear(target, question?.ordered === true ? (question.options ?? []).map(({ id }) => id) : []);

/** The next lower and the next higher value of a scale. */
function steps<Value extends string, Whole>(
  kind: MutantKind,
  focus: Focus<Value, Whole>,
  scale: readonly Value[],
): readonly Alteration<Whole>[] {
  const index = scale.indexOf(focus.value);
  return [scale[index - 1], scale[index + 1]].flatMap((next) =>
    next === undefined || index < 0
      ? []
      : [
          alterationAt(
            kind,
            focus,
            `${String(focus.path.at(-1))}: ${focus.value} -> ${next}`,
            focus.put(next),
          ),
        ],
  );
}

const alterationAt = <Whole>(
  kind: MutantKind,
  { path }: { readonly path: Path },
  text: string,
  after: Whole,
): Alteration<Whole> => ({ kind, path, at: 'value', text, after });
