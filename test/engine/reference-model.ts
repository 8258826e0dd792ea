import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, AnswerValue, Condition, Question, Test } from '../../src/schema/types.ts';
import { testsOf, partsOf, isComparison } from '../../src/rule-pack/condition.ts';

/** The result for a company without open questions, read directly from the rules: no sets, no intervals, no shared code. */
export interface PlainReading {
  readonly score: number;
  readonly dimensions: Readonly<Record<string, number | null>>;
  readonly level: string;
  readonly gates: readonly string[];
  readonly markets: readonly PlainMarket[];
  /** The market to begin with, and what is said of the company as a whole. */
  readonly market: string | null;
  readonly outcome: string;
}

export interface PlainMarket {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
  readonly outcome: string;
  readonly modes: readonly string[];
  /** The form of the mode recommended or to prepare for. */
  readonly form: string | null;
}

type Market = Pack['markets'][number];
type Answers = Readonly<Record<string, AnswerValue | undefined>>;

const points = { 'strongly-for': 2, for: 1, against: -1, 'strongly-against': -2 } as const;
const severities = ['none', 'low', 'moderate', 'high', 'critical'];
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function readPlainly(pack: Pack, { answers, markets = {} }: AnswerFile): PlainReading {
  const targets = pack.markets.filter(({ id }) => Object.hasOwn(markets, id));
  const places = targets.map((market) => new Place(pack, market, { ...answers, ...markets[market.id] }));
  const company = new Place(pack, null, answers);
  const { dimensions, overall } = readiness(pack, [company]);
  const stopped = company.gates.some(({ stops }) => stops !== undefined);
  // Markets in which a gate stops the move come after all others.
  const scored = places.map((place) => ({
    place,
    score: marketScore(pack, company, place),
    closed: place.gates.some(({ stops }) => stops !== undefined) ? 1 : 0,
  }));
  const before = (a: (typeof scored)[number], b: (typeof scored)[number]): number =>
    a.closed - b.closed || b.score - a.score;
  const ranked = scored.toSorted(before).map((one) => {
    const { place, score } = one;
    return {
      id: place.market?.id ?? '',
      rank: 1 + scored.filter((other) => before(other, one) < 0).length,
      score,
      ...verdict(pack, company, place),
    };
  });
  return {
    score: overall,
    dimensions,
    level: level(pack, overall, company),
    gates: [company, ...places].flatMap((place) =>
      place.gates.map(({ id }) => (place.market === null ? id : `${id}@${place.market.id}`)),
    ),
    markets: ranked,
    market: stopped ? null : (ranked[0]?.id ?? null),
    outcome: stopped ? 'stopped' : (ranked[0]?.outcome ?? 'not-yet'),
  };
}

/** The company as a whole, or in one market. */
class Place {
  readonly pack: Pack;
  readonly market: Market | null;
  readonly #given: Answers;

  constructor(pack: Pack, market: Market | null, given: Answers) {
    this.pack = pack;
    this.market = market;
    this.#given = given;
  }

  /** Questions that are asked here and nowhere else. */
  get questions(): readonly Question[] {
    const perMarket = this.market !== null;
    return [
      ...this.pack.questionnaire.questions.filter(({ per }) => (per === 'market') === perMarket),
      ...(this.market?.questions ?? []),
    ];
  }

  /** The gates that hold here. */
  get gates(): Pack['readiness']['gates'] {
    const perMarket = this.market !== null;
    return this.pack.readiness.gates.filter(
      ({ per, when }) => (per === 'market') === perMarket && this.holds(when),
    );
  }

  /** The answer; undefined where the question is hidden, or where there is nothing to choose from. */
  answer(id: string): AnswerValue | undefined {
    const question = this.#question(id);
    if (question['show-when'] !== undefined && !this.holds(question['show-when'])) return undefined;
    const from = question['options-of'];
    return from === undefined || this.#ticked(from).length >= 2 ? this.#given[id] : undefined;
  }

