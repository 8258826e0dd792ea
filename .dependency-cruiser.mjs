/** Which room may use which. Imports point down: cli → report, interview, check → studies → exact → engine, answers → pack → schema. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...allowed.map((path) => `^src/${path}`)] },
});

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
      'pack-reads-formats',
      'pack',
      ['schema/'],
      'A pack is files that keep to the formats; what the rules say about a company is not its business.',
    ),
    only(
      'engine-is-below-everything-shown',
      'engine',
      ['pack/', 'schema/'],
      'The engine is evaluated by all and shown by none: it must not know who asks, checks or prints.',
    ),
    only(
      'exact-searches-what-the-engine-says',
      'exact',
      ['engine/', 'pack/', 'schema/'],
      'Searches of the whole answer space ask the engine; what their findings mean is for checks, reports and the interview.',
    ),
    only(
      'studies-ask-several-times',
      'studies',
      ['exact/', 'engine/', 'answers/', 'pack/', 'schema/'],
      'A study puts several evaluations side by side; how that is shown, asked or saved is for the rooms above.',
    ),
    only(
      'answers-read-like-packs',
      'answers',
      ['pack/', 'schema/'],
      'Answers are read and checked against a pack; judging them is the work of the engine.',
    ),
    only(
      'reports-compute-nothing',
      'report',
      ['schema/', 'studies/', 'pack/(neutralise|nearest-name)\\.ts$'],
      'A report formats an assessment: whatever it would compute belongs into the assessment, where every format gets it.',
    ),
    only(
      'interview-asks',
      'interview',
      ['studies/', 'engine/', 'answers/', 'pack/', 'schema/'],
      'The interview asks and saves; reports and checks of rules are other rooms.',
    ),
    only(
      'check-judges-files',
      'check',
      ['exact/', 'engine/', 'answers/', 'pack/', 'schema/'],
      'Checks find faults in files; they neither ask nor print.',
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
      comment: 'Reports import the types of formats and studies, never their code: a result is all they get.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/(schema|studies)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-without-node',
      comment:
        'The engine, the studies, the reports and the formats could run in a browser: no module of Node, not even a harmless one.',
      severity: 'error',
      from: { path: '^src/(engine|exact|studies|report|schema)/' },
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
      from: { path: '^src/(schema|pack|engine|answers|check|studies)/' },
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
