import type {
  Assessment,
  BarrierResult,
  GateResult,
  MarketResult,
  ModeResult,
  RequirementResult,
} from '../../../schema/types.ts';
import { heading, items, type Block } from '../../document/document.ts';
import { barrierWhy } from '../../sections/barriers.ts';
import { gateItem } from '../../sections/readiness.ts';
import { requirementItem } from '../../sections/reasons.ts';
import { remedies } from './actions.ts';

export function explainGate(assessment: Assessment, gate: GateResult): readonly Block[] {
  return [
    heading(1, `Showstopper: ${gate.title}`),
    ...items([gateItem(assessment, gate)]),
    ...remedies(assessment, { kind: 'gate', id: gate.id, market: gate.market }),
  ];
}

export function explainRequirement(
  assessment: Assessment,
  market: MarketResult,
  mode: ModeResult,
  requirement: RequirementResult,
): readonly Block[] {
  return [
    heading(1, `Requirement of ${mode.title}: ${market.title}`),
    ...items([requirementItem(requirement, 'answers')]),
    ...remedies(assessment, { kind: 'requirement', id: requirement.id, market: market.id }),
  ];
}

export function explainBarrier(
  assessment: Assessment,
  market: MarketResult,
  barrier: BarrierResult,
): readonly Block[] {
  return [
    heading(1, `Barrier: ${barrier.title} (${market.title})`),
    ...barrierWhy(assessment, market, barrier),
    ...remedies(assessment, { kind: 'barrier', id: barrier.id, market: market.id }),
  ];
}
