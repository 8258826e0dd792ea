import type { CompiledPack } from '../../engine/compile/compile.ts';
import { notYet, tie } from '../../engine/scoring/verdict.ts';
import { terminologyOf } from '../../rule-pack/terminology.ts';
import type { Influence } from './influence.ts';
import type { LeftQuestion, QuickMarket } from './result.ts';

/** How far the verdict in a market is decided, as a sentence that names no market. */
export function progressText(
  { pack }: CompiledPack,
  { outcome, outcomeTitle, settled, inPlay, modes, lead }: Omit<QuickMarket, 'says'>,
): string {
  const { mode } = terminologyOf(pack.manifest);
  if (settled !== null) {
    const how = settled === 'search' ? ' by going through all the remaining answers' : '';
    return `${outcomeTitle}, settled${how}.`;
  }
  const left =
    inPlay.length === 1 ? `1 of ${modes} ${mode.many}` : `${inPlay.length} of ${modes} ${mode.many}`;
  const play = `${left} may still be recommended`;
  if (outcome === tie) return `${outcomeTitle}, level so far; ${play}.`;
  if (lead === null || outcome === notYet) return `so far ${outcomeTitle}; ${play}.`;
  return `${outcomeTitle} leads, ${leadText(lead)} ${lead.over}; ${play}.`;
}

/** The range of the lead over the next mode. */
function leadText({ points: { low, high } }: NonNullable<QuickMarket['lead']>): string {
  if (low < 0 && high > 0) return `between ${pointCount(-low)} behind and ${high} before`;
  if (low < 0) return `up to ${pointCount(-low)} behind`;
  if (low === 0) return high === 0 ? 'level with' : `up to ${pointCount(high)} before`;
  return `${low === high ? '' : `${low} to `}${pointCount(high)} before`;
}

const pointCount = (count: number): string => (count === 1 ? '1 point' : `${count} points`);

/** Why the verdict does or does not rest on a question, as a sentence. */
export function becauseWords(
  compiled: CompiledPack,
  { why, rules, bearings }: Omit<LeftQuestion, 'because'>,
  severalMarkets: boolean,
): string {
  const { mode } = terminologyOf(compiled.pack.manifest);
  const counted = rules === 1 ? `The one rule` : `All ${rules} rules`;
  switch (why) {
    case 'no-rule':
      return `No rule about ${mode.many} looks at it.`;
    case 'decided':
      return `${counted} about ${mode.many} that ${rules === 1 ? 'looks' : 'look'} at it ${rules === 1 ? 'is' : 'are'} decided by other answers.`;
    case 'outweighed':
    case 'open': {
      const where = (market: string): string =>
        severalMarkets ? ` in ${compiled.market(market)?.definition.title ?? market}` : '';
      const shown = why === 'open' ? bearings.filter(({ contends }) => contends) : bearings;
      const effects = shown.map((one) => `${one.title}${where(one.market)} (${effectWords(one)})`);
      const bears = `It bears on ${effects.join(', ')}`;
      return why === 'open' ? `${bears}.` : `${bears}; with all that is still open, that changes nothing.`;
    }
  }
}

function effectWords({ points: { low, high }, available }: Influence): string {
  const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `\u2212${-value}` : '0');
  const score = low === 0 && high === 0 ? [] : [`${signed(low)} to ${signed(high)} points`];
  return [...(available ? ['whether it is available'] : []), ...score].join(', ');
}
