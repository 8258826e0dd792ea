import { resolve, sep } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { fixPack, type FixedPack } from '../../rule-tools/fix/fix-pack.ts';
import type { SourceText } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { loadPack } from '../../rule-pack/load-rule-pack.ts';
import { neutralise, neutraliseLines } from '../../source/sanitize.ts';
import { toAscii } from '../../report/document/ascii.ts';
import { contentFolders } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf, type Look } from '../terminal/style.ts';
import type { RulesFixOptions } from './options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { plural } from '../terminal/pluralize.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';
import { writeChanged } from '../io/write-if-unchanged.ts';

/** Puts right what can only be meant in one way, in files of the author, and tells what is left. */
export async function rulesFix(environment: Environment, options: RulesFixOptions): Promise<number> {
  const { stdout, stderr, cwd, today } = environment;
  const { date = today, asOf = null, sort, dryRun } = options;
  const named = [
    ...options.paths,
    ...(options.rules === undefined ? [] : [options.rules]),
    ...(options.markets ?? []),
  ].map((path) => resolve(cwd, path));
  const paths = sortPaths(options, cwd);
  if (!paths.ok || named.length === 0) {
    const problem = paths.ok ? 'name the folders or files that may be changed' : paths.message;
    stderr.write(`born-global: ${neutralise(problem)}\n`);
    return exitCode.usage;
  }
  const loaded = await loadPack(contentFolders(environment, paths));
  const before = loaded.files.map(({ file, format, document }): SourceText => ({
    file,
    name: file,
    format,
    text: document.text,
  }));
  const read = new Set(before.map(({ file }) => file));
  const unread = loaded.diagnostics.filter(({ file }) => !read.has(file));
  const mayChange = (file: string): boolean => {
    const path = resolve(cwd, file);
    return named.some((own) => path === own || path.startsWith(`${own}${sep}`));
  };
  const fixed = fixPack(before, unread, { today: date, asOf, sort, mayChange });
  const look = lookOf(stdout, environment, options);
  const changed = fixed.texts.flatMap(({ file, text }, index) => {
    const from = before[index]?.text ?? text;
    return from === text ? [] : [{ path: resolve(cwd, file), shown: file, before: from, after: text }];
  });
  if (dryRun) {
    for (const { shown, before, after } of changed) stdout.write(difference(shown, before, after, look));
    stderr.write(`born-global: ${summary(fixed, changed.length, 'would be made')}\n`);
    return hasErrors(fixed) ? exitCode.findings : exitCode.fine;
  }
  const refused: Diagnostic[] = [];
  for (const text of changed) {
    const fault = await writeChanged(text);
    if (fault !== null) refused.push(fault);
  }
  const written = {
    ...fixed,
    done: fixed.applied.filter(({ file }) => !refused.some((fault) => fault.file === file)),
  };
  const left = new Map(fixed.texts.map(({ file, text }) => [file, text]));
  stdout.write(
    [
      written.done
        .map(({ file, line, description }) => `${shownIn(look, `${file}:${line} ${description}`)}\n`)
        .join(''),
      prettyDiagnostics(refused, new Map(), look),
      ...fixed.remaining.map(
        ({ diagnostic, reason }) =>
          prettyDiagnostics([diagnostic], left, look) +
          (reason === null ? '' : `  not fixed: ${shownIn(look, reason)}\n`),
      ),
      `${summary(written, changed.length - refused.length, 'made')}\n`,
    ]
      .filter((block) => block !== '')
      .join('\n'),
  );
  return hasErrors(fixed) || refused.length > 0 ? exitCode.findings : exitCode.fine;
}

const hasErrors = ({ remaining }: FixedPack): boolean =>
  remaining.some(({ diagnostic }) => diagnostic.severity === 'error');

function summary({ applied, remaining }: FixedPack, files: number, verb: string): string {
  const errors = remaining.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  return (
    `${plural(applied.length, 'fix', 'fixes')} ${verb} in ${plural(files, 'file')}; ` +
    `${plural(errors, 'error')} and ${plural(remaining.length - errors, 'warning')} left.`
  );
}

const shownIn = ({ unicode }: Look, text: string): string =>
  unicode ? neutralise(text) : toAscii(neutralise(text));

/** What would change, as patches are written. */
function difference(file: string, before: string, after: string, { unicode }: Look): string {
  const [from, to] = [`a/${file}`, `b/${file}`];
  const patch = neutraliseLines(
    createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 2 }).replace(/^=+\n/, ''),
  );
  return unicode ? patch : toAscii(patch);
}
