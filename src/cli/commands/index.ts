import type { DeclareCommand } from './command.ts';

/** A command of the program. Its options and its code are in a file of its own, which is loaded when a user names it. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<DeclareCommand>;
}

/** Commands under one name. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandEntry[];
}

const ruleCommands: readonly CommandEntry[] = [
  {
    name: 'check',
    summary: 'check rules and markets: format, references, types, evidence, and what holds for all companies',
    load: async () => (await import('./rules-check.ts')).rulesCheckCommand,
  },
  {
    name: 'test',
    summary: 'run the test cases of rules',
    load: async () => (await import('./rules-test.ts')).rulesTestCommand,
  },
  {
    name: 'diff',
    summary: 'what a change of rules means: which outcomes can differ, for which companies',
    load: async () => (await import('./rules-diff.ts')).rulesDiffCommand,
  },
  {
    name: 'fix',
    summary: 'fix what can only be meant in one way, keeping comments and layout',
    load: async () => (await import('./rules-fix.ts')).rulesFixCommand,
  },
  {
    name: 'new',
    summary: 'write a starting point: market, question, recommendation, test, gate, barrier, or a pack',
    load: async () => (await import('./rules-new.ts')).rulesNewCommand,
  },
  {
    name: 'explain',
    summary: 'explain the code of a diagnostic, with a wrong and a right example',
    load: async () => (await import('./rules-explain.ts')).rulesExplainCommand,
  },
  {
    name: 'schema',
    summary: 'JSON Schemas that know the ids of these rules, for editors that complete and check',
    load: async () => (await import('./rules-schema.ts')).rulesSchemaCommand,
  },
  {
    name: 'docs',
    summary: 'a handbook of these rules in Markdown: questions, rules, barriers, sources, with links',
    load: async () => (await import('./rules-docs.ts')).rulesDocsCommand,
  },
];

/** Every command, in the order of the help. */
export const commands: readonly (CommandEntry | CommandGroup)[] = [
  {
    name: 'assess',
    summary: 'interview a company, or read its answers from a file, and report',
    load: async () => (await import('./assess.ts')).assessCommand,
  },
  {
    name: 'report',
    summary: 'report on an answers file, or on an assessment saved as JSON',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  {
    name: 'explain',
    summary: 'why and why not: the result, or one part of it, down to rule, answer and source',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'try',
    summary: 'what other answers would change: before and after, side by side',
    load: async () => (await import('./try.ts')).tryCommand,
  },
  {
    name: 'improve',
    summary: 'the cheapest changes that reach a level or make a mode win, and the next-best ones',
    load: async () => (await import('./improve.ts')).improveCommand,
  },
  {
    name: 'merge',
    summary: 'join blind answers of several people: where they disagree, and what depends on it',
    load: async () => (await import('./merge.ts')).mergeCommand,
  },
  {
    name: 'compare',
    summary: 'a company at two times: what was done, what moved, and how much is due to newer rules',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  {
    name: 'batch',
    summary: 'assess a stream of companies: one line of answers in, one line of assessment out',
    load: async () => (await import('./batch.ts')).batchCommand,
  },
  {
    name: 'cohort',
    summary: 'many companies side by side: heat map, demand, joint missions and workshops',
    load: async () => (await import('./cohort.ts')).cohortCommand,
  },
  {
    name: 'form',
    summary: 'the questionnaire for paper (HTML, Markdown), or as a table to fill in (XLSX, CSV)',
    load: async () => (await import('./form.ts')).formCommand,
  },
  {
    name: 'import',
    summary: 'answers of many companies from a table: a filled form, or an export of an online survey',
    load: async () => (await import('./import.ts')).importCommand,
  },
  { name: 'rules', summary: 'check and test rules and markets', commands: ruleCommands },
];
