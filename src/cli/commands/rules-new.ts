import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { loadRulePack } from '../../rule-pack/load-rule-pack.ts';
import { parseRulePack, type LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { SymbolTable } from '../../rule-tools/lint/symbol-table.ts';
import { idProblem, scaffoldKinds, type ScaffoldKind } from '../../rule-tools/scaffold/new-id.ts';
import { planItem } from '../../rule-tools/scaffold/new-item.ts';
import { testFileText } from '../../rule-tools/scaffold/new-test.ts';
import { marketText } from '../../rule-tools/scaffold/templates.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { closestMatch } from '../../source/closest-match.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { sanitize, quote } from '../../source/sanitize.ts';
import { editText } from '../../source/text-edit.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { addFile, editFile } from '../io/edit-file.ts';
import { packFolders } from '../rule-source/load-rules.ts';
import { rulesFolder } from '../rule-source/pack-folders.ts';
import { shippedFolders } from '../rule-source/package-paths.ts';
import { isInstalled, writableFolders, type WritableFolders } from '../rule-source/writable-folders.ts';
import { usageError } from '../terminal/messages.ts';
import { newCommand, type DeclareCommand, type OptionsOf } from './command.ts';

const declare = () =>
  newCommand('new')
    .argument(
      '<kind>',
      'market, question, recommendation, test, gate or barrier; pack copies the shipped rules',
    )
    .argument('<id>', 'id of the new thing; for a pack, its folder')
    .option('--title <text>', 'title of a market (default: its id in words)')
    .option('--market <id>', 'the market that a question, recommendation or barrier belongs to')
    .option('--section <id>', 'the section of a question')
    .addOption(
      new Option('--type <type>', 'the type of a question (default: one)').choices(['one', 'many', 'number']),
    )
    .option('--improves <question=answer>', 'the answer that a recommendation raises')
    .option('--when <question=answer>', 'the answer for which a recommendation or gate holds')
    .option('--caps <level>', 'the highest level that a gate allows')
    .option('--kind <kind>', 'the kind of a barrier')
    .option('--from <answers>', 'answers file with the company of a test');

type RulesNewOptions = OptionsOf<typeof declare> & {
  /** What to create: not `--kind`, which is the kind of a barrier. */
  readonly what: string;
  readonly id: string;
};

export const rulesNewCommand: DeclareCommand = (run) =>
  declare().action((what, id, _options, command) =>
    run((environment) => rulesNew(environment, { ...command.optsWithGlobals(), what, id })),
  );

/** Something new, or why it was not created: a sentence, or diagnostics of files. */
type Result =
  | { readonly ok: true; readonly file: string; readonly next: string }
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly text?: string };

const refused = (problem: string): Result => ({ ok: false, problem });

/** Writes a starting point for a market, question, recommendation, test, gate, barrier or pack, in the right place. */
async function rulesNew(environment: Environment, options: RulesNewOptions): Promise<number> {
  const result = await create(environment, options);
  if (result.ok) {
    environment.stdout.write(`Created in ${quote(result.file)}.\nNext: ${sanitize(result.next)}\n`);
    return exitCode.success;
  }
  if ('problem' in result) return usageError(environment, result.problem);
  const texts = new Map(result.diagnostics.map(({ file }) => [file, result.text ?? '']));
  await printDiagnostics(environment, options, result.diagnostics, texts);
  return exitCode.problems;
}

async function create(environment: Environment, options: RulesNewOptions): Promise<Result> {
  const { cwd } = environment;
  const { what, id } = options;
  if (what === 'pack') return copyShippedPack(cwd, id);
  if (!isScaffoldKind(what)) {
    const kinds = [...scaffoldKinds, 'pack'];
    const nearest = closestMatch(what, kinds);
    return refused(
      `${quote(what)} cannot be created: name one of ${kinds.join(', ')}` +
        (nearest === null ? '' : `; did you mean ${quote(nearest)}?`),
    );
  }
  const folders = writableFolders(cwd, options);
  const missing = [folders.rules, ...(folders.markets ?? [])].find(
    (path) => path !== null && !existsSync(path),
  );
  if (missing !== undefined && missing !== null) return refused(`there is no file or folder ${missing}`);
  const loaded = await loadRulePack(
    packFolders(environment, { rules: folders.rules ?? undefined, markets: folders.markets }),
  );
  const problem = idProblem(what, id, loaded, new SymbolTable(loaded.files));
  if (problem !== null) return refused(problem);
  if (what === 'market') return newMarket(environment, options, folders);
  if (what === 'test') return newTest(environment, options, folders, loaded);
  return newItem(environment, { ...options, what }, folders, loaded);
}

const isScaffoldKind = (name: string): name is ScaffoldKind => scaffoldKinds.some((kind) => kind === name);

const installed = (path: string): Result =>
  refused(
    `${path} belongs to the installed package, and an update would overwrite it: work in a folder of your own`,
  );

const noRules = refused(
  'there is no folder of rules here: copy the shipped ones with `born-global rules new pack .`, or name yours with --rules',
);

