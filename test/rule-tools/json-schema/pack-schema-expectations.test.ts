import { describe, expect, it } from 'vitest';
import { asMapping, type Schema } from '../../../src/rule-tools/json-schema/json-schema.ts';
import { packSchema } from '../../../src/rule-tools/json-schema/pack-schema.ts';
import { parseRulePack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { judge, partAt, smallSchema } from './pack-schemas.ts';
import { smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

/** Where the schema of the small pack finds faults in what a test case expects. */
function schemaErrors(expected: string): readonly string[] {
  const text = `cases: [{id: a, title: A, given: {answers: {}}, expect: ${expected}}]`;
  return judge(smallSchema('tests'))(text).map((diagnostic) => diagnostic.replace('/cases/0/expect', ''));
}

const oneOf = (place: string): readonly string[] => [`${place} must be equal to one of the allowed values`];

describe('an expectation in the schema of a pack', () => {
  it('is an outcome: an entry mode, none yet, or two alike', () => {
    for (const overall of ['licensing', 'distribution', 'not-yet', 'tie'])
      expect(schemaErrors(`{overall: ${overall}}`)).toEqual([]);
    expect(schemaErrors('{overall: licence}')).toEqual(oneOf('/overall'));
    for (const verdict of ['licensing', 'not-yet', 'tie'])
      expect(schemaErrors(`{markets: {atlantis: {verdict: ${verdict}}}}`)).toEqual([]);
    expect(schemaErrors('{markets: {atlantis: {verdict: licence}}}')).toEqual(
      oneOf('/markets/atlantis/verdict'),
    );
  });

  it('is a market, a level and gates of the pack', () => {
    expect(schemaErrors('{first-market: atlantis, level: ready, gates: [no-cash, no-pathway]}')).toEqual([]);
    expect(schemaErrors('{first-market: atlantic}')).toEqual(oneOf('/first-market'));
    expect(schemaErrors('{level: steady}')).toEqual(oneOf('/level'));
    expect(schemaErrors('{gates: [no-cash, no-money]}')).toEqual(oneOf('/gates/1'));
  });

  it('is a score of dimensions of the pack', () => {
    expect(schemaErrors('{dimensions: {money: 50, evidence: {at-least: 20}}}')).toEqual([]);
    expect(schemaErrors('{dimensions: {cash: 50}}')).toEqual([
      '/dimensions must NOT have additional properties',
    ]);
    expect(schemaErrors('{dimensions: {money: much}}')).not.toEqual([]);
  });

  it('is of markets of the pack', () => {
    expect(schemaErrors('{markets: {atlantis: {}}}')).toEqual([]);
    expect(schemaErrors('{markets: {atlantic: {}}}')).toEqual([
      '/markets must NOT have additional properties',
    ]);
    expect(schemaErrors('{markets: [atlantis]}')).toEqual(['/markets must be object']);
    expect(schemaErrors('{markets: {atlantis: {verdicts: tie}}}')).toEqual([
      '/markets/atlantis must NOT have additional properties',
    ]);
    expect(schemaErrors('{markets: {atlantis: {settled: perhaps}}}')).toEqual([
      '/markets/atlantis/settled must be boolean',
    ]);
  });

  it('is of entry modes in a market', () => {
    const there = (expected: string): readonly string[] => schemaErrors(`{markets: {atlantis: ${expected}}}`);
    expect(there('{nearest: licensing, modes: {licensing: 2}, open-modes: [licensing]}')).toEqual([]);
    expect(there('{nearest: licence}')).toEqual(oneOf('/markets/atlantis/nearest'));
    expect(there('{nearest: tie}')).toEqual(oneOf('/markets/atlantis/nearest'));
    expect(there('{modes: {licence: 2}}')).toEqual([
      '/markets/atlantis/modes must NOT have additional properties',
    ]);
    expect(there('{modes: {licensing: much}}')).not.toEqual([]);
    expect(there('{open-modes: []}')).toEqual([]);
    expect(there('{open-modes: [licence]}')).toEqual(oneOf('/markets/atlantis/open-modes/0'));
    expect(there('{open-modes: licensing}')).toEqual(['/markets/atlantis/open-modes must be array']);
    expect(there('{open-modes: [licensing, licensing]}')).toEqual([
      '/markets/atlantis/open-modes must NOT have duplicate items (items ## 1 and 0 are identical)',
    ]);
  });

  it('is of barriers of the very market', () => {
    const file = 'markets/mu.yaml';
    const text = 'id: mu\ntitle: Mu\nbarriers: [{id: fog, title: Fog}]\n';
    const texts: readonly SourceText[] = [...smallPackFiles, { file, name: file, format: 'market', text }];
    const schema = packSchema(parseRulePack(texts), { format: 'tests', market: null });
    const there = (market: string, barrier: string): readonly string[] =>
      judge(schema)(
        `cases: [{id: a, title: A, given: {answers: {}}, expect: {markets: {${market}: {barriers: {${barrier}: low}}}}}]`,
      );
    expect(there('atlantis', 'rules')).toEqual([]);
    expect(there('mu', 'fog')).toEqual([]);
    expect(there('mu', 'rules')).not.toEqual([]);
    expect(there('atlantis', 'fog')).not.toEqual([]);
    expect(schemaErrors('{markets: {atlantis: {barriers: {rules: heavy}}}}')).toEqual(
      oneOf('/markets/atlantis/barriers/rules'),
    );
  });

  it.each(['top', 'include', 'exclude', 'order', 'exactly'])('is of actions of the pack: %s', (key) => {
    expect(schemaErrors(`{actions: {${key}: [raise-money, file-permit]}}`)).toEqual([]);
    expect(schemaErrors(`{actions: {${key}: [raise-money, raise-cash]}}`)).toEqual(
      oneOf(`/actions/${key}/1`),
    );
  });

  it('is described in words', () => {
    const schema = smallSchema('tests');
    const at = (path: string): unknown => partAt(schema, `cases/*/expect/${path}`);
    const modes = ['Licensing\n\nSelling the right.', 'Distribution\n\nSelling the product.'];
    const outcome = {
      description: 'The outcome.',
      enumDescriptions: [
        ...modes,
        'No entry mode is recommended.',
        'Two entry modes come out alike.',
        'Answers that the pack needs are missing.',
        'A gate stops the move before any market.',
      ],
    };
    expect(at('overall')).toMatchObject(outcome);
    expect(at('markets/atlantis/verdict')).toMatchObject(outcome);
    expect(at('markets/atlantis')).toMatchObject({ description: 'Atlantis' });
    expect(at('markets/atlantis/nearest')).toMatchObject({
      description: 'Mode to prepare for when not-yet.',
      enumDescriptions: modes,
    });
    expect(at('markets/atlantis/open-modes')).toMatchObject({
      description: 'Exactly these entry modes are open.',
      items: { description: 'An entry mode of the pack.' },
    });
    expect(at('markets/atlantis/modes')).toMatchObject({ description: 'Scores of entry modes.' });
    expect(at('markets/atlantis/barriers/rules')).toMatchObject({
      description: 'Strict rules\n\nThe authority looks at everything.',
    });
    expect(at('dimensions/money')).toMatchObject({ description: 'Money\n\nCash.' });
    expect(at('dimensions')).not.toHaveProperty('propertyNames');
    expect(at('level')).toMatchObject({ description: 'Level, where it is settled.' });
    expect(at('gates')).toMatchObject({
      description: 'Exactly these gates hold, anywhere.',
      items: { description: 'One of the pack.' },
    });
    expect(at('actions/top')).toMatchObject({
      description: 'Recommendations among the top of the plan.',
      items: { description: 'One of the pack.' },
    });
  });
});

describe('completions from the schema of a pack', () => {
  const offered = (questions: string): Schema => {
    const texts = smallPackFiles.map((source) =>
      source.format === 'questionnaire' ? { ...source, text: questions } : source,
    );
    return partAt(packSchema(parseRulePack(texts), { format: 'answers', market: null }), 'answers');
  };

  it('are well-formed ids; others are errors of their own file', () => {
    const id = 'a'.repeat(64);
    const options = `[{id: Two.1-b, label: B}, {id: -c, label: C}, {id: c d, label: D}, {label: E}, {id: ${id}, label: F}, {id: ${id}f}, {id: 'é'}, {id: b!}]`;
    expect(
      offered(
        `questions: [{id: good-2, type: one, options: ${options}}, {id: Bad, type: one}, {id: a b}, {id: ${id}f}, {id: 2nd}]`,
      ),
    ).toMatchObject({
      properties: { 'good-2': { anyOf: [{ enum: ['Two.1-b', id, 'dont-know'] }, {}] } },
    });
    expect(
      Object.keys(
        asMapping(
          offered(`questions: [{id: Bad}, {id: a b}, {id: ${id}f}, {id: 2nd}, {id: ${id}}]`)['properties'],
        ),
      ),
    ).toEqual([id]);
  });

  it('are ids of everything that has one', () => {
    const edits: Edits = {
      'company/pack.yaml': [['- {id: ready,', '- {id: so so, title: So so}\n  - {id: ready,']],
    };
    expect(partAt(smallSchema('readiness', null, edits), 'gates/*/caps')).toMatchObject({
      description: 'The highest level reachable while this holds.',
      enum: ['exploring', 'ready'],
      enumDescriptions: ['Exploring\n\nJust started.', 'Ready\n\nReady to go.'],
    });
    expect(partAt(smallSchema('recommendations'), 'recommendations/*/help')).toMatchObject({
      items: { enum: ['cluster'], enumDescriptions: ['The cluster\n\nKnows people.'] },
    });
  });

  it('are sources, of which something has to be cited', () => {
    const cites = judge(smallSchema('readiness'), 'cites');
    expect(cites('[H1, own-judgement]')).toEqual([]);
    expect(cites('[]')).not.toEqual([]);
    expect(cites('[H1, H1]')).not.toEqual([]);
  });

  it('are numbers of any size if the question has no range', () => {
    const edits: Edits = { 'company/questionnaire.yaml': [['    minimum: 0\n    maximum: 60\n', '']] };
    const answer = judge(smallSchema('answers', null, edits), 'answerMap');
    expect(answer('{runway-months: 999}')).toEqual([]);
    expect(answer('{runway-months: -999}')).toEqual([]);
  });

  it('are empty if there is nothing to choose', () => {
    const texts = smallPackFiles.map((source) =>
      source.format === 'sources' ? { ...source, text: 'sources: []\n' } : source,
    );
    const schema = packSchema(parseRulePack(texts), { format: 'readiness', market: null });
    const cites = judge(schema, 'cites');
    expect(cites('[H1]')).toEqual(['/0 must NOT be valid']);
  });

  it('have the first two texts of an entry', () => {
    const question = (texts: string): unknown => offered(`questions: [{id: one, type: number, ${texts}}]`);
    expect(question('hint: H, why: W, ask: A')).toMatchObject({
      properties: { one: { description: 'A\n\nW' } },
    });
    expect(question('hint: H')).toMatchObject({ properties: { one: { description: 'H' } } });
    expect(question('ask: 3')).toMatchObject({ properties: { one: { description: '' } } });
  });

  it('show sources by title, facts by statement', () => {
    const schema = smallSchema('market', 'atlantis');
    expect(JSON.stringify(schema)).toContain('"Protect first"');
    expect(JSON.stringify(schema)).toContain('"Approval takes a year."');
    expect(JSON.stringify(schema)).toContain('"A source or fact this rests on."');
    expect(JSON.stringify(smallSchema('market'))).not.toContain('"Approval takes a year."');
  });
});
