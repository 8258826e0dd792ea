import type { Cohort, Measure, ScorePosition } from '../../../analysis/cohort/result.ts';
import {
  faint,
  heading,
  left,
  paragraph,
  right,
  strong,
  table,
  toned,
  type Block,
  type Phrase,
} from '../../document/document.ts';
import { capital } from '../../document/format.ts';
import { levelWords, recommendationWords } from './tables.ts';

/** How the members stand, best first. */
export function standingBlocks({ pack, members, anonymous }: Cohort): readonly Block[] {
  return [
    heading(2, 'Readiness, best first, 0 to 100'),
    ...table(
      [
        right('Rank'),
        left(capital(pack.words.subject.one)),
        right('Readiness'),
        left('Level'),
        ...(anonymous ? [] : [left('Recommendation')]),
      ],
      members.map((member): readonly Phrase[] => [
        `${member.overall.rank}`,
        [strong(member.name)],
        placePhrase(member.overall),
        levelWords(member.level),
        ...(anonymous ? [] : [recommendationWords(member)]),
      ]),
    ),
    paragraph(faint(legend)),
  ];
}

const legend =
  'Where answers are open: the middle of the range, and how far it reaches to both sides (±). ^ all of the range is in the highest quarter, v in the lowest.';

/** Members × dimensions. */
export function heatMapBlocks({ pack, members, dimensions }: Cohort): readonly Block[] {
  const subject = left(capital(pack.words.subject.one));
  return [
    heading(2, 'Heat map'),
    ...table(
      [subject, ...dimensions.map((_, index) => right(`D${index + 1}`))],
      members.map(({ name, dimensions: places }): readonly Phrase[] => [
        [strong(name)],
        ...places.map(placePhrase),
      ]),
    ),
    paragraph(faint(dimensions.map(({ title }, index) => `D${index + 1} ${title}`).join(' · '))),
  ];
}

/** The values that part the members into quarters. */
export function quartileBlocks({ overall, dimensions }: Cohort): readonly Block[] {
  return [
    heading(2, 'Quartiles'),
    ...table(
      [left('Dimension'), right('Lower quartile'), right('Median'), right('Upper quartile'), right('Scored')],
      [overall, ...dimensions].map(quartileRow),
    ),
  ];
}

/** A score with the quarter that its whole range lies in. */
function placePhrase(place: ScorePosition | null): Phrase {
  if (place === null) return [faint('n/a')];
  const { score, low, high } = place;
  const reach = score.high - place.midpoint;
  const words = `${Math.round(place.midpoint)}${reach > 0 ? `±${Math.ceil(reach)}` : ''}`;
  if (low !== high || low === 'middle') return words;
  return [low === 'highest' ? toned('good', `${words}^`) : toned('bad', `${words}v`)];
}

function quartileRow({ title, quartiles, scored }: Measure): readonly Phrase[] {
  const values = quartiles === null ? [] : [quartiles.lower, quartiles.median, quartiles.upper];
  return [title, ...[0, 1, 2].map((index) => shown(values[index])), `${scored}`];
}

const shown = (value: number | undefined): string => (value === undefined ? 'n/a' : decimal(value));

/** At most one decimal. */
export const decimal = (value: number): string => `${Math.round(value * 10) / 10}`;
