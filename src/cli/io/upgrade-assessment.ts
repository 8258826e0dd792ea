import { isMapping } from '../../source/node.ts';
import { parseDuration, weekOfMonth } from '../../values/duration.ts';

const formatBefore = 'born-global/assessment/1';

type Fields = Readonly<Record<string, unknown>>;

/** An assessment that version 0.1 saved. */
export const isUpgradable = (value: object): boolean => 'format' in value && value.format === formatBefore;

/**
 * The same assessment in the present format. What version 0.1 did not say is left empty: forms, costs, the lines of the
 * market choice. Whether the result is complete is for the schema to say.
 */
export function upgraded(value: object, format: string): object {
  const all: Fields = { ...value };
  const readiness = isMapping(all['readiness']) ? all['readiness'] : {};
  return {
    ...all,
    format,
    recommendation: withDefaults(all['recommendation'], { form: null, needed: [], limits: [], gate: null }),
    markets: eachOf(all['markets'], (market) => ({
      attractiveness: { score: market['score'], lines: [] },
      position: { score: market['score'], lines: [] },
      route: null,
      level: readiness['level'],
      ...market,
      verdict: withDefaults(market['verdict'], { form: null, nextForm: null, needed: [] }),
      modes: eachOf(market['modes'], (mode) => ({ forms: [], ...mode })),
    })),
    plan: upgradedPlan(all['plan']),
  };
}

function upgradedPlan(plan: unknown): unknown {
  if (!isMapping(plan)) return plan;
  const empty = { milestones: [], load: [], cost: [], costNotFound: [], backlog: [] };
  return {
    ...empty,
    ...plan,
    actions: eachOf(plan['actions'], upgradedAction),
    left: eachOf(plan['left'], (line) => ({ forms: [], ...line })),
  };
}

function upgradedAction(action: Fields): object {
  const { takes, startMonth, showstopper } = action;
  const weeks = parseDuration(typeof takes === 'string' ? takes : '');
  const startWeek = typeof startMonth === 'number' ? weekOfMonth(startMonth) : 0;
  return {
    kind: null,
    forms: [],
    weeks,
    startWeek,
    endWeek: startWeek + weeks,
    workDays: 0,
    backbone: showstopper === true,
    cost: 'not-stated',
    deadline: null,
    ...Object.fromEntries(Object.entries(action).filter(([key]) => key !== 'durationMonths')),
  };
}

const withDefaults = (value: unknown, defaults: Fields): unknown =>
  isMapping(value) ? { ...defaults, ...value } : value;

const eachOf = (list: unknown, change: (item: Fields) => object): unknown =>
  Array.isArray(list) ? list.map((item: unknown) => (isMapping(item) ? change(item) : item)) : list;
