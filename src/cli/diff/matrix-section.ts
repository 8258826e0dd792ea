import { shareOf, type Matrix } from '../../rule-tools/diff/tally.ts';
import { bullets, left, right, strong, table, type Phrase } from '../../report/document/document.ts';
import type { Section } from './section.ts';
import { cellWords, shareWords } from './text.ts';

/** Which entry mode became which, for what share of companies: a table, or a list of the moves where that is too wide. */
export function matrixSection({ market, verdicts, counts, changed }: Matrix): Section {
  const where = market === null ? 'overall' : `in ${market}`;
  const cells = verdicts.map((from, row) =>
    verdicts.map((to, column) => ({ from, to, share: shareOf(counts[row]?.[column] ?? 0, changed.of) })),
  );
  const rows = cells.map((row, index): readonly Phrase[] => [
    [strong(verdicts[index] ?? '')],
    ...row.map(({ share }) => cellWords(share)),
  ]);
  const moves = cells
    .flat()
    .filter(({ from, to, share }) => from !== to && share.changed > 0)
    .sort((a, b) => b.share.changed - a.share.changed);
  return {
    title: `Entry mode ${where}, from old to new`,
    isOpen: market === null,
    parts: [
      {
        wide: table([left('Old in rows, new in columns'), ...verdicts.map(right)], rows),
        narrow: bullets(
          moves.map(({ from, to, share }) => [`from ${from} to `, strong(to), `: ${shareWords(share)}`]),
        ),
      },
    ],
  };
}