async function newMarket(
  { cwd }: Environment,
  { id, title = titleOf(id) }: RulesNewOptions,
  { rules, newMarkets }: WritableFolders,
): Promise<Result> {
  if (isInstalled(newMarkets)) return installed(newMarkets);
  const path = join(newMarkets, `${id}.yaml`);
  await mkdir(newMarkets, { recursive: true });
  const diagnostic = await addFile(path, displayPath(cwd, path), marketText(id, title));
  if (diagnostic !== null) return { ok: false, diagnostics: [diagnostic] };
  const folders = [...(rules === null ? [] : [rules]), newMarkets];
  return { ok: true, file: displayPath(cwd, path), next: completeAndCheck(cwd, folders) };
}

/** An id in words: `united-states` becomes `United States`. */
const titleOf = (id: string): string =>
  id.replaceAll(
    /(^|-)([a-z0-9])/g,
    (_all, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`,
  );

const completeAndCheck = (cwd: string, folders: readonly string[]): string =>
  `complete what says TODO, then born-global rules check ${folders.map((folder) => displayPath(cwd, folder)).join(' ')}`;

async function newTest(
  { cwd }: Environment,
  { id, from }: RulesNewOptions,
  { rules }: WritableFolders,
  { pack, diagnostics }: LoadedPack,
): Promise<Result> {
  if (rules === null) return noRules;
  if (isInstalled(rules)) return installed(rules);
  if (pack === null)
    return { ok: false, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
  let company: AnswerFile = { answers: {} };
  if (from !== undefined) {
    const { readAnswers } = await import('../../answers/parse.ts');
    const read = readTextFile(resolve(cwd, from), from);
    if (!read.ok) return { ok: false, diagnostics: [read.diagnostic] };
    const result = readAnswers(read.text, from, pack, { lenient: false });
    if (result.answers === null) return { ok: false, diagnostics: result.diagnostics, text: read.text };
    company = result.answers;
  }
  const folder = rulesFolder(rules);
  const path = join(folder.rules, folder.pack, 'tests', `${id}.yaml`);
  await mkdir(dirname(path), { recursive: true });
  const diagnostic = await addFile(path, displayPath(cwd, path), testFileText(id, pack, company));
  if (diagnostic !== null) return { ok: false, diagnostics: [diagnostic] };
  const next = `read each line that is expected, then born-global rules test --filter ${id}`;
  return { ok: true, file: displayPath(cwd, path), next };
}

type ItemOptions = RulesNewOptions & { readonly what: Exclude<ScaffoldKind, 'market' | 'test'> };

async function newItem(
  { cwd, today }: Environment,
  options: ItemOptions,
  folders: WritableFolders,
  loaded: LoadedPack,
): Promise<Result> {
  const { what, id, market = null, section = null, type = 'one' } = options;
  if (market === null && folders.rules === null && what !== 'barrier') return noRules;
  const { improves = null, when = null, caps = null, kind: barrierKind = null } = options;
  const item = { kind: what, id, market, section, type, improves, when, caps, barrierKind };
  const plan = planItem(loaded, new SymbolTable(loaded.files), item);
  if (!plan.ok) return refused(plan.problem);
  const path = resolve(cwd, plan.file);
  if (isInstalled(path)) return installed(path);
  const writable = [...(folders.rules === null ? [] : [folders.rules]), ...(folders.markets ?? [])];
  if (!writable.some((folder) => isInside(path, folder)))
    return refused(`${plan.file} is one of the shipped files: copy it to a folder markets of your own`);
  const texts = loaded.files.map(({ file, format, document }) => ({
    file,
    name: file,
    format,
    text: document.text,
  }));
  const before = texts.find(({ file }) => file === plan.file)?.text ?? '';
  const after = editText(before, [plan.edit]);
  const edited = parseRulePack(
    texts.map((source) => (source.file === plan.file ? { ...source, text: after } : source)),
  );
  const errors = newErrors(loaded, edited, today);
  if (errors.length > 0) return { ok: false, diagnostics: errors, text: after };
  const diagnostic = await editFile({ path, displayPath: plan.file, before, after });
  if (diagnostic !== null) return { ok: false, diagnostics: [diagnostic] };
  return { ok: true, file: plan.file, next: completeAndCheck(cwd, writable) };
}

/** Errors that were not there before; a starting point must not add any. */
function newErrors(before: LoadedPack, after: LoadedPack, today: string): readonly Diagnostic[] {
  const errorsOf = (loaded: LoadedPack): readonly Diagnostic[] =>
    [...loaded.diagnostics, ...checkPack(loaded, today)].filter(({ severity }) => severity === 'error');
  const known = new Set(errorsOf(before).map(({ code, file, message }) => `${file} ${code} ${message}`));
  return errorsOf(after).filter(({ code, file, message }) => !known.has(`${file} ${code} ${message}`));
}

/** A pack of one's own starts as a copy of the shipped one. */
async function copyShippedPack(cwd: string, folder: string): Promise<Result> {
  const target = resolve(cwd, folder);
  const shipped = shippedFolders();
  if (isInstalled(target)) return installed(target);
  for (const name of ['rules', 'markets'] as const)
    if (existsSync(join(target, name)))
      return refused(`${displayPath(cwd, join(target, name))} is there already`);
  for (const name of ['rules', 'markets'] as const)
    await cp(shipped[name], join(target, name), { recursive: true, errorOnExist: true, force: false });
  const file = displayPath(cwd, target);
  return { ok: true, file, next: `change what you need, then born-global rules check ${file}` };
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}${sep}`);

function displayPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' ? '.' : (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
