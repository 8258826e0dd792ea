import { describe, expect, it } from 'vitest';
import { schemaFormats, type SchemaFormat } from '../../../src/rule-tools/json-schema/formats.ts';
import { asMapping, editPath } from '../../../src/rule-tools/json-schema/json-schema.ts';
import { packSchema } from '../../../src/rule-tools/json-schema/pack-schema.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import { judge, smallSchema } from './pack-schemas.ts';
import { withEdits, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

/** What the schema of the small pack finds in the file of a format, after an edit of that file alone. */
function errors(format: SchemaFormat, from?: string, to = ''): readonly string[] {
  const source = smallPackFiles.find((one) => one.format === format);
  if (source === undefined) throw new Error(`the small pack has no file of the format ${format}`);
  const texts = from === undefined ? smallPackFiles : withEdits({ [source.name]: [[from, to]] });
  const text = texts.find(({ name }) => name === source.name)?.text ?? '';
  return judge(smallSchema(format, format === 'market' ? 'atlantis' : null))(text);
}

const formats = [...new Set(smallPackFiles.map(({ format }) => format))];

describe('the schema of a pack', () => {
  it.each(formats)('accepts its own file of the format %s', (format) => {
    expect(errors(format)).toEqual([]);
  });

  it('is there for each format of a pack, and for answers', () => {
    expect([...schemaFormats].sort()).toEqual([...formats, 'answers'].sort());
  });

  it('says which format of which pack and market it is for', () => {
    const head = ({ $schema, $id, title }: Readonly<Record<string, unknown>>): unknown => [
      $schema,
      $id,
      title,
    ];
    const draft = 'http://json-schema.org/draft-07/schema#';
    expect(head(smallSchema('readiness'))).toEqual([draft, undefined, 'ReadinessRules in the pack small']);
    expect(head(smallSchema('market', 'atlantis'))).toEqual([
      draft,
      undefined,
      'Market of atlantis in the pack small',
    ]);
    const nameless: Edits = { 'company/pack.yaml': [['id: small', 'name: small']] };
    expect(head(smallSchema('answers', null, nameless))).toEqual([
      draft,
      undefined,
      'AnswerFile in the pack without id',
    ]);
    const without = parseRulePack(smallPackFiles.filter(({ format }) => format !== 'pack'));
    expect(packSchema(without, { format: 'sources', market: null })['title']).toBe(
      'Sources in the pack without id',
    );
  });

  it.each(schemaFormats)('holds just the definitions that it uses: %s', (format) => {
    const schema = smallSchema(format);
    const text = JSON.stringify(schema);
    const used = [...text.matchAll(/"\$ref":"#\/definitions\/([^"]*)"/g)].map(([, name]) => name);
    expect(Object.keys(asMapping(schema['definitions']))).toEqual([...new Set(used)].sort());
    expect(text).not.toContain('$defs');
  });

  it('is of the shipped schema: a path that leads nowhere in it is an error of the tool', () => {
    expect(() => editPath({ properties: {} }, ['weather'], {}, (part) => part)).toThrow(
      'No key weather in the shipped schema',
    );
  });
});

/** The format, the text found in its file, what is put in its place, and where the schema finds the fault. */
const wrong: readonly (readonly [string, SchemaFormat, string, string, string])[] = [
  ['a group by a question', 'pack', 'not-yet:', 'groups: [stages]\nnot-yet:', '/groups/0'],
  ['a question to triage', 'pack', 'not-yet:', 'triage: [stage, stages]\nnot-yet:', '/triage/1'],
  [
    'the section of a question',
    'questionnaire',
    '- id: stage\n    section: company',
    '- id: stage\n    section: firm',
    '/questions/0/section',
  ],
  [
    'the dimension of a question',
    'questionnaire',
    'dimension: money',
    'dimension: cash',
    '/questions/4/dimension',
  ],
  [
    'the cause to show a question',
    'questionnaire',
    'stage: sold',
    'stage: sale',
    '/questions/5/show-when/stage',
  ],
  ['the level of a gate', 'readiness', 'caps: exploring', 'caps: explorer', '/gates/0/caps'],
  [
    'the mode that a gate blocks',
    'readiness',
    'blocks: [distribution]',
    'blocks: [distributor]',
    '/gates/1/blocks/0',
  ],
  ['the condition of a gate', 'readiness', 'stage: sold', 'stage: sale', '/gates/1/when/stage'],
  [
    'the condition of a requirement',
    'entry-modes',
    '{at-least: filed}',
    '{at-least: field}',
    '/modes/0/requires/0/when/ip-status/at-least',
  ],
  [
    'the condition of a factor',
    'entry-modes',
    'ip-status: granted',
    'ip-status: grantd',
    '/modes/0/factors/0/when/ip-status',
  ],
  [
    'the condition of a route',
    'entry-modes',
    '{includes: channel}',
    '{includes: canal}',
    '/modes/0/then/0/when/needs/includes',
  ],
  [
    'the mode of a route',
    'entry-modes',
    '- mode: distribution',
    '- mode: distributor',
    '/modes/0/then/0/mode',
  ],
  [
    'the mode that advice is for',
    'recommendations',
    'modes: [licensing]',
    'modes: [licence]',
    '/recommendations/0/modes/0',
  ],
  ['who helps', 'recommendations', 'help: [cluster]', 'help: [clusters]', '/recommendations/0/help/0'],
  [
    'what comes before',
    'recommendations',
    'after: [raise-money]',
    'after: [raise-cash]',
    '/recommendations/0/after/0',
  ],
  [
    'what is replaced',
    'recommendations',
    'after: [raise-money]',
    'replaces: [raise-cash]',
    '/recommendations/0/replaces/0',
  ],
  [
    'when it begins',
    'recommendations',
    'not-before: now',
    'not-before: soon',
    '/recommendations/1/not-before',
  ],
  [
    'what is improved',
    'recommendations',
    'ip-status: filed',
    'ip-status: field',
    '/recommendations/0/improves/ip-status',
  ],
  ['a source', 'recommendations', 'cites: [H2]', 'cites: [H22]', '/helpers/0/cites/0'],
  ['the kind of a barrier', 'market', 'kind: regulation', 'kind: regulations', '/barriers/0/kind'],
  [
    'the advice on a barrier',
    'market',
    '[confirm-pathway, file-permit]',
    '[confirm-way]',
    '/barriers/0/recommendations/0',
  ],
  [
    'whom a barrier concerns',
    'market',
    'applies-when:\n      stage',
    'applies-when:\n      stages',
    '/barriers/0/applies-when',
  ],
  [
    'what lowers a barrier',
    'market',
    'pathway: confirmed',
    'pathway: confirm',
    '/barriers/0/reduced-by/0/when/pathway',
  ],
  ['what fits', 'market', 'stage: sold', 'stage: sale', '/fit/0/when/stage'],
  [
    'the mode that a market adds to',
    'market',
    'mode: distribution',
    'mode: distributor',
    '/entry-modes/0/mode',
  ],
  [
    'the advice of a market',
    'market',
    'improves:\n      permit: held',
    'improves:\n      permit: hold',
    '/recommendations/0/improves/permit',
  ],
  [
    'a fact of a market',
    'market',
    'file-permit]\n    cites: [AT-1]',
    'file-permit]\n    cites: [AT-2]',
    '/barriers/0/cites/0',
  ],
];

describe('an id that the small pack does not have', () => {
  it.each(wrong)('is an error by the schema: %s', (_title, format, from, to, place) => {
    expect(errors(format, from, to).map((diagnostic) => diagnostic.split(' ')[0])).toContain(place);
  });
});
