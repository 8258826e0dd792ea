import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Document, Path } from '../../source/document.ts';
import type { Node } from '../../source/node.ts';
import { isValid } from '../../rule-pack/validate.ts';
import type {
  Barrier,
  Condition,
  EntryMode,
  Factor,
  Gate,
  Market,
  Question,
  Recommendation,
  Reduction,
  Requirement,
  RouteStep,
} from '../../schema/types.ts';

/** The kinds of rules that can have a condition. */
interface RuleTypes {
  readonly question: Question;
  readonly gate: Gate;
  readonly requirement: Requirement;
  readonly factor: Factor;
  readonly route: RouteStep;
  readonly recommendation: Recommendation;
  readonly barrier: Barrier;
  readonly reduction: Reduction;
  readonly fit: Factor;
}

export type RuleKind = keyof RuleTypes;

/** A rule with its place in a file. */
export interface LocatedRuleOf<Kind extends RuleKind = RuleKind> {
  readonly kind: Kind;
  readonly rule: RuleTypes[Kind];
  readonly document: Document;
  readonly path: Path;
  /** Key of the condition; the condition itself is undefined if the rule has none. */
  readonly key: 'when' | 'show-when' | 'applies-when';
  readonly condition: Condition | undefined;
  /** Null: about the company as a whole. Rules written once for every market have the first market. */
  readonly market: string | null;
  /** The mode or barrier it belongs to. */
  readonly owner: string | null;
}

export type LocatedRule = { readonly [Kind in RuleKind]: LocatedRuleOf<Kind> }[RuleKind];

/**
 * Every rule of a pack with its place. Rules for every market are located once, for the first market; they are left out
 * if there is no market.
 */
export function locateRules(files: readonly PackFile[], markets: readonly Market[]): readonly LocatedRule[] {
  const any = markets[0]?.id;
  return files.flatMap(({ format, document }): readonly LocatedRule[] => {
    const { value } = document;
    if (format === 'questionnaire' && isValid('questionnaire', value))
      return questionsIn(value.questions, document, any);
    if (format === 'readiness' && isValid('readiness', value)) return gatesIn(value.gates, document, any);
    if (format === 'recommendations' && isValid('recommendations', value))
      return recommendationsIn(value.recommendations, document, any);
    if (format === 'entry-modes' && isValid('entry-modes', value) && any !== undefined)
      return value.modes.flatMap((mode, index) => modeRules(mode, document, ['modes', index], any, mode.id));
    if (format === 'market' && isValid('market', value)) return marketRules(value, document);
    return [];
  });
}

/** The market to check a rule for; undefined if there is none. */
const marketOf = (per: 'market' | undefined, any: string | undefined): string | null | undefined =>
  per === undefined ? null : any;

function questionsIn(
  questions: readonly Question[],
  document: Document,
  any: string | undefined,
  home?: string,
): readonly LocatedRule[] {
  return questions.flatMap((rule, index): readonly LocatedRule[] => {
    const market = home ?? marketOf(rule.per, any);
    if (market === undefined) return [];
    const condition = rule['show-when'];
    const path = ['questions', index];
    return [{ kind: 'question', rule, document, path, key: 'show-when', condition, market, owner: null }];
  });
}

function gatesIn(
  gates: readonly Gate[],
  document: Document,
  any: string | undefined,
): readonly LocatedRule[] {
  return gates.flatMap((rule, index): readonly LocatedRule[] => {
    const market = marketOf(rule.per, any);
    if (market === undefined) return [];
    const path = ['gates', index];
    return [{ kind: 'gate', rule, document, path, key: 'when', condition: rule.when, market, owner: null }];
  });
}

function recommendationsIn(
  recommendations: readonly Recommendation[],
  document: Document,
  any: string | undefined,
  home?: string,
): readonly LocatedRule[] {
  return recommendations.flatMap((rule, index): readonly LocatedRule[] => {
    const market = home ?? marketOf(rule.per, any);
    if (market === undefined) return [];
    const path = ['recommendations', index];
    return [
      {
        kind: 'recommendation',
        rule,
        document,
        path,
        key: 'when',
        condition: rule.when,
        market,
        owner: null,
      },
    ];
  });
}

function modeRules(
  rules: Pick<EntryMode, 'then'> & Partial<Pick<EntryMode, 'requires' | 'factors'>>,
  document: Document,
  base: Path,
  market: string,
  owner: string,
): readonly LocatedRule[] {
  const { requires = [], factors = [], then = [] } = rules;
  const common = { document, key: 'when', market, owner } as const;
  const at = (key: string, index: number): Path => [...base, key, index];
  return [
    ...requires.map((rule, index): LocatedRule => ({
      ...common,
      kind: 'requirement',
      rule,
      path: at('requires', index),
      condition: rule.when,
    })),
    ...factors.map((rule, index): LocatedRule => ({
      ...common,
      kind: 'factor',
      rule,
      path: at('factors', index),
      condition: rule.when,
    })),
    ...then.map((rule, index): LocatedRule => ({
      ...common,
      kind: 'route',
      rule,
      path: at('then', index),
      condition: rule.when,
    })),
  ];
}

function marketRules(market: Market, document: Document): readonly LocatedRule[] {
  const common = { document, market: market.id } as const;
  const barriers = market.barriers.flatMap((rule, index): readonly LocatedRule[] => {
    const path = ['barriers', index];
    const condition = rule['applies-when'];
    const reductions = (rule['reduced-by'] ?? []).map((reduction, place): LocatedRule => ({
      ...common,
      kind: 'reduction',
      rule: reduction,
      path: [...path, 'reduced-by', place],
      key: 'when',
      condition: reduction.when,
      owner: rule.id,
    }));
    return [
      { ...common, kind: 'barrier', rule, path, key: 'applies-when', condition, owner: null },
      ...reductions,
    ];
  });
  const fit = market.fit.map((rule, index): LocatedRule => ({
    ...common,
    kind: 'fit',
    rule,
    path: ['fit', index],
    key: 'when',
    condition: rule.when,
    owner: null,
  }));
  const modes = (market['entry-modes'] ?? []).flatMap((entry, index) =>
    modeRules(entry, document, ['entry-modes', index], market.id, entry.mode),
  );
  return [
    ...questionsIn(market.questions ?? [], document, undefined, market.id),
    ...barriers,
    ...fit,
    ...modes,
    ...recommendationsIn(market.recommendations ?? [], document, undefined, market.id),
  ];
}

/** A node below a rule, by its path from the rule. */
export const nodeIn = ({ document, path }: Pick<LocatedRule, 'document' | 'path'>, ...rest: Path): Node => ({
  document,
  path: [...path, ...rest],
  value: undefined,
});
