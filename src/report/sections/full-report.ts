import type { Assessment } from '../../schema/types.ts';
import type { Block } from '../document/document.ts';
import { aboutBlocks, answerBlocks, sourceBlocks } from './answers.ts';
import { marketBlocks } from './markets.ts';
import { findOutBlocks, forecastBlocks, planBlocks } from './plan.ts';
import { planOverview } from './plan-overview.ts';
import { readiness } from './readiness.ts';
import { summary } from './summary.ts';
import type { Extent } from '../report.ts';

/** The report before it has a form: one page first, then everything behind it. */
export const wholeReport = (assessment: Assessment, extent: Extent): readonly Block[] => [
  ...summary(assessment),
  ...detail(assessment, extent),
];

/** What comes behind the first page; in brief, what the report rests on alone. */
export function detail(assessment: Assessment, extent: Extent): readonly Block[] {
  if (extent === 'brief') return aboutBlocks(assessment);
  return [
    ...planOverview(assessment),
    ...planBlocks(assessment),
    ...forecastBlocks(assessment),
    ...findOutBlocks(assessment),
    ...assessment.markets.flatMap((market) => marketBlocks(assessment, market)),
    ...readiness(assessment),
    ...answerBlocks(assessment),
    ...sourceBlocks(assessment),
    ...aboutBlocks(assessment),
  ];
}
