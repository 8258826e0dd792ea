import { Chalk } from 'chalk';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { currentCodes } from '../../rule-tools/lint/renamed-codes.ts';
import { toAscii } from '../../report/document/ascii.ts';
import { wrap } from '../../report/renderers/terminal/columns.ts';
import {
  explainedCodes,
  pageText,
  parsePage,
  type DiagnosticPage,
  type Illustration,
} from '../diagnostics/docs-page.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf, type Look } from '../terminal/style.ts';
import type { RulesExplainOptions } from './options/types.ts';

/** Explains the code of a diagnostic, or lists all codes. */
export function rulesExplain(environment: Environment, options: RulesExplainOptions): number {
  const { stdout, stderr } = environment;
  const { code, format = 'pretty' } = options;
  const codes = explainedCodes();
  const current = code === undefined ? [] : currentCodes(code);
  if (code !== undefined && !codes.includes(code) && current.length === 0) {
    const nearest = closestMatch(code, codes);
    const hint =
      nearest === null
        ? 'Without a code, rules explain lists all there are.'
        : `Did you mean ${quote(nearest)}?`;
    stderr.write(`born-global: there is no diagnostic ${quote(code)}. ${hint}\n`);
    return exitCode.usage;
  }
  const look = lookOf(stdout, environment, options);
  if (current.length > 0)
    stderr.write(`born-global: ${quote(code ?? '')} is now called ${current.map(quote).join(' or ')}.\n`);
  const wanted = code === undefined ? codes : current.length > 0 ? current : [code];
  const pages = wanted.map((one) => parsePage(one, pageText(one)));
  if (format === 'json') stdout.write(`${JSON.stringify(pages.length === 1 ? pages[0] : pages, null, 2)}\n`);
  else if (code !== undefined && format === 'markdown') stdout.write(wanted.map(pageText).join('\n'));
  else if (format === 'markdown') stdout.write(markdownList(pages));
  else {
    const text = code === undefined ? list(pages, look) : pages.map((page) => whole(page, look)).join('\n');
    stdout.write(look.unicode ? text : toAscii(text));
  }
  return exitCode.fine;
}

const markdownList = (pages: readonly DiagnosticPage[]): string =>
  pages.map(({ code, severity, meaning }) => `- \`${code}\` (${severity}): ${meaning}\n`).join('');

function list(pages: readonly DiagnosticPage[], look: Look): string {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  const blocks = pages.map(({ code, severity, meaning }) =>
    [`${chalk.bold(code)} ${chalk.dim(severity)}`, ...indented(wrap(meaning, look.width - 2))].join('\n'),
  );
  return `${blocks.join('\n')}\n\nMore about one of them: born-global rules explain CODE\n`;
}

function whole(
  { code, severity, meaning, reason, wrong, right, mending }: DiagnosticPage,
  look: Look,
): string {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  const text = (words: string): readonly string[] => wrap(words, look.width);
  const shown = ({ words, examples }: Illustration): readonly string[] => [
    ...(words === null ? [] : text(words)),
    ...examples.flatMap(({ file, place, yaml }, index) => [
      ...(index > 0 ? [''] : []),
      chalk.dim(place === null ? file : `${file}, ${placeWords(place)}`),
      ...indented(yaml.split('\n')),
    ]),
  ];
  return [
    `${chalk.bold(code)} ${chalk.dim(`(${severity})`)}`,
    '',
    ...text(meaning),
    '',
    ...text(`Why it matters: ${reason}`),
    '',
    chalk.red('Wrong'),
    ...shown(wrong),
    '',
    chalk.green('Right'),
    ...shown(right),
    '',
    chalk.bold('How to mend it'),
    ...text(mending),
    '',
  ].join('\n');
}

const placeWords = (place: string): string =>
  place.endsWith('/+') ? `added to ${place.slice(0, -2)}` : place.split('/').join(' > ');

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
