import { answerSets } from '../../engine/answer-sets.ts';
import { targetMarkets } from '../../engine/assess.ts';
import type { CompiledPack, MarketScope } from '../../engine/compile.ts';
import { evaluate, type Evaluation } from '../../engine/evaluate.ts';
import type { Place } from '../../engine/slots.ts';
import { isFalse } from '../../engine/state.ts';
import { standingOf, type Standing } from '../../engine/verdict.ts';
import { modeTitle, outcomeTitle } from '../../engine/verdict-words.ts';
import { Words } from '../../engine/words.ts';
import { packWords } from '../../pack/pack-words.ts';
import type { AnswerFile, Interval, PackWords } from '../../schema/types.ts';
import { bearingsOf, type Bearing } from './bearing.ts';
import { isContending } from './contending.ts';
import { mostNarrowing } from './next-question.ts';
import { askedPlacesOf, type AskedPlaces } from './open-places.ts';
import { becauseWords, standingWords } from './words.ts';
import { possibleAnswers, proofOf } from './verdict-proof.ts';

/** A question where it is asked. */
export interface QuickQuestion {
  readonly question: string;
  /** Null: asked once, for the company. */
  readonly market: string | null;
  readonly ask: string;
}

/** How far the verdict in one market is settled. */
export interface QuickMarket {
  readonly market: string;
  readonly title: string;
  /** The verdict as it stands: mode id, tie or not-yet. */
  readonly outcome: string;
  readonly outcomeTitle: string;
  /** How it was proved that no remaining answer changes it; null where it is open. */
  readonly settled: 'ranges' | 'search' | null;
  /** Entry modes that may yet be recommended, alone or level with others, first the one that leads. */
  readonly inPlay: readonly string[];
  /** How many entry modes there are. */
  readonly modes: number;
  /** Points by which the mode that leads is before the next; null where there is only one. */
  readonly lead: { readonly over: string; readonly points: Interval } | null;
  /** All this as a sentence. */
  readonly says: string;
}

/** Where a quick interview stands. */
export interface QuickStanding {
  readonly answered: number;
  /** Questions that apply or may apply. */
  readonly total: number;
  /** False: some questions may yet turn out not to apply. */
  readonly exact: boolean;
  readonly markets: readonly QuickMarket[];
  /** The verdict in every target market is proved to stay, whatever the remaining answers. */
  readonly settled: boolean;
  /** Nothing is left to ask, so that the plan stays too. */
  readonly planSettled: boolean;
  /**
   * The question that narrows the verdict most; null where it is settled, or where it rests on nothing any more but
   * answers that are not known.
   */
  readonly next: QuickQuestion | null;
}

/** What a question that was not asked can still do to the verdict. */
export interface LeftQuestion extends QuickQuestion {
  /**
   * no-rule: no rule about entry modes looks at it; decided: those that do are decided by other answers; outweighed: what
   * it can do does not change the verdict; open: the verdict may rest on it.
   */
  readonly why: 'no-rule' | 'decided' | 'outweighed' | 'open';
  /** Rules about entry modes, in all target markets, that look at it. */
  readonly rules: number;
  readonly bearings: readonly Bearing[];
  /** The same as a sentence. */
  readonly because: string;
}

/** A quick interview's standing with every question that it left out. */
export interface QuickStudy extends QuickStanding {
  readonly format: 'born-global/quick/1';
  readonly pack: { readonly id: string; readonly version: string; readonly words: PackWords };
  readonly company: string | null;
  readonly left: readonly LeftQuestion[];
}

interface Looked {
  readonly evaluation: Evaluation;
  readonly asked: AskedPlaces;
  readonly words: Words;
  readonly standing: QuickStanding;
}

/**
 * Where a quick interview stands: which verdicts are settled, and what to ask next.
 *
 * @param answers checked against the same pack; "don't know" counts as said, but leaves every answer possible
 */
