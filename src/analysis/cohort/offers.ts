import type { Assessment, ProgrammeOffer, ProgrammeRules } from '../../schema/types.ts';
import type { GroupShares } from './groups.ts';
import { compareNames, anonymityThreshold, headcount, type Named } from './headcounts.ts';
import type { DroppedOffer, Need, Offer, Programme, Reach } from './programme-result.ts';
import { fillMarket } from '../../values/market-text.ts';

interface OfferMarket {
  readonly id: string;
  readonly title: string;
  /** Its name inside a sentence. */
  readonly inText: string;
}

interface OfferContext {
  readonly members: readonly Named<Assessment>[];
  readonly organisation: Assessment;
  readonly rules: ProgrammeRules;
  /** Those taken on. */
  readonly markets: readonly OfferMarket[];
  readonly shares: GroupShares;
  readonly anonymous: boolean;
}

/** The offers that enough members need, and those that too few members need. */
export function offersOf(given: OfferContext): Pick<Programme, 'offers' | 'dropped'> {
  const { rules, markets, anonymous } = given;
  const all = rules.offers.flatMap((rule) =>
    (rule.per === 'market' ? markets : [null]).map((market) => ({
      rule,
      market,
      needed: neededBy(rule, market, given),
    })),
  );
  const enough = (rule: ProgrammeOffer): number => (anonymous ? anonymityThreshold : rule['at-least']);
  return {
    offers: all
      .filter(({ rule, needed }) => needed.names.length >= enough(rule))
      .map(({ rule, market, needed }) => offerOf(rule, market, needed, given))
      .toSorted(byReach),
    dropped: all
      .filter(({ rule, needed }) => needed.names.length > 0 && needed.names.length < enough(rule))
      .map(({ rule, market, needed }): DroppedOffer => ({
        id: rule.id,
        title: titleOf(rule, market),
        market: market?.id ?? null,
        atLeast: enough(rule),
        ...headcount(needed.names, anonymous),
      })),
  };
}

interface Needed {
  readonly names: readonly string[];
  readonly reasons: readonly (Pick<Need, 'kind' | 'id' | 'title'> & { readonly names: readonly string[] })[];
}

/** The members who need an offer, and why: each member once for each reason. */
function neededBy(rule: ProgrammeOffer, market: OfferMarket | null, { members }: OfferContext): Needed {
  const reasons = new Map<string, Needed['reasons'][number] & { readonly names: string[] }>();
  for (const { name, value } of members)
    for (const reason of reasonsOf(rule, market, value)) {
      const key = `${reason.kind} ${reason.id}`;
      const entry = reasons.get(key) ?? { ...reason, names: [] };
      if (!entry.names.includes(name)) entry.names.push(name);
      reasons.set(key, entry);
    }
  const list = [...reasons.values()];
  return { names: [...new Set(list.flatMap(({ names }) => names))], reasons: list };
}

type Reason = Pick<Need, 'kind' | 'id' | 'title'>;

function reasonsOf(rule: ProgrammeOffer, place: OfferMarket | null, member: Assessment): readonly Reason[] {
  const { recommendations = [], 'barrier-kinds': kinds = [], ready = false } = rule;
  // Only members who aim at a market need something there; what they need for all markets, they need there too.
  const markets = member.markets.filter(({ id }) => place === null || id === place.id);
  if (place !== null && markets.length === 0) return [];
  const actions = member.plan.actions.filter(
    ({ id, market }) =>
      recommendations.includes(id) && (place === null || market === null || market === place.id),
  );
  return [
    ...actions.map(({ key, title }): Reason => ({ kind: 'action', id: key, title })),
    ...markets
      .flatMap(({ barriers }) => barriers)
      .filter(
        ({ kind, applies, residual }) =>
          kinds.includes(kind) && applies === 'true' && residual.low !== 'none',
      )
      .map(({ id, title }): Reason => ({ kind: 'barrier', id, title })),
    ...markets
      .filter(({ verdict }) => ready && verdict.modes.length > 0)
      .map(({ verdict: { modes, title } }): Reason => ({
        kind: 'way-in',
        id: modes.toSorted().join(' or '),
        title,
      })),
  ];
}

function offerOf(
  rule: ProgrammeOffer,
  market: OfferMarket | null,
  { names, reasons }: Needed,
  { organisation, shares, anonymous }: OfferContext,
): Offer {
  return {
    id: rule.id,
    kind: rule.kind,
    title: titleOf(rule, market),
    what: fillFor(rule.what, market),
    market: market?.id ?? null,
    marketTitle: market?.title ?? null,
    ...headcount(anonymous ? [] : names, anonymous),
    atLeast: rule['at-least'],
    ...reachOf(rule, market, organisation),
    needs: reasons
      .toSorted(
        (one, other) =>
          (anonymous ? 0 : other.names.length - one.names.length) ||
          compareNames(one.title, other.title) ||
          compareNames(one.id, other.id),
      )
      .map(({ kind, id, title, names: who }) => ({
        kind,
        id,
        title,
        ...headcount(anonymous ? [] : who, anonymous),
      })),
    groups: shares(names),
    cites: rule.cites,
  };
}

const fillFor = (text: string, market: OfferMarket | null): string =>
  market === null ? text : fillMarket(text, market.inText);

const titleOf = ({ title }: ProgrammeOffer, market: OfferMarket | null): string => fillFor(title, market);

/** Whether the organisation can make an offer yet, and what it has to do first. */
function reachOf(
  { modes, after = [] }: ProgrammeOffer,
  place: OfferMarket | null,
  { markets, plan }: Assessment,
): Pick<Offer, 'reach' | 'steps' | 'after'> {
  const first = plan.actions.filter(
    ({ id, market }) => after.includes(id) && (place === null || market === null || market === place.id),
  );
  const verdicts = markets.filter(({ id }) => place === null || id === place.id);
  const far =
    modes === undefined || verdicts.some(({ verdict }) => verdict.modes.some((mode) => modes.includes(mode)));
  const asked = modes !== undefined || after.length > 0;
  if (asked && verdicts.length === 0) return { reach: 'unknown', steps: [], after: [] };
  return {
    reach: far && first.length === 0 ? 'now' : 'later',
    steps: far ? [] : modes.map((id) => stepTitle(markets, id)),
    after: first.map(({ key, title }) => ({ key, title })),
  };
}

/** The title of a step; its id if no market of the assessment has it. */
const stepTitle = (markets: Assessment['markets'], id: string): string =>
  markets.flatMap(({ modes }) => modes).find((mode) => mode.id === id)?.title ?? id;

const reaches: readonly Reach[] = ['now', 'later', 'unknown'];

const byReach = (one: Offer, other: Offer): number =>
  reaches.indexOf(one.reach) - reaches.indexOf(other.reach) ||
  (other.count ?? 0) - (one.count ?? 0) ||
  compareNames(one.id, other.id) ||
  compareNames(one.market ?? '', other.market ?? '');
