import { Option } from '@commander-js/extra-typings';
import { Chalk } from 'chalk';
import { toAscii } from '../../report/document/ascii.ts';
import { wrap } from '../../report/renderers/terminal/columns.ts';
import { currentCodes } from '../../rule-tools/lint/renamed-codes.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import {
  explainedCodes,
  pageText,
  parsePage,
  type DiagnosticPage,
  type Illustration,
} from '../diagnostics/docs-page.ts';
import { exitCode, type Environment } from '../environment.ts';
import { namedFormat } from '../io/output-format.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { styleOf, type TerminalStyle } from '../terminal/style.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { json } from './options.ts';

const declare = () =>
  newCommand('explain')
    .argument('[code]', 'the code, as rules check writes it (default: list all codes)')
    .addOption(new Option('--format <name>', 'format of the output').choices(['pretty', 'json', 'markdown']))
    .addOption(json);

type RulesExplainOptions = OptionsOf<typeof declare> & { readonly code?: string | undefined };

export const rulesExplainCommand: DeclareCommand = (run) =>
  declare().action((code, _options, command) =>
    run((environment) => rulesExplain(environment, { ...command.optsWithGlobals(), code })),
  );

/** Explains the code of a diagnostic, or lists all codes. */
function rulesExplain(environment: Environment, options: RulesExplainOptions): number {
  const { stdout } = environment;
  const { code } = options;
  const format = namedFormat(options);
  const codes = explainedCodes();
  const renamed = code === undefined ? [] : currentCodes(code);
  if (code !== undefined && !codes.includes(code) && renamed.length === 0) {
    const nearest = closestMatch(code, codes);
    const hint =
      nearest === null ? 'Without a code, rules explain lists all codes.' : `Did you mean ${quote(nearest)}?`;
    return usageError(environment, `there is no diagnostic ${quote(code)}. ${hint}`);
  }
  if (renamed.length > 0)
    printMessage(environment, `${quote(code ?? '')} is now called ${renamed.map(quote).join(' or ')}.`);
  const explained = code === undefined ? codes : renamed.length > 0 ? renamed : [code];
  const pages = explained.map((one) => parsePage(one, pageText(one)));
  if (format === 'json') {
    stdout.write(`${JSON.stringify(pages.length === 1 ? pages[0] : pages, null, 2)}\n`);
  } else if (format === 'markdown') {
    stdout.write(code === undefined ? markdownList(pages) : explained.map(pageText).join('\n'));
  } else {
    const style = styleOf(stdout, environment, options);
    const text =
      code === undefined ? list(pages, style) : pages.map((page) => fullPage(page, style)).join('\n');
    stdout.write(style.unicode ? text : toAscii(text));
  }
  return exitCode.success;
}

const markdownList = (pages: readonly DiagnosticPage[]): string =>
  pages.map(({ code, severity, meaning }) => `- \`${code}\` (${severity}): ${meaning}\n`).join('');

function list(pages: readonly DiagnosticPage[], { colour, width }: TerminalStyle): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const blocks = pages.map(({ code, severity, meaning }) =>
    [`${chalk.bold(code)} ${chalk.dim(severity)}`, ...indented(wrap(meaning, width - 2))].join('\n'),
  );
  return `${blocks.join('\n')}\n\nMore about one of them: born-global rules explain CODE\n`;
}

function fullPage(
  { code, severity, meaning, reason, wrong, right, fix }: DiagnosticPage,
  { colour, width }: TerminalStyle,
): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const illustrate = ({ words, examples }: Illustration): readonly string[] => [
    ...(words === null ? [] : wrap(words, width)),
    ...examples.flatMap(({ file, place, yaml }, index) => [
      ...(index > 0 ? [''] : []),
      chalk.dim(place === null ? file : `${file}, ${placeText(place)}`),
      ...indented(yaml.split('\n')),
    ]),
  ];
  return [
    `${chalk.bold(code)} ${chalk.dim(`(${severity})`)}`,
    '',
    ...wrap(meaning, width),
    '',
    ...wrap(`Why it matters: ${reason}`, width),
    '',
    chalk.red('Wrong'),
    ...illustrate(wrong),
    '',
    chalk.green('Right'),
    ...illustrate(right),
    '',
    chalk.bold('How to fix it'),
    ...wrap(fix, width),
    '',
  ].join('\n');
}

const placeText = (place: string): string =>
  place.endsWith('/+') ? `added to ${place.slice(0, -2)}` : place.split('/').join(' > ');

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
