import type { Form } from './laws.ts';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Write } from '../fixtures/hostile-texts.ts';
import { runHere } from './command.ts';
import { filledWith, wholePack, writeFiles, type FileOfTexts } from './whole-pack.ts';
import { withValues } from './text-fields.ts';

/** A command line, and the form in which it writes to the standard output. */
export interface Output {
  readonly form: Form;
  readonly args: readonly string[];
  readonly input?: string;
}

const sold = {
  stage: 'sold',
  'ip-status': 'none',
  origin: 'university',
  needs: ['channel'],
  'runway-months': 24,
  terms: 'draft',
};
const early = {
  stage: 'trial',
  'ip-status': 'granted',
  origin: 'own',
  needs: ['funding'],
  'runway-months': 3,
};

function answers(file: string, given: object, inAtlantis: object): FileOfTexts {
  const value = {
    company: 'Company',
    respondent: 'Somebody',
    date: '2026-04-01',
    answers: given,
    markets: { atlantis: inAtlantis },
    notes: [
      { question: 'stage', text: 'A note.' },
      { question: 'pathway', market: 'atlantis', text: 'Another note.' },
    ],
  };
  return { file, schema: 'answers.schema.json', value };
}

const companies: readonly FileOfTexts[] = [
  answers('companies/sold.yaml', sold, { pathway: 'unknown', permit: 'none', stock: 5 }),
  answers('companies/early.yaml', early, { pathway: 'confirmed', permit: 'held', stock: 0 }),
  answers(
    'companies/open.yaml',
    { stage: 'dont-know', 'runway-months': { between: [3, 20] } },
    { pathway: 'unknown' },
  ),
];

/** Other values at some places of one file. */
const changed = (
  folder: readonly FileOfTexts[],
  name: string,
  values: Readonly<Record<string, unknown>>,
): readonly FileOfTexts[] =>
  folder.map((file) =>
    file.file === name ? { ...file, value: withValues(file.value, new Map(Object.entries(values))) } : file,
  );

/** The pack with faults of every kind that a check finds; they are told with the texts around them. */
const faulty = [
  [
    'rules/company/tests/verdicts.yaml',
    { '/cases/0/expect/level': 'exploring', '/cases/1/expect/gates': [] },
  ],
  ['rules/company/readiness.yaml', { '/gates/0/when': { 'runway-months': { 'less-than': -5 } } }],
  ['markets/atlantis.yaml', { '/facts/0/as-of': '2001' }],
  ['rules/sources.yaml', { '/sources/2/excused': { sme: 'Nothing.' } }],
] as const;

/** In a folder of its own. */
const within = (folder: string, files: readonly FileOfTexts[]): readonly FileOfTexts[] =>
  files.map((file) => ({ ...file, file: `${folder}/${file.file}` }));

/** Rules, answers, an older version of the rules, and a faulty one: with a text wherever one may stand. */
export const wholeFolder: readonly FileOfTexts[] = [
  ...wholePack,
  ...companies,
  ...within(
    'old',
    changed(wholePack, 'rules/company/entry-modes.yaml', { '/modes/0/factors/0/weight': 'against' }),
  ),
  ...within(
    'faulty',
    faulty.reduce<readonly FileOfTexts[]>((files, [name, values]) => changed(files, name, values), wholePack),
  ),
];

/** Writes the whole folder, with an assessment that was kept. */
export async function prepared(write: Write): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'born-global-neutral-'));
  await writeFiles(folder, filledWith(wholeFolder, write));
  const { stdout } = await runHere([...pack, 'report', 'companies/sold.yaml', '--json'], { cwd: folder });
  await writeFile(join(folder, 'kept.json'), stdout);
  return folder;
}

const pack = ['--rules', 'rules', '--markets', 'markets'];
const output = (form: Form, ...args: readonly string[]): Output => ({ form, args: [...pack, ...args] });
/** The same command in several forms; the name of a form is that of `--format`. */
const inForms = (forms: readonly Form[], ...args: readonly string[]): readonly Output[] =>
  forms.map((form) => output(form, ...args, '--format', form));

const studyForms: readonly Form[] = ['terminal', 'markdown', 'html', 'json'];

