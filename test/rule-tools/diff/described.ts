import type { Output } from '../../../src/rule-tools/diff/outputs.ts';
import type { Assessment } from '../../../src/schema/types.ts';

/** What an assessment says about one output, in words of its own. */
export function text({ kind, id, market }: Output, assessment: Assessment): string {
  const place = assessment.markets.find((one) => one.id === market);
  switch (kind) {
    case 'overall':
      return `${assessment.recommendation.outcome} ${assessment.recommendation.title}`;
    case 'first-market':
      return assessment.recommendation.market ?? '';
    case 'verdict':
      return `${place?.verdict.outcome ?? ''} ${place?.verdict.modes.join() ?? ''}`;
    case 'level':
      return assessment.readiness.level.low.id;
    case 'readiness':
      return String(assessment.readiness.score.low);
    case 'gate': {
      const gates = place?.gates.filter((gate) => gate.market === market) ?? assessment.readiness.gates;
      return String(gates.some((gate) => gate.id === id && gate.market === market && gate.state === 'true'));
    }
    case 'barrier':
      return place?.barriers.find((barrier) => barrier.id === id)?.residual.low ?? 'none';
    case 'action':
      return String(assessment.plan.actions.some((action) => action.id === id && action.market === market));
    case 'route':
      return place?.verdict.route.map(({ mode }) => mode).join() ?? '';
    case 'plan':
      return assessment.plan.actions
        .map(({ key, horizon, startMonth }) => `${key} ${horizon} ${startMonth}`)
        .join();
  }
}
