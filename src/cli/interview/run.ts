import { resolve } from 'node:path';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { applicableQuestions } from '../../engine/applicable-questions.ts';
import { interview, type Ending } from '../../interview/interview.ts';
import type { Questions } from '../../interview/state/navigation.ts';
import { guideOf } from '../../interview/state/question-order.ts';
import type { Asker } from '../../interview/screens/screen.ts';
import { listenForSignals } from '../../interview/storage/signals.ts';
import { openStore, type Store } from '../../interview/storage/answers-file.ts';
import { parseDocument } from '../../source/document.ts';
import { sanitize, sanitizeLines } from '../../source/sanitize.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { whatIf } from '../../analysis/what-if/what-if.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import { exitCode, type Environment } from '../environment.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { sanitizer, styleOf, type StyleOptions } from '../terminal/style.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { resumeCommand, type ResumeOptions } from './resume-command.ts';

export interface InterviewOptions extends ResumeOptions, StyleOptions {
  /** The answers file to write or resume. */
  readonly file?: string | undefined;
  readonly lenient?: boolean | undefined;
  /** YYYY-MM-DD; today if not given. */
  readonly date?: string | undefined;
}

export type InterviewOutcome =
  | {
      readonly kind: 'report';
      readonly file: string;
      readonly text: string;
      /** Whether every question in scope was asked. */
      readonly isComplete: boolean;
    }
  | { readonly kind: 'end'; readonly code: number };

export type InterviewMode = 'screen' | 'plain';

const defaultFile = 'born-global.yaml';

const end = (code: number): InterviewOutcome => ({ kind: 'end', code });

/** Interviews the person at the terminal, or reads answers that a script writes, and saves them in a file. */
export async function runInterview(
  environment: Environment,
  options: InterviewOptions,
  mode: InterviewMode,
): Promise<InterviewOutcome> {
  const file = options.file ?? defaultFile;
  const opened = await openStore(resolve(environment.cwd, file), file);
  if (!opened.ok) {
    if (!('diagnostic' in opened)) return end(usageError(environment, opened.message));
    await printDiagnostics(environment, options, [opened.diagnostic]);
    return end(exitCode.usage);
  }
  const { store, text } = opened;
  try {
    return await resume(environment, options, mode, { store, file, text });
  } finally {
    store.close();
  }
}

interface SavedAnswers {
  readonly store: Store;
  readonly file: string;
  /** Null for a new file. */
  readonly text: string | null;
}

/** Reads the rules, and the answers that were saved before, and goes on from there. */
async function resume(
  environment: Environment,
  options: InterviewOptions,
  mode: InterviewMode,
  { store, file, text }: SavedAnswers,
): Promise<InterviewOutcome> {
  const document = text === null ? null : parseDocument(file, text);
  const rules = await loadRules(environment, options, document === null ? null : packIdOf(document));
  if (!rules.ok) {
    await printDiagnostics(environment, options, rules.diagnostics);
    return end(exitCode.usage);
  }
  const { pack } = rules;
  const guide = options.quick === true ? 'quick' : options.triage === true ? 'triage' : null;
  if (guide === 'triage' && pack.manifest.triage === undefined)
    return end(
      usageError(environment, 'these rules name no questions for a first round (triage in pack.yaml).'),
    );
  const compiled = rules.compile();
  const questions: Questions = {
    pack,
    placesOf: (answers) => applicableQuestions(compiled, answers),
    guide: guide && guideOf(guide, compiled),
    whatIf: (answers, overrides) => whatIf(compiled, answers, overrides),
  };
  if (document === null) return ask(environment, options, mode, questions, store, null, []);
  const { lenient = false } = options;
  const { answers, diagnostics } = readAnswerDocument(document, pack, { lenient });
  if (answers === null) {
    await printDiagnostics(environment, options, diagnostics, new Map([[file, document.text]]));
    environment.stderr.write(
      '\nCorrect the file, name another one, or take invalid answers as open: --lenient\n',
    );
    return end(exitCode.usage);
  }
  const notices = diagnostics.map(({ start, message }) => `${file}:${start?.line ?? 1}: ${message}`);
  return ask(environment, options, mode, questions, store, answers, notices);
}

async function ask(
  environment: Environment,
  options: InterviewOptions,
  mode: InterviewMode,
  questions: Questions,
  store: Store,
  before: AnswerFile | null,
  notices: readonly string[],
): Promise<InterviewOutcome> {
  const signals = listenForSignals();
  const asker = await askerFor(environment, options, mode, signals.signal);
  try {
    const ending = await interview({
      questions,
      before,
      store,
      asker,
      notices,
      date: options.date ?? environment.today,
      interrupted: signals.how,
    });
    asker.close();
    return conclude(environment, options, store, ending);
  } finally {
    signals.stop();
  }
}

async function askerFor(
  environment: Environment,
  options: InterviewOptions,
  mode: InterviewMode,
  signal: AbortSignal,
): Promise<Asker> {
  const { stdin, stderr } = environment;
  const style = styleOf(stderr, environment, options);
  const look = { colour: style.colour, unicode: style.unicode, clean: sanitizer(style) };
  if (mode === 'plain') {
    const { accessibleAsker } = await import('../../interview/plain/prompt.ts');
    return accessibleAsker(stdin, stderr, look, signal);
  }
  const { terminalAsker } = await import('../../interview/terminal/prompt.ts');
  return terminalAsker(stdin, stderr, look, signal);
}

const endCodes = {
  quit: exitCode.incomplete,
  ended: exitCode.incomplete,
  interrupted: exitCode.interrupted,
} as const;

/** Says where the answers are, and how to resume. */
function conclude(
  environment: Environment,
  options: InterviewOptions,
  store: Store,
  ending: Ending,
): InterviewOutcome {
  const { stderr } = environment;
  const file = sanitize(store.shown);
  const resumeWith = sanitize(resumeCommand(store.shown, options));
  if (ending.kind === 'failed') {
    printMessage(environment, `answers cannot be saved in ${store.shown}: ${ending.reason}`);
    if (ending.to === null)
      stderr.write(`The answers so far, for you to save by hand:\n\n${sanitizeLines(ending.text)}`);
    else
      stderr.write(
        `The answers so far are in ${sanitize(ending.to)}\nResume with: ${sanitize(resumeCommand(ending.to, options))}\n`,
      );
    return end(exitCode.usage);
  }
  if (ending.kind === 'finished') {
    const open = ending.open === 1 ? '1 question is' : `${ending.open} questions are`;
    const rest = ending.open === 0 ? '' : ` ${open} still open; resume with: ${resumeWith}`;
    stderr.write(`Saved in ${file}.${rest}\n`);
    return { kind: 'report', file: store.shown, text: ending.text, isComplete: ending.whole };
  }
  stderr.write(
    store.exists ? `Saved in ${file}. Resume with: ${resumeWith}\n` : 'Nothing was answered or saved.\n',
  );
  return end(endCodes[ending.kind]);
}
