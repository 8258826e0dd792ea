import { resolve } from 'node:path';
import { packIdOf, readAnswers } from '../../answers/parse.ts';
import { applicableQuestions } from '../../engine/applicable-questions.ts';
import { interview, type Ending } from '../../interview/interview.ts';
import type { Questions } from '../../interview/state/navigation.ts';
import { guideOf } from '../../interview/state/question-order.ts';
import type { Asker } from '../../interview/screens/screen.ts';
import { listenForSignals } from '../../interview/storage/signals.ts';
import { openStore, type Store } from '../../interview/storage/answers-file.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readDocument } from '../../source/document.ts';
import { neutralise, neutraliseLines } from '../../source/sanitize.ts';
import { toAscii } from '../../report/document/ascii.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { whatIf } from '../../analysis/what-if/what-if.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { AssessOptions } from '../commands/options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { resumeCommand } from './resume-command.ts';

export type Interviewed =
  /** All that is to be reported on; whole where all was asked that was to be asked. */
  | { readonly kind: 'report'; readonly file: string; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'end'; readonly code: number };

export type InterviewMode = 'screen' | 'plain';

const defaultFile = 'born-global.yaml';

/** Interviews whoever sits at the terminal, or whatever script writes the answers; saves them in a file. */
export async function runInterview(
  environment: Environment,
  options: AssessOptions,
  mode: InterviewMode,
): Promise<Interviewed> {
  const { stderr, cwd } = environment;
  const file = options.file ?? defaultFile;
  const tell = (diagnostics: readonly Diagnostic[], text = ''): Interviewed => {
    const look = lookOf(stderr, environment, options);
    stderr.write(prettyDiagnostics(diagnostics, new Map([[file, text]]), look));
    return { kind: 'end', code: exitCode.usage };
  };
  const opened = await openStore(resolve(cwd, file), file);
  if (!opened.ok) {
    if ('diagnostic' in opened) return tell([opened.diagnostic]);
    stderr.write(`born-global: ${neutralise(opened.message)}\n`);
    return { kind: 'end', code: exitCode.usage };
  }
  const { store, text } = opened;
  try {
    const content = await loadContent(
      environment,
      options,
      text === null ? null : packIdOf(readDocument(file, text)),
    );
    if (!content.ok) return tell(content.diagnostics);
    const compiled = content.compile();
    const questions: Questions = {
      pack: content.pack,
      placesOf: (answers) => applicableQuestions(compiled, answers),
      guide: options.guide && guideOf(options.guide, compiled),
      whatIf: (answers, settings) => whatIf(compiled, answers, settings),
    };
    if (options.guide === 'triage' && content.pack.manifest.triage === undefined) {
      stderr.write('born-global: these rules name no questions for a first round (triage in pack.yaml).\n');
      return { kind: 'end', code: exitCode.usage };
    }
    if (text === null) return await converse(environment, options, mode, questions, store, null, []);
    const read = readAnswers(text, file, content.pack, { lenient: options.lenient });
    if (read.answers === null) {
      const refused = tell(read.diagnostics, text);
      stderr.write('\nMend the file, name another one, or take faulty answers as open: --lenient\n');
      return refused;
    }
    const notices = read.diagnostics.map(({ start, message }) => `${file}:${start?.line ?? 1}: ${message}`);
    return await converse(environment, options, mode, questions, store, read.answers, notices);
  } finally {
    store.close();
  }
}

async function converse(
  environment: Environment,
  options: AssessOptions,
  mode: InterviewMode,
  questions: Questions,
  store: Store,
  before: AnswerFile | null,
  notices: readonly string[],
): Promise<Interviewed> {
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
  options: AssessOptions,
  mode: InterviewMode,
  signal: AbortSignal,
): Promise<Asker> {
  const { stdin, stderr } = environment;
  const { colour, unicode } = lookOf(stderr, environment, options);
  const clean = (text: string): string => (unicode ? neutralise(text) : toAscii(neutralise(text)));
  const look = { colour, unicode, clean };
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

/** Says where the answers are, and how to go on. */
function conclude(
  { stderr }: Environment,
  options: AssessOptions,
  store: Store,
  ending: Ending,
): Interviewed {
  const shown = neutralise(store.shown);
  const resume = neutralise(resumeCommand(store.shown, options));
  if (ending.kind === 'failed') {
    stderr.write(`born-global: answers cannot be saved in ${shown}: ${neutralise(ending.reason)}\n`);
    if (ending.to === null)
      stderr.write(`The answers so far, to be kept by hand:\n\n${neutraliseLines(ending.text)}`);
    else
      stderr.write(
        `The answers so far are in ${neutralise(ending.to)}\nGo on with: ${neutralise(resumeCommand(ending.to, options))}\n`,
      );
    return { kind: 'end', code: exitCode.usage };
  }
  if (ending.kind === 'finished') {
    const open = ending.open === 1 ? '1 question is' : `${ending.open} questions are`;
    const left = ending.open === 0 ? '' : ` ${open} still open; go on with: ${resume}`;
    stderr.write(`Saved in ${shown}.${left}\n`);
    return { kind: 'report', file: store.shown, text: ending.text, whole: ending.whole };
  }
  stderr.write(
    store.exists ? `Saved in ${shown}. Go on with: ${resume}\n` : 'Nothing was answered or saved.\n',
  );
  return { kind: 'end', code: endCodes[ending.kind] };
}
