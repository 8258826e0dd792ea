import { Chalk } from 'chalk';
import type { MutationResult, Survivor, Tally } from '../../rule-tools/testing/mutation/test-mutations.ts';
import { neutralise } from '../../source/sanitize.ts';
import { toAscii } from '../../report/document/ascii.ts';
import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import type { Look } from '../terminal/style.ts';

/** What the test cases notice of altered rules, and what they do not, for a terminal. */
export function prettyMutations({ total, kinds, survivors }: MutationResult, look: Look): string {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  const write = (text: string): string => (look.unicode ? neutralise(text) : toAscii(neutralise(text)));
  const told = survivors.map(({ kind, file, start, inside, text, undecided, hint }) =>
    [
      `${write(file)}:${start?.line ?? 1}:${start?.column ?? 1} ${chalk.yellow(kind)} ${chalk.bold(write(inside))}`,
      `  ${write(text)}`,
      ...hintLines({ undecided, hint }).map((line) => `  ${write(line)}`),
    ].join('\n'),
  );
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const table = kinds
    .filter(({ counted, equivalent }) => counted + equivalent > 0)
    .map((one) => `  ${one.kind.padEnd(width)}  ${tallyWords(one)}`);
  const heading = `Altered rules noticed by the test cases: ${tallyWords(total)}`;
  return [...told, [heading, ...table].join('\n')].join('\n\n') + '\n';
}

function tallyWords({ share, noticed, counted, equivalent }: Tally): string {
  const proved = equivalent === 0 ? '' : `; ${equivalent} proved to change nothing`;
  return `${share} % (${noticed} of ${counted}${proved})`;
}

function hintLines({ undecided, hint }: Pick<Survivor, 'undecided' | 'hint'>): readonly string[] {
  if (undecided) return ['undecided: not settled within the budget whether it can change anything'];
  return hint === null ? [] : [`answers that it matters to: ${hintWords(hint)}`];
}

function hintWords({ answers, markets = {} }: AnswerFile): string {
  const told = (of: Readonly<Record<string, AnswerValue>>): readonly string[] =>
    Object.entries(of).map(([question, answer]) => `${question}: ${answerWords(answer)}`);
  const inMarkets = Object.entries(markets).flatMap(([market, of]) => {
    const words = told(of);
    return words.length === 0 ? [] : [`in ${market} ${words.join(', ')}`];
  });
  const words = [...told(answers), ...inMarkets];
  return words.length === 0 ? 'any' : words.join(', ');
}

const answerWords = (answer: AnswerValue): string =>
  typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
