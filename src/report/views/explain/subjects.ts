import type { Assessment, MarketResult } from '../../../schema/types.ts';
import { bullets, heading, type Block } from '../../document/document.ts';
import { sourcePhrase } from '../../sections/answers.ts';
import { scale } from '../../sections/readiness.ts';
import { explainAction, explainBacklog, explainLeft } from './actions.ts';
import { explainBarrier, explainGate, explainRequirement } from './blockers.ts';
import { explainMode } from './modes.ts';
import { explainQuestion } from './questions.ts';
import { explainDimension, explainMarket, explainOverall } from './scores.ts';
import type { Subject } from './subject.ts';

/** Everything in an assessment that has a name. */
export function subjectsOf(assessment: Assessment): readonly Subject[] {
  const { readiness, recommendation, markets, plan, answers, sources } = assessment;
  const subject = (
    kind: Subject['kind'],
    { id, market = null }: { readonly id: string; readonly market?: string | null },
    title: string,
    about: object,
    blocks: () => readonly Block[],
  ): Subject => ({ kind, id, market, title, about, blocks });

  return [
    subject('overall', { id: 'overall' }, recommendation.title, { recommendation, readiness }, () =>
      explainOverall(assessment),
    ),
    ...readiness.dimensions.map((one) =>
      subject('dimension', one, one.title, one, () => explainDimension(assessment, one)),
    ),
    ...readiness.levels.map((one) =>
      subject('level', one, one.title, one, () => [heading(1, `Level: ${one.title}`), ...scale(assessment)]),
    ),
    ...readiness.gates.map((one) => subject('gate', one, one.title, one, () => explainGate(assessment, one))),
    ...markets.flatMap(ofMarket),
    ...plan.actions.map((one) =>
      subject('action', one, one.title, one, () => explainAction(assessment, one)),
    ),
    ...plan.backlog.map((one) =>
      subject('backlog', { id: one.key.split('@')[0] ?? one.key, market: one.market }, one.title, one, () =>
        explainBacklog(assessment, one),
      ),
    ),
    ...plan.left.map((one) => subject('left', one, one.title, one, () => explainLeft(assessment, one))),
    ...answers.map((one) =>
      subject('question', { id: one.question, market: one.market }, one.ask, one, () =>
        explainQuestion(assessment, one),
      ),
    ),
    ...sources.map((one) =>
      subject('source', one, one.title, one, () => [
        heading(1, `Source: ${one.id}`),
        ...bullets([sourcePhrase(one)]),
      ]),
    ),
  ];

  function ofMarket(market: MarketResult): readonly Subject[] {
    const { id } = market;
    const here = (name: string): { readonly id: string; readonly market: string } => ({
      id: name,
      market: id,
    });
    return [
      subject('market', market, market.title, market, () => explainMarket(assessment, market)),
      ...market.modes.flatMap((mode) => [
        subject('mode', here(mode.id), mode.title, mode, () => explainMode(assessment, market, mode)),
        ...mode.requirements.map((requirement) =>
          subject('requirement', here(requirement.id), requirement.because, requirement, () =>
            explainRequirement(assessment, market, mode, requirement),
          ),
        ),
      ]),
      ...market.barriers.map((barrier) =>
        subject('barrier', here(barrier.id), barrier.title, barrier, () =>
          explainBarrier(assessment, market, barrier),
        ),
      ),
    ];
  }
}
