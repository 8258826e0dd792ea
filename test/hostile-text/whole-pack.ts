import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../cli/run.ts';
import type { Write } from '../fixtures/hostile-texts.ts';
import { fieldsOf, placeOf, withValues, type FieldKind } from './text-fields.ts';

/** A file as a value, and the schema of its format. */
export interface FileOfTexts {
  readonly file: string;
  readonly schema: string;
  readonly value: unknown;
}

const small = join(root, 'test', 'fixtures', 'small');

function read(file: string): object {
  const value: unknown = parse(readFileSync(join(small, file), 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${file} is no mapping`);
  return value;
}

const cites = ['own-judgement'];
const url = 'https://plain.example/page';
const helper = { title: 'The office', what: 'Opens doors.', url, cites };

/** What the small pack leaves out, so that every text that the schemas know stands somewhere. */
const additions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'rules/company/pack.yaml': {
    words: { subject: { one: 'firm', many: 'firms' }, mode: { one: 'way', many: 'ways' } },
    triage: ['stage', 'runway-months'],
    groups: ['stage'],
    limits: [{ id: 'early', when: { stage: 'idea' }, says: 'Little can be said of ideas.', cites }],
    roles: [
      { id: 'boss', title: 'The boss' },
      { id: 'lawyer', title: 'The lawyer', when: { stage: 'sold' }, otherwise: 'boss' },
    ],
    'action-kinds': [{ id: 'work', title: 'Work' }],
    'cost-items': [
      { id: 'fees', title: 'Fees' },
      { id: 'tests', title: 'Tests' },
    ],
    plan: { now: 2, total: 3, 'days-per-month': 4 },
    'market-choice': {
      attractiveness: [{ id: 'size', title: 'Size', means: 'How much is spent.' }],
      position: [
        {
          id: 'approvals',
          title: 'Approvals',
          means: 'How far they are.',
          factors: [
            {
              id: 'route-known',
              when: { pathway: 'confirmed' },
              points: 60,
              because: 'The route is known.',
              evidence: 'derived',
              cites,
            },
          ],
        },
        { id: 'ease', title: 'Ease', means: 'Few barriers.', measure: 'ease' },
      ],
      weights: {
        balance: { attractiveness: 1, position: 1 },
        lines: { size: 2, approvals: 1, ease: 1 },
        when: [
          {
            id: 'money-sought',
            when: { needs: { includes: 'funding' } },
            because: 'Size draws money.',
            cites,
            lines: { size: 5 },
          },
        ],
      },
    },
    programme: {
      for: 'small',
      markets: { 'at-most': 1, because: 'Few at a time.', cites },
      offers: [
        {
          id: 'trip',
          title: 'A trip to {market}',
          kind: 'mission',
          per: 'market',
          what: 'Go there.',
          recommendations: ['confirm-pathway'],
          'at-least': 2,
          cites,
        },
        {
          id: 'money-day',
          title: 'A day on money',
          kind: 'workshop',
          what: 'Talk.',
          recommendations: ['raise-money'],
          'at-least': 1,
          cites,
        },
        {
          id: 'rules-day',
          title: 'A day on rules',
          kind: 'service',
          per: 'market',
          what: 'Read.',
          'barrier-kinds': ['regulation'],
          'at-least': 90,
          cites,
        },
      ],
    },
  },
  'rules/sources.yaml': {
    sources: [
      {
        id: 'H1',
        title: 'Protect first',
        kind: 'handbook',
        audience: ['sme'],
        'as-of': '2013',
        publisher: 'The publisher',
        url,
      },
      { id: 'H2', title: 'Clusters help', kind: 'handbook', audience: ['cluster'], 'as-of': '2013' },
      {
        id: 'H3',
        title: 'General remarks',
        kind: 'handbook',
        audience: ['sme', 'large', 'cluster', 'consortium'],
        excused: {
          sme: 'Asks for nothing.',
          large: 'Nor here.',
          cluster: 'Nor there.',
          consortium: 'Nor so.',
        },
      },
      { id: 'own-judgement', title: 'Our judgement', kind: 'judgement' },
    ],
  },
  'markets/atlantis.yaml': {
    'in-text': 'the Atlantis',
    helpers: [{ id: 'office', ...helper }],
    'entry-points': [{ ...helper, title: 'The door' }],
    events: [{ ...helper, title: 'The fair' }],
    attractiveness: [{ id: 'large', line: 'size', rating: 'high', because: 'It is large.', cites }],
    position: [
      {
        line: 'approvals',
        factors: [
          {
            id: 'permit-held',
            when: { permit: 'held' },
            points: 30,
            because: 'The permit is there.',
            evidence: 'derived',
            cites,
          },
        ],
      },
    ],
    routes: [
      {
        id: 'route',
        title: 'The usual route',
        when: { stage: { 'at-least': 'idea' } },
        currency: 'EUR',
        items: [
          { item: 'fees', from: 10, to: 20, cites },
          { item: 'tests', none: 'None are asked for.' },
        ],
        months: { from: 2, to: 4 },
        excludes: 'Travel.',
        cites,
      },
    ],
    questions: [
      {
        id: 'permit',
        section: 'market',
        ask: 'Is the permit there?',
        why: 'They ask.',
        type: 'one',
        ordered: true,
        per: 'market',
        options: [
          { id: 'none', label: 'No', hint: 'Not yet.' },
          { id: 'held', label: 'Yes' },
        ],
        cites: ['AT-1'],
      },
      {
        id: 'stock',
        section: 'market',
        ask: 'How much stock is there?',
        why: 'They ask.',
        type: 'number',
        per: 'market',
        unit: 'boxes',
        minimum: 0,
        maximum: 9,
        cites: ['AT-1'],
      },
    ],
    'entry-modes': [
      {
        mode: 'distribution',
        requires: [
          { id: 'permit', when: { permit: 'held' }, because: 'Importers ask for it.', cites: ['AT-1'] },
        ],
        factors: [
          {
            id: 'usual',
            when: { stock: { 'more-than': 3 } },
            weight: 'for',
            because: 'Usual.',
            evidence: 'derived',
            cites,
          },
        ],
        forms: [
          {
            form: 'agents',
            factors: [
              {
                id: 'agents-usual',
                when: { stock: { 'more-than': 3 } },
                weight: 'for',
                because: 'Agents are usual.',
                evidence: 'derived',
                cites,
              },
            ],
          },
        ],
      },
    ],
  },
};

const form = {
  id: 'agents',
  title: 'Agents',
  means: 'Somebody sells for you.',
  requires: [{ id: 'agents-stock', when: { stage: 'sold' }, because: 'There must be goods.', cites }],
  factors: [
    {
      id: 'agents-cheap',
      when: { stage: 'sold' },
      weight: 'for',
      because: 'They cost little.',
      evidence: 'derived',
      cites,
    },
  ],
  cites,
};

const stop = {
  id: 'nothing-left',
  title: 'Nothing left',
  when: { stage: 'idea', 'runway-months': { 'less-than': 1 } },
  stops: { title: 'Money first', means: 'Nothing else now.', first: ['raise-money'] },
  because: 'Nothing can be paid.',
  cites,
};

const adviser = {
  kind: 'mode',
  mode: 'Licensing',
  form: 'A licence',
  'second-mode': 'Funding',
  'first-actions': ['Ask.'],
  'never-say': ['Wait.'],
  'rests-on': 'Experience.',
  difference: 'Nobody asked.',
};

const deadline = [{ date: '2027-03', what: 'The call closes' }];

/** The entries of a list with more in each of them. */
const withMore = (list: unknown, more: (id: unknown) => object): readonly unknown[] =>
  Array.isArray(list)
    ? list.map((one: object) => ({ ...one, ...more('id' in one ? one.id : undefined) }))
    : [];

/** What the entries of some lists leave out. */
function completed(schema: string, value: Readonly<Record<string, unknown>>): object {
  switch (schema) {
    case 'readiness':
      return { ...value, gates: [...withMore(value['gates'], () => ({})), stop] };
    case 'entry-modes':
      return {
        ...value,
        modes: withMore(value['modes'], (id) => (id === 'distribution' ? { forms: [form] } : {})),
      };
    case 'tests':
      return {
        ...value,
        cases: withMore(value['cases'], () => ({ adviser })),
      };
    case 'recommendations':
    case 'market':
      return {
        ...value,
        recommendations: withMore(value['recommendations'], () => ({ 'finish-by': deadline, kind: 'work' })),
      };
    default:
      return value;
  }
}

const formats: readonly (readonly [string, string])[] = [
  ['rules/sources.yaml', 'sources'],
  ['rules/company/pack.yaml', 'pack'],
  ['rules/company/questionnaire.yaml', 'questionnaire'],
  ['rules/company/readiness.yaml', 'readiness'],
  ['rules/company/entry-modes.yaml', 'entry-modes'],
  ['rules/company/recommendations.yaml', 'recommendations'],
  ['rules/company/tests/verdicts.yaml', 'tests'],
  ['markets/atlantis.yaml', 'market'],
];

/** The small pack, with something in every field that may hold a text. */
export const wholePack: readonly FileOfTexts[] = formats.map(([file, schema]) => {
  const value = completed(schema, { ...read(file), ...additions[file] });
  return {
    file,
    schema: `${schema}.schema.json`,
    value: schema === 'questionnaire' || schema === 'recommendations' ? explained(value) : value,
  };
});

/** Sections with an introduction, options with hints, helpers with an address. */
function explained(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(explained);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, explained(one)] as const);
  const more =
    'label' in value
      ? { hint: 'A hint.' }
      : 'what' in value && 'id' in value
        ? { url }
        : 'title' in value && !('why' in value)
          ? { intro: 'First this.' }
          : {};
  return { ...Object.fromEntries(entries), ...more };
}

/** Longest address that the schemas take. */
const longestAddress = 500;

/** An address that ends in a text; none of them is plain enough to become a link. */
const addressWith = (text: string): string => `https://evil.example/ ${text}`.slice(0, longestAddress);

/** Puts a text into every field that may hold one; `write` is given the number of the field. */
export function filledWith(
  folder: readonly FileOfTexts[],
  write: Write,
  kinds: readonly FieldKind[] = ['text', 'address'],
): readonly FileOfTexts[] {
  let count = 0;
  return folder.map((file) => {
    const fields = fieldsOf(file.value, file.schema).filter(({ kind }) => kinds.includes(kind));
    const values = fields.map((field) => {
      const text = write((count += 1));
      return [placeOf(field), field.kind === 'address' ? addressWith(text) : text] as const;
    });
    return { ...file, value: withValues(file.value, new Map(values)) };
  });
}

/** Writes files into a folder. JSON is YAML too, and says every character in one way. */
export async function writeFiles(folder: string, files: readonly FileOfTexts[]): Promise<void> {
  for (const { file, value } of files) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(value, null, 1));
  }
}
