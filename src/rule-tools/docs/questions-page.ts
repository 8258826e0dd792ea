import type { Question } from '../../schema/types.ts';
import { text, anchoredHeading, type HandbookContext } from './handbook-context.ts';
import { pages, type Entry } from './entries.ts';

/** The page of questions, by section. */
export function questionsPage(book: HandbookContext): readonly string[] {
  const { sections, questions } = book.pack.questionnaire;
  return [
    '# Questions',
    '',
    ...sections.flatMap(({ id, title, intro }) => [
      `## ${text(title)}`,
      '',
      ...(intro === undefined ? [] : [`*${text(intro)}*`, '']),
      ...questions
        .filter(({ section }) => section === id)
        .flatMap((question) => questionText(question, null, book, pages.questions)),
    ]),
  ];
}

/** A question with its options, when and why it is asked, and the rules that use it. */
export function questionText(
  question: Question,
  home: string | null,
  book: HandbookContext,
  page: string,
): readonly string[] {
  const entry = book.find('question', question.id, home);
  if (entry === undefined) return [];
  const showWhen = question['show-when'];
  const { dimension } = question;
  return [
    ...anchoredHeading(3, entry),
    `\`${question.id}\` · ${kindOf(question)}`,
    '',
    `Why it is asked: ${text(question.why)}`,
    '',
    ...(question.options ?? []).map(
      ({ id, label, hint, score }) =>
        `- \`${id}\` ${text(label)}${hint === undefined ? '' : ` *${text(hint)}*`}${score === undefined ? '' : ` (${score} points)`}`,
    ),
    ...(question.options === undefined ? [] : ['']),
    ...(question.bands ?? []).map(({ from, score }) => `- From ${from}: ${score} points`),
    ...(question.bands === undefined ? [] : ['']),
    ...(showWhen === undefined ? [] : ['Asked only where:', '', ...book.condition(showWhen, home, page), '']),
    ...(dimension === undefined
      ? []
      : [`Counts for ${book.link('dimension', dimension, null, page)}, weight ${question.weight ?? 1}.`, '']),
    ...usedBy(book.asking(entry), entry, book, page),
    book.cites(question.cites, home, page),
    '',
  ];
}

function kindOf({ type, ordered, per, unit, minimum, maximum }: Question): string {
  const kinds = { one: 'one answer', many: 'any number of answers', number: 'a number' } as const;
  return [
    `${kinds[type]}${unit === undefined ? '' : ` (${text(unit)})`}`,
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
    ...(ordered === true ? ['from weak to strong'] : []),
    ...(per === 'market' ? ['asked for each market'] : []),
  ].join(', ');
}

const titles = {
  question: 'Asked or not by it',
  dimension: 'Dimensions',
  gate: 'Showstoppers',
  mode: 'Entry modes',
  requirement: 'Requirements',
  factor: 'Factors',
  route: 'Routes',
  form: 'Forms',
  limit: 'Limits',
  'position-factor': 'Position in markets',
  rating: 'Attractiveness of markets',
  'cost-route': 'Cost and time',
  helper: 'Helpers',
  recommendation: 'Recommendations',
  barrier: 'Barriers',
  fit: 'Fit of markets',
  fact: 'Facts',
  'entry-point': 'Entry points',
  event: 'Events',
  source: 'Sources',
  market: 'Markets',
} as const satisfies Record<Entry['kind'], string>;

/** The entries that use an entry, by kind. */
export function usedBy(
  entries: readonly Entry[],
  of: Entry,
  book: HandbookContext,
  page: string,
): readonly string[] {
  const others = entries.filter((entry) => entry !== of);
  if (others.length === 0) return [];
  const kinds = [...new Set(others.map(({ kind }) => kind))];
  const linksOf = (kind: Entry['kind']): readonly string[] =>
    others.filter((entry) => entry.kind === kind).map((entry) => book.linkTo(entry, page));
  return ['Used by:', '', ...kinds.map((kind) => `- ${titles[kind]}: ${linksOf(kind).join('; ')}`), ''];
}
