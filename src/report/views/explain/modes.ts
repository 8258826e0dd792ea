import type { Assessment, MarketResult, ModeResult } from '../../../schema/types.ts';
import { heading, item, paragraph, strong, toned, type Block, type Parts } from '../../document/document.ts';
import { capital, cited } from '../../document/format.ts';
import { gateItem } from '../../sections/readiness.ts';
import { reasonItem, requirementItem } from '../../sections/reasons.ts';
import { certainty, flipPhrase, modesTable, part, routePhrase } from '../../sections/verdict.ts';
import { modeWords } from '../../sections/conclusion.ts';
import { formsTable } from '../../sections/market-choice.ts';
import { joined } from '../../document/document.ts';
import { rangeText } from '../../../values/range.ts';

/** Why a mode is, or is not, the one for a market. */
export function explainMode(
  assessment: Assessment,
  market: MarketResult,
  mode: ModeResult,
): readonly Block[] {
  const { verdict } = market;
  const factors = (sign: 1 | -1): ReturnType<typeof reasonItem>[] =>
    mode.factors.filter(({ points }) => points * sign > 0).map((reason) => reasonItem(reason, 'answers'));
  const blocking = market.gates.filter(
    (gate) => mode.blockedBy.includes(gate.id) || gate.blocks.includes(mode.id),
  );
  return [
    heading(1, `${capital(assessment.pack.words.mode.one)}: ${mode.title}, ${market.title}`),
    paragraph(mode.means, ...cited(mode.cites)),
    paragraph(...standing(market, mode)),
    paragraph(
      ...joined(['The verdict for this market: ', modeWords(market), '. '], ''),
      ...certainty(market),
    ),
    ...part(
      'Requirements:',
      mode.requirements.map((requirement) => requirementItem(requirement, 'answers')),
    ),
    ...part(
      'Showstoppers that block it:',
      blocking.map((gate) => gateItem(assessment, gate)),
    ),
    ...part(`For (score ${rangeText(mode.score)}, at least ${verdict.minimum} needed):`, factors(1)),
    ...part('Against:', factors(-1)),
    ...part(
      'What would change the verdict:',
      verdict.flips.map((flip) => item(flipPhrase(flip))),
    ),
    ...(mode.id === verdict.nearest
      ? part(
          'What may come after it:',
          verdict.route.map((step) => item(routePhrase(step))),
        )
      : []),
    ...(mode.forms.length < 2 ? [] : [paragraph(strong('Its forms:')), ...formsTable(mode)]),
    paragraph(strong('All modes in this market:')),
    ...modesTable(market),
  ];
}

/** Recommended, tied, to prepare for, or not, and by what. */
function standing(market: MarketResult, mode: ModeResult): Parts {
  const { verdict } = market;
  if (verdict.modes.includes(mode.id)) {
    return verdict.outcome === 'tie'
      ? [toned('open', 'It ties for the first place.')]
      : [toned('good', 'It is recommended.')];
  }
  const prepare = verdict.nearest === mode.id ? ' It is the one to prepare for.' : '';
  switch (mode.status) {
    case 'blocked':
      return [toned('bad', 'Not recommended: a requirement is not met or a showstopper holds.'), prepare];
    case 'open':
      return [toned('open', 'Not recommended so far: whether it is open to you is not known yet.'), prepare];
    case 'available':
      return [
        toned('bad', `Not recommended: it is open to you, and it scores ${rangeText(mode.score)}`),
        verdict.modes.length === 0 ? `; at least ${verdict.minimum} is needed.` : '; another scores higher.',
        prepare,
      ];
  }
}
