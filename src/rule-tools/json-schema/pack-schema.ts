import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { root, field, textOf } from '../../source/node.ts';
import { SymbolTable, type Home } from '../lint/symbol-table.ts';
import { fileReferences, listsOf, perMarketFormats, perMarketKinds } from '../../rule-pack/shapes.ts';
import { answerSchemas } from './answers-schema.ts';
import { conditionOver, improvementsOver, questionsIn, testDefinitions } from './conditions-schema.ts';
import { expectationEdits } from './expectations-schema.ts';
import type { SchemaFormat } from './formats.ts';
import {
  asMapping,
  editPath,
  textIn,
  without,
  type SchemaEdit,
  reference,
  shippedDefinitions,
  shippedSchema,
  usedDefinitions,
  type Schema,
} from './json-schema.ts';
import { choicesOf, oneOf } from './choices.ts';

/** The files a schema is for: a format, or the file of one market. */
export interface SchemaTarget {
  readonly format: SchemaFormat;
  /** Market whose own questions, facts, advice and helpers may be used; null for all other files. */
  readonly market: string | null;
}

/** The schema of a format with the ids of one pack filled in. */
export function packSchema({ files }: LoadedPack, { format, market }: SchemaTarget): Schema {
  const symbols = new SymbolTable(files);
  const home: Home = symbols.find('market', market ?? '')?.home ?? null;
  const specialised = [...answerSchemas(symbols), ...ownDefinitions(symbols, home)];
  const definitions: Schema = { ...shippedDefinitions(), ...Object.fromEntries(specialised) };
  const schema = editsOf(format, symbols, home).reduce(
    (before: Schema, [path, change]) => editPath(before, path.split('/'), definitions, change),
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

/** Definitions that depend on the file. */
function ownDefinitions(symbols: SymbolTable, home: Home): readonly (readonly [string, Schema])[] {
  const [company, all] = [questionsIn(symbols, home, 'company'), questionsIn(symbols, home, 'market')];
  return [
    ...testDefinitions(all),
    ['company-condition', conditionOver(company, 'company-condition')],
    ['market-condition', conditionOver(all, 'market-condition')],
    ['company-improves', improvementsOver(company)],
    ['market-improves', improvementsOver(all)],
    ['source', oneOf(choicesOf(symbols, 'source', home), 'A source or fact this rests on.')],
    ['cites', { ...asMapping(shippedDefinitions()['cites']), items: reference('source') }],
  ];
}

function editsOf(format: SchemaFormat, symbols: SymbolTable, home: Home): readonly SchemaEdit[] {
  if (format === 'answers') return [];
  if (format === 'tests') return expectationEdits(symbols);
  const lists = listsOf(format);
  const references = [
    ...(fileReferences[format] ?? []),
    ...lists.flatMap(({ path, references: keys = [] }) =>
      keys.map(([key, kind]) => [`${path}/*/${key}`, kind] as const),
    ),
  ];
  return [
    ...references.map(([path, kind]): SchemaEdit => {
      const known = choicesOf(symbols, kind, home);
      return [
        path,
        (part) => restrictNames(part, oneOf(known, textIn(part, 'description') ?? 'One of the pack.')),
      ];
    }),
    ...lists.flatMap(({ path, kind, condition, improves }) => {
      const perMarket = perMarketFormats.has(format) || perMarketKinds.has(kind);
      return [
        ...editOf(perMarket, `${path}/*`, condition, 'condition'),
        ...editOf(perMarket, `${path}/*`, improves, 'improves'),
      ];
    }),
  ];
}

/** Gives a key of a rule the questions that the rule may use. */
function editOf(
  perMarket: boolean,
  path: string,
  key: string | undefined,
  kind: 'condition' | 'improves',
): readonly SchemaEdit[] {
  if (key === undefined) return [];
  return perMarket
    ? [[`${path}/${key}`, () => reference(`market-${kind}`)]]
    : [conditionByScope(path, key, kind)];
}

/** Restricts a text, or the texts of a list. */
const restrictNames = (part: Schema, one: Schema): Schema =>
  part['type'] === 'array' ? { ...part, items: one } : one;

/** Gives a key the questions that `per: market` on the rule allows. */
const conditionByScope = (path: string, key: string, kind: string): SchemaEdit => [
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
