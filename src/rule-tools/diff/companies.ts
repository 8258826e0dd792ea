import { no, yes, type Diagram } from '../../solver/diagram.ts';
import type { Model } from './model.ts';
import type { SeededRandom } from './random.ts';
import type { AnswerSets } from '../../engine/space/layout.ts';

/** A company: one value in every slot, and the markets that it targets. */
export interface ConcreteCompany {
  readonly raw: AnswerSets;
  readonly markets: readonly string[];
}

/** Answers, each drawn with equal chances. */
export function anyAnswers(model: Model, random: SeededRandom): number[] {
  return model.allowed.map((mask) => random.bitOf(mask));
}

/** Answers for which a diagram holds, the others drawn at random; null where there are none. */
export function answersWithin(model: Model, diagram: Diagram, random: SeededRandom): AnswerSets | null {
  if (diagram === no) return null;
  const raw = anyAnswers(model, random);
  let at = diagram;
  while (at !== yes) {
    const inner = model.table.inner(at);
    if (inner === undefined) break;
    const open = inner.children.flatMap((child, bit) => (child === no ? [] : [bit]));
    const bit = open[random.below(open.length)] ?? 0;
    raw[inner.slot] = 1 << bit;
    at = inner.children[bit] ?? no;
  }
  return raw;
}
