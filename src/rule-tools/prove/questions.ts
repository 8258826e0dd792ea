import { noBit, yesBit } from '../../engine/space/domain.ts';
import { join, restrict, variablesOf, test, type Formula } from '../../engine/conditions/formula.ts';
import { improvementsOf } from '../../engine/planning/effects.ts';
import { scoredQuestions } from '../../engine/compile/question-scores.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Path } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import { nodeIn, type LocatedRule } from './located-rules.ts';
import { exactDiagnostic, proofOf, type SearchContext } from './search-context.ts';

/** Reports questions that nobody is ever asked, and questions and options that change nothing. */
export function checkQuestionsExactly(context: SearchContext): readonly Diagnostic[] {
  const outputs = outputsOf(context);
  return context.rules.flatMap((rule) => {
    if (rule.kind !== 'question') return [];
    const instance = context.compiled.space.find(rule.value.id, rule.market);
    if (instance === undefined) return [];
    const never = checkAsked(context, rule, instance);
    return never.length > 0 ? never : checkEffect(context, rule, instance, outputs);
  });
}

function checkAsked(
  context: SearchContext,
  rule: LocatedRule,
  instance: QuestionInstance,
): readonly Diagnostic[] {
  const { space } = context;
  const shown = space.visible(instance);
  const evidence = proofOf(space.find(shown));
  if (evidence === null) return [];
  const culprit = culpritOf(context, shown);
  const reason =
    culprit === null
      ? ''
      : ` Its condition could hold, but ${quote(culprit.question.id)} is hidden from every company that would meet the rest.`;
  const message = `No company is ever asked ${quote(instance.question.id)}.${reason}`;
  const expected = 'a show-when that some company meets, given which other questions it is asked';
  const node = nodeIn(rule, rule.condition === undefined ? 'id' : rule.key);
  return [exactDiagnostic(node, 'question-never-asked', message, { expected, evidence, at: 'key' })];
}

/**
 * The question whose visibility alone makes a condition impossible; null if the condition contradicts something else.
 */
function culpritOf({ space }: SearchContext, shown: Formula): QuestionInstance | null {
  /** Whether the condition can hold, considering the visibility of these variables only. */
  const holds = (variables: readonly number[]): boolean =>
    space.search(() => space.table.of(shown), new Set(variables)).kind !== 'none';
  const variables = [...variablesOf(shown)];
  const culprit = holds([]) ? variables.find((variable) => !holds([variable])) : undefined;
  return culprit === undefined ? null : (space.instanceAt(culprit) ?? null);
}

/** Everything that distinguishes companies: conditions, visibility of questions, and whether an action is done. */
function outputsOf({ compiled, space }: SearchContext): ReadonlyMap<number, readonly Formula[]> {
  const { space: answerSpace, pack } = compiled;
  const scopes = [compiled.company, ...pack.markets.flatMap(({ id }) => compiled.market(id) ?? [])];
  const formulas = [
    ...answerSpace.instances.map((instance) => space.visible(instance)),
    ...scopes.flatMap((scope) => scope.formulas),
    ...scopes.flatMap((scope) =>
      scope.recommendations.flatMap(({ rule, condition }) =>
        improvementsOf(rule, scope.market, answerSpace).map(({ instance, variable, reached }) =>
          join('all', [
            ...(scope.formulas[condition] === undefined ? [] : [scope.formulas[condition]]),
            test(variable, reached, instance.domain.full),
          ]),
        ),
      ),
    ),
  ];
  const byVariable = new Map<number, Formula[]>();
  for (const formula of formulas)
    for (const variable of variablesOf(formula)) {
      const known = byVariable.get(variable);
      if (known === undefined) byVariable.set(variable, [formula]);
      else known.push(formula);
    }
  return byVariable;
}

interface Value {
  readonly name: string;
  readonly path: Path;
  readonly variable: number;
  readonly bit: number;
  readonly points: number;
}

