import { sanitize } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { Candidates, isRead, type Proposal } from './candidates.ts';
import { isEmptyColumn } from './columns.ts';
import { normalize } from './option-names.ts';
import { columnLetters, type Table } from './table.ts';
import type { AnswerTarget, Target } from './targets.ts';

/** What surveys write where a question was not asked. */
const notAsked = new Set(['n/a', 'not displayed', '{question_not_shown}']);

/** Rows looked at for what a column may be. */
const sample = 200;
/** Texts of one column that are reported as no options. */
const mostTexts = 30;

/**
 * A mapping as a first draft for a person to confirm: what is plain stands there, what is not is commented out with the
 * likeliest questions.
 */
export function draftMapping(table: Table, pack: Pack): string {
  const candidates = new Candidates(pack);
  const [headings = [], ...rows] = table.rows;
  const empty = new Set<string>();
  const columns = headings.flatMap(({ text }, index) => {
    if (isEmptyColumn(table, index)) return [];
    const cells = [...new Set(rows.slice(0, sample).map((row) => (row[index]?.text ?? '').trim()))];
    for (const cell of cells) if (notAsked.has(normalize(cell))) empty.add(cell);
    const filled = cells.filter((cell) => cell !== '' && !notAsked.has(normalize(cell)));
    const isShared = headings.filter((other) => normalize(other.text) === normalize(text)).length > 1;
    const letters = isShared ? columnLetters(index + 1) : null;
    return columnLines(text, letters, candidates.propose(text, filled), filled);
  });
  return `${[
    '# What the columns of a table of answers are; drafted by born-global import --init.',
    '# Confirm each line. What could not be recognised is commented out: remove the # before the lines that are right,',
    '# and write `is: nothing` for a column that is not needed.',
    'format: born-global/mapping/1',
    ...(empty.size === 0 ? [] : [`empty: [${[...empty].map(quoted).join(', ')}]`]),
    'columns:',
    ...columns,
  ].join('\n')}\n`;
}

function columnLines(
  heading: string,
  letters: string | null,
  proposal: Proposal,
  cells: readonly string[],
): readonly string[] {
  const head = [`  - heading: ${quoted(heading)}`, ...(letters === null ? [] : [`    column: ${letters}`])];
  if (proposal.kind === 'sure') {
    const { target } = proposal;
    return [...head, ...targetLines(target), ...(target.kind === 'answer' ? valueLines(target, cells) : [])];
  }
  const candidates =
    proposal.targets.length === 0
      ? ['  #   is: nothing']
      : proposal.targets.flatMap((target, index) => [
          ...(index === 0 ? [] : ['  #   or:']),
          ...targetLines(target).map((line) => `  # ${line.slice(2)}`),
        ]);
  return ['  # Not sure:', ...head.map((line) => `  # ${line.slice(2)}`), ...candidates];
}

function targetLines(target: Target): readonly string[] {
  if (target.kind !== 'answer') return [`    is: ${target.kind}`];
  const { question, market, option } = target;
  const label = question.options?.find(({ id }) => id === option)?.label;
  return [
    `    question: ${question.id} # ${comment(question.ask)}`,
    ...(market === null ? [] : [`    market: ${market}`]),
    ...(option === null ? [] : [`    option: ${option} # ${comment(label ?? option)}`]),
  ];
}

/** Texts of cells that are no options. */
function valueLines(target: AnswerTarget, cells: readonly string[]): readonly string[] {
  const unread = cells.filter((cell) => !isRead(cell, target)).slice(0, mostTexts);
  if (unread.length === 0) return [];
  const { options = [] } = target.question;
  const meanings =
    target.option === null
      ? options.map(({ id, label }) => `    #     ${id}: ${comment(label)}`)
      : ['    #     yes, no'];
  return [
    '    # Say what these texts stand for; what they may stand for is:',
    ...meanings,
    '    # values:',
    ...unread.map((cell) => `    #   ${quoted(cell)}: dont-know`),
  ];
}

/** Text in double quotes, which YAML reads as JSON does; control characters have no place in a mapping. */
const quoted = (text: string): string => JSON.stringify(sanitize(text));

const comment = (text: string): string => sanitize(text).replaceAll(/\s+/gu, ' ').trim();
