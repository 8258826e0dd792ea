import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAnswers } from '../../src/engine/space/encode-answers.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { evaluate, type Evaluation } from '../../src/engine/scoring/evaluate.ts';
import { canBeFalse } from '../../src/engine/conditions/satisfiability.ts';
import { holdsFor } from '../../src/engine/conditions/satisfiability.ts';
import { toFormula } from '../../src/engine/conditions/to-formula.ts';
import { levelsOf, readinessScores } from '../../src/engine/scoring/readiness.ts';
import { rankModes } from '../../src/engine/scoring/verdict.ts';
import { findLevel, findVerdict } from '../../src/solver/outcomes.ts';
import { companySpaceOf } from '../../src/solver/space.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { everyCompany, holds } from './every-company.ts';
import { conditionOn, randomPack } from './random-packs.ts';

const { questions } = smallPack.questionnaire;
const runs = { numRuns: 60 };

describe('the space of all companies, against a count of every company', () => {
  it('finds a company for a condition exactly where one exists, and its deciding answers suffice', () => {
    fc.assert(
      fc.property(randomPack(), conditionOn(questions), (pack, condition) => {
        const compiled = compile(pack);
        const formula = toFormula(condition, 'atlantis', compiled.space);
        const found = companySpaceOf(compiled).find(formula);
        const exists = some(compiled, (company) => holds(formula, company));
        expect(found.kind).toBe(exists ? 'found' : 'none');
        if (found.kind !== 'found') return;
        for (const answers of [found.answers, found.decisive]) {
          const markets = [compiled.market('atlantis')].flatMap((market) => market ?? []);
          const { effective } = evaluate(compiled, encodeAnswers(answers, compiled.space), markets);
          expect(holdsFor(canBeFalse(formula), effective)).toBe(false);
        }
      }),
      runs,
    );
  });

  it('distinguishes two conditions exactly if some company does', () => {
    fc.assert(
      fc.property(randomPack(), conditionOn(questions), conditionOn(questions), (pack, one, other) => {
        const compiled = compile(pack, [withGate(one), withGate(other)]);
        const a = toFormula(one, 'atlantis', compiled.space);
        const b = toFormula(other, 'atlantis', compiled.space);
        const differs = some(compiled, (company) => holds(a, company) !== holds(b, company));
        expect(companySpaceOf(compiled).findDifference(a, b).kind).toBe(differs ? 'found' : 'none');
      }),
      runs,
    );
  });

  it('finds each verdict and each level exactly where some company has it', () => {
    fc.assert(
      fc.property(randomPack(), (pack) => {
        const compiled = compile(pack);
        const space = companySpaceOf(compiled);
        const market = compiled.market('atlantis');
        if (market === undefined) throw new Error('the small pack has this market');
        const verdicts = new Set<string>();
        const levels = new Set<number>();
        for (const company of everyCompany(compiled)) {
          const [states] = company.markets;
          if (states !== undefined) verdicts.add(rankModes(company, states).outcome);
          levels.add(levelsOf(company, readinessScores(company).overall).capped.low);
        }
        for (const outcome of [...pack.entryModes.modes.map(({ id }) => id), 'tie', 'not-yet'])
          expect([outcome, findVerdict(space, market, outcome, 100_000).kind]).toEqual([
            outcome,
            verdicts.has(outcome) ? 'found' : 'none',
          ]);
        for (const level of pack.manifest.levels.keys())
          expect([level, findLevel(space, market, level, 100_000).kind]).toEqual([
            level,
            levels.has(level) ? 'found' : 'none',
          ]);
      }),
      { numRuns: 25 },
    );
  });

  it('says undecided where its budget runs out, not that there is none', () => {
    const compiled = compile(smallPack);
    const formula = toFormula(
      { all: [{ stage: 'sold' }, { pathway: 'confirmed' }] },
      'atlantis',
      compiled.space,
    );
    expect(companySpaceOf(compiled, { nodes: 3 }).find(formula)).toEqual({ kind: 'undecided' });
    const market = compiled.market('atlantis');
    if (market === undefined) throw new Error('the small pack has this market');
    expect(findVerdict(companySpaceOf(compiled), market, 'distribution', 1)).toEqual({
      kind: 'undecided',
      states: 1,
    });
  });
});

function some(compiled: Parameters<typeof everyCompany>[0], test: (company: Evaluation) => boolean): boolean {
  for (const company of everyCompany(compiled)) if (test(company)) return true;
  return false;
}

const withGate = (when: Parameters<typeof toFormula>[0]): typeof smallPack => ({
  ...smallPack,
  readiness: {
    ...smallPack.readiness,
    gates: smallPack.readiness.gates.map((gate) => (when === undefined ? gate : { ...gate, when })),
  },
});
