import { Chalk } from 'chalk';
import type { MutationResult, Survivor, Tally } from '../../rule-tools/testing/mutation/test-mutations.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { sanitizer, type TerminalStyle } from '../terminal/style.ts';

/** The alterations of rules that no test case notices, and how many are noticed, for a terminal. */
export function prettyMutations({ total, kinds, survivors }: MutationResult, style: TerminalStyle): string {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const write = sanitizer(style);
  const blocks = survivors.map(({ kind, file, start, inside, text, undecided, hint }) =>
    [
      `${write(file)}:${start?.line ?? 1}:${start?.column ?? 1} ${chalk.yellow(kind)} ${chalk.bold(write(inside))}`,
      `  ${write(text)}`,
      ...hintLines({ undecided, hint }).map((line) => `  ${write(line)}`),
    ].join('\n'),
  );
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const table = kinds
    .filter(({ counted, equivalent }) => counted + equivalent > 0)
    .map((one) => `  ${one.kind.padEnd(width)}  ${tallyText(one)}`);
  const heading = `Altered rules noticed by the test cases: ${tallyText(total)}`;
  return [...blocks, [heading, ...table].join('\n')].join('\n\n') + '\n';
}

function tallyText({ share, noticed, counted, equivalent }: Tally): string {
  const proved = equivalent === 0 ? '' : `; ${equivalent} proved to change nothing`;
  return `${share} % (${noticed} of ${counted}${proved})`;
}

function hintLines({ undecided, hint }: Pick<Survivor, 'undecided' | 'hint'>): readonly string[] {
  if (undecided) return ['undecided: whether it can change anything was not settled within the budget'];
  return hint === null ? [] : [`answers for which it matters: ${hintText(hint)}`];
}

function hintText({ answers, markets = {} }: AnswerFile): string {
  const texts = (values: Readonly<Record<string, AnswerValue>>): readonly string[] =>
    Object.entries(values).map(([question, answer]) => `${question}: ${answerText(answer)}`);
  const inMarkets = Object.entries(markets).flatMap(([market, values]) =>
    Object.keys(values).length === 0 ? [] : [`in ${market} ${texts(values).join(', ')}`],
  );
  const all = [...texts(answers), ...inMarkets];
  return all.length === 0 ? 'any' : all.join(', ');
}

const answerText = (answer: AnswerValue): string =>
  typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