function checkEffect(
  context: SearchContext,
  rule: LocatedRule,
  instance: QuestionInstance,
  outputs: ReadonlyMap<number, readonly Formula[]>,
): readonly Diagnostic[] {
  const choices = comparableValues(context, instance);
  const groups = choices.flatMap((values) => groupEquivalentValues(context, instance, values, outputs));
  const equivalent = groups.filter(({ values }) => values.length > 1);
  const [only] = groups;
  const { id } = instance.question;
  if (equivalent.length === choices.length && only !== undefined && groups.length === choices.length) {
    const message = `Whatever is answered to ${quote(id)}, nothing of the result changes.`;
    const expected = 'a question that a rule asks about, or that scores a dimension';
    const evidence = { kind: only.proved ? 'proved' : 'undecided' } as const;
    return [exactDiagnostic(nodeIn(rule, 'id'), 'no-op-question', message, { expected, evidence })];
  }
  // Rules cut numbers into ranges: two equivalent ranges come from a rule that is reported on its own.
  if (instance.domain.type === 'number') return [];
  return equivalent.flatMap(({ values, proved }) => {
    const [first, second] = values;
    if (first === undefined || second === undefined) return [];
    const names = values.map(({ name }) => quote(name)).join(' or ');
    const message = `Whether ${quote(id)} is answered by ${names} changes nothing of the result.`;
    const expected = 'options that some rule or score tells apart';
    const evidence = { kind: proved ? 'proved' : 'undecided' } as const;
    return [exactDiagnostic(nodeIn(rule, ...second.path), 'no-op-option', message, { expected, evidence })];
  });
}

/** Groups of values to compare: the options; or, in a multiple choice, chosen and not chosen for each option. */
function comparableValues(
  { compiled }: SearchContext,
  instance: QuestionInstance,
): readonly (readonly Value[])[] {
  const { domain, variable, question } = instance;
  const points = scoredQuestions(compiled.pack, [instance])[0]?.points ?? [];
  const options = question.options ?? [];
  switch (domain.type) {
    case 'one':
      return [
        options.map((option, index) => ({
          name: option.id,
          path: ['options', index, 'id'],
          variable,
          bit: domain.bits.get(option.id) ?? 0,
          points: points[index + 1] ?? 0,
        })),
      ];
    case 'many':
      return options.map((option, index) =>
        [noBit, yesBit].map((bit) => ({
          name: `${option.id}: ${bit === noBit ? 'no' : 'yes'}`,
          path: ['options', index, 'id'],
          variable: variable + index,
          bit,
          points: bit === noBit ? 0 : (points[index] ?? 0),
        })),
      );
    case 'number':
      return [
        Array.from({ length: domain.breakpoints.length + 1 }, (_, index) => ({
          name: `range ${index + 1}`,
          path: ['id'],
          variable,
          bit: 1 << (index + 1),
          points: points[index + 1] ?? 0,
        })),
      ];
  }
}

interface EquivalentValues {
  readonly values: readonly Value[];
  readonly proved: boolean;
}

/** Groups values that no output distinguishes. */
function groupEquivalentValues(
  { space }: SearchContext,
  instance: QuestionInstance,
  values: readonly Value[],
  outputs: ReadonlyMap<number, readonly Formula[]>,
): readonly EquivalentValues[] {
  const asked = space.visible(instance);
  const groups: { values: Value[]; proved: boolean }[] = [];
  for (const value of values) {
    let joined = false;
    for (const group of groups) {
      const [first] = group.values;
      if (first?.points !== value.points) continue;
      const verdicts = (outputs.get(value.variable) ?? []).map((formula) => {
        const one = restrict(formula, value.variable, first.bit);
        const other = restrict(formula, value.variable, value.bit);
        if (one === other) return 'none';
        return space.findDifference(join('all', [asked, one]), join('all', [asked, other])).kind;
      });
      if (verdicts.includes('found')) continue;
      group.values.push(value);
      group.proved &&= !verdicts.includes('undecided');
      joined = true;
      break;
    }
    if (!joined) groups.push({ values: [value], proved: true });
  }
  return groups;
}
