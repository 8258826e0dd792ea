import type {
  Assessment,
  FormName,
  MarketResult,
  ModeResult,
  NeededAnswer,
  RequirementResult,
} from '../../schema/types.ts';
import {
  faint,
  item,
  items,
  paragraph,
  strong,
  toned,
  type Block,
  type Item,
  type Parts,
  type Phrase,
} from '../document/document.ts';
import { ended, idSpan, uncapital } from '../document/format.ts';
import { rangeText } from '../../values/range.ts';

/** What is concluded, in words: the same on every page and in every format. */

/** What to do, in one sentence. */
export function verdictSentence({ recommendation, markets }: Assessment): Parts {
  const { outcome, title, market: id, marketTitle, form } = recommendation;
  const market = markets.find((candidate) => candidate.id === id);
  if (marketTitle === null || market === undefined) return [strong(ended(title))];
  const nearest = nearestMode(market);
  switch (outcome) {
    case 'not-yet':
      return [
        strong(
          nearest === undefined
            ? `Not yet: prepare for ${marketTitle}.`
            : `Not yet: prepare for ${inSentence(nearest.title, form)} (${marketTitle}).`,
        ),
      ];
    case 'tie':
      return [strong(`${marketTitle}: ${tiedModes(market)}`), ' (these tie).'];
    default:
      return [strong(ended(`${marketTitle}: ${inSentence(title, form)}`))];
  }
}

/** The verdict on one market, or what to prepare for where there is none yet. */
export function modeWords(market: MarketResult): Phrase {
  const { outcome, title, form } = market.verdict;
  switch (outcome) {
    case 'tie':
      return `${title}, tied`;
    case 'not-yet': {
      const nearest = nearestMode(market);
      return nearest === undefined ? title : `Not yet: prepare for ${inSentence(nearest.title, form)}`;
    }
    case 'not-enough-answers':
      return title;
    default:
      return withForm(title, form);
  }
}

/** A mode and the form that it is done in. */
export const withForm = (mode: string, form: FormName | null): string =>
  form === null ? mode : `${mode}, through ${uncapital(form.title)}`;

const inSentence = (mode: string, form: FormName | null): string => withForm(uncapital(mode), form);

const tiedModes = ({ modes, verdict }: MarketResult): string =>
  verdict.modes.map((id) => uncapital(modes.find((mode) => mode.id === id)?.title ?? id)).join(' or ');

export const nearestMode = ({ modes, verdict }: MarketResult): ModeResult | undefined =>
  modes.find(({ id }) => id === verdict.nearest);

/** Whether the verdict can still change; nothing where there is none. */
export function settledWords({ outcome, settled }: Assessment['recommendation']): Parts {
  if (outcome === 'stopped' || outcome === 'not-enough-answers') return [];
  return settled
    ? [toned('good', 'Settled under these rules: no open answer can change this.')]
    : [toned('open', 'Not settled: answers still open can change this.')];
}

/** The form that would be next best. */
export const nextForm = ({ verdict }: MarketResult): readonly string[] =>
  verdict.nextForm === null || verdict.modes.length > 1
    ? []
    : [`Next best form: ${uncapital(verdict.nextForm.title)}.`];

/** What the mode to prepare for still lacks, in words: showstoppers, requirements, what is not known, points. */
export function missingWords(market: MarketResult): readonly Missing[] {
  const { verdict, gates } = market;
  const mode = nearestMode(market);
  if (verdict.outcome !== 'not-yet' || mode === undefined) return [];
  return [
    ...mode.blockedBy.map((id): Missing => {
      return {
        kind: 'Showstopper',
        text: ended(gates.find((gate) => gate.id === id)?.title ?? id),
        tested: [],
      };
    }),
    ...verdict.unmet.map(missingRequirement),
    ...(mode.score.low < verdict.minimum
      ? [{ kind: 'Too little', text: tooLittle(mode, verdict.minimum), tested: [] } as const]
      : []),
  ];
}

const tooLittle = ({ score }: ModeResult, minimum: number): string =>
  `Too little speaks for it: ${rangeText(score)} points, at least ${minimum} needed.`;

export interface Missing {
  readonly kind: 'Showstopper' | 'Missing' | 'Not known' | 'Too little';
  readonly text: string;
  readonly tested: RequirementResult['tested'];
}

function missingRequirement({ because, state, tested }: RequirementResult): Missing {
  return state === 'false'
    ? { kind: 'Missing', text: ended(because), tested: [] }
    : { kind: 'Not known', text: ended(because), tested };
}

const missingTones = { Showstopper: 'bad', Missing: 'bad', 'Not known': 'open' } as const;

/** What is missing before the way in opens, as a list. */
export function missingBlocks(market: MarketResult): readonly Block[] {
  const missing = missingWords(market);
  if (missing.length === 0) return [];
  return [
    paragraph(strong('What is missing:')),
    ...items(
      missing.map(({ kind, text, tested }) =>
        item(
          kind === 'Too little' ? text : [toned(missingTones[kind], `${kind}: `), text],
          items(
            tested
              .filter(({ state }) => state === 'open')
              .map(({ ask, question, market: where }) =>
                item([faint('To answer: '), ask, ' ', idSpan(question, where)]),
              ),
          ),
        ),
      ),
    ),
  ];
}

/** The questions without whose answers nothing is recommended. */
export function neededBlocks(needed: readonly NeededAnswer[]): readonly Block[] {
  if (needed.length === 0) return [];
  return [paragraph(strong('Answer these first:')), ...items(needed.map(neededItem))];
}

const neededItem = ({ ask, question, market }: NeededAnswer): Item =>
  item([ask, ' ', idSpan(question, market)]);

/** What the rules do not cover, and what still holds. */
export const limitBlocks = ({ limits }: Assessment['recommendation']): readonly Block[] =>
  limits.map((says) => paragraph(strong('Limits: '), ended(says)));
