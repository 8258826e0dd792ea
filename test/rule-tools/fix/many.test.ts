import { describe, expect, it } from 'vitest';
import { appliedIn, fix, remainingOf } from './fix-small-pack.ts';
import { withEdits, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

const modes = 'company/entry-modes.yaml';
const questionnaire = 'company/questionnaire.yaml';
const advice = 'company/recommendations.yaml';
const market = 'markets/atlantis.yaml';

/** One more than there are rounds: what could be put right only one after the other would be left. */
const seven = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta'];

/** What is left of faults with this code, after as many of them were put right as can be. */
function manyFixed(edits: Edits, code: string, asOf: string | null = null): readonly string[] {
  const { applied, remaining } = fix(withEdits(edits), { asOf });
  expect(applied).toHaveLength(seven.length);
  return remaining.flatMap(({ diagnostic, reason }) => (diagnostic.code === code ? [reason ?? ''] : []));
}

describe('any number of errors in one file are fixed at once:', () => {
  it('the same option of several questions in one condition', () => {
    const questions = seven.map(
      (id) => `  - id: ${id}
    section: company
    ask: Is it so?
    why: It may be.
    type: one
    options: [{id: given, label: Given}, {id: missing, label: Missing}]
    cites: [H1]
`,
    );
    const edits: Edits = {
      [questionnaire]: [['questions:\n', `questions:\n${questions.join('')}`]],
      [modes]: [['ip-status: granted', `{${seven.map((id) => `${id}: givn`).join(', ')}}`]],
    };
    expect(manyFixed(edits, 'unknown-option')).toEqual([]);
  });

  it('the same question in several conditions', () => {
    const conditions = seven.map(() => '{ip-statsu: granted}').join(', ');
    const edits: Edits = { [modes]: [['ip-status: granted', `any: [${conditions}]`]] };
    expect(manyFixed(edits, 'unknown-question')).toEqual([]);
  });

  it('facts without a date', () => {
    const facts = seven.map(
      (id) =>
        `\n  - {id: AT-${id}, statement: So it is., source: The authority, kind: official, url: https://authority.example/${id}}`,
    );
    const edits: Edits = { [market]: [['facts:\n', `facts:${facts.join('')}\n`]] };
    expect(manyFixed(edits, 'undated-fact', '2026-11-20')).toEqual([]);
  });
});

describe('the name that is meant', () => {
  it('is an option of the question that is tested, though another question has one as like it', () => {
    const edits: Edits = {
      [questionnaire]: [['id: draft,', 'id: fixed,']],
      [modes]: [['ip-status: granted', 'ip-status: fied']],
    };
    expect(appliedIn(fix(withEdits(edits)))).toEqual([`${modes}:16 \`fied\` becomes \`filed\``]);
  });

  it('is not that of a question which had another name of old', () => {
    const edits: Edits = {
      [questionnaire]: [['- id: terms\n', '- id: terms\n    renamed-from: [contract]\n']],
      [modes]: [['ip-status: granted', 'ip-statsu: granted']],
    };
    expect(appliedIn(fix(withEdits(edits)))).toEqual([`${modes}:16 \`ip-statsu\` becomes \`ip-status\``]);
  });

  it('is unknown where what is written has characters that no id has', () => {
    for (const written of ['grantd!', 'grante d', '(grantd'])
      expect(remainingOf({ [modes]: [['ip-status: granted', `ip-status: ${written}`]] })).toEqual([
        'unknown-option: ',
      ]);
  });

  it('is said to be unsure in a file that is not named, too', () => {
    const edits: Edits = {
      [questionnaire]: [['id: granted', 'id: filem']],
      [modes]: [['ip-status: granted', 'ip-status: filex']],
    };
    expect(remainingOf(edits, { mayChange: () => false })).toContain(
      'unknown-option: `filed` and `filem` are equally near; say which is meant',
    );
  });
});

describe('tabs that indent', () => {
  it('become spaces where all widths that are possible mean the same', () => {
    const list = '    steps: [Plan., Ask.]';
    const edits: Edits = { [advice]: [[list, '    steps:\n\t- Plan.\n\t- Ask.']] };
    const fixed = fix(withEdits(edits));
    expect(appliedIn(fixed)).toEqual([`${advice}:26 tabs that indent become 4 spaces each`]);
    expect(fixed.remaining).toEqual([]);
  });

  it('stay where they do no harm, whatever else is wrong', () => {
    const edits: Edits = {
      [modes]: [['ip-status: granted', 'ip-status: perhaps\n\t# Strong rights.']],
    };
    const fixed = fix(withEdits(edits));
    expect(fixed.applied).toEqual([]);
    expect(fixed.remaining.map(({ diagnostic }) => diagnostic.code)).toEqual(['unknown-option']);
    expect(fixed.texts).not.toEqual(smallPackFiles);
  });
});