/** Reports on one company, in every form. */
export const reports: readonly Output[] = [
  ...inForms(
    ['terminal', 'markdown', 'html', 'docx', 'xlsx', 'csv', 'json'],
    'assess',
    '--answers',
    'companies/sold.yaml',
  ),
  ...inForms(['markdown', 'html', 'docx', 'xlsx'], 'report', 'companies/early.yaml'),
  ...inForms(['terminal', 'html'], 'report', '--brief', 'companies/open.yaml'),
  output('terminal', '--accessible', 'report', 'companies/open.yaml'),
  output('terminal', 'report', 'companies/early.yaml', '--width', '40'),
  output('coloured', '--color', 'report', 'companies/early.yaml'),
  output('ascii', '--ascii', 'report', 'companies/early.yaml'),
  output('ascii', '--ascii', 'report', 'companies/early.yaml', '--format', 'json'),
  ...inForms(['terminal', 'markdown', 'json'], 'explain', 'companies/sold.yaml'),
  ...['distribution', 'rules', 'raise-money', 'stage', 'no-pathway'].map((id) =>
    output('terminal', 'explain', 'companies/sold.yaml', id),
  ),
];

/** What is said of changes, of several people and of many companies. */
export const studies: readonly Output[] = [
  ...inForms(studyForms, 'try', 'companies/sold.yaml', 'ip-status=granted', 'pathway@atlantis=confirmed'),
  ...inForms(studyForms, 'improve', 'companies/sold.yaml'),
  output('terminal', 'improve', 'companies/sold.yaml', '--mode', 'licensing', '--market', 'atlantis'),
  ...inForms(studyForms, 'merge', 'companies/sold.yaml', 'companies/early.yaml', 'companies/open.yaml'),
  ...inForms(studyForms, 'compare', 'kept.json', 'companies/early.yaml'),
  ...inForms(['terminal', 'markdown', 'json'], 'assess', '--quick', '--answers', 'companies/open.yaml'),
  ...inForms([...studyForms, 'csv', 'xlsx'], 'cohort', 'companies'),
  ...inForms([...studyForms, 'csv', 'xlsx'], 'cohort', 'companies', '--for', 'companies/early.yaml'),
  output('terminal', 'cohort', 'companies/sold.yaml', 'companies/early.yaml', '--anonymous'),
];

const filled = ['--answers', 'companies/sold.yaml', '--answers', 'companies/early.yaml'];

/** Questionnaires, and what is said to programs and to those who write rules. */
export const formsAndRules: readonly Output[] = [
  ...inForms(['html', 'markdown', 'json'], 'form'),
  ...inForms(['csv', 'xlsx'], 'form', ...filled),
  {
    form: 'json-lines',
    args: [...pack, 'batch'],
    input: '{"company":"A","answers":{"stage":"sold"},"markets":{"atlantis":{}}}\n',
  },
  ...['market', 'answers', 'questionnaire', 'tests'].map((name) =>
    output('json', 'rules', 'schema', '--format-of', name),
  ),
  output('markdown', 'rules', 'docs'),
  output('yaml', 'rules', 'test', '--suggest'),
];

const faultyPack = ['faulty/rules', 'faulty/markets'];
const versions = ['old', '.', '--samples', '50', '--assessments', 'companies'];

/** What quotes texts, cut short or only where they are short. */
export const quotations: readonly Output[] = [
  ...(
    [
      ['json', 'json'],
      ['json', 'sarif'],
      ['json', 'gitlab'],
      ['github', 'github'],
      ['xml', 'junit'],
    ] as const
  ).map(([form, format]) => ({
    form,
    args: ['rules', 'check', '--no-exact', '--format', format, ...faultyPack],
  })),
  { form: 'terminal', args: ['rules', 'check', ...faultyPack] },
  { form: 'coloured', args: ['--color', 'rules', 'check', '--no-exact', ...faultyPack] },
  { form: 'terminal', args: ['rules', 'test', ...faultyPack] },
  { form: 'json', args: ['rules', 'test', '--format', 'json', ...faultyPack] },
  { form: 'xml', args: ['rules', 'test', '--format', 'junit', ...faultyPack] },
  output('terminal', 'rules', 'test', '--coverage'),
  { form: 'terminal', args: ['rules', 'diff', ...versions] },
  { form: 'markdown', args: ['rules', 'diff', ...versions, '--format', 'markdown'] },
  { form: 'json', args: ['rules', 'diff', ...versions, '--format', 'json'] },
];
