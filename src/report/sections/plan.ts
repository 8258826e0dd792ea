import type { Action, Assessment, Plan, Priority, Unlock } from '../../schema/types.ts';
import {
  faint,
  heading,
  item,
  items,
  joined,
  left,
  paragraph,
  right,
  table,
  terms,
  toned,
  type Block,
  type Item,
  type Phrase,
  type Terms,
} from '../document/document.ts';
import { actionTitle, marketTitle } from '../document/titles.ts';
import { cited, idSpan, levelTitle, months, signed, weeks } from '../document/format.ts';
import { linkPhrase } from './markets.ts';
import { costWords, deadlineWords } from './plan-overview.ts';
import { changePhrase, part } from './verdict.ts';
import { rangeText } from '../../values/range.ts';

/** The plan by horizon. */
export function planBlocks(assessment: Assessment): readonly Block[] {
  return assessment.plan.horizons.flatMap((horizon): readonly Block[] => {
    const actions = assessment.plan.actions.filter((action) => action.horizon === horizon.id);
    if (actions.length === 0) return [];
    return [
      heading(2, `Plan: ${horizon.title}`),
      ...actions.flatMap((action) => actionBlocks(assessment, action)),
    ];
  });
}

export function actionBlocks(assessment: Assessment, action: Action): readonly Block[] {
  const { order, showstopper, title, key } = action;
  const stops = showstopper ? [toned('bad', 'Showstopper: ')] : [];
  return [heading(3, [`${order}. `, ...stops, `${title} `, idSpan(key)]), ...actionBody(assessment, action)];
}

/** An action without its title: why, how, when it is done, and what it changes. */
export function actionBody(assessment: Assessment, action: Action): readonly Block[] {
  const { subject } = assessment.pack.words;
  const { why, steps, cites, derived } = action;
  return [
    paragraph(
      why,
      ...(derived ? [faint(` The source says it to clusters; applied here to a ${subject.one}.`)] : []),
      ...cited(cites),
    ),
    ...items(steps.map((step) => item(step, [], 'box'))),
    ...terms(details(assessment, action)),
  ];
}

function details(assessment: Assessment, action: Action): Terms['terms'] {
  const { doneWhen, owner, takes, startMonth, help, after, priority, changes } = action;
  return [
    { term: 'Done when', text: doneWhen },
    { term: 'Owner', text: owner },
    {
      term: 'When',
      text: `starts ${months(startMonth)} (weeks ${weeks(action)}), takes ${takes}${days(action)}`,
    },
    ...optional('Cost', costWords(action)),
    ...optional('Deadline', deadlineWords(action)),
    ...(after.length === 0
      ? []
      : [{ term: 'After', text: after.map((key) => actionTitle(assessment, key)).join('; ') }]),
    ...help.map((one) => ({ term: 'Help', text: linkPhrase(one) })),
    ...(changes.length === 0 ? [] : [{ term: 'Raises', text: joined(changes.map(changePhrase), '; ') }]),
    { term: 'Gain', text: gainPhrase(assessment, action) },
    { term: 'Priority', text: priorityWords(priority) },
  ];
}

const days = ({ workDays }: Action): string =>
  workDays === 0 ? '' : `; ${workDays} working ${workDays === 1 ? 'day' : 'days'} of the owner`;

const optional = (term: string, text: string): Terms['terms'] => (text === '' ? [] : [{ term, text }]);

/** What doing it changes, found by evaluating again. */
function gainPhrase(assessment: Assessment, { gain, unlocks, changes }: Action): Phrase {
  const readiness = changes.length === 0 ? [] : [`readiness ${signed(gain)}`];
  return (
    [...readiness, ...unlocks.map((unlock) => unlockWords(assessment, unlock))].join('; ') || 'not scored'
  );
}

const unlockVerbs = { gate: 'lifts', requirement: 'meets', barrier: 'lowers' } as const;

function unlockWords(assessment: Assessment, { kind, market, text }: Unlock): string {
  const where = market === null ? '' : ` (${marketTitle(assessment, market)})`;
  return `${unlockVerbs[kind]}: ${text}${where}`;
}

function priorityWords({ total, terms: list }: Priority): string {
  return `${total} = ${list.map(({ label, points }) => `${label} ${signed(points)}`).join(', ')}`;
}

/** Questions worth answering next. */
export function findOutBlocks({ plan }: Assessment): readonly Block[] {
  if (plan.findOut.length === 0) return [];
  const decisive = plan.findOut.filter(({ matters }) => matters);
  const others = plan.findOut.filter(({ matters }) => !matters);
  return [
    heading(2, 'Find out'),
    ...part(
      'These can change the recommendation, the ranking, the level or a showstopper:',
      decisive.map(findOutItem),
    ),
    ...part(
      'These narrow the ranges:',
      others.map(({ ask, question, market }) => item([`${ask} `, idSpan(question, market)])),
    ),
  ];
}

export function findOutItem({ ask, why, options, rules, question, market }: Plan['findOut'][number]): Item {
  return item(
    [`${ask} `, idSpan(question, market)],
    items([
      item(
        rules === 0
          ? [why]
          : [`${why} `, faint(rules === 1 ? '1 rule waits for it.' : `${rules} rules wait for it.`)],
      ),
      ...(options.length === 0 ? [] : [item(['Possible: ', options.join(' / ')])]),
    ]),
  );
}

/** What following the plan leads to. */
export function forecastBlocks(assessment: Assessment): readonly Block[] {
  const { forecast } = assessment.plan;
  return [
    heading(2, 'Forecast'),
    paragraph(
      'Evaluated again with the actions of each period done; nothing else is assumed to change. ',
      `Readiness and level are those of the ${assessment.pack.words.subject.one}.`,
    ),
    ...table(
      [
        left('When'),
        right('Readiness'),
        left('Level'),
        ...assessment.markets.map(({ title }) => left(title)),
      ],
      forecast.map((step): readonly Phrase[] => [
        step.after === null ? step.title : `After: ${step.title}`,
        rangeText(step.readiness),
        levelTitle(step.level),
        ...assessment.markets.map(({ id }) => step.verdicts.find(({ market }) => market === id)?.title ?? ''),
      ]),
    ),
  ];
}
