import { resolve, sep } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { createTwoFilesPatch } from 'diff';
import { toAscii } from '../../report/document/ascii.ts';
import { loadRulePack } from '../../rule-pack/load-rule-pack.ts';
import type { LoadedPack, SourceText } from '../../rule-pack/parse-rule-pack.ts';
import { fixPack, type FixedPack } from '../../rule-tools/fix/fix-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { sanitizeLines } from '../../source/sanitize.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { exitCode, type Environment } from '../environment.ts';
import { editFile, type FileEdit } from '../io/edit-file.ts';
import { packFolders } from '../rule-source/load-rules.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { plural } from '../terminal/pluralize.ts';
import { sanitizer, styleOf, type TerminalStyle } from '../terminal/style.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';
import { calendarDay, reviewDate } from './options.ts';

const declare = () =>
  newCommand('fix')
    .argument('[paths...]', 'folders or files of your own; only these are changed')
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(
      new Option(
        '--as-of <YYYY-MM-DD>',
        'the day on which you checked the sources of all undated facts',
      ).argParser(calendarDay),
    )
    .option('--sort', 'sort lists of ids whose order means nothing')
    .addOption(reviewDate);

type RulesFixOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const rulesFixCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => rulesFix(environment, { ...command.optsWithGlobals(), paths })),
  );

/** Fixes what can only be meant in one way, in files of the author, and reports what remains. */
async function rulesFix(environment: Environment, options: RulesFixOptions): Promise<number> {
  const { stdout, cwd, today } = environment;
  const { date = today, asOf = null, sort = false, dryRun = false } = options;
  const { rules, markets = [] } = options;
  const named = [...options.paths, ...(rules === undefined ? [] : [rules]), ...markets].map((path) =>
    resolve(cwd, path),
  );
  const paths = sortRulePaths(options, cwd);
  if (!paths.ok) return usageError(environment, paths.message);
  if (named.length === 0) return usageError(environment, 'name the folders or files that may be changed');
  const loaded = await loadRulePack(packFolders(environment, paths));
  const texts = sourceTextsOf(loaded);
  const mayChange = (file: string): boolean => {
    const path = resolve(cwd, file);
    return named.some((one) => path === one || path.startsWith(`${one}${sep}`));
  };
  const fixed = fixPack(texts, unreadFiles(loaded), { today: date, asOf, sort, mayChange });
  const style = styleOf(stdout, environment, options);
  const edits = fixed.texts.flatMap(({ file, text }, index): readonly FileEdit[] => {
    const before = texts[index]?.text ?? text;
    return before === text ? [] : [{ path: resolve(cwd, file), displayPath: file, before, after: text }];
  });
  if (dryRun) {
    for (const edit of edits) stdout.write(patchOf(edit, style));
    printMessage(environment, summary(fixed, edits.length, 'would be made'));
    return hasErrors(fixed) ? exitCode.problems : exitCode.success;
  }
  const refused: Diagnostic[] = [];
  for (const edit of edits) {
    const diagnostic = await editFile(edit);
    if (diagnostic !== null) refused.push(diagnostic);
  }
  const applied = fixed.applied.filter(({ file }) => !refused.some((diagnostic) => diagnostic.file === file));
  stdout.write(reportOf({ ...fixed, applied }, refused, edits.length - refused.length, style));
  return hasErrors(fixed) || refused.length > 0 ? exitCode.problems : exitCode.success;
}

const sourceTextsOf = ({ files }: LoadedPack): readonly SourceText[] =>
  files.map(({ file, format, document }) => ({ file, name: file, format, text: document.text }));

function unreadFiles({ files, diagnostics }: LoadedPack): readonly Diagnostic[] {
  const read = new Set(files.map(({ file }) => file));
  return diagnostics.filter(({ file }) => !read.has(file));
}

const hasErrors = ({ remaining }: FixedPack): boolean =>
  remaining.some(({ diagnostic }) => diagnostic.severity === 'error');

function reportOf(
  fixed: FixedPack,
  refused: readonly Diagnostic[],
  writtenFiles: number,
  style: TerminalStyle,
): string {
  const sanitize = sanitizer(style);
  const texts = new Map(fixed.texts.map(({ file, text }) => [file, text]));
  return [
    fixed.applied
      .map(({ file, line, description }) => `${sanitize(`${file}:${line} ${description}`)}\n`)
      .join(''),
    prettyDiagnostics(refused, new Map(), style),
    ...fixed.remaining.map(
      ({ diagnostic, reason }) =>
        prettyDiagnostics([diagnostic], texts, style) +
        (reason === null ? '' : `  not fixed: ${sanitize(reason)}\n`),
    ),
    `${summary(fixed, writtenFiles, 'made')}\n`,
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function summary({ applied, remaining }: FixedPack, files: number, verb: string): string {
  const errors = remaining.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  return (
    `${plural(applied.length, 'fix', 'fixes')} ${verb} in ${plural(files, 'file')}; ` +
    `${plural(errors, 'error')} and ${plural(remaining.length - errors, 'warning')} left.`
  );
}

/** What would change, as a patch. */
function patchOf({ displayPath, before, after }: FileEdit, { unicode }: TerminalStyle): string {
  const [from, to] = [`a/${displayPath}`, `b/${displayPath}`];
  const patch = sanitizeLines(
    createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 2 }).replace(/^=+\n/, ''),
  );
  return unicode ? patch : toAscii(patch);
}
