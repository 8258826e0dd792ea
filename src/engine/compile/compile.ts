import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Market } from '../../schema/types.ts';
import { toFormula } from '../conditions/to-formula.ts';
import { breakpointsOf, type BreakpointsByQuestion } from '../space/domain.ts';
import type { Formula } from '../conditions/formula.ts';
import { companyRules, marketRules, type CompanyRules, type MarketRules } from './compiled-rules.ts';
import { prepareCompany, prepareMarket, type PreparedScope } from './prepare.ts';
import { scoredQuestions, type ScoredQuestion } from './question-scores.ts';
import { answerSpaceOf, type AnswerSpace } from '../space/answer-space.ts';

/** A unit of evaluation: the company as a whole, or one market. */
export interface Scope extends CompanyRules, PreparedScope {
  readonly market: string | null;
  /** By number of condition. Lazy, because evaluation does not need them. */
  readonly formulas: readonly Formula[];
  readonly scoredQuestions: readonly ScoredQuestion[];
  /** Number of readiness dimensions. */
  readonly dimensions: number;
}

export interface MarketScope extends Scope, MarketRules {
  readonly market: string;
  readonly definition: Market;
}

/** A pack prepared for many evaluations. */
export interface CompiledPack {
  readonly pack: Pack;
  readonly space: AnswerSpace;
  readonly company: Scope;
  /** Compiled lazily. */
  market(id: string): MarketScope | undefined;
}

/** What follows from the rules alone, so that it can be stored with the pack. */
export interface PreparedPack {
  readonly breakpoints: BreakpointsByQuestion;
  readonly company: PreparedScope;
  /** In the order of the pack. */
  readonly markets: readonly PreparedScope[];
}

/**
 * Compiles a pack whose references have been checked. Rules are sorted by id, so their order in the files does not
 * matter.
 *
 * @param alongside packs with the same questions, whose breakpoints are added so that conditions of all packs can be
 *   compared
 */
export function compile(pack: Pack, alongside: readonly Pack[] = []): CompiledPack {
  const space = answerSpaceOf(pack, breakpointsOf([pack, ...alongside]));
  const rules = companyRules(pack);
  const company = prepareCompany(pack, space, rules.conditions);
  return assemble(pack, space, rules, company.scope, ({ id }, { conditions }) =>
    prepareMarket(id, space, conditions, company),
  );
}

/** Compiles a pack from what was prepared earlier for the same pack. */
export function compilePrepared(pack: Pack, { breakpoints, company, markets }: PreparedPack): CompiledPack {
  return assemble(pack, answerSpaceOf(pack, breakpoints), companyRules(pack), company, (definition) => {
    const prepared = markets[pack.markets.indexOf(definition)];
    if (prepared === undefined) throw new RangeError(`nothing is prepared for ${definition.id}`);
    return prepared;
  });
}

export function preparedOf(compiled: CompiledPack): PreparedPack {
  const { pack, company } = compiled;
  const prepared = ({ addresses, index, visibility }: Scope): PreparedScope => ({
    addresses,
    index,
    visibility,
  });
  return {
    breakpoints: breakpointsOf([pack]),
    company: prepared(company),
    markets: pack.markets.flatMap(({ id }) => compiled.market(id) ?? []).map(prepared),
  };
}

function assemble(
  pack: Pack,
  space: AnswerSpace,
  rules: CompanyRules,
  company: PreparedScope,
  prepare: (definition: Market, rules: MarketRules) => PreparedScope,
): CompiledPack {
  const markets = new Map<string, MarketScope>();
  return {
    pack,
    space,
    company: scopeOf(pack, space, null, { ...rules, ...company }),
    market: (id) => {
      const known = markets.get(id);
      if (known !== undefined) return known;
      const definition = pack.markets.find((market) => market.id === id);
      if (definition === undefined) return undefined;
      const own = marketRules(pack, definition);
      const scope = scopeOf(pack, space, id, { ...own, definition, ...prepare(definition, own) });
      markets.set(id, scope);
      return scope;
    },
  };
}

/** Adds the scored questions and the formulas of a scope. */
function scopeOf<Market extends string | null, Rest extends CompanyRules>(
  pack: Pack,
  space: AnswerSpace,
  market: Market,
  rest: Rest,
): Rest & Pick<Scope, 'formulas' | 'scoredQuestions' | 'dimensions'> & { readonly market: Market } {
  let formulas: readonly Formula[] | undefined;
  return {
    ...rest,
    market,
    scoredQuestions: scoredQuestions(pack, space.inScope(market)),
    dimensions: pack.readiness.dimensions.length,
    get formulas() {
      formulas ??= rest.conditions.map((condition) => toFormula(condition, market, space));
      return formulas;
    },
  };
}
