import { answerText } from '../../answers/answer-text.ts';
import { worded } from '../../answers/questions.ts';
import type { AnswerValue, Question } from '../../schema/types.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import { type FlowState, type Questions, type Step } from '../state/navigation.ts';
import { enoughScreen, leadLines, leftScreen } from './settled.ts';
import { helpOf } from './help.ts';
import { questionKey } from '../state/question-ref.ts';
import { progressOf, sectionOf } from '../state/progress.ts';
import { reviewScreen } from './review.ts';
import type { Choice, Input, Screen } from './screen.ts';
import { welcomeScreen, type Welcome } from './welcome.ts';
import { triedAnswers, type TryingStep } from '../state/what-if.ts';
import { whatIfScreen } from './what-if.ts';
import { isList } from '../../source/node.ts';
import { answerTo, type QuestionRef, dontKnow, refOf } from '../../schema/answer-file.ts';

export interface ScreenContext extends Welcome {
  /** What the user should know besides: the file has moved, answers were left out. */
  readonly notices: readonly string[];
}

/** The screen of the step where an interview stands; null where it is over. */
export function screenOf(questions: Questions, state: FlowState, context: ScreenContext): Screen | null {
  const { step } = state;
  const notices = [...context.notices, ...news(state)];
  switch (step.kind) {
    case 'done':
      return null;
    case 'welcome':
      return { ...welcomeScreen(questions, state, context), notices };
    case 'company':
    case 'respondent':
      return { ...whoScreen(questions, step.kind, state), notices };
    case 'markets':
      return { ...marketsScreen(questions, state), notices };
    case 'review':
      return { ...reviewScreen(questions, state), notices };
    case 'enough':
      return { ...enoughScreen(questions, state), notices };
    case 'left':
      return { ...leftScreen(questions, state), notices };
    case 'question':
      return { ...questionScreen(questions, state, step), notices };
    case 'what-if':
      return { ...whatIfScreen(questions, state, step), notices };
    case 'other-answer':
      return { ...otherAnswerScreen(questions, state, step), notices };
    case 'note':
      return { ...noteScreen(questions, state, step), notices };
  }
}

function news({ news }: FlowState): readonly string[] {
  if (news === null) return [];
  const { reopened, hidden } = news;
  return [
    ...(reopened === 0
      ? []
      : [`${answersThat(reopened, 'depends', 'depend')} on the one you changed: asked again.`]),
    ...(hidden === 0
      ? []
      : [`${answersThat(hidden, 'no longer applies and is', 'no longer apply and are')} set aside.`]),
  ];
}

const answersThat = (count: number, one: string, many: string): string =>
  count === 1 ? `1 answer ${one}` : `${count} answers ${many}`;

const plain = {
  title: 'Born Global',
  progress: null,
  section: null,
  details: [],
  help: null,
  note: null,
  before: null,
} as const;

const who = {
  company: {
    ask: (subject: string) => `What is the ${subject} called?`,
    details: ['Optional: Enter leaves it out. It is shown in the report.'],
  },
  respondent: {
    ask: () => 'Who is answering?',
    details: ['Optional: a name or a role. Answers stay on this machine.'],
  },
} as const;

function whoScreen(
  { pack }: Questions,
  kind: 'company' | 'respondent',
  { answers }: FlowState,
): Omit<Screen, 'notices'> {
  const { ask, details } = who[kind];
  return {
    ...plain,
    ask: ask(terminologyOf(pack.manifest).subject.one),
    details,
    input: { kind: 'text', value: answers[kind] ?? '' },
    commands: ['back', 'quit'],
  };
}

function marketsScreen({ pack }: Questions, { answers }: FlowState): Omit<Screen, 'notices'> {
  const chosen = answers.markets;
  const choices = pack.markets.map(({ id, title, summary }): Choice => {
    const count = Object.keys(chosen?.[id] ?? {}).length;
    const hint =
      count === 0 ? summary : `${summary} (${count === 1 ? '1 answer' : `${count} answers`} so far)`;
    return { id, label: title, hint, group: null };
  });
  return {
    ...plain,
    ask: 'Which markets do you want to assess?',
    details: ['Some questions are asked for each market. Not decided: take all of them.'],
    input: { kind: 'many', choices, selected: chosen === undefined ? null : Object.keys(chosen), least: 1 },
    commands: ['back', 'review', 'quit'],
  };
}

function questionScreen(questions: Questions, state: FlowState, at: QuestionRef): Omit<Screen, 'notices'> {
  const { pack, placesOf } = questions;
  const place = placesOf(state.answers).find((one) => questionKey(refOf(one)) === questionKey(at));
  if (place === undefined)
    return { ...plain, ask: '', input: { kind: 'text', value: '' }, commands: ['back', 'quit'] };
  const question = worded(pack, place.question, at.market);
  const before = answerTo(state.answers, at);
  const section = sectionOf(questions, state, at);
  return {
    ...plain,
    progress: progressOf(questions, state),
    section,
    ask: question.ask,
    details: [...(typeof section?.intro === 'string' ? [section.intro] : []), ...leadLines(questions, state)],
    input: inputOf(question, before),
    help: helpOf(pack, question, at.market),
    note: noteAt(state, at),
    before: before === undefined ? null : answerText(before, question),
    commands: [
      'back',
      ...(before === undefined ? [] : (['forward'] as const)),
      'dont-know',
      'note',
      'review',
      'help',
      'quit',
    ],
  };
}

function inputOf(question: Question, before: AnswerValue | undefined): Input {
  const { type, options = [], unit, minimum, maximum } = question;
  const choices = options.map(({ id, label, hint }): Choice => ({
    id,
    label,
    hint: hint ?? null,
    group: null,
  }));
  switch (type) {
    case 'one': {
      const unsure: Choice = { id: dontKnow, label: "Don't know", hint: null, group: null };
      return {
        kind: 'one',
        choices: [...choices, unsure],
        selected: typeof before === 'string' ? before : null,
      };
    }
    case 'many': {
      const selected = before !== undefined && isList(before) ? before : null;
      return { kind: 'many', choices, selected, least: 0 };
    }
    case 'number': {
      const value = typeof before === 'number' ? before : null;
      return {
        kind: 'number',
        value,
        unit: unit ?? null,
        minimum: minimum ?? null,
        maximum: maximum ?? null,
      };
    }
  }
}

function noteAt({ answers }: FlowState, { question, market }: QuestionRef): string | null {
  const found = answers.notes?.find((note) => note.question === question && (note.market ?? null) === market);
  return found?.text ?? null;
}

function noteScreen(questions: Questions, state: FlowState, at: Step & QuestionRef): Omit<Screen, 'notices'> {
  const screen = questionScreen(questions, state, at);
  return {
    ...screen,
    ask: `Note on: ${screen.ask}`,
    details: ['Where the answer comes from, or what is behind it. An empty note is removed.'],
    input: { kind: 'text', value: screen.note ?? '' },
    help: null,
    note: null,
    before: null,
    commands: ['back', 'quit'],
  };
}

function otherAnswerScreen(
  questions: Questions,
  state: FlowState,
  at: TryingStep & QuestionRef,
): Omit<Screen, 'notices'> {
  const screen = questionScreen(
    questions,
    { ...state, answers: triedAnswers(questions, state.answers, at) },
    at,
  );
  return {
    ...screen,
    ask: `What if: ${screen.ask}`,
    progress: progressOf(questions, state),
    details: ['Another answer, to see what it would change. It is not saved.'],
    note: null,
    commands: ['back', 'dont-know', 'help', 'quit'],
  };
}
