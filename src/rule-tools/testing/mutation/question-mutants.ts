import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Dimension, PackManifest, Question } from '../../../schema/types.ts';
import { conditionMutants, type Questions } from './condition-mutants.ts';
import { itemsOf, optionalItems, present, type Focus } from './focus.ts';
import type { Alteration, MutantKind } from './mutant.ts';

/** Points by which a score is changed: less would seldom be noticed in a mean of many. */
const scoreStep = 10;

export function questionMutants(
  question: Focus<Question, Pack>,
  questions: Questions,
): readonly Alteration<Pack>[] {
  return [
    ...present(question.at('show-when')).flatMap((when) => conditionMutants(when, questions)),
    ...present(question.at('weight')).flatMap((weight) => numbers('weight', weight, 'weight', 1, 1)),
    ...optionalItems(question.at('options')).flatMap((option) =>
      present(option.at('score')).flatMap((score) =>
        numbers('score', score, `score of ${option.value.id}`, scoreStep, 0, 100),
      ),
    ),
    ...optionalItems(question.at('bands')).flatMap((band) => [
      ...numbers('score', band.at('score'), `score from ${band.value.from}`, scoreStep, 0, 100),
      ...numbers('bound', band.at('from'), 'from', 1, (question.value.minimum ?? -Infinity) + 1).map(
        (one) => ({ ...one, movesBreakpoints: true }) as const,
      ),
    ]),
  ];
}

export const dimensionMutants = (dimension: Focus<Dimension, Pack>): readonly Alteration<Pack>[] =>
  numbers('weight', dimension.at('weight'), `weight of ${dimension.value.id}`, 1, 1);

/** Mutants of the numbers in the manifest. */
export function manifestMutants(manifest: Focus<PackManifest, Pack>): readonly Alteration<Pack>[] {
  const priority = manifest.at('priority');
  const [impact, effort] = [priority.at('impact'), priority.at('effort')];
  return [
    ...itemsOf(manifest.at('levels')).flatMap((level) =>
      numbers('level', level.at('from'), `${level.value.id}: from`, 1, 1, 100),
    ),
    ...numbers('level', manifest.at('minimum-score'), 'minimum-score', 1),
    ...present(manifest.at('ranking')).flatMap((ranking) =>
      (['fit', 'readiness', 'ease'] as const).flatMap((key) =>
        numbers('weight', ranking.at(key), `ranking by ${key}`, 1, 0),
      ),
    ),
    ...(['low', 'medium', 'high'] as const).flatMap((key) => [
      ...numbers('plan', impact.at(key), `impact ${key}`, 1),
      ...numbers('plan', effort.at(key), `effort ${key}`, 1),
    ]),
    ...(['barrier', 'requirement', 'gate'] as const).flatMap((key) =>
      numbers('plan', priority.at(key), `priority of a ${key}`, 1, 0),
    ),
    ...itemsOf(priority.at('market-rank')).flatMap((rank) =>
      numbers('plan', rank, 'points for a market by its rank', 1, 0),
    ),
    ...itemsOf(manifest.at('horizons')).flatMap((horizon) => [
      ...present(horizon.at('at-most')).flatMap((most) =>
        numbers('plan', most, `${horizon.value.id}: at-most`, 1, 1),
      ),
      ...numbers('plan', horizon.at('from-month'), `${horizon.value.id}: from-month`, 1, 1),
    ]),
  ];
}

/** A number decreased and increased by a step, within bounds; a number below the bounds is not mutated. */
function numbers(
  kind: MutantKind,
  { path, value, put }: Focus<number, Pack>,
  name: string,
  step: number,
  minimum = Number.NEGATIVE_INFINITY,
  maximum = Number.POSITIVE_INFINITY,
): readonly Alteration<Pack>[] {
  if (value < minimum) return [];
  return [value - step, value + step]
    .filter((next) => next >= minimum && next <= maximum)
    .map((next) => ({ kind, path, at: 'value', text: `${name}: ${value} -> ${next}`, after: put(next) }));
}