export const quickStanding = (compiled: CompiledPack, answers: AnswerFile): QuickStanding =>
  lookAt(compiled, answers).standing;

/** The standing, and for every question left why the verdict does or does not rest on it. */
export function quickStudy(compiled: CompiledPack, answers: AnswerFile): QuickStudy {
  const { evaluation, asked, words, standing } = lookAt(compiled, answers);
  const { manifest } = compiled.pack;
  const bearings = bearingsOf(evaluation, asked.open);
  const isSettled = (id: string): boolean =>
    standing.markets.some(({ market, settled }) => market === id && settled !== null);
  return {
    format: 'born-global/quick/1',
    pack: { id: manifest.id, version: manifest.version, words: packWords(manifest) },
    company: answers.company ?? null,
    ...standing,
    left: asked.open.map((place): LeftQuestion => {
      const { rules, open } = bearings.get(place) ?? { rules: 0, open: [] };
      const why =
        rules === 0
          ? 'no-rule'
          : open.length === 0
            ? 'decided'
            : open.every(({ market, contends }) => isSettled(market) || !contends)
              ? 'outweighed'
              : 'open';
      const name = { question: place.question.id, market: place.market, ask: words.ask(place) };
      const left = { ...name, why, rules, bearings: open } as const;
      return { ...left, because: becauseWords(compiled, left, standing.markets.length > 1) };
    }),
  };
}

function lookAt(compiled: CompiledPack, answers: AnswerFile): Looked {
  const { pack, layout } = compiled;
  const scopes = targetMarkets(compiled, answers);
  const evaluation = evaluate(compiled, answerSets(answers, layout), scopes);
  const possible = possibleAnswers(compiled, answers);
  const words = new Words(layout, evaluation.effective, pack.markets);
  const asked = askedPlacesOf(evaluation, answers);
  const markets = evaluation.markets.map((states) => {
    const standing = standingOf(evaluation, states);
    const proof = proofOf(compiled, possible, states.scope, standing);
    const settled = proof.kind === 'settled' ? proof.by : null;
    return marketOf(compiled, states.scope, standing, settled);
  });
  const open = scopes.filter((_, index) => markets[index]?.settled === null);
  const next = open.length === 0 ? null : nextOf(evaluate(compiled, possible, open), asked.askable);
  const total = asked.answered.length + asked.open.length;
  return {
    evaluation,
    asked,
    words,
    standing: {
      answered: asked.answered.length,
      total,
      exact: asked.exact,
      markets,
      settled: open.length === 0,
      planSettled: asked.open.length === 0,
      next: next && { question: next.question.id, market: next.market, ask: words.ask(next) },
    },
  };
}

/** The question to ask next; null where none that can be asked bears on a verdict that is open. */
function nextOf(evaluation: Evaluation, askable: readonly Place[]): Place | null {
  const bearings = bearingsOf(evaluation, askable);
  const bearing = askable.filter(
    (place) => bearings.get(place)?.open.some(({ contends }) => contends) === true,
  );
  return mostNarrowing(evaluation, bearing);
}

function marketOf(
  compiled: CompiledPack,
  { market, definition }: MarketScope,
  standing: Standing,
  settled: QuickMarket['settled'],
): QuickMarket {
  const { pack } = compiled;
  const { outcome, ranked } = standing;
  const [first, second] = ranked.filter(({ available }) => !isFalse(available));
  const lead =
    first === undefined || second === undefined
      ? null
      : {
          over: modeTitle(pack, second.compiled.mode.id),
          points: { low: first.low - second.high, high: first.high - second.low },
        };
  const told = {
    market,
    title: definition.title,
    outcome,
    outcomeTitle: outcomeTitle(pack, standing),
    settled,
    inPlay: ranked
      .filter((mode) => isContending(compiled, ranked, mode))
      .map(({ compiled: { mode } }) => mode.id),
    modes: ranked.length,
    lead,
  };
  return { ...told, says: standingWords(compiled, told) };
}
