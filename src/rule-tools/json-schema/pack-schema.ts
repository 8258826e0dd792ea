import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { root, field, textOf } from '../../source/node.ts';
import { Names, type Home } from '../lint/symbol-table.ts';
import { conditionKeys, referenceKeys } from '../lint/reference-paths.ts';
import { answerSchemas } from './answers-schema.ts';
import { conditionOver, improvementsOver, questionsIn, testDefinitions } from './conditions-schema.ts';
import { expectations } from './expectations-schema.ts';
import type { SchemaFormat } from './formats.ts';
import {
  asMapping,
  edit,
  textIn,
  without,
  type Edit,
  reference,
  shippedDefinitions,
  shippedSchema,
  usedDefinitions,
  type Schema,
} from './json-schema.ts';
import { choicesOf, oneOf } from './named.ts';

/** What files of a format can name; a market file, besides what all can, what it declares itself. */
export interface SchemaTarget {
  readonly format: SchemaFormat;
  /** Id of a market whose own questions, facts, advice and helpers the schema knows; null for any other file. */
  readonly market: string | null;
}

/** The schema of a format for the files of one pack: whatever names something offers what the pack has. */
export function packSchema({ files }: LoadedPack, { format, market }: SchemaTarget): Schema {
  const names = new Names(files);
  const home: Home = names.anywhere('market', market ?? '')?.home ?? null;
  const specialised = [...answerSchemas(names), ...ownDefinitions(names, home)];
  const definitions: Schema = { ...shippedDefinitions(), ...Object.fromEntries(specialised) };
  const schema = editsOf(format, names, home).reduce(
    (before: Schema, [path, change]) => edit(before, path.split('/'), definitions, change),
    shippedSchema(format),
  );
  const manifest = files.find((file) => file.format === 'pack');
  const pack = manifest === undefined ? null : textOf(field(root(manifest.document), 'id'));
  const title = [
    textIn(schema, 'title') ?? format,
    ...(market === null ? [] : [`of ${market}`]),
    `in the pack ${pack ?? 'without id'}`,
  ].join(' ');
  return {
    ...without(schema, '$id'),
    title,
    definitions: usedDefinitions(schema, definitions),
  };
}

/** Definitions that depend on which file names something. */
function ownDefinitions(names: Names, home: Home): readonly (readonly [string, Schema])[] {
  const [company, all] = [questionsIn(names, home, 'company'), questionsIn(names, home, 'market')];
  return [
    ...testDefinitions(all),
    ['company-condition', conditionOver(company, 'company-condition')],
    ['market-condition', conditionOver(all, 'market-condition')],
    ['company-improves', improvementsOver(company)],
    ['market-improves', improvementsOver(all)],
    ['source', oneOf(choicesOf(names, 'source', home), 'A source or fact this rests on.')],
    ['cites', { ...asMapping(shippedDefinitions()['cites']), items: reference('source') }],
  ];
}

function editsOf(format: SchemaFormat, names: Names, home: Home): readonly Edit[] {
  if (format === 'answers') return [];
  if (format === 'tests') return expectations(names);
  const market = format === 'market';
  const improvable = format === 'recommendations' || market;
  return [
    ...(referenceKeys[format] ?? []).map(([path, kind]): Edit => {
      const known = choicesOf(names, kind, home);
      return [path, (part) => named(part, oneOf(known, textIn(part, 'description') ?? 'One of the pack.'))];
    }),
    ...(conditionKeys[format] ?? []).map(([path, key, scope]): Edit =>
      scope === 'market'
        ? [`${path}/${key}`, () => reference('market-condition')]
        : scoped(path, key, 'condition'),
    ),
    ...(!improvable
      ? []
      : market
        ? [['recommendations/*/improves', () => reference('market-improves')] satisfies Edit]
        : [scoped('recommendations/*', 'improves', 'improves')]),
  ];
}

/** A text or a list of texts, each one of those known. */
const named = (part: Schema, one: Schema): Schema =>
  part['type'] === 'array' ? { ...part, items: one } : one;

/** A key whose questions depend on whether the rule is for each market. */
const scoped = (path: string, key: string, kind: string): Edit => [
  path,
  (rule) => {
    const branch = (scope: string): Schema => ({ properties: { [key]: reference(`${scope}-${kind}`) } });
    const { [key]: before, ...others } = asMapping(rule['properties']);
    const { description = 'A condition: questions with tests, or all, any, not.' } = asMapping(before);
    const choice = { if: { required: ['per'] }, then: branch('market'), else: branch('company') };
    return {
      ...rule,
      properties: { ...others, [key]: { description } },
      allOf: [choice],
    };
  },
];
