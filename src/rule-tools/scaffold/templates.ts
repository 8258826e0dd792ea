/**
 * Templates of `rules new`. They claim nothing about the world: every text is a TODO, which `rules check` reports until
 * it is written.
 */

/** A market file without facts. */
export const marketText = (
  id: string,
  title: string,
): string => `# ${title}: dated facts, barriers, attractiveness, position, routes, what it adds to entry modes, and where to begin.
# Texts that begin with TODO are still to be written; born-global rules check lists them.
id: ${id}
title: ${JSON.stringify(title)}
summary: "TODO: one sentence: why a company goes there, and what asks for patience."
# What is known: one sentence, who says it, and the day at which it was true. Nothing from memory. For example:
#  - id: XX-1
#    statement: What was found, in one sentence.
#    source: Who says it
#    kind: official # or secondary, or handbook
#    url: "https://…"
#    as-of: '2026-04-29'
facts: []
# What stands in the way, how much, and what takes it away:
#   born-global rules new barrier ${id}-language --market ${id} --kind language
barriers: []
# How attractive the market is, line by line of market-choice in pack.yaml; a line without a rating counts as middling. For example:
#  - id: ${id}-size
#    line: size
#    when: {offer: [device]}
#    rating: moderate # or very-low, low, high, very-high
#    because: What the fact shows, in one sentence.
#    cites: [XX-1]
attractiveness: []
# What places a company well here, in points on a line of market-choice: line, and factors with when, points, because, evidence and cites.
position: []
# What the first year costs and how long it takes, by kind of offer: the first route that holds for a company is shown.
routes: []
`;

export interface QuestionTemplateOptions {
  readonly section: string;
  readonly type: 'one' | 'many' | 'number';
  readonly perMarket: boolean;
  readonly cites: string;
}

export function questionLines(id: string, choices: QuestionTemplateOptions): readonly string[] {
  const { section, type, perMarket, cites } = choices;
  const option = (name: string, label: string): string => `  - {id: ${name}, label: "TODO: ${label}"}`;
  const answers = {
    one: [
      '# Options run from weak to strong; take this line out where they do not.',
      'ordered: true',
      'options:',
      option('none', 'what is at hand on the lowest rung'),
      option('some', 'what is at hand on the next rung'),
      option('all', 'what is at hand on the highest rung'),
    ],
    many: ['options:', option('first', 'one thing that may be so'), option('second', 'another')],
    number: ['unit: "TODO: what is counted"', 'minimum: 0', 'maximum: 100'],
  } as const;
  return [
    '# A question counts once a rule asks for it: a condition, or dimension: with its scores.',
    `id: ${id}`,
    `section: ${section}`,
    'ask: "TODO: what is asked; countable facts, not opinions."',
    'why: "TODO: what the answer changes."',
    `type: ${type}`,
    ...(perMarket ? ['per: market'] : []),
    ...answers[type],
    citesLine(cites),
  ];
}

export interface RuleTemplateOptions {
  /** A condition or improvement as a YAML flow mapping. */
  readonly when: string;
  readonly perMarket: boolean;
  readonly cites: string;
}

export const recommendationLines = (
  id: string,
  { when, perMarket, cites, key }: RuleTemplateOptions & { readonly key: 'improves' | 'when' },
): readonly string[] => [
  `id: ${id}`,
  'title: "TODO: what to do, as an instruction."',
  'why: "TODO: what it gains."',
  ...(perMarket ? ['per: market'] : []),
  `${key}: ${when}`,
  'steps:',
  '  - "TODO: what is done first, and by whom."',
  '  - "TODO: what is done next."',
  'done-when: "TODO: how anybody can see that it is done."',
  '# Our judgement until somebody has looked: low, medium or high; weeks or months.',
  'impact: medium',
  'effort: medium',
  'takes: 3 months',
  'owner: "TODO: a role in the company"',
  citesLine(cites),
];

export const gateLines = (
  id: string,
  { when, perMarket, cites, caps }: RuleTemplateOptions & { readonly caps: string },
): readonly string[] => [
  `id: ${id}`,
  'title: "TODO: the showstopper in three words."',
  ...(perMarket ? ['per: market'] : []),
  `when: ${when}`,
  `caps: ${caps}`,
  'because: "TODO: why nothing makes up for it."',
  citesLine(cites),
];

export const barrierLines = (
  id: string,
  { kind, cites }: { readonly kind: string; readonly cites: string },
): readonly string[] => [
  `id: ${id}`,
  'title: "TODO: what stands in the way."',
  `kind: ${kind}`,
  '# Low, moderate, high or critical, before anything is done about it.',
  'severity: low',
  'why: "TODO: whom it stops, and how."',
  '# Whom it concerns (applies-when) and what takes it away (reduced-by) come here; without them it stands for everybody.',
  citesLine(cites),
];

const citesLine = (source: string): string => `cites: [${source}] # the source or fact that this rests on`;
