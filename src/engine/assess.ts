import type {
  AnswerFile,
  AnswerLine,
  Assessment,
  Axis,
  MarketResult,
  OverallRecommendation,
  Verdict,
} from '../schema/types.ts';
import { isTrue } from './conditions/tristate.ts';
import { stoppingGate } from './scoring/needed-answers.ts';
import { notEnoughAnswers } from './scoring/verdict.ts';
import { terminologyOf } from '../rule-pack/terminology.ts';
import { encodeAnswers } from './space/encode-answers.ts';
import type { CompiledPack, MarketScope } from './compile/compile.ts';
import { notApplicableBit } from './space/domain.ts';
import { evaluate, type Evaluation, targetQuestions } from './scoring/evaluate.ts';
import { marketResults } from './result/market.ts';
import { outcomeOf } from './scoring/outcome.ts';
import { planOf } from './planning/plan.ts';
import { topMarketOf, rankMarkets, type TopMarket } from './scoring/ranking.ts';
import { readinessResult } from './result/readiness.ts';
import { isUndecided, type AnswerSets, type QuestionInstance } from './space/answer-space.ts';
import { sourcesOf } from './result/sources.ts';
import { AnswerText } from './text/answer-text.ts';
import { dontKnow, answerTo, refOf } from '../schema/answer-file.ts';
import { withUnit } from '../values/quantity.ts';

/** The markets a company aims at: those it names, or every market of the pack. Sorted by id. */
export function targetMarkets(compiled: CompiledPack, answers: AnswerFile): readonly MarketScope[] {
  const named = Object.keys(answers.markets ?? {});
  return compiled.pack.markets
    .filter((market) => named.length === 0 || named.includes(market.id))
    .map((market) => compiled.market(market.id))
    .filter((scope) => scope !== undefined);
}

/**
 * What the rules of a compiled pack say about one company.
 *
 * @param answers checked against the same pack; a question left out counts as open, not as a bad answer
 * @param sets the encoded answers, if the caller already has them
 * @returns the assessment, a function of its arguments alone; see assessment.schema.json for units and ranges
 */
export function assess(
  compiled: CompiledPack,
  answers: AnswerFile,
  sets: AnswerSets = encodeAnswers(answers, compiled.space),
): Assessment {
  const { pack, space } = compiled;
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  const text = new AnswerText(space, evaluation.effective, pack.markets);
  const outcome = outcomeOf(evaluation);
  const ranked = rankMarkets(evaluation, outcome);
  const markets = marketResults(evaluation, ranked, text);
  const lines = answerLines(evaluation, answers, text);
  const plan = planOf(evaluation, outcome, answers, text);
  const result = {
    format: 'born-global/assessment/2' as const,
    pack: {
      id: pack.manifest.id,
      version: pack.manifest.version,
      title: pack.manifest.title,
      hash: pack.hash,
      words: terminologyOf(pack.manifest),
    },
    company: answers.company ?? null,
    respondent: answers.respondent ?? null,
    date: answers.date ?? null,
    disclaimer: pack.manifest.disclaimer,
    progress: {
      ...progressOf(lines),
      matters: plan.findOut.filter(({ matters }) => matters).length,
    },
    recommendation: overallOf(evaluation, markets, topMarketOf(evaluation, ranked)),
    readiness: readinessResult(evaluation, outcome, text),
    markets,
    plan,
    answers: lines,
  };
  return { ...result, sources: sourcesOf(pack, result) };
}

function answerLines(evaluation: Evaluation, answers: AnswerFile, text: AnswerText): readonly AnswerLine[] {
  const { sections } = evaluation.compiled.pack.questionnaire;
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  return targetQuestions(evaluation).map((instance): AnswerLine => {
    const { question, market } = instance;
    const note = answers.notes?.find(
      (one) => one.question === question.id && (one.market ?? null) === market,
    );
    return {
      question: question.id,
      section: question.section,
      sectionTitle: titles.get(question.section) ?? question.section,
      market,
      ask: text.question(instance),
      answer: answerWords(instance, evaluation, answers, text),
      state: answerState(instance, evaluation, answers),
      note: note?.text ?? null,
      why: text.fill(question.why, market),
      cites: question.cites,
    };
  });
}

/** A number as the company gave it; any other answer as the options still possible. */
function answerWords(
  instance: QuestionInstance,
  evaluation: Evaluation,
  answers: AnswerFile,
  text: AnswerText,
): string {
  const given = answerTo(answers, refOf(instance));
  const applies = ((evaluation.effective[instance.variable] ?? 0) & notApplicableBit) === 0;
  return typeof given === 'number' && applies
    ? withUnit(given, instance.question.unit)
    : text.answer(instance);
}

