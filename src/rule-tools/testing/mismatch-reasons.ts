import type { Assessment, MarketResult, ModeResult } from '../../schema/types.ts';
import type { Mismatch } from './expectations.ts';
import { rangeText } from '../../values/range.ts';

/** Explains a mismatch by the rules that caused it. */
export function reasonsFor({ path, expected }: Mismatch, assessment: Assessment): readonly string[] {
  const [first, second, third] = path;
  switch (first) {
    case 'overall':
      if (assessment.recommendation.gate !== null)
        return [`gate ${assessment.recommendation.gate} holds and stops everything`];
      return assessment.markets.flatMap((market) => modeReasons(market, expected));
    case 'level':
    case 'gates':
      return assessment.readiness.gates.map(
        ({ id, state, caps }) => `gate ${id} is ${state}${caps === null ? '' : `, caps at ${caps}`}`,
      );
    case 'readiness':
      return assessment.readiness.dimensions.map(
        ({ id, score }) => `${id}: ${score === null ? 'nothing applies' : rangeText(score)}`,
      );
    case 'markets': {
      const market = assessment.markets.find(({ id }) => id === second);
      if (market === undefined) return [];
      if (third === 'barriers') return barrierReasons(market, String(path[3]));
      return modeReasons(market, third === 'modes' ? String(path[3]) : expected);
    }
    case 'actions':
      return actionReasons(assessment, expected.replace(/^no /, '').split(' ')[0] ?? '');
    default:
      return [];
  }
}

/** Explains a verdict: what the actual mode, or the one to prepare for, and the expected one depend on. */
function modeReasons({ id, modes, verdict }: MarketResult, expected: string): readonly string[] {
  if (verdict.needed.length > 0)
    return [`${id}: answers are needed to ${verdict.needed.map(({ question }) => question).join(', ')}`];
  const actual = verdict.modes.length > 0 ? verdict.modes : [verdict.nearest ?? expected];
  return [...new Set([...actual, expected])]
    .flatMap((mode) => modes.find((one) => one.id === mode) ?? [])
    .map((mode) => `${id}: ${describeMode(mode)}`);
}

function describeMode({ id, status, score, requirements, blockedBy, factors }: ModeResult): string {
  const unmet = requirements
    .filter(({ state }) => state !== 'true')
    .map((one) => `requirement ${one.id} is ${one.state}`);
  const closed = [...unmet, ...blockedBy.map((gate) => `gate ${gate} holds`)];
  const listedFactors = factors.map(
    ({ id: factor, points, state }) => `${factor} ${signed(points)}${state === 'open' ? ' (open)' : ''}`,
  );
  return `${id} is ${status}, score ${rangeText(score)}${closed.length === 0 ? '' : `: ${closed.join(', ')}`}; factors: ${listedFactors.join(', ') || 'none'}`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));

function barrierReasons({ barriers }: MarketResult, id: string): readonly string[] {
  const found = barriers.find((one) => one.id === id);
  if (found === undefined) return [];
  return [
    `severity ${found.severity}, applies: ${found.applies}`,
    ...found.reductions.map(({ because, by, state }) => `reduction by ${by} is ${state}: ${because}`),
  ];
}

function actionReasons({ plan }: Assessment, id: string): readonly string[] {
  const excluded = plan.left.find((one) => one.id === id);
  if (excluded !== undefined) {
    const tested = excluded.tested.map(({ question, state }) => `${question} (${state})`).join(', ');
    return [
      `${id} is left out: ${excluded.reason}${tested === '' ? '' : `; its condition looks at ${tested}`}`,
    ];
  }
  const planned = plan.actions.find((one) => one.id === id);
  return planned === undefined ? [] : [`${id} is action ${planned.order} of the plan`];
}
