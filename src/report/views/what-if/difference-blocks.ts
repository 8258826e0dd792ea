import type {
  BarrierPair,
  Difference,
  GatePair,
  MarketPair,
  ModePair,
} from '../../../analysis/what-if/difference.ts';
import type { Pair } from '../../../analysis/what-if/paired.ts';
import type { Interval, LeftOut, PackWords } from '../../../schema/types.ts';
import {
  bullets,
  heading,
  left,
  paragraph,
  strong,
  table,
  toned,
  type Block,
  type Parts,
  type Phrase,
} from '../../document/document.ts';
import { capital, levelTitle, signed } from '../../document/format.ts';
import { rangeText } from '../../../values/range.ts';

/** Before and after, side by side: what stays the same is counted, not shown. */
export function differenceBlocks(difference: Difference, words: PackWords): readonly Block[] {
  return [
    ...readinessBlocks(difference),
    ...gateBlocks(difference.gates),
    ...difference.markets.flatMap((market) => marketBlocks(market, words)),
    ...planBlocks(difference),
  ];
}

const columns = (what: string): Parameters<typeof table>[0] => [
  left(what),
  left('Before'),
  left('After'),
  left(''),
];

function readinessBlocks({ readiness, level, dimensions }: Difference): readonly Block[] {
  return [
    heading(2, 'Readiness'),
    ...table(
      columns('Dimension'),
      [
        [
          strong('Level'),
          levelTitle(level.before),
          levelTitle(level.after),
          sameWords(levelTitle(level.before), levelTitle(level.after)),
        ],
        scoreRow('Readiness', readiness),
        ...dimensions.map((dimension) => scoreRow(dimension.title, dimension)),
      ].map((row) => row.map(phraseOf)),
    ),
  ];
}

const phraseOf = (part: string | ReturnType<typeof strong>): Phrase =>
  typeof part === 'string' ? part : [part];

type Cell = string | ReturnType<typeof strong>;

const scoreRow = (title: string, { before, after }: Pair<Interval | null>): readonly Cell[] => [
  title,
  before === null ? '–' : rangeText(before),
  after === null ? '–' : rangeText(after),
  movement({ before, after }),
];

/** How far a score moved: where answers are open, its middle. */
function movement({ before, after }: Pair<Interval | null>): Cell {
  if (before === null || after === null) return before === after ? '' : 'other questions';
  const moved = (after.low + after.high - before.low - before.high) / 2;
  if (moved !== 0) return toned(moved > 0 ? 'good' : 'bad', signed(moved));
  return before.low === after.low ? '' : toned('open', 'another range');
}

const sameWords = (before: string, after: string): Cell => (before === after ? '' : strong('changes'));

function gateBlocks(gates: readonly GatePair[]): readonly Block[] {
  const changes = gates.map((gate): Phrase => {
    const { before, after } = gate;
    const name = `${gate.title}${gate.market === null ? '' : ` (${gate.market})`}`;
    if (before === after) return `${name}: ${after === 'open' ? 'still not known' : 'still holds'}.`;
    if (after === null) return [toned('good', 'Gone: '), name, '.'];
    if (before === null)
      return [toned('bad', after === 'open' ? 'New, not known yet: ' : 'New: '), name, '.'];
    return [
      toned(after === 'true' ? 'bad' : 'open', after === 'true' ? 'Now holds: ' : 'Now not known: '),
      name,
      '.',
    ];
  });
  return changes.length === 0 ? [] : [heading(2, 'Showstoppers'), ...bullets(changes)];
}

