import { terminologyOf } from '../../rule-pack/terminology.ts';
import { openPlaces, type FlowState, type Questions } from '../state/navigation.ts';
import { type FlowEvent } from '../state/reducer.ts';
import { progressOf, type Progress } from '../state/progress.ts';
import type { Choice, Screen } from './screen.ts';
import { leftWords } from './text.ts';
import { companyQuestions, marketQuestions } from '../../rule-pack/questions.ts';

export interface Welcome {
  /** The file as the user would name it. */
  readonly file: string;
  /** The file was there before, with answers. */
  readonly isResumed: boolean;
}

/** Says what is coming; where there are answers already, offers what to do with them. */
export function welcomeScreen(
  questions: Questions,
  state: FlowState,
  { file, isResumed }: Welcome,
): Omit<Screen, 'notices'> {
  const screen = {
    title: 'Born Global',
    section: null,
    help: null,
    note: null,
    before: null,
    commands: ['quit'],
  } as const;
  if (!isResumed) {
    const choice: Choice = { id: 'resume', label: 'Begin', hint: null, group: null };
    return {
      ...screen,
      progress: null,
      ask: questions.pack.manifest.title,
      details: [
        questions.pack.manifest.description,
        size(questions),
        `Every answer is saved at once in ${file}.`,
      ],
      input: { kind: 'one', choices: [choice], selected: choice.id },
    };
  }
  const progress = progressOf(questions, state);
  const isComplete = openPlaces(questions, state).length === 0;
  const choices = isComplete ? finished : unfinished(progress);
  return {
    ...screen,
    progress,
    ask: !isComplete ? `${file} holds an unfinished interview. Go on with it?` : `${file} is complete.`,
    details: [saidBy(state), `To start from nothing, name another file.`].filter((line) => line !== ''),
    input: { kind: 'one', choices, selected: choices[0]?.id ?? null },
  };
}

const choice = (id: string, label: string): Choice => ({ id, label, hint: null, group: null });

const unfinished = (progress: Progress): readonly Choice[] => [
  choice('resume', `Go on where it stopped (${leftWords(progress)})`),
  choice('review', 'Review and change answers'),
  choice('again', 'Go through all questions again, with these answers filled in'),
];

const finished: readonly Choice[] = [
  choice('review', 'Review and change answers'),
  choice('again', 'Assess again: all questions, with these answers filled in'),
  choice('finish', 'Only see the report'),
];

/** What choosing a line of the welcome means. */
export function welcomeEvent(id: string): FlowEvent {
  const how = (['again', 'review', 'finish'] as const).find((known) => known === id) ?? 'resume';
  return { kind: 'begin', how };
}

function size({ pack }: Questions): string {
  const company = companyQuestions(pack).length;
  const counts = pack.markets.map(({ id }) => marketQuestions(pack, id).length);
  const most = Math.max(0, ...counts);
  const each = most === 0 ? '' : ` and at most ${most} for each market`;
  const { subject } = terminologyOf(pack.manifest);
  return `At most ${company} questions about the ${subject.one}${each}. "Don't know" is always a possible answer.`;
}

function saidBy({ answers }: FlowState): string {
  const who = [answers.company, answers.respondent, answers.date].filter((part) => part !== undefined);
  return who.length === 0 ? '' : `Saved answers of ${who.join(', ')}.`;
}
