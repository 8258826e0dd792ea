import type { Action, Assessment } from '../../schema/types.ts';
import { actionTitle, marketTitle } from '../document/titles.ts';
import { months, weeks } from '../document/format.ts';
import { costWords, deadlineWords } from './plan-overview.ts';

/** An action of the plan as one line of a table, in words. */
export interface PlanRow {
  readonly order: number;
  readonly title: string;
  /** Empty where it is for all markets. */
  readonly market: string;
  readonly horizon: string;
  readonly starts: string;
  readonly takes: string;
  /** From and to, counted from the beginning of the plan. */
  readonly weeks: string;
  readonly cost: string;
  readonly deadline: string;
  readonly effort: Action['effort'];
  readonly impact: Action['impact'];
  readonly who: string;
  readonly doneWhen: string;
  readonly why: string;
  readonly steps: readonly string[];
  /** Titles of the actions that come before it. */
  readonly after: readonly string[];
  readonly showstopper: boolean;
  readonly key: string;
}

export function planRows(assessment: Assessment): readonly PlanRow[] {
  const { actions, horizons } = assessment.plan;
  return actions.map((action) => ({
    order: action.order,
    title: action.title,
    market: action.market === null ? '' : marketTitle(assessment, action.market),
    horizon: horizons.find(({ id }) => id === action.horizon)?.title ?? action.horizon,
    starts: months(action.startMonth),
    takes: action.takes,
    weeks: weeks(action),
    cost: costWords(action),
    deadline: deadlineWords(action),
    effort: action.effort,
    impact: action.impact,
    who: action.owner,
    doneWhen: action.doneWhen,
    why: action.why,
    steps: action.steps,
    after: action.after.map((key) => actionTitle(assessment, key)),
    showstopper: action.showstopper,
    key: action.key,
  }));
}
