import type { ActionFate, Comparison, Side } from '../../../analysis/compare/compare.ts';
import type { Difference } from '../../../analysis/what-if/difference.ts';
import {
  bullets,
  faint,
  heading,
  left,
  paragraph,
  right,
  strong,
  table,
  toned,
  type Block,
} from '../../document/document.ts';
import { differenceBlocks } from '../what-if/difference-blocks.ts';
import { capital, signed } from '../../document/format.ts';

export const comparisonTitle = ({ company, words }: Comparison): string =>
  `Then and now: ${company ?? `${capital(words.subject.one)} without a name`}`;

/** One company at two times: what was done, what moved, and whose doing it is. */
export function comparisonBlocks(comparison: Comparison): readonly Block[] {
  const { then, now, whole, words } = comparison;
  return [
    heading(1, comparisonTitle(comparison)),
    paragraph(
      `Then: ${sideWords(then)}. Now: ${sideWords(now)}. `,
      faint('In the tables below, before is then and after is now.'),
    ),
    ...recommendationBlocks(whole),
    ...actionBlocks(comparison.actions),
    ...shareBlocks(comparison),
    ...differenceBlocks(whole, words),
  ];
}

const sideWords = ({ date, pack, version, hash }: Side): string =>
  `${date ?? 'no date'}, rules ${pack} ${version} (${hash})`;

function recommendationBlocks({ recommendation: { before, after } }: Difference): readonly Block[] {
  const [old, present] = [before, after].map(({ title, marketTitle }) =>
    marketTitle === null ? title : `${title}, ${marketTitle}`,
  );
  return [
    paragraph(
      old === present ? 'The recommendation is the same: ' : 'The recommendation has changed: ',
      strong(old === present ? (present ?? '') : `${old ?? ''} → ${present ?? ''}`),
      '.',
    ),
  ];
}

const fates = [
  ['done', 'Done'],
  ['open', 'Still to do'],
  ['gone', 'No longer in the plan'],
] as const;

function actionBlocks(actions: readonly ActionFate[]): readonly Block[] {
  const of = (fate: ActionFate['fate']): readonly ActionFate[] => actions.filter((one) => one.fate === fate);
  return [
    heading(2, `Actions of then: ${of('done').length} of ${actions.length} done`),
    ...fates.flatMap(([fate, title]): readonly Block[] => {
      const list = of(fate);
      if (list.length === 0) return [];
      return [
        heading(3, `${title}: ${list.length}`),
        ...bullets(
          list.map((one) => [one.title, ...(fate === 'gone' ? [faint(` (${reasonWords(one)})`)] : [])]),
        ),
      ];
    }),
  ];
}

function reasonWords({ reason }: ActionFate): string {
  switch (reason) {
    case 'does-not-apply':
      return 'its condition does not hold any more';
    case 'other-mode':
      return 'it belongs to another way than the one recommended now';
    case 'other-form':
      return 'it belongs to another form than the one recommended now';
    case 'open':
      return 'answers that it needs are open now';
    case 'replaced':
      return 'an action made for the market takes its place';
    default:
      return 'the rules or the markets are others now';
  }
}

function shareBlocks({ shares, words }: Comparison): readonly Block[] {
  const title = heading(2, `How much is the ${words.subject.one}, and how much newer rules`);
  switch (shares.kind) {
    case 'same-rules':
      return [title, paragraph('Both were assessed with the same rules: every change is your own doing.')];
    case 'unknown':
      return [
        title,
        paragraph(
          'The rules have changed since, so it is not known how much of this is your own doing. To find out, name the earlier answers, and either the earlier assessment with --kept or the earlier rules with --old-rules.',
        ),
      ];
    case 'known': {
      const { readiness, rules } = shares;
      const row = (
        what: string,
        points: number,
      ): readonly [readonly [string], readonly [ReturnType<typeof toned>]] => [
        [what],
        [toned(points < 0 ? 'bad' : 'good', points === 0 ? '0' : signed(points))],
      ];
      return [
        title,
        ...table(
          [left('Readiness moved by'), right('Points')],
          [
            row(`The ${words.subject.one}: other answers, same rules`, readiness.company),
            row('Newer rules: same answers, other rules', readiness.rules),
            row('Both together', readiness.whole),
          ],
        ),
        ...recommendationOfRules(rules),
      ];
    }
  }
}

/** What the newer rules alone would have made of the answers of then. */
function recommendationOfRules({ recommendation: { before, after } }: Difference): readonly Block[] {
  const same = before.outcome === after.outcome && before.market === after.market;
  return [
    paragraph(
      same
        ? 'With the answers of then, the newer rules recommend the same as the old ones did.'
        : `With the answers of then, the newer rules recommend ${after.title}${after.marketTitle === null ? '' : ` in ${after.marketTitle}`}; the old ones recommended ${before.title}${before.marketTitle === null ? '' : ` in ${before.marketTitle}`}.`,
    ),
  ];
}
