/** Which room may use which. Imports point down: cli → report, interview, rule-tools → analysis → solver → engine, answers → rule-pack → source → schema. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...allowed.map((path) => `^src/${path}`)] },
});

/** Parts of a room in an order: each may use only those before it. */
const inOrder = (room, parts, comment, except = '$^') =>
  parts.slice(0, -1).map((part, index) => ({
    name: `${room}-${part}-comes-early`,
    comment,
    severity: 'error',
    from: { path: `^src/${room}/${part}/` },
    to: { path: `^src/${room}/(${parts.slice(index + 1).join('|')})/`, pathNot: except },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only(
      'schema-stands-alone',
      'schema',
      [],
      'The formats are the ground everything stands on: they know of nothing else.',
    ),
    only(
      'values-stand-alone',
      'values',
      [],
      'How ranges, durations and scoped ids are written is known here once, whoever needs them: so it can need nobody.',
    ),
    only(
      'source-reads-text',
      'source',
      ['schema/generated/', 'values/'],
      'Text becomes documents and diagnostics here; what the text says about companies is for the rooms above.',
    ),
    {
      name: 'fast-yaml-behind-one-function',
      comment:
        'Which parser reads a text is decided by parseDocument alone, and changes nothing in the result (docs/decisions/0007).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/source/(fast-yaml/|document\\.ts$)' },
      to: { path: '^src/source/fast-yaml/' },
    },
    only(
      'rule-pack-reads-formats',
      'rule-pack',
      ['source/', 'schema/', 'values/'],
      'A pack is files that keep to the formats; what the rules say about a company is not its business.',
    ),
    only(
      'engine-is-below-everything-shown',
      'engine',
      ['rule-pack/', 'source/', 'schema/', 'values/'],
      'The engine is evaluated by all and shown by none: it must not know who asks, checks or prints.',
    ),
    only(
      'solver-searches-the-engine',
      'solver',
      ['engine/', 'rule-pack/', 'source/', 'schema/', 'values/'],
      'The solver searches the space of all answers; what its results mean is for rule tools and the interview.',
    ),
    only(
      'analysis-evaluates-several-times',
      'analysis',
      ['solver/', 'engine/', 'answers/', 'rule-pack/', 'source/', 'schema/', 'values/'],
      'An analysis compares several evaluations; how that is shown, asked or saved is for the rooms above.',
    ),
    only(
      'answers-read-like-packs',
      'answers',
      ['rule-pack/', 'source/', 'schema/', 'values/'],
      'Answers are read and validated against a pack; judging them is the work of the engine.',
    ),
    only(
      'reports-compute-nothing',
      'report',
      ['schema/', 'values/', 'analysis/', 'source/(sanitize|closest-match)\\.ts$'],
      'A report formats an assessment: whatever it would compute belongs in the assessment, where every format gets it.',
    ),
    only(
      'interview-asks',
      'interview',
      ['analysis/', 'engine/', 'answers/', 'rule-pack/', 'source/', 'schema/', 'values/'],
      'The interview asks and saves; reports and checks of rules are other rooms.',
    ),
    only(
      'rule-tools-judge-files',
      'rule-tools',
      ['solver/', 'engine/', 'answers/', 'rule-pack/', 'source/', 'schema/', 'values/', 'report/'],
      'Rule tools check and change rule files; they neither ask companies nor print.',
    ),
    {
      name: 'only-generated-docs-borrow-from-reports',
      comment:
        'The pages made from rules are written in the Markdown of the reports; no check of rules depends on how something is shown.',
      severity: 'error',
      from: { path: '^src/rule-tools/(?!docs/)' },
      to: { path: '^src/report/' },
    },
    ...inOrder(
      'engine',
      ['space', 'conditions', 'compile', 'scoring', 'text', 'result', 'planning'],
      'The engine works in steps: what comes first must not depend on what is made of it.',
      // Arithmetic of intervals, which scores of questions need too.
      '^src/engine/scoring/interval\\.ts$',
    ),
    ...inOrder(
      'report',
      ['document', 'sections', 'renderers', 'views'],
      'A report is data first: what is said must not depend on the format that shows it.',
    ),
    ...inOrder(
      'interview',
      ['state', 'screens', 'terminal', 'plain'],
      'The state of an interview can be tested without a screen, and a screen without a terminal.',
    ),
    {
      name: 'interview-saves-in-one-place',
      comment: 'Only interview.ts saves: state, screens and prompts stay free of files.',
      severity: 'error',
      from: { path: '^src/interview/(state|screens|terminal|plain)/' },
      to: { path: '^src/interview/storage/' },
    },
    ...inOrder(
      'rule-tools',
      ['lint', 'prove', 'testing', 'diff|fix|scaffold|json-schema|docs'],
      'Checks are the ground of the other rule tools; none of them may depend on a tool that changes or describes rules.',
    ),
    {
      name: 'library-without-command-line',
      comment:
        'Whoever uses the library brings terminal, clock and files: nothing of the command line comes along.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/(cli|interview)/' },
    },
    {
      name: 'reports-take-types-alone',
      comment:
        'Reports import the types of formats and analyses, never their code: a result is all they get.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/(schema|analysis)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-without-node',
      comment:
        'The engine, the analyses, the reports and the formats could run in a browser: no module of Node, not even a harmless one.',
      severity: 'error',
      from: { path: '^src/(engine|solver|analysis|report|schema|values)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-without-packages',
      comment: 'The engine is plain TypeScript: what it depends on is only what it is given.',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: 'node_modules' },
    },
    {
      name: 'terminal-libraries-where-they-belong',
      comment:
        'Colour and tables belong to the reports, questions to the interview, options to the command line.',
      severity: 'error',
      from: { path: '^src/(schema|values|source|rule-pack|engine|solver|answers|rule-tools|analysis)/' },
      to: { path: 'node_modules/(chalk|cli-table3|commander|inquirer|@inquirer|string-width|wrap-ansi)/' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails only when that line runs: too late.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'product-without-tests',
      comment: 'What is shipped must not lean on tests, benchmarks or scripts.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
