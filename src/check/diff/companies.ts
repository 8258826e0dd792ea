import { no, yes, type Diagram } from '../../exact/diagram.ts';
import type { Model } from './model.ts';
import type { SeededRandom } from './random.ts';

/** A company whose every answer is drawn with equal chances. */
export function anyCompany(model: Model, random: SeededRandom): Int32Array {
  return Int32Array.from(model.allowed, (mask) => random.bitOf(mask));
}

/** A company for which a diagram holds, its other answers drawn at random; null where there is none. */
export function companyWithin(model: Model, diagram: Diagram, random: SeededRandom): Int32Array | null {
  if (diagram === no) return null;
  const raw = anyCompany(model, random);
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
