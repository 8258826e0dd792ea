import type { LeftQuestion, QuickStanding } from '../../analysis/interview-order/result.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import { askedIn, isGuided, saidIn, type FlowState, type Questions } from '../state/navigation.ts';
import type { FlowEvent } from '../state/reducer.ts';
import { questionKey } from '../state/question-ref.ts';
import { progressOf } from '../state/progress.ts';
import type { Choice, Screen } from './screen.ts';
import { refOf } from '../../schema/answer-file.ts';

const rows = {
  finish: ':finish',
  continue: ':continue',
  left: ':left',
  review: ':review',
  enough: ':enough',
};

const choice = (
  id: string,
  label: string,
  hint: string | null = null,
  group: string | null = null,
): Choice => ({
  id,
  label,
  hint,
  group,
});

/** How the lead stands, a line for each market; nothing where no guide leads. */
export function leadLines(questions: Questions, state: FlowState): readonly string[] {
  if (!isGuided(questions, state)) return [];
  const { markets } = questions.guide.standing(saidIn(state));
  return markets.map(({ title, says }) => `${title}: ${says}`);
}

/** Says that enough has been asked, and lets one go on. */
export function enoughScreen(questions: Questions, state: FlowState): Omit<Screen, 'notices'> {
  const { guide, pack } = questions;
  const standing = guide?.standing(saidIn(state)) ?? null;
  const left = standing === null ? 0 : standing.total - standing.answered;
  const others = left === 1 ? 'the other question' : `the other ${left} questions`;
  const choices = [
    choice(rows.finish, 'Finish and see the report'),
    choice(rows.continue, `Go on with ${others}`),
    choice(rows.left, `What ${others} can still do to the ${terminologyOf(pack.manifest).mode.one}`),
    choice(rows.review, 'Review and change answers'),
  ];
  return {
    title: 'Born Global',
    progress: progressOf(questions, state),
    section: null,
    ask: standing === null ? '' : enoughWords(questions, standing),
    details:
      standing === null
        ? []
        : [...standing.markets.map(({ title, says }) => `${title}: ${says}`), ...refining(standing)],
    input: { kind: 'one', choices, selected: rows.finish },
    help: null,
    note: null,
    before: null,
    commands: ['back', 'review', 'quit'],
  };
}

function enoughWords({ guide, pack }: Questions, standing: QuickStanding): string {
  const { answered, total, exact, markets } = standing;
  const { mode } = terminologyOf(pack.manifest);
  const count = `${answered} of ${exact ? '' : 'up to '}${total} questions`;
  const subject = markets.length === 1 ? `The ${mode.one} is` : `The ${mode.many} are`;
  if (standing.settled) return `${subject} settled after ${count}.`;
  return guide?.kind === 'triage'
    ? `The first round is over: ${count}.`
    : `${subject} not settled after ${count}: the rest of it depends on answers that are not known.`;
}

function refining({ settled, answered, total }: QuickStanding): readonly string[] {
  const left = total - answered;
  if (!settled) return [];
  return [
    left === 1
      ? 'Whatever the other answer is, that stays. It refines the plan, which is not settled yet.'
      : `Whatever the other ${left} answers are, that stays. They refine the plan, which is not settled yet.`,
  ];
}

const groups: Readonly<Record<LeftQuestion['why'], string>> = {
  open: 'May still change it',
  outweighed: 'Too weak to change it',
  decided: 'Already decided',
  'no-rule': 'Has nothing to do with it',
};

/** The questions that were not asked, and why; each row leads to its question. */
export function leftScreen(questions: Questions, state: FlowState): Omit<Screen, 'notices'> {
  const left = questions.guide?.study(saidIn(state)).left ?? [];
  const order = ['open', 'outweighed', 'decided', 'no-rule'] as const;
  const choices = order.flatMap((why) =>
    left
      .filter((one) => one.why === why)
      .map((one) => choice(questionKey(one), one.ask, one.because, groups[why])),
  );
  return {
    title: 'Born Global',
    progress: progressOf(questions, state),
    section: null,
    ask: `What the questions left can still do to the ${terminologyOf(questions.pack.manifest).mode.one}`,
    details: ['Choose a line to answer it.'],
    input: { kind: 'one', choices: [choice(rows.enough, 'Back'), ...choices], selected: rows.enough },
    help: null,
    note: null,
    before: null,
    commands: ['back', 'review', 'quit'],
  };
}

/** What choosing a row of either screen means. */
export function enoughEvent(questions: Questions, state: FlowState, id: string): FlowEvent {
  if (id === rows.enough) return { kind: 'back' };
  for (const kind of ['finish', 'continue', 'left'] as const) if (id === rows[kind]) return { kind };
  const place = askedIn(questions, state.answers)
    .map(refOf)
    .find((name) => questionKey(name) === id);
  return place === undefined ? { kind: 'review' } : { kind: 'jump', to: { kind: 'question', ...place } };
}
