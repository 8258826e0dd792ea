import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { SymbolTable } from '../../rule-tools/lint/symbol-table.ts';
import { idProblem, scaffoldKinds, type ScaffoldKind } from '../../rule-tools/scaffold/new-id.ts';
import { planItem } from '../../rule-tools/scaffold/new-item.ts';
import { testFileText } from '../../rule-tools/scaffold/new-test.ts';
import { marketText } from '../../rule-tools/scaffold/templates.ts';
import { assemblePack, type LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { editText } from '../../source/text-edit.ts';
import { loadPack } from '../../rule-pack/load-rule-pack.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { neutralise, quote } from '../../source/sanitize.ts';
import { readText } from '../../source/read-text-file.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { contentFolders } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { RulesNewOptions } from './options/types.ts';
import { isInstalled, ownFolders, type OwnFolders } from '../rule-source/writable-folders.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { rulesFolder } from '../rule-source/pack-folders.ts';
import { shippedFolders } from '../rule-source/package-paths.ts';
import { writeChanged, writeNew } from '../io/write-if-unchanged.ts';

/** Something new that was made, or why it was not: a sentence, or faults of files. */
type Made =
  | { readonly ok: true; readonly file: string; readonly next: string }
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: false; readonly faults: readonly Diagnostic[]; readonly text?: string };

const refused = (problem: string): Made => ({ ok: false, problem });

/** Writes a starting point for a market, question, recommendation, test, gate or barrier, in the right place. */
export async function rulesNew(environment: Environment, options: RulesNewOptions): Promise<number> {
  const { stdout, stderr } = environment;
  const made = await make(environment, options);
  if (made.ok) {
    stdout.write(`Made in ${quote(made.file)}.\nNext: ${neutralise(made.next)}\n`);
    return exitCode.fine;
  }
  if ('problem' in made) {
    stderr.write(`born-global: ${neutralise(made.problem)}\n`);
    return exitCode.usage;
  }
  const texts = new Map(made.faults.map(({ file }) => [file, made.text ?? '']));
  stderr.write(prettyDiagnostics(made.faults, texts, lookOf(stderr, environment, options)));
  return exitCode.findings;
}

async function make(environment: Environment, options: RulesNewOptions): Promise<Made> {
  const { cwd } = environment;
  const { kind, id } = options;
  if (kind === 'pack') return copyShipped(cwd, id);
  if (!isNewKind(kind)) {
    const nearest = closestMatch(kind, [...scaffoldKinds, 'pack']);
    return refused(
      `nothing is made of the kind ${quote(kind)}: it is one of ${[...scaffoldKinds, 'pack'].join(', ')}` +
        (nearest === null ? '' : `; did you mean ${quote(nearest)}?`),
    );
  }
  const own = ownFolders(cwd, options);
  const missing = [own.rules, ...(own.markets ?? [])].find((path) => path !== null && !existsSync(path));
  if (missing !== undefined && missing !== null) return refused(`there is no file or folder ${missing}`);
  const loaded = await loadPack(
    contentFolders(environment, { rules: own.rules ?? undefined, markets: own.markets }),
  );
  const problem = idProblem(kind, id, loaded, new SymbolTable(loaded.files));
  if (problem !== null) return refused(problem);
  if (kind === 'market') return newMarket(environment, options, own);
  if (kind === 'test') return newTest(environment, options, own, loaded);
  return newItem(environment, { ...options, kind }, own, loaded);
}

const isNewKind = (kind: string): kind is ScaffoldKind => scaffoldKinds.some((known) => known === kind);

const installed = (path: string): Made =>
  refused(
    `${path} belongs to the installed package, and an update would overwrite it: work in a folder of your own`,
  );

const noRules = refused(
  'there is no folder of rules here: copy the shipped ones with `born-global rules new pack .`, or name yours with --rules',
);