  #ticked(id: string): readonly string[] {
    const answer: unknown = this.answer(id);
    return Array.isArray(answer) ? answer.map(String) : [];
  }

  holds(condition: Condition | undefined): boolean {
    if (condition === undefined) return true;
    return (
      testsOf(condition).every(([id, tested]) => this.#passes(id, tested)) &&
      (condition.all ?? []).every((part) => this.holds(part)) &&
      (condition.any === undefined || condition.any.some((part) => this.holds(part))) &&
      (condition.not === undefined || !this.holds(condition.not)) &&
      partsOf(condition).length + testsOf(condition).length > 0
    );
  }

  #question(id: string): Question {
    const known = [...this.pack.questionnaire.questions, ...(this.market?.questions ?? [])];
    const found = known.find((question) => question.id === id);
    if (found === undefined) throw new Error(`no question ${id}`);
    return found;
  }

  #passes(id: string, tested: Test): boolean {
    const from = this.#question(id)['options-of'];
    const ticked = from === undefined ? [] : this.#ticked(from);
    if (ticked.length === 1 && !isComparison(tested) && [tested].flat().includes(ticked[0] ?? ''))
      return true;
    const answer = this.answer(id);
    if (from !== undefined && typeof answer === 'string' && !ticked.includes(answer)) return false;
    if (!isComparison(tested))
      return [tested]
        .flat()
        .some((wanted) => (wanted === 'not-applicable' ? answer === undefined : answer === wanted));
    if (answer === undefined) return false;
    const options = (this.#question(id).options ?? []).map((option) => option.id);
    const place = (value: unknown): number =>
      typeof value === 'number' ? value : options.indexOf(String(value));
    const { includes } = tested;
    return (
      (tested['at-least'] === undefined || place(answer) >= place(tested['at-least'])) &&
      (tested['at-most'] === undefined || place(answer) <= place(tested['at-most'])) &&
      (tested['more-than'] === undefined || place(answer) > place(tested['more-than'])) &&
      (tested['less-than'] === undefined || place(answer) < place(tested['less-than'])) &&
      (includes === undefined ||
        (Array.isArray(answer) && [includes].flat().some((one) => answer.includes(one))))
    );
  }

  /** What the answer to a question scores, from 0 to 100; null where it counts nothing. */
  score(question: Question): number | null {
    const answer = this.answer(question.id);
    if (answer === undefined || question.dimension === undefined) return null;
    if (question.type === 'number') {
      const reached = (question.bands ?? []).filter(({ from }) => Number(answer) >= from);
      return reached.at(-1)?.score ?? 0;
    }
    const options = question.options ?? [];
    if (Array.isArray(answer)) {
      const chosen = options.filter(({ id }) => answer.includes(id));
      return Math.min(100, total(chosen.map(({ score }) => score ?? 0)));
    }
    const index = options.findIndex(({ id }) => id === answer);
    return options[index]?.score ?? Math.round((100 * index) / (options.length - 1));
  }
}

/** Weighted means of the questions that apply: those of the company, or of it and one market. */
function readiness(pack: Pack, places: readonly Place[]) {
  const scores = pack.readiness.dimensions.map(({ id, weight }) => {
    const terms = places.flatMap((place) =>
      place.questions.flatMap((question) => {
        const score = question.dimension === id ? place.score(question) : null;
        return score === null ? [] : [{ score, weight: question.weight ?? 1 }];
      }),
    );
    return { id, weight, score: terms.length === 0 ? null : mean(terms) };
  });
  const counted = scores.flatMap(({ score, weight }) => (score === null ? [] : [{ score, weight }]));
  return {
    dimensions: Object.fromEntries(scores.map(({ id, score }) => [id, score])),
    overall: counted.length === 0 ? 0 : mean(counted),
  };
}

const mean = (terms: readonly { readonly score: number; readonly weight: number }[]): number =>
  Math.round(
    total(terms.map(({ score, weight }) => score * weight)) / total(terms.map(({ weight }) => weight)),
  );

/** The level that the score reaches, and no gate of the company caps. */
function level(pack: Pack, score: number, company: Place): string {
  const { levels } = pack.manifest;
  const caps = company.gates.flatMap(({ caps: cap }) => (cap === undefined ? [] : [cap]));
  const reached = levels.findLastIndex(({ from }) => score >= from);
  const allowed = caps.map((cap) => levels.findIndex(({ id }) => id === cap));
  return levels[Math.min(reached, ...allowed)]?.id ?? '';
}

