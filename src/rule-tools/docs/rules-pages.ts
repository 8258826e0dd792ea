import { terminologyOf } from '../../rule-pack/terminology.ts';
import { atLineStart } from '../../report/renderers/markdown.ts';
import { capital } from '../../report/document/format.ts';
import type { Factor, MarketEntryMode, PositionFactor, Requirement } from '../../schema/types.ts';
import { text, anchoredHeading, type HandbookContext } from './handbook-context.ts';
import { pages, type EntryKind } from './entries.ts';

/** The page of dimensions and showstoppers. */
export function readinessPage(book: HandbookContext): readonly string[] {
  const { dimensions, gates } = book.pack.readiness;
  const page = pages.readiness;
  return [
    '# Readiness',
    '',
    '## Dimensions',
    '',
    ...dimensions.flatMap(({ id, means, weight, cites }) => {
      const counted = book.pack.questionnaire.questions.filter(({ dimension }) => dimension === id);
      return [
        ...heading(book, 'dimension', id, null, 3),
        `\`${id}\` · weight ${weight}. ${text(means)}`,
        '',
        ...counted.map((one) => `- ${book.link('question', one.id, null, page)}`),
        '',
        book.cites(cites, null, page),
        '',
      ];
    }),
    '## Showstoppers',
    '',
    ...gates.flatMap(({ id, when, per, caps, blocks = [], because, cites }) => [
      ...heading(book, 'gate', id, null, 3),
      `\`${id}\`${per === 'market' ? ' · for each market' : ''}. ${text(because)}`,
      '',
      ...(caps === undefined ? [] : [`- Highest level while it holds: ${text(levelTitle(book, caps))}`]),
      ...(blocks.length === 0
        ? []
        : [`- Blocks: ${blocks.map((mode) => book.link('mode', mode, null, page)).join(', ')}`]),
      '',
      'Holds where:',
      '',
      ...book.condition(when, null, page),
      '',
      book.cites(cites, null, page),
      '',
    ]),
  ];
}

const levelTitle = (book: HandbookContext, id: string): string =>
  book.pack.manifest.levels.find((level) => level.id === id)?.title ?? id;

/** The page of entry modes: their requirements, factors and routes. */
export function modesPage(book: HandbookContext): readonly string[] {
  const page = pages.modes;
  return [
    `# ${capital(text(terminologyOf(book.pack.manifest).mode.many))}`,
    '',
    ...book.pack.entryModes.modes.flatMap((mode) => [
      ...heading(book, 'mode', mode.id, null, 2),
      `\`${mode.id}\` · ${text(mode.means)}`,
      '',
      book.cites(mode.cites, null, page),
      '',
      ...modeRules(mode, null, book, page),
      ...(mode.forms ?? []).flatMap((form) => [
        ...heading(book, 'form', form.id, null, 3),
        `\`${form.id}\` · ${text(form.means)}`,
        '',
        book.cites(form.cites, null, page),
        '',
        ...modeRules(form, null, book, page, 4),
      ]),
      ...(mode.then ?? []).flatMap(({ mode: to, when, because, cites }, index) => [
        ...(index === 0 ? ['### The route after it', ''] : []),
        `<a id="route-${mode.id}-${to}"></a>`,
        '',
        `Then ${book.link('mode', to, null, page)}: ${text(because)}`,
        '',
        ...(when === undefined ? [] : ['Where:', '', ...book.condition(when, null, page), '']),
        book.cites(cites, null, page),
        '',
      ]),
    ]),
  ];
}

export function modeRules(
  { requires = [], factors = [] }: Pick<MarketEntryMode, 'requires' | 'factors'>,
  home: string | null,
  book: HandbookContext,
  page: string,
  depth = 3,
): readonly string[] {
  return [
    ...(requires.length === 0 ? [] : [`${'#'.repeat(depth)} It needs`, '']),
    ...requires.flatMap((rule) => ruleText(rule, 'requirement', home, book, page)),
    ...(factors.length === 0 ? [] : [`${'#'.repeat(depth)} What speaks for it or against it`, '']),
    ...factors.flatMap((rule) => ruleText(rule, 'factor', home, book, page)),
  ];
}

const weights = {
  'strongly-for': 'strongly for (+2)',
  for: 'for (+1)',
  against: 'against (−1)',
  'strongly-against': 'strongly against (−2)',
} as const;

const evidences = {
  handbook: 'the handbook of 2013',
  performance: 'studies of what works',
  propensity: 'studies of what firms choose',
  practitioner: 'practitioners',
  preference: 'what the company says it wants',
  derived: 'own judgement',
} as const;

/** The page of what places a company well in a market, whatever the market. */
export const choicePage = (book: HandbookContext): readonly string[] => [
  '# Choosing the market',
  '',
  'What makes each market attractive is on the page of the market.',
  '',
  ...(book.pack.manifest['market-choice']?.position ?? []).flatMap(({ title, means, factors = [] }) => [
    `## ${text(title)}`,
    '',
    atLineStart(text(means)),
    '',
    ...factors.flatMap((rule) => ruleText(rule, 'position-factor', null, book, pages.choice)),
  ]),
];

/** A requirement or factor. */
export function ruleText(
  rule: Requirement | Factor | PositionFactor,
  kind: EntryKind,
  home: string | null,
  book: HandbookContext,
  page: string,
): readonly string[] {
  const weight = 'evidence' in rule ? `${strength(rule)}; rests on ${evidences[rule.evidence]}. ` : '';
  return [
    `<a id="${kind}-${rule.id}"></a>`,
    '',
    `**${text(rule.because)}** \`${rule.id}\``,
    '',
    `${weight}${weight === '' ? 'Met where:' : 'Counts where:'}`,
    '',
    ...book.condition(rule.when, home, page),
    '',
    book.cites(rule.cites, home, page),
    '',
  ];
}

const strength = (rule: Factor | PositionFactor): string =>
  'weight' in rule ? weights[rule.weight] : `${rule.points} of 100 points`;

export function heading(
  book: HandbookContext,
  kind: EntryKind,
  id: string,
  home: string | null,
  depth: number,
): readonly string[] {
  const entry = book.find(kind, id, home);
  return entry === undefined ? [] : anchoredHeading(depth, entry);
}
