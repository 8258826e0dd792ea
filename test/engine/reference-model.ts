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
  /** The market to begin with. */
  readonly market: string | null;
}

export interface PlainMarket {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
  readonly outcome: string;
  readonly modes: readonly string[];
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
  const { dimensions, overall } = readiness(pack, company, places);
  const scored = places.map((place) => ({ place, score: attractiveness(pack, company, place) }));
  const ranked = scored
    .toSorted((a, b) => b.score - a.score)
    .map(({ place, score }) => ({
      id: place.market?.id ?? '',
      rank: 1 + scored.filter((other) => other.score > score).length,
      score,
      ...verdict(pack, company, place),
    }));
  return {
    score: overall,
    dimensions,
    level: level(pack, overall, company, places),
    gates: [company, ...places].flatMap((place) =>
      place.gates.map(({ id }) => (place.market === null ? id : `${id}@${place.market.id}`)),
    ),
    markets: ranked,
    market: (ranked.find(({ outcome }) => outcome !== 'not-yet') ?? ranked[0])?.id ?? null,
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

  /** The answer; undefined where the question is hidden. */
  answer(id: string): AnswerValue | undefined {
    const question = this.#question(id);
    return question['show-when'] === undefined || this.holds(question['show-when'])
      ? this.#given[id]
      : undefined;
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
    const answer = this.answer(id);
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

/** Weighted means of the questions that apply; one that is asked for each market counts as the mean of its markets. */
function readiness(pack: Pack, company: Place, places: readonly Place[]) {
  const scores = pack.readiness.dimensions.map(({ id, weight }) => {
    const terms = [company, ...places].flatMap((place) =>
      place.questions.flatMap((question) => {
        const score = question.dimension === id ? place.score(question) : null;
        const times = place === company ? Math.max(1, places.length) : 1;
        return score === null ? [] : [{ score, weight: (question.weight ?? 1) * times }];
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

/** The level that the score reaches, and no gate caps; a gate of markets caps where it holds in all of them. */
function level(pack: Pack, score: number, company: Place, places: readonly Place[]): string {
  const { levels } = pack.manifest;
  const everywhere = (places[0]?.gates ?? []).filter(({ id }) =>
    places.every((place) => place.gates.some((gate) => gate.id === id)),
  );
  const caps = [...company.gates, ...everywhere].flatMap(({ caps: cap }) => (cap === undefined ? [] : [cap]));
  const reached = levels.findLastIndex(({ from }) => score >= from);
  const allowed = caps.map((cap) => levels.findIndex(({ id }) => id === cap));
  return levels[Math.min(reached, ...allowed)]?.id ?? '';
}

/** How good a first market it is: the weighted mean of fit, readiness there, and ease. */
function attractiveness(pack: Pack, company: Place, place: Place): number {
  const { ranking } = pack.manifest;
  const net = factors(place, place.market?.fit ?? []);
  const fit = Math.min(100, Math.max(0, 50 + 10 * net));
  const worst = pack.manifest['barrier-kinds'].map(({ id }) =>
    Math.max(
      0,
      ...(place.market?.barriers ?? []).flatMap((barrier) =>
        barrier.kind === id ? [residual(place, barrier)] : [],
      ),
    ),
  );
  const most = (severities.length - 1) * worst.length;
  const ease = Math.round((100 * (most - total(worst))) / most);
  return mean([
    { score: fit, weight: ranking.fit },
    { score: readiness(pack, company, [place]).overall, weight: ranking.readiness },
    { score: ease, weight: ranking.ease },
  ]);
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

/** The open mode that scores most, and enough; a tie where several do. */
function verdict(pack: Pack, company: Place, place: Place): Pick<PlainMarket, 'outcome' | 'modes'> {
  const blocked = [...company.gates, ...place.gates].flatMap(({ blocks = [] }) => blocks);
  const open = pack.entryModes.modes.flatMap(({ id, requires, factors: own }) => {
    const here = (place.market?.['entry-modes'] ?? []).filter(({ mode }) => mode === id);
    const needs = [...requires, ...here.flatMap((more) => more.requires ?? [])];
    if (blocked.includes(id) || !needs.every(({ when }) => place.holds(when))) return [];
    return [{ id, score: factors(place, [...own, ...here.flatMap((more) => more.factors ?? [])]) }];
  });
  const best = Math.max(...open.map(({ score }) => score));
  if (open.length === 0 || best < pack.manifest['minimum-score']) return { outcome: 'not-yet', modes: [] };
  const modes = open.flatMap(({ id, score }) => (score === best ? [id] : [])).sort();
  return { outcome: modes.length > 1 ? 'tie' : (modes[0] ?? ''), modes };
}