async function newMarket(
  { cwd }: Environment,
  { id, title }: RulesNewOptions,
  { rules, newMarkets }: OwnFolders,
): Promise<Made> {
  if (isInstalled(newMarkets)) return installed(newMarkets);
  const path = join(newMarkets, `${id}.yaml`);
  await mkdir(newMarkets, { recursive: true });
  const name =
    title ??
    id.replaceAll(
      /(^|-)([a-z0-9])/g,
      (_all, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`,
    );
  const fault = await writeNew(path, shown(cwd, path), marketText(id, name));
  return fault === null
    ? {
        ok: true,
        file: shown(cwd, path),
        next: `write what stands as TODO, then born-global rules check ${[...(rules === null ? [] : [rules]), newMarkets].map((folder) => shown(cwd, folder)).join(' ')}`,
      }
    : { ok: false, faults: [fault] };
}

async function newTest(
  { cwd }: Environment,
  { id, from }: RulesNewOptions,
  { rules }: OwnFolders,
  { pack, diagnostics }: LoadedPack,
): Promise<Made> {
  if (rules === null) return noRules;
  if (isInstalled(rules)) return installed(rules);
  if (pack === null) return { ok: false, faults: diagnostics.filter(({ severity }) => severity === 'error') };
  let answers: AnswerFile = { answers: {} };
  if (from !== undefined) {
    const { readAnswers } = await import('../../answers/parse.ts');
    const text = readText(resolve(cwd, from), from);
    if (!text.ok) return { ok: false, faults: [text.diagnostic] };
    const read = readAnswers(text.text, from, pack, { lenient: false });
    if (read.answers === null) return { ok: false, faults: read.diagnostics, text: text.text };
    answers = read.answers;
  }
  const place = rulesFolder(rules);
  const path = join(place.rules, place.pack, 'tests', `${id}.yaml`);
  await mkdir(dirname(path), { recursive: true });
  const fault = await writeNew(path, shown(cwd, path), testFileText(id, pack, answers));
  return fault === null
    ? {
        ok: true,
        file: shown(cwd, path),
        next: `look at each line that is expected, then born-global rules test --filter ${id}`,
      }
    : { ok: false, faults: [fault] };
}

type ItemOptions = RulesNewOptions & { readonly kind: Exclude<ScaffoldKind, 'market' | 'test'> };

async function newItem(
  { cwd, today }: Environment,
  options: ItemOptions,
  own: OwnFolders,
  loaded: LoadedPack,
): Promise<Made> {
  const { kind, id, market = null, section = null, type = 'one' } = options;
  if (market === null && own.rules === null && kind !== 'barrier') return noRules;
  const { improves = null, when = null, caps = null, barrierKind = null } = options;
  const wanted = { kind, id, market, section, type, improves, when, caps, barrierKind };
  const planned = planItem(loaded, new SymbolTable(loaded.files), wanted);
  if (!planned.ok) return refused(planned.problem);
  const path = resolve(cwd, planned.file);
  if (isInstalled(path)) return installed(path);
  const read = [...(own.rules === null ? [] : [own.rules]), ...(own.markets ?? [])];
  if (!read.some((folder) => isInside(path, folder)))
    return refused(
      `${planned.file} is one of the shipped files: make a copy of it your own, in a folder markets`,
    );
  const texts = loaded.files.map(({ file, format, document }) => ({
    file,
    name: file,
    format,
    text: document.text,
  }));
  const before = texts.find(({ file }) => file === planned.file)?.text ?? '';
  const after = editText(before, [planned.edit]);
  const now = assemblePack(
    texts.map((source) => (source.file === planned.file ? { ...source, text: after } : source)),
  );
  const faults = newErrors(loaded, now, today);
  if (faults.length > 0) return { ok: false, faults, text: after };
  const fault = await writeChanged({ path, shown: planned.file, before, after });
  return fault === null
    ? {
        ok: true,
        file: planned.file,
        next: `write what stands as TODO, then born-global rules check ${read.map((folder) => shown(cwd, folder)).join(' ')}`,
      }
    : { ok: false, faults: [fault] };
}

/** Errors that were not there before; a starting point must bring none. */
function newErrors(before: LoadedPack, after: LoadedPack, today: string): readonly Diagnostic[] {
  const errors = (loaded: LoadedPack): readonly Diagnostic[] =>
    [...loaded.diagnostics, ...checkPack(loaded, today)].filter(({ severity }) => severity === 'error');
  const known = new Set(errors(before).map(({ code, file, message }) => `${file} ${code} ${message}`));
  return errors(after).filter(({ code, file, message }) => !known.has(`${file} ${code} ${message}`));
}

/** A pack of one's own begins as a copy of the shipped one. */
async function copyShipped(cwd: string, folder: string): Promise<Made> {
  const to = resolve(cwd, folder);
  const shipped = shippedFolders();
  if (isInstalled(to)) return installed(to);
  for (const name of ['rules', 'markets'] as const)
    if (existsSync(join(to, name))) return refused(`${shown(cwd, join(to, name))} is there already`);
  for (const name of ['rules', 'markets'] as const)
    await cp(shipped[name], join(to, name), { recursive: true, errorOnExist: true, force: false });
  const at = shown(cwd, to);
  return { ok: true, file: at, next: `change what you need, then born-global rules check ${at}` };
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}${sep}`);

function shown(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' ? '.' : (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