function answerState(
  instance: QuestionInstance,
  { effective }: Evaluation,
  answers: AnswerFile,
): AnswerLine['state'] {
  if (effective[instance.variable] === notApplicableBit) return 'not-applicable';
  const given = answerTo(answers, refOf(instance));
  if (given === undefined) return 'not-asked';
  if (given === dontKnow) return 'dont-know';
  return typeof given === 'object' && !Array.isArray(given) && isUndecided(instance, effective)
    ? 'partly'
    : 'answered';
}

function progressOf(lines: readonly AnswerLine[]): Omit<Assessment['progress'], 'matters'> {
  const count = (...states: readonly AnswerLine['state'][]): number =>
    lines.filter(({ state }) => states.includes(state)).length;
  return {
    answered: count('answered'),
    open: count('partly', 'dont-know', 'not-asked'),
    notApplicable: count('not-applicable'),
    total: lines.length - count('not-applicable'),
  };
}

/** What is said of the company as a whole: the first market and its mode, or why there is none yet. */
function overallOf(
  evaluation: Evaluation,
  markets: Assessment['markets'],
  top: TopMarket,
): OverallRecommendation {
  const { compiled, company } = evaluation;
  const { manifest } = compiled.pack;
  const limits = company.scope.limits
    .filter(({ condition }) => isTrue(company.states.at(condition)))
    .map(({ rule }) => rule.says);
  const none = {
    outcome: top.outcome,
    market: null,
    marketTitle: null,
    form: null,
    gate: null,
    needed: [],
    limits,
    settled: top.settled,
  };
  const gate = stoppingGate(evaluation);
  if (gate?.stops !== undefined)
    return { ...none, title: gate.stops.title, gate: gate.id, because: [gate.stops.means] };
  if (top.outcome === notEnoughAnswers) {
    const [first] = markets;
    const needed = first?.verdict.needed ?? [];
    return {
      ...none,
      title: 'Not enough answers yet',
      needed,
      because: [`${needed.length} answers are needed before a market and a way in can be named.`],
    };
  }
  const chosen = markets.find(({ id }) => id === top.ranked?.market.scope.market);
  if (chosen === undefined)
    return { ...none, title: manifest['not-yet'].title, because: [manifest['not-yet'].means] };
  const { verdict } = chosen;
  const nearest = chosen.modes.find(({ id }) => id === verdict.nearest);
  const { mode } = terminologyOf(manifest);
  const because =
    verdict.outcome === 'not-yet'
      ? [
          manifest['not-yet'].means,
          ...(nearest === undefined ? [] : [`The ${mode.one} to prepare for: ${nearest.title}.`]),
        ]
      : [...marketReasons(chosen), ...modeReasons(verdict).slice(0, 2)];
  return {
    ...none,
    title: verdict.title,
    market: chosen.id,
    marketTitle: chosen.title,
    form: verdict.form,
    because,
  };
}

/** What speaks most for this market: what the company has there, and what the market offers; the stronger first. */
function marketReasons({ attractiveness, position, title }: MarketResult): readonly string[] {
  const strongest = [
    // Points of position are earned from nothing; a rating of attractiveness speaks for a market above the middle.
    strongestReason(position, 0),
    strongestReason(attractiveness, 50),
  ].flatMap((reason) => reason ?? []);
  if (strongest.length === 0) return [`${title} comes first among the markets assessed.`];
  return strongest.sort((a, b) => b.strength - a.strength).map(({ because }) => because);
}

function strongestReason(
  { lines }: Axis,
  neutral: number,
): { readonly because: string; readonly strength: number } | undefined {
  return lines
    .flatMap(({ weight, reasons }) =>
      reasons
        .filter(({ state }) => state === 'true')
        .map(({ because, points }) => ({ because, strength: weight * (points - neutral) })),
    )
    .filter(({ strength }) => strength > 0)
    .sort((one, other) => other.strength - one.strength)[0];
}

/** What speaks for the mode; that the company wants it comes last, because it explains nothing. */
function modeReasons({ for: factors }: Verdict): readonly string[] {
  const known = factors.filter(({ state }) => state === 'true');
  return [
    ...known.filter(({ evidence }) => evidence !== 'preference'),
    ...known.filter(({ evidence }) => evidence === 'preference'),
  ].map(({ because }) => because);
}
