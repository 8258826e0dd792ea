import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { perMarketFormats, perMarketKinds } from '../../rule-pack/shapes.ts';
import type { RuleKind } from '../../rule-pack/entry-types.ts';
import { entriesIn, isRule, type Entry, type Rule } from '../../rule-pack/traverse.ts';
import { isValid } from '../../rule-pack/validate.ts';
import type { Market } from '../../schema/types.ts';
import type { Document, Path } from '../../source/document.ts';
import type { Node } from '../../source/node.ts';

/** A rule with its place in a file. */
export type LocatedRule = Rule & {
  readonly document: Document;
  /** Null: about the company as a whole. Rules written once for every market have the first market. */
  readonly market: string | null;
};

export type LocatedRuleOf<Kind extends RuleKind> = Extract<LocatedRule, { readonly kind: Kind }>;

/**
 * Every rule of a pack with its place. Rules for every market are located once, for the first market; they are left out
 * if there is no market.
 */
export function locateRules(files: readonly PackFile[], markets: readonly Market[]): readonly LocatedRule[] {
  return files.flatMap((file) => {
    const { document } = file;
    return entriesOf(file)
      .filter(isRule)
      .flatMap((rule): readonly LocatedRule[] => {
        const market = isPerMarket(rule) ? marketOf(file, markets) : null;
        return market === undefined ? [] : [{ ...rule, document, market }];
      });
  });
}

const entriesOf = ({ format, document: { value } }: PackFile): readonly Entry[] =>
  isValid(format, value) ? entriesIn(format, value) : [];

const isPerMarket = ({ format, kind, value }: Rule): boolean =>
  perMarketFormats.has(format) || perMarketKinds.has(kind) || 'per' in value;

/** The market for which to check the rules of a file; undefined if there is none. */
function marketOf({ format, document }: PackFile, [first]: readonly Market[]): string | undefined {
  if (format !== 'market') return first?.id;
  return isValid('market', document.value) ? document.value.id : undefined;
}

/** A node below a rule, by its path from the rule. */
export const nodeIn = ({ document, path }: Pick<LocatedRule, 'document' | 'path'>, ...rest: Path): Node => ({
  document,
  path: [...path, ...rest],
  value: undefined,
});
