import type { Assessment, MarketResult } from '../../../schema/types.ts';
import type { Block } from '../../document/document.ts';
import { aboutBlocks, answerBlocks } from '../../sections/answers.ts';
import { marketHead, marketRest, placeTitle } from '../../sections/markets.ts';
import { actionBlocks, findOutBlocks, forecastBlocks } from '../../sections/plan.ts';
import { planOverview } from '../../sections/plan-overview.ts';
import { readiness } from '../../sections/readiness.ts';
import { markets, readinessBars, stillOpen, topActions, verdict } from '../../sections/summary.ts';
import { scoreNote, verdictHead, verdictReasons } from '../../sections/verdict.ts';
import type { Extent } from '../../report.ts';
import { renderHtml } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { heatMap } from './heat-map.ts';
import { levelSteps } from './level.ts';
import { modesFigure } from './modes.ts';
import { anchorsOf, sourcesHtml } from './sources.ts';
import { timeline } from './timeline.ts';

export interface Section {
  /** An anchor: letters, digits and hyphens. */
  readonly id: string;
  /** Markup. */
  readonly title: string;
  /** Markup. */
  readonly body: string;
}

/** One page for those with little time. */
export function summaryHtml(assessment: Assessment): string {
  const write = writer(assessment);
  return `<section class="summary" id="summary" aria-label="Summary">
<div class="verdict">
${write(verdict(assessment))}
${levelSteps(assessment.readiness)}
</div>
<div class="halves">
<div>${write(readinessBars(assessment))}</div>
<div>${write(topActions(assessment))}</div>
</div>
${write(markets(assessment))}
${write(stillOpen(assessment))}
</section>`;
}

/** The detail behind the summary. */
export function sectionsOf(assessment: Assessment, extent: Extent): readonly Section[] {
  const write = writer(assessment);
  const about = { id: 'about', title: 'About this report', body: write(untitled(aboutBlocks(assessment))) };
  if (extent === 'brief') return [about];
  const { plan, sources } = assessment;
  return [
    ...when(
      plan.actions.length > 0,
      'plan',
      'The plan in time',
      `${timeline(assessment)}\n${write(untitled(planOverview(assessment)))}`,
    ),
    ...when(plan.actions.length > 0, 'actions', 'The actions one by one', actionsHtml(assessment)),
    { id: 'forecast', title: 'Forecast', body: write(untitled(forecastBlocks(assessment))) },
    ...when(plan.findOut.length > 0, 'find-out', 'Find out', write(untitled(findOutBlocks(assessment)))),
    ...when(heatMap(assessment) !== '', 'barriers', 'Barriers compared', heatMap(assessment)),
    ...assessment.markets.map((market, index) => marketSection(assessment, market, index + 1)),
    { id: 'readiness', title: 'Readiness', body: write(untitled(readiness(assessment))) },
    { id: 'answers', title: 'Answers', body: write(untitled(answerBlocks(assessment))) },
    ...when(sources.length > 0, 'sources', 'Sources', sourcesHtml(assessment)),
    about,
  ];
}

type WriteBlocks = (blocks: readonly Block[]) => string;

function writer(assessment: Assessment): WriteBlocks {
  const anchors = anchorsOf(assessment);
  return (blocks) => renderHtml(blocks, { anchors });
}

const when = (there: boolean, id: string, title: string, body: string): readonly Section[] =>
  there ? [{ id, title, body }] : [];

/** Blocks without their heading: a section has its own. */
const untitled = ([first, ...rest]: readonly Block[]): readonly Block[] =>
  first === undefined || first.kind === 'heading' ? rest : [first, ...rest];

function actionsHtml(assessment: Assessment): string {
  const write = writer(assessment);
  return assessment.plan.actions
    .map(
      (action) =>
        `<article class="action" id="action-${action.order}">\n${write(actionBlocks(assessment, action))}\n</article>`,
    )
    .join('\n');
}

function marketSection(assessment: Assessment, market: MarketResult, place: number): Section {
  const write = writer(assessment);
  return {
    id: `market-${place}`,
    title: escapeHtml(placeTitle(market)),
    body: [
      write(untitled(marketHead(market))),
      write(verdictHead(assessment, market)),
      modesFigure(assessment, market),
      write(scoreNote(market)),
      write(verdictReasons(market)),
      write(marketRest(assessment, market)),
    ].join('\n'),
  };
}
