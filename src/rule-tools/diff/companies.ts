import { no, yes, type Diagram } from '../../solver/diagram.ts';
import type { Model } from './model.ts';
import type { SeededRandom } from './random.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/** A company: one value for every variable, and its target markets. */
export interface ConcreteCompany {
  readonly raw: AnswerSets;
  readonly markets: readonly string[];
}

/** Answers drawn uniformly at random. */
export function randomAnswers(model: Model, random: SeededRandom): number[] {
  return model.allowed.map((mask) => random.bitOf(mask));
}

/** Answers for which a diagram holds, otherwise random; null if there are none. */
export function answersWithin(model: Model, diagram: Diagram, random: SeededRandom): AnswerSets | null {
  if (diagram === no) return null;
  const raw = randomAnswers(model, random);
  let at = diagram;
  while (at !== yes) {
    const inner = model.table.inner(at);
    if (inner === undefined) break;
    const open = inner.children.flatMap((child, bit) => (child === no ? [] : [bit]));
    const bit = open[random.below(open.length)] ?? 0;
    raw[inner.variable] = 1 << bit;
    at = inner.children[bit] ?? no;
  }
  return raw;
}
