import type { Action, Assessment, BacklogLine, Plan } from '../../schema/types.ts';
import {
  bullets,
  faint,
  heading,
  left,
  paragraph,
  right,
  strong,
  table,
  toned,
  type Block,
  type Parts,
  type Phrase,
} from '../document/document.ts';
import { idSpan, weeks } from '../document/format.ts';
import { money } from '../document/money.ts';
import { actionTitle, marketTitle } from '../document/titles.ts';

/** The plan on one page: who does what by when, at what cost, and what has to wait. */
export function planOverview(assessment: Assessment): readonly Block[] {
  const { plan } = assessment;
  if (plan.actions.length + plan.backlog.length === 0) return [];
  return [
    heading(2, 'Plan'),
    ...provisional(assessment),
    ...actionsTable(plan),
    ...milestones(plan),
    ...outlay(assessment),
    ...load(plan),
    ...backlog(assessment),
  ];
}

/** A plan made while needed answers are missing must not pass for more. */
const provisional = ({ recommendation }: Assessment): readonly Block[] =>
  recommendation.outcome === 'not-enough-answers'
    ? [paragraph(toned('open', 'Provisional: the answers that are missing can change it.'))]
    : [];

function actionsTable({ actions }: Plan): readonly Block[] {
  return table(
    [right('No.'), left('Action'), left('Owner'), right('Weeks'), left('Cost'), left('Deadline')],
    actions.map((action): readonly Phrase[] => [
      `${action.order}`,
      [...(action.backbone ? [strong(action.title)] : [action.title])],
      action.owner,
      weeks(action),
      costWords(action),
      [deadlineSpan(action)],
    ]),
  );
}

/** What is paid to others. */
export function costWords({ cost }: Action): string {
  switch (cost) {
    case 'none':
      return 'none';
    case 'not-found':
      return 'no figure found';
    case 'not-stated':
      return '';
    default:
      return money(cost);
  }
}

export const deadlineWords = ({ deadline }: Action): string =>
  deadline === null ? '' : `month ${deadline.month}: ${deadline.what}${deadline.met ? '' : ' (too late)'}`;

const deadlineSpan = (action: Action): string | ReturnType<typeof toned> =>
  action.deadline?.met === false ? toned('bad', deadlineWords(action)) : deadlineWords(action);

function milestones({ milestones: list }: Plan): readonly Block[] {
  if (list.length === 0) return [];
  return [
    paragraph(strong('Milestones:')),
    ...bullets(list.map(({ month, title }) => `Month ${month}: ${title}`)),
  ];
}

/** The outside cost of the plan, and what is not in it. */
function outlay(assessment: Assessment): readonly Block[] {
  const { cost, costNotFound, actions } = assessment.plan;
  const unstated = actions.some((action) => action.cost === 'not-stated');
  if (cost.length === 0 && costNotFound.length === 0) return [];
  return [
    paragraph(
      ...(cost.length === 0
        ? ['The outside cost of the plan is not known.']
        : ['Outside cost of the plan: ', strong(cost.map(money).join(' and ')), '.']),
      ...(costNotFound.length === 0
        ? []
        : [
            ` No figure was found for: ${costNotFound.map((key) => actionTitle(assessment, key)).join('; ')}.`,
          ]),
      ...(unstated ? [' Actions without an entry under cost are not in it.'] : []),
    ),
  ];
}

function load({ load: owners }: Plan): readonly Block[] {
  return table(
    [left('Owner'), right('Actions'), right('Working days'), right('Most in one month')],
    owners.map(({ owner, actions, days, peak }): readonly Phrase[] => [
      owner,
      `${actions}`,
      `${days}`,
      `${peak}`,
    ]),
  );
}

function backlog(assessment: Assessment): readonly Block[] {
  const { plan } = assessment;
  const later = plan.backlog.filter(({ reason }) => reason === 'later');
  const elsewhere = assessment.markets.flatMap(({ id, title }): readonly Phrase[] => {
    const lines = plan.backlog.filter(({ reason, market }) => reason === 'other-market' && market === id);
    return lines.length === 0 ? [] : [otherMarketPhrase(title, lines)];
  });
  return [
    ...listed(
      'Later, as other work gains more now:',
      later.map((line) => backlogPhrase(assessment, line)),
    ),
    ...listed('For other markets, once the first is under way:', elsewhere),
  ];
}

const listed = (title: string, phrases: readonly Phrase[]): readonly Block[] =>
  phrases.length === 0 ? [] : [paragraph(strong(title)), ...bullets(phrases)];

/** What is for another market, in one line. */
const otherMarketPhrase = (market: string, lines: readonly BacklogLine[]): Phrase => [
  strong(market),
  `: ${lines.map(({ title }) => title).join('; ')}.`,
];

function backlogPhrase(assessment: Assessment, line: BacklogLine): Phrase {
  const before = namesBefore(assessment, line);
  return [
    line.title,
    ' ',
    idSpan(line.key),
    ...(before.length === 0 ? [] : [faint(`, after ${before.join('; ')}`)]),
  ];
}

/** What comes before it and is still to be done: actions of the plan by number, others by title. */
function namesBefore({ plan }: Assessment, { after, market }: BacklogLine): readonly string[] {
  const here = (one: { readonly key: string }): boolean =>
    after.some((id) => one.key === id || one.key === `${id}@${market ?? ''}`);
  return [
    ...plan.actions.filter(here).map(({ order }) => `action ${order}`),
    ...plan.backlog.filter(here).map(({ title }) => title),
  ];
}

/** Why something is not in the plan but in the backlog. */
export function backlogReason(assessment: Assessment, line: BacklogLine): Parts {
  const before = namesBefore(assessment, line);
  return [
    strong(
      line.reason === 'later'
        ? 'Not now: other work gains more.'
        : `Not now: the plan is for the first market, and this is for another${line.market === null ? '' : ` (${marketTitle(assessment, line.market)})`}.`,
    ),
    ...(before.length === 0 ? [] : [` It comes after ${before.join('; ')}.`]),
  ];
}