function marketBlocks(market: MarketPair, { mode }: PackWords): readonly Block[] {
  const { title, rank, score, verdict, modes, barriers } = market;
  const rankWords = (value: number | null): string => (value === null ? 'none' : `${value}`);
  const changedModes = modes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const changedBarriers = barriers.filter(({ before, after }) => residual(before) !== residual(after));
  return [
    heading(2, title),
    ...table(
      columns(''),
      [
        [
          capital(mode.one),
          verdictWords(verdict.before),
          verdictWords(verdict.after),
          sameWords(verdictWords(verdict.before), verdictWords(verdict.after)),
        ],
        [
          'Place in the ranking',
          rankWords(rank.before),
          rankWords(rank.after),
          sameWords(rankWords(rank.before), rankWords(rank.after)),
        ],
        scoreRow('Points of the ranking', score),
      ].map((row) => row.map(phraseOf)),
    ),
    ...table(columns(capital(mode.many)), changedModes.map(modeRow)),
    ...unchanged(modes.length - changedModes.length, mode.one, mode.many),
    ...table(columns('Barriers'), changedBarriers.map(barrierRow)),
    ...unchanged(barriers.length - changedBarriers.length, 'barrier', 'barriers'),
  ];
}

const verdictWords = (verdict: MarketPair['verdict']['before']): string =>
  verdict === null ? 'not assessed' : `${verdict.title}${verdict.settled ? '' : ' (not settled)'}`;

const unchanged = (count: number, one: string, many: string): readonly Block[] =>
  count === 0 ? [] : [paragraph(`${count} ${count === 1 ? `${one} stays` : `${many} stay`} as before.`)];

const statusWords = { available: 'open', blocked: 'blocked', open: 'not known yet' } as const;

function modeRow({ title, before, after }: ModePair): readonly Phrase[] {
  const words = (side: ModePair['before']): string =>
    side === null ? 'does not apply' : `${statusWords[side.status]}, ${rangeText(side.score)} points`;
  const opened = before?.status !== 'available' && after?.status === 'available';
  const shut = before?.status === 'available' && after?.status !== 'available';
  const note: Cell = opened
    ? toned('good', 'opens')
    : shut
      ? toned('bad', 'no longer open')
      : movement({ before: before?.score ?? null, after: after?.score ?? null });
  return [title, words(before), words(after), phraseOf(note)];
}

const residual = (side: BarrierPair['before']): string =>
  side === null ? 'does not apply' : rangeText(side);

const severities = ['none', 'low', 'moderate', 'high', 'critical'];

function barrierRow({ title, before, after }: BarrierPair): readonly Phrase[] {
  const height = (side: BarrierPair['before']): number =>
    side === null ? 0 : severities.indexOf(side.low) + severities.indexOf(side.high);
  const moved = height(after) - height(before);
  const note =
    moved < 0 ? toned('good', 'lower') : moved > 0 ? toned('bad', 'higher') : toned('open', 'changes');
  return [title, residual(before), residual(after), [note]];
}

const reasons: Readonly<Record<LeftOut['reason'], string>> = {
  done: 'done',
  'does-not-apply': 'does not apply any more',
  open: 'waits for answers not known',
  'other-mode': 'serves another aim',
  'other-form': 'serves another form',
  replaced: 'replaced by more specific advice',
};

function planBlocks({ plan }: Difference): readonly Block[] {
  const name = ({ title, key }: { readonly title: string; readonly key: string }): Parts => [
    title,
    ' ',
    toned('faint', `(${key})`),
  ];
  const lists: readonly (readonly [string, readonly Phrase[]])[] = [
    ['Done', plan.done.map(name)],
    ['New', plan.added.map(name)],
    ['Out of the plan', plan.gone.map((one): Parts => [...name(one), reasonWords(one.reason)])],
  ];
  const earlier = plan.kept.filter(({ order }) => order.before !== order.after).length;
  const moved = earlier === 0 ? '' : `, ${earlier} of them in another place`;
  return [
    heading(2, 'Plan'),
    ...lists.flatMap(([title, phrases]) =>
      phrases.length === 0 ? [] : [heading(3, title), ...bullets(phrases)],
    ),
    paragraph(
      plan.kept.length === 1
        ? `1 action stays in the plan${moved}.`
        : `${plan.kept.length} actions stay in the plan${moved}.`,
    ),
  ];
}

const reasonWords = (reason: LeftOut['reason'] | null): string =>
  reason === null ? '' : `: ${reasons[reason]}`;
