import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SchemaFormat } from '../../../src/rule-tools/json-schema/formats.ts';
import { packSchema } from '../../../src/rule-tools/json-schema/pack-schema.ts';
import { loadRulePack } from '../../../src/rule-pack/load-rule-pack.ts';

const cwd = resolve(import.meta.dirname, '../../..');
const loaded = await loadRulePack({ rules: resolve(cwd, 'rules'), markets: [resolve(cwd, 'markets')], cwd });

/** Strict: validators reject unknown keywords, except the texts that editors show. */
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addKeyword('enumDescriptions');
const compiled = new Map<string, ValidateFunction>();

const schemaErrors = (
  format: SchemaFormat,
  text: string,
  market: string | null = null,
): readonly string[] => {
  const key = `${format} ${market ?? ''}`;
  const validate = compiled.get(key) ?? ajv.compile(packSchema(loaded, { format, market }));
  compiled.set(key, validate);
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};

const textOf = (file: string): string => readFileSync(resolve(cwd, file), 'utf8');

describe('a schema of the pack', () => {
  it.each(loaded.files.map(({ file, format, document }) => [file, format, document] as const))(
    'accepts the shipped file %s',
    (_, format, { text, value }) => {
      const market = format === 'market' ? (value as { readonly id: string }).id : null;
      expect(schemaErrors(format, text, market)).toEqual([]);
    },
  );

  it.each(readdirSync(resolve(cwd, 'examples')).filter((file) => file.endsWith('.yaml')))(
    'accepts the answers of the example %s',
    (example) => {
      expect(schemaErrors('answers', textOf(`examples/${example}`))).toEqual([]);
    },
  );

  it('knows in a market file what that market declares, and nothing of another market', () => {
    expect(schemaErrors('market', textOf('markets/china.yaml'), 'china')).toEqual([]);
    expect(schemaErrors('market', textOf('markets/china.yaml'), 'brazil')).not.toEqual([]);
    expect(schemaErrors('market', textOf('markets/china.yaml'))).not.toEqual([]);
  });

  it('names nothing outside itself', () => {
    const text = JSON.stringify(packSchema(loaded, { format: 'market', market: 'china' }));
    const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to ?? '');
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((to) => !to.startsWith('#/definitions/'))).toEqual([]);
  });

  it('is the same each time', () => {
    const once = (): string => JSON.stringify(packSchema(loaded, { format: 'tests', market: null }));
    expect(once()).toBe(once());
  });

  it('reports the texts of options', () => {
    const text = JSON.stringify(packSchema(loaded, { format: 'recommendations', market: null }));
    const { questions } = loaded.pack?.questionnaire ?? { questions: [] };
    const [first] = questions;
    if (first === undefined) throw new Error('the shipped pack asks something');
    expect(text).toContain(JSON.stringify(first.ask).slice(1, -1));
    for (const { label } of first.options ?? []) expect(text).toContain(JSON.stringify(label).slice(1, -1));
  });
});

/** What is wrong, the file, the text found there, what is put in its place, and where the schema finds the fault. */
const wrong: readonly (readonly [string, SchemaFormat, string, string, string, string])[] = [
  ['an option', 'entry-modes', 'entry-modes', '{ip-status: granted,', '{ip-status: grantd,', '/ip-status '],
  ['a question', 'entry-modes', 'entry-modes', '{ip-status: granted,', '{ip-statsu: granted,', '/when '],
  ['a mode', 'readiness', 'readiness', 'blocks: [licensing,', 'blocks: [licencing,', '/blocks/0 '],
  ['a level', 'readiness', 'readiness', 'caps: exploring', 'caps: explorer', '/caps '],
  ['a source', 'readiness', 'readiness', 'cites: [H5.4b,', 'cites: [H5.4x,', '/cites/0 '],
  ['a section', 'questionnaire', 'questionnaire', 'section: offer', 'section: firm', '/section '],
  [
    'a question of the market in a rule about the company',
    'readiness',
    'readiness',
    'when: {runway-months:',
    'when: {language: none, runway-months:',
    '/when ',
  ],
];

describe('an id that the pack does not have', () => {
  it.each(wrong)('is an error by the schema: %s', (_, format, file, right, misspelt, place) => {
    const text = textOf(`rules/company/${file}.yaml`);
    expect(text).toContain(right);
    const found = schemaErrors(format, text.replace(right, misspelt));
    expect(found.join('\n')).toContain(place);
  });

  it.each([
    ['dimensions', '{dimensions: {taem: 50}}'],
    ['gates/0', '{gates: [cash-shrot]}'],
    ['actions/include/0', '{actions: {include: [name-leed]}}'],
    ['actions/exactly/0', '{actions: {exactly: [name-leed]}}'],
    ['markets', '{markets: {chine: {verdict: licensing}}}'],
    ['markets/china/modes', '{markets: {china: {modes: {lisencing: 2}}}}'],
    ['markets/china/open-modes/0', '{markets: {china: {open-modes: [lisencing]}}}'],
    ['markets/china/barriers', '{markets: {china: {barriers: {us-microorganisms: low}}}}'],
  ])('is one where a test case expects %s', (place, expected) => {
    const found = schemaErrors(
      'tests',
      `cases: [{id: a, title: A, given: {answers: {}}, expect: ${expected}}]`,
    );
    expect(found.map((diagnostic) => diagnostic.split(' ')[0])).toEqual([`/cases/0/expect/${place}`]);
  });

  it('is one in a test case and in an answers file', () => {
    const given = {
      id: 'a',
      title: 'A',
      given: { answers: { size: 'huge' } },
      expect: { overall: 'lisencing' },
    };
    const found = schemaErrors('tests', JSON.stringify({ cases: [given] }));
    expect(found).toContain('/cases/0/expect/overall must be equal to one of the allowed values');
    expect(found).toContain('/cases/0/given/answers/size must be equal to one of the allowed values');
    expect(schemaErrors('answers', '{answers: {}, markets: {chine: {}}}')).toEqual([
      '/markets must NOT have additional properties',
    ]);
  });
});
