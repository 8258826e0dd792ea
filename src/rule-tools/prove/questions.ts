import { noBit, yesBit } from '../../engine/space/domain.ts';
import { join, restrict, slotsOf, test, type Formula } from '../../engine/conditions/formula.ts';
import { improvementsOf } from '../../engine/planning/effects.ts';
import { scoredPlaces } from '../../engine/compile/question-scores.ts';
import type { Place } from '../../engine/space/layout.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Path } from '../../source/document.ts';
import { quote } from '../../source/sanitize.ts';
import { nodeIn, type Written } from './rules.ts';
import { finding, proofOf, type SearchContext } from './search-context.ts';

/** Questions that nobody is ever asked, and questions and choices that change nothing. */
export function checkQuestionsExactly(context: SearchContext): readonly Diagnostic[] {
  const outputs = outputsOf(context);
  return context.rules.flatMap((rule) => {
    if (rule.kind !== 'question') return [];
    const place = context.compiled.layout.find(rule.rule.id, rule.market);
    if (place === undefined) return [];
    const never = checkAsked(context, rule, place);
    return never.length > 0 ? never : checkEffect(context, rule, place, outputs);
  });
}

function checkAsked(context: SearchContext, rule: Written, place: Place): readonly Diagnostic[] {
  const { space } = context;
  const shown = space.visible(place);
  const evidence = proofOf(space.find(shown));
  if (evidence === null) return [];
  const culprit = culpritOf(context, shown);
  const reason =
    culprit === null
      ? ''
      : ` Its condition could hold, but ${quote(culprit.question.id)} is hidden from every company that would meet the rest.`;
  const message = `No company is ever asked ${quote(place.question.id)}.${reason}`;
  const expected = 'a show-when that some company meets, given which other questions it is asked';
  const node = nodeIn(rule, rule.condition === undefined ? 'id' : rule.key);
  return [finding(node, 'question-never-asked', message, { expected, evidence, at: 'key' })];
}

/** The question whose own hiding makes a condition impossible, where the condition contradicts nothing else. */
function culpritOf({ space }: SearchContext, shown: Formula): Place | null {
  /** Whether the condition can hold, with what these slots are hidden by looked at and nothing else. */
  const holds = (slots: readonly number[]): boolean =>
    space.search(() => space.table.of(shown), new Set(slots)).kind !== 'none';
  const slots = [...slotsOf(shown)];
  const culprit = holds([]) ? slots.find((slot) => !holds([slot])) : undefined;
  return culprit === undefined ? null : (space.placeAt(culprit) ?? null);
}

/** All that tells companies apart: conditions, visibility of questions, and whether an action is done. */
function outputsOf({ compiled, space }: SearchContext): ReadonlyMap<number, readonly Formula[]> {
  const { layout, pack } = compiled;
  const scopes = [compiled.company, ...pack.markets.flatMap(({ id }) => compiled.market(id) ?? [])];
  const formulas = [
    ...layout.places.map((place) => space.visible(place)),
    ...scopes.flatMap((scope) => scope.formulas),
    ...scopes.flatMap((scope) =>
      scope.recommendations.flatMap(({ rule, condition }) =>
        improvementsOf(rule, scope.market, layout).map(({ place, slot, reached }) =>
          join('all', [
            ...(scope.formulas[condition] === undefined ? [] : [scope.formulas[condition]]),
            test(slot, reached, place.domain.full),
          ]),
        ),
      ),
    ),
  ];
  const bySlot = new Map<number, Formula[]>();
  for (const formula of formulas)
    for (const slot of slotsOf(formula)) {
      const known = bySlot.get(slot);
      if (known === undefined) bySlot.set(slot, [formula]);
      else known.push(formula);
    }
  return bySlot;
}

interface Value {
  readonly name: string;
  readonly path: Path;
  readonly slot: number;
  readonly bit: number;
  readonly points: number;
}

function checkEffect(
  context: SearchContext,
  rule: Written,
  place: Place,
  outputs: ReadonlyMap<number, readonly Formula[]>,
): readonly Diagnostic[] {
  const choices = choicesOf(context, place);
  const alike = choices.flatMap((values) => groupsAlike(context, place, values, outputs));
  const idle = alike.filter(({ values }) => values.length > 1);
  const [only] = alike;
  const { id } = place.question;
  if (idle.length === choices.length && only !== undefined && alike.length === choices.length) {
    const message = `Whatever is answered to ${quote(id)}, nothing of the result changes.`;
    const expected = 'a question that a rule asks about, or that scores a dimension';
    const evidence = { kind: only.proved ? 'proved' : 'undecided' } as const;
    return [finding(nodeIn(rule, 'id'), 'no-op-question', message, { expected, evidence })];
  }
  // The ranges of a number are cut by the rules: two that are alike are the trace of a rule that is told elsewhere.
  if (place.domain.type === 'number') return [];
  return idle.flatMap(({ values, proved }) => {
    const [first, second] = values;
    if (first === undefined || second === undefined) return [];
    const names = values.map(({ name }) => quote(name)).join(' or ');
    const message = `Whether ${quote(id)} is answered by ${names} changes nothing of the result.`;
    const expected = 'options that some rule or score tells apart';
    const evidence = { kind: proved ? 'proved' : 'undecided' } as const;
    return [finding(nodeIn(rule, ...second.path), 'no-op-option', message, { expected, evidence })];
  });
}

/** The values to compare with each other: the options, or for each of several options whether it is chosen. */
function choicesOf({ compiled }: SearchContext, place: Place): readonly (readonly Value[])[] {
  const { domain, slot, question } = place;
  const points = scoredPlaces(compiled.pack, [place])[0]?.points ?? [];
  const options = question.options ?? [];
  switch (domain.type) {
    case 'one':
      return [
        options.map((option, index) => ({
          name: option.id,
          path: ['options', index, 'id'],
          slot,
          bit: domain.bits.get(option.id) ?? 0,
          points: points[index + 1] ?? 0,
        })),
      ];
    case 'many':
      return options.map((option, index) =>
        [noBit, yesBit].map((bit) => ({
          name: `${option.id}: ${bit === noBit ? 'no' : 'yes'}`,
          path: ['options', index, 'id'],
          slot: slot + index,
          bit,
          points: bit === noBit ? 0 : (points[index] ?? 0),
        })),
      );
    case 'number':
      return [
        Array.from({ length: domain.cuts.length + 1 }, (_, index) => ({
          name: `range ${index + 1}`,
          path: ['id'],
          slot,
          bit: 1 << (index + 1),
          points: points[index + 1] ?? 0,
        })),
      ];
  }
}

interface Alike {
  readonly values: readonly Value[];
  readonly proved: boolean;
}

/** The values in groups that no output tells apart. */
function groupsAlike(
  { space }: SearchContext,
  place: Place,
  values: readonly Value[],
  outputs: ReadonlyMap<number, readonly Formula[]>,
): readonly Alike[] {
  const asked = space.visible(place);
  const groups: { values: Value[]; proved: boolean }[] = [];
  for (const value of values) {
    let joined = false;
    for (const group of groups) {
      const [first] = group.values;
      if (first?.points !== value.points) continue;
      const verdicts = (outputs.get(value.slot) ?? []).map((formula) => {
        const one = restrict(formula, value.slot, first.bit);
        const other = restrict(formula, value.slot, value.bit);
        if (one === other) return 'none';
        return space.differ(join('all', [asked, one]), join('all', [asked, other])).kind;
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
