import type { Axis, AxisLine, CostLine, MarketResult, ModeResult, RouteResult } from '../../schema/types.ts';
import {
  heading,
  item,
  items,
  joined,
  left,
  paragraph,
  right,
  strong,
  table,
  toned,
  type Block,
  type Parts,
  type Phrase,
} from '../document/document.ts';
import { cited, ended, stateSpan, uncapital } from '../document/format.ts';
import { money } from '../document/money.ts';
import { nearestMode, withForm } from './conclusion.ts';
import { reasonItem } from './reasons.ts';
import { rangeText } from '../../values/range.ts';

/** Why this market: the two axes, line by line. */
export const axesBlocks = ({ attractiveness, position }: MarketResult): readonly Block[] => [
  ...axisBlocks('Attractiveness of the market', attractiveness),
  ...axisBlocks('Position of the company there', position),
];

function axisBlocks(title: string, { score, lines }: Axis): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    paragraph(strong(`${title}: ${rangeText(score)} of 100`)),
    ...table(
      [left('What counts'), right('Points'), right('Weight'), left('Why')],
      lines.map((line): readonly Phrase[] => [
        line.title,
        rangeText(line.score),
        `${line.weight}`,
        whyOf(line),
      ]),
    ),
  ];
}

/** More reasons than these that all hang on open answers say no more than that. */
const mostOpen = 2;

function whyOf({ known, means, reasons }: AxisLine): Phrase {
  if (!known) return [toned('open', 'Not known; it counts half.')];
  if (reasons.length === 0) return means;
  const open = reasons.filter(({ state }) => state === 'open');
  const shown = open.length > mostOpen ? reasons.filter(({ state }) => state !== 'open') : reasons;
  return joined(
    [
      ...shown.map(({ because, state, cites }): Parts => [
        ...(state === 'open' ? [toned('open', 'Open: ')] : []),
        ended(because),
        ...cited(cites),
      ]),
      ...(shown.length < reasons.length ? [[toned('open', 'Answers still open decide it.')]] : []),
    ],
    ' ',
  );
}

/** What the first year costs and how long it takes, and what is not in it. */
export function routeBlocks({ route }: MarketResult): readonly Block[] {
  if (route === null) return [];
  return [
    heading(3, `Cost and time: ${route.title}`),
    paragraph(...totalWords(route), ' ', monthWords(route), ...excluded(route), ...cited(route.cites)),
    ...table(
      [left('Item'), left('First year'), left('Note')],
      route.items.map((line): readonly Phrase[] => [
        [line.title, ...cited(line.cites)],
        amountWords(line, route.currency),
        line.note === null ? '' : noteWords(line),
      ]),
    ),
  ];
}

/** Cost and months in one line. */
export const routeSummary = (route: RouteResult): Parts => [...totalWords(route), ' ', monthWords(route)];

function totalWords({ total, currency }: RouteResult): Parts {
  const { from, to, missing } = total;
  const missed = ended(missing.map(uncapital).join(', '));
  // A sum of nothing but what costs nothing would read as if the market could be had for free.
  if (to === 0 && missing.length > 0) return [`First year: no figure was found for ${missed}`];
  return [
    'First year: ',
    strong(money({ currency, from, to })),
    '.',
    ...(missing.length === 0 ? [] : [` Not in it, as no figure was found: ${missed}`]),
  ];
}

const monthWords = ({ months }: RouteResult): string =>
  months === null
    ? 'No figure was found for the time it takes.'
    : `Time: ${months.from === months.to ? months.from : `${months.from} to ${months.to}`} months.`;

const excluded = ({ excludes }: RouteResult): readonly string[] =>
  excludes === null ? [] : [` Not included: ${uncapital(ended(excludes))}`];

function amountWords({ status, from, to }: CostLine, currency: string): Phrase {
  if (status === 'none') return 'none';
  if (status === 'not-found' || from === null || to === null) return [toned('open', 'not found')];
  return money({ currency, from, to });
}

const noteWords = ({ status, note }: CostLine): string =>
  status === 'not-found' ? `looked for on ${note ?? ''}` : (note ?? '');

/** How the mode is best done, why, and what would be next best. */
export function formBlocks(market: MarketResult): readonly Block[] {
  const { form, nextForm } = market.verdict;
  const mode = nearestMode(market);
  const best = mode?.forms.find(({ id }) => id === form?.id);
  if (mode === undefined || best === undefined || market.verdict.modes.length > 1) return [];
  const next = mode.forms.find(({ id }) => id === nextForm?.id);
  return [
    paragraph(strong('How: '), withForm(mode.title, best), `. ${best.means}`, ...cited(best.cites)),
    ...items([
      ...best.requirements
        .filter(({ state }) => state !== 'true')
        .map(({ state, because, cites }) =>
          item([stateSpan(state, 'met', 'not met'), `: ${because}`, ...cited(cites)]),
        ),
      ...best.factors.map((reason) => reasonItem(reason, 'rule')),
    ]),
    ...(next === undefined
      ? []
      : [paragraph(strong('Next best: '), withForm(mode.title, next), `. ${next.means}`)]),
    ...formsTable(mode),
  ];
}

const formStates = {
  true: toned('good', 'open'),
  false: toned('bad', 'closed'),
  open: toned('open', 'not known'),
} as const;

/** Every form of a mode with its score. */
export function formsTable({ forms }: ModeResult): readonly Block[] {
  if (forms.length < 2) return [];
  return table(
    [left('Form'), left('Open to you'), right('Score')],
    forms.map((one): readonly Phrase[] => [one.title, [formStates[one.available]], rangeText(one.score)]),
  );
}
