import type { Action, Assessment, BacklogLine, LeftOut, Unlock } from '../../../schema/types.ts';
import { bullets, heading, joined, paragraph, strong, toned, type Block } from '../../document/document.ts';
import { formTitle, modeTitle } from '../../document/titles.ts';
import { actionBody } from '../../sections/plan.ts';
import { backlogReason } from '../../sections/plan-overview.ts';
import { testedAnswers } from '../../sections/tested.ts';
import { changePhrase } from '../../sections/verdict.ts';
import { cited, idSpan } from '../../document/format.ts';

/** Why an action is in the plan, and why at this place. */
export function explainAction(assessment: Assessment, action: Action): readonly Block[] {
  const { order, title, changes, tested, showstopper } = action;
  const reasons = [
    ...bullets([
      ...changes.map((change) => joined(['It raises: ', changePhrase(change)], '')),
      ...onlyFor(assessment, action),
    ]),
    ...testedAnswers(tested),
  ];
  return [
    heading(1, `Action ${order} in the plan: ${title}`),
    paragraph(
      strong('Why it is in the plan:'),
      ...(reasons.length === 0 ? [' it applies to all.'] : []),
      ...(showstopper ? [toned('bad', ' it lifts a showstopper or meets a requirement, so it leads.')] : []),
    ),
    ...reasons,
    paragraph(strong('What to do:')),
    ...actionBody(assessment, action),
  ];
}

const onlyFor = (
  assessment: Assessment,
  { modes, forms }: Pick<Action, 'modes' | 'forms'>,
): readonly string[] => [
  ...(modes.length === 0
    ? []
    : [
        `Only where this is the ${assessment.pack.words.mode.one}: ${modes.map((mode) => modeTitle(assessment, mode)).join(', ')}.`,
      ]),
  ...(forms.length === 0
    ? []
    : [`Only in the form: ${forms.map((form) => formTitle(assessment, form)).join(', ')}.`]),
];

const leftReasons = (mode: string): Readonly<Record<LeftOut['reason'], string>> => ({
  done: 'Not in the plan: it is done; the answers are already there.',
  'does-not-apply': 'Not in the plan: it does not apply to these answers.',
  open: 'Not in the plan yet: it depends on answers that are not known.',
  replaced: 'Not in the plan: a recommendation made for this market takes its place.',
  'other-mode': `Not in the plan: it serves another ${mode} than the one recommended or prepared for.`,
  'other-form': `Not in the plan: it serves another form of the ${mode}.`,
});

/** Why a recommendation is not in the plan. */
export function explainLeft(assessment: Assessment, left: LeftOut): readonly Block[] {
  return [
    heading(1, `Recommendation not in the plan: ${left.title}`),
    paragraph(strong(leftReasons(assessment.pack.words.mode.one)[left.reason]), ...cited(left.cites)),
    ...bullets([
      ...onlyFor(assessment, left),
      ...left.changes.map((change) => joined(['It would raise: ', changePhrase(change)], '')),
    ]),
    ...testedAnswers(left.tested),
  ];
}

/** Why a recommendation is for later. */
export function explainBacklog(assessment: Assessment, line: BacklogLine): readonly Block[] {
  return [
    heading(1, `Recommendation for later: ${line.title}`),
    paragraph(...backlogReason(assessment, line)),
  ];
}

/** The actions of the plan that remove or lower something. */
export function remedies(
  { plan }: Assessment,
  { kind, id, market }: Pick<Unlock, 'kind' | 'id' | 'market'>,
): readonly Block[] {
  const actions = plan.actions.filter(({ unlocks }) =>
    unlocks.some((one) => one.kind === kind && one.id === id && one.market === market),
  );
  if (actions.length === 0) return [];
  return [
    paragraph(strong('What helps:')),
    ...bullets(actions.map(({ order, title, key }) => [`Action ${order}: ${title} `, idSpan(key)])),
  ];
}
