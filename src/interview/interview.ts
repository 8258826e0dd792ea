import { writeAnswers } from '../answers/serialize.ts';
import { sanitize } from '../source/sanitize.ts';
import type { AnswerFile } from '../schema/types.ts';
import { isEnough, openPlaces, type FlowState, type Questions } from './state/navigation.ts';
import { advance, startOf, type FlowEvent } from './state/reducer.ts';
import { questionKey } from './state/question-ref.ts';
import { enoughEvent } from './screens/settled.ts';
import { reviewEvent } from './screens/review.ts';
import type { Asker, Reply } from './screens/screen.ts';
import { screenOf } from './screens/screens.ts';
import type { Store } from './storage/answers-file.ts';
import { welcomeEvent } from './screens/welcome.ts';
import { triedAnswers } from './state/what-if.ts';
import { whatIfEvent } from './screens/what-if.ts';
import { answerTo, dontKnow, refOf } from '../schema/answer-file.ts';

/** How an interview ended. All that was confirmed is in the file, but for `failed`. */
export type Ending =
  | {
      readonly kind: 'finished';
      readonly text: string;
      readonly open: number;
      /** All was asked that was to be asked: everything, or what the guide holds to be enough. */
      readonly whole: boolean;
    }
  | { readonly kind: 'quit' | 'interrupted' | 'ended' }
  | { readonly kind: 'failed'; readonly reason: string; readonly to: string | null; readonly text: string };

export interface InterviewOptions {
  readonly questions: Questions;
  /** Answers from before; null for a new file. */
  readonly before: AnswerFile | null;
  readonly store: Store;
  readonly asker: Asker;
  /** Shown on the first screen. */
  readonly notices: readonly string[];
  /** Day of the assessment. */
  readonly date: string;
  /** A signal has come, whatever is on the screen. */
  readonly interrupted: () => 'interrupted' | 'ended' | null;
}

/** Asks until the user has had enough, and saves after every answer. */
export async function interview(options: InterviewOptions): Promise<Ending> {
  const { questions, before, store, asker, date } = options;
  const { id, version } = questions.pack.manifest;
  const reference = {
    format: 'born-global/answers/1',
    pack: { id, version, hash: questions.pack.hash },
    date,
  } as const;
  let state = startOf({ answers: {}, ...before });
  let { notices } = options;
  for (;;) {
    const welcome = { file: store.shown, isResumed: before !== null };
    const screen = screenOf(questions, state, { ...welcome, notices });
    if (screen === null) break;
    const reply = await asker.ask(screen);
    if (reply.kind === 'interrupted' || reply.kind === 'ended')
      return { kind: options.interrupted() ?? reply.kind };
    const next = advance(questions, state, eventOf(questions, state, reply));
    notices = next.step === state.step ? notices : [];
    if (next.answers !== state.answers) {
      const text = textOf(questions, { ...next.answers, ...reference });
      const saved = await store.save(text);
      if (saved.kind === 'failed') return { ...saved, text };
      if (saved.kind === 'moved') notices = [movedWords(saved.from, saved.to)];
    }
    state = next;
    const signalled = options.interrupted();
    if (signalled !== null) return { kind: signalled };
  }
  if (state.step.kind !== 'done' || state.step.how === 'quit') return { kind: 'quit' };
  const text = textOf(questions, { ...state.answers, ...reference });
  const open = openPlaces(questions, state).length;
  return { kind: 'finished', text, open, whole: isEnough(questions, state) };
}

const movedWords = (from: string, to: string): string =>
  `${from} was changed by somebody else and is left alone; your answers are now saved in ${to}.`;

function textOf(questions: Questions, answers: AnswerFile): string {
  const hidden = new Set(
    questions
      .placesOf(answers)
      .filter(({ applies }) => applies === 'false')
      .map((place) => questionKey(refOf(place))),
  );
  return writeAnswers(answers, questions.pack, {
    isHidden: (question, market) => hidden.has(questionKey({ question, market })),
  });
}

/** What a reply means at the step where the interview stands. */
function eventOf(questions: Questions, state: FlowState, reply: Reply): FlowEvent {
  const { step } = state;
  switch (reply.kind) {
    case 'command':
      return reply.command === 'dont-know' ? { kind: 'answer', value: dontKnow } : { kind: reply.command };
    case 'closed':
      // The end of the input: those who have answered everything want the report.
      return {
        kind: step.kind === 'review' && openPlaces(questions, state).length === 0 ? 'finish' : 'quit',
      };
    case 'text':
      return { kind: 'text', text: sanitize(reply.text).trim() };
    case 'number':
      return { kind: 'answer', value: reply.value };
    case 'kept': {
      if (step.kind === 'other-answer') return { kind: 'back' };
      const before = step.kind === 'question' ? answerTo(state.answers, step) : undefined;
      return before === undefined ? { kind: 'forward' } : { kind: 'answer', value: before };
    }
    case 'chosen':
      return chosenEvent(questions, state, reply.ids);
    case 'interrupted':
    case 'ended':
      return { kind: 'quit' };
  }
}

function chosenEvent(questions: Questions, state: FlowState, ids: readonly string[]): FlowEvent {
  const { step } = state;
  const [first = ''] = ids;
  if (step.kind === 'welcome') return welcomeEvent(first);
  if (step.kind === 'review') return reviewEvent(questions, state, first);
  if (step.kind === 'enough' || step.kind === 'left') return enoughEvent(questions, state, first);
  if (step.kind === 'what-if') return whatIfEvent(questions, state, step, first);
  if (step.kind === 'markets') return { kind: 'markets', markets: ids };
  const place = questions
    .placesOf(step.kind === 'other-answer' ? triedAnswers(questions, state.answers, step) : state.answers)
    .find((one) => 'question' in step && questionKey(refOf(one)) === questionKey(step));
  return { kind: 'answer', value: place?.question.type === 'many' ? ids : first };
}
