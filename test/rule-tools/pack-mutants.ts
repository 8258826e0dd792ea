import type { Mutant } from '../../src/rule-tools/testing/mutation/mutant.ts';
import { mutantsOf } from '../../src/rule-tools/testing/mutation/mutants-of.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';

export const inside = (pack: Pack, name: string): readonly Mutant[] =>
  mutantsOf(pack).filter((mutant) => mutant.inside === name);

export const texts = (pack: Pack, name: string): readonly string[] =>
  inside(pack, name).map(({ text }) => text);

/** The mutants of a rule that stand outside its condition. */
export const outside = (pack: Pack, name: string): readonly string[] =>
  inside(pack, name)
    .filter(({ kind }) => !['option', 'bound', 'operator', 'test'].includes(kind))
    .map(({ kind, text }) => `${kind}: ${text}`);

/** The one mutant of a rule with this text, as a pack. */
export function made(pack: Pack, name: string, text: string): Pack {
  const [mutant] = inside(pack, name).filter((one) => one.text === text);
  if (mutant === undefined) throw new Error(`no mutant ${name}: ${text}`);
  return mutant.make();
}

export const withoutKey = <Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
): Omit<Whole, Key> => {
  const rest = { ...whole };
  Reflect.deleteProperty(rest, key);
  return rest;
};