/** How good a first market it is: by the two axes that the pack names, or by fit, readiness there, and ease. */
function marketScore(pack: Pack, company: Place, place: Place): number {
  const { ranking = { fit: 2, readiness: 1, ease: 1 }, 'market-choice': choice } = pack.manifest;
  if (choice === undefined) {
    const net = factors(place, place.market?.fit ?? []);
    const fit = Math.min(100, Math.max(0, 50 + 10 * net));
    return mean([
      { score: fit, weight: ranking.fit },
      { score: readiness(pack, [company, place]).overall, weight: ranking.readiness },
      { score: ease(pack, place), weight: ranking.ease },
    ]);
  }
  const needed = choice.weights.when?.find(({ when }) => place.holds(when))?.lines ?? {};
  const weights: Readonly<Record<string, number>> = { ...choice.weights.lines, ...needed };
  const axis = (lines: readonly { readonly id: string; readonly score: number }[]): number => {
    const counted = lines.flatMap(({ id, score }) => {
      const weight = weights[id] ?? 0;
      return weight > 0 ? [{ score, weight }] : [];
    });
    return counted.length === 0 ? 50 : mean(counted);
  };
  const attractiveness = choice.attractiveness.map(({ id }) => {
    const held = (place.market?.attractiveness ?? []).filter(
      ({ line, when }) => line === id && place.holds(when),
    );
    const rated = held.map(({ rating }) => ({ score: ratings[rating], weight: 1 }));
    return { id, score: rated.length === 0 ? 50 : mean(rated) };
  });
  const position = choice.position.map(({ id, measure, factors: shared = [] }) => {
    if (measure === 'ease') return { id, score: ease(pack, place) };
    const own = (place.market?.position ?? []).filter(({ line }) => line === id);
    const held = [...shared, ...own.flatMap((one) => one.factors)].filter(({ when }) => place.holds(when));
    return { id, score: Math.min(100, total(held.map((factor) => factor.points))) };
  });
  const { balance } = choice.weights;
  return mean([
    { score: axis(attractiveness), weight: balance.attractiveness },
    { score: axis(position), weight: balance.position },
  ]);
}

const ratings = { 'very-low': 0, low: 25, moderate: 50, high: 75, 'very-high': 100 } as const;

/** What is left when the worst barrier of each kind is taken off. */
function ease(pack: Pack, place: Place): number {
  const worst = pack.manifest['barrier-kinds'].map(({ id }) =>
    Math.max(
      0,
      ...(place.market?.barriers ?? []).flatMap((barrier) =>
        barrier.kind === id ? [residual(place, barrier)] : [],
      ),
    ),
  );
  const most = (severities.length - 1) * worst.length;
  return Math.round((100 * (most - total(worst))) / most);
}

function residual(place: Place, barrier: Market['barriers'][number]): number {
  if (!place.holds(barrier['applies-when'])) return 0;
  const reduced = (barrier['reduced-by'] ?? []).filter(({ when }) => place.holds(when)).map(({ by }) => by);
  return Math.max(0, severities.indexOf(barrier.severity) - total(reduced));
}

const factors = (
  place: Place,
  given: readonly { readonly when: Condition; readonly weight: keyof typeof points }[],
): number => total(given.filter(({ when }) => place.holds(when)).map(({ weight }) => points[weight]));

/**
 * The mode that scores most, and enough; a tie where several do. Where it is closed it is not yet time, though a worse
 * one is open.
 */
function verdict(pack: Pack, company: Place, place: Place): Pick<PlainMarket, 'outcome' | 'modes' | 'form'> {
  const blocked = [...company.gates, ...place.gates].flatMap(({ blocks = [] }) => blocks);
  const shown = pack.entryModes.modes.flatMap((mode) => {
    const here = (place.market?.['entry-modes'] ?? []).filter((more) => more.mode === mode.id);
    const unmet = [...mode.requires, ...here.flatMap((more) => more.requires ?? [])].filter(
      ({ when }) => !place.holds(when),
    );
    if (unmet.some((rule) => rule['not-met'] === 'hidden')) return [];
    const missing = unmet.length + (blocked.includes(mode.id) ? 1 : 0);
    const score = factors(place, [...mode.factors, ...here.flatMap((more) => more.factors ?? [])]);
    return [{ mode, missing, score, form: form(place, mode, here) }];
  });
  const best = Math.max(...shown.map(({ score }) => score));
  const first = shown
    .filter(({ score }) => score === best)
    .toSorted((a, b) => a.missing - b.missing || (a.mode.id < b.mode.id ? -1 : 1));
  const told = first[0]?.form ?? null;
  const open = first.filter(({ missing }) => missing === 0).map(({ mode }) => mode.id);
  if (best < pack.manifest['minimum-score'] || open.length === 0)
    return { outcome: 'not-yet', modes: [], form: told };
  return { outcome: open.length > 1 ? 'tie' : (open[0] ?? ''), modes: open, form: told };
}

/** The form that scores most of those whose requirements are met, or of all where none is. */
function form(
  place: Place,
  { forms = [] }: Pack['entryModes']['modes'][number],
  here: NonNullable<Market['entry-modes']>,
): string | null {
  const scored = forms.map(({ id, requires = [], factors: own }) => ({
    id,
    open: requires.every(({ when }) => place.holds(when)),
    score: factors(place, [
      ...own,
      ...here.flatMap((more) => more.forms ?? []).flatMap((one) => (one.form === id ? one.factors : [])),
    ]),
  }));
  const [best] = scored.toSorted(
    (a, b) => Number(b.open) - Number(a.open) || b.score - a.score || (a.id < b.id ? -1 : 1),
  );
  return best?.id ?? null;
}
