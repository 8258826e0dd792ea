import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from '../../../src/rule-tools/diff/diff-packs.ts';
import { outputKey } from '../../../src/rule-tools/diff/outputs.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { edits, tinyPack } from './packs.ts';
import { text } from './described.ts';

/** What can differ by each change; that this is right for every company is tried elsewhere. */
const differing: Readonly<Record<string, readonly string[]>> = {
  'a weight': ['overall', 'verdict@atlantis', 'action:draft-terms', 'route@atlantis', 'plan'],
  'a condition': ['overall', 'verdict@atlantis', 'action:draft-terms', 'route@atlantis', 'plan'],
  'a requirement less': ['overall', 'verdict@atlantis', 'route@atlantis', 'plan'],
  'the minimum score': ['overall', 'verdict@atlantis'],
  'a level': ['level'],
  'a gate that goes': [
    'overall',
    'verdict@atlantis',
    'gate:no-pathway@atlantis',
    'action:draft-terms',
    'plan',
  ],
  'a severity': ['barrier:atlantis-rules@atlantis'],
  'a target': ['action:raise-money', 'plan'],
  'a replacement': ['action:file-patent', 'plan'],
  'a question hidden': ['action:confirm-pathway@atlantis', 'plan'],
  'a score': ['readiness'],
  'the mode that another leads to': ['route@atlantis'],
};

const diff = (name: string): PackDiff => {
  const after = edits[name];
  if (after === undefined) throw new Error(`there is no edit ${name}`);
  return diffPacks(tinyPack, after, { samples: 100, seed: 7 });
};

describe.each(Object.entries(differing))('a change of %s', (name, expected) => {
  it('can change just these outcomes, and is shown with companies that hear of it from both packs', () => {
    const { differences, conclusion } = diff(name);
    const of = (kind: string): readonly string[] =>
      differences.filter((one) => one.kind === kind).map(({ output }) => outputKey(output));
    expect(of('differs')).toEqual(expected);
    // The order of a plan may stay undecided.
    expect(of('undecided').filter((key) => key !== 'plan')).toEqual([]);
    expect(conclusion).toBe('differs');
    const compiled = { old: compile(tinyPack), new: compile(edits[name] ?? tinyPack) };
    for (const difference of differences) {
      if (difference.kind !== 'differs') continue;
      const { output, witness } = difference;
      const old = text(output, assess(compiled.old, witness.oldAnswers ?? witness.answers));
      const current = text(output, assess(compiled.new, witness.answers));
      expect([outputKey(output), old === current]).toEqual([outputKey(output), false]);
      expect(witness.old).not.toBe(witness.new);
    }
  });
});
