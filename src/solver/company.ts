import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { evaluate } from '../engine/scoring/evaluate.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import type { AnswerFile, AnswerValue } from '../schema/types.ts';
import { answerable, answerOf, lowest } from './values.ts';

/** A company that a search has found. */
export interface FoundCompany {
  readonly kind: 'found';
  /** One such company, with an answer to every question that it is asked. */
  readonly answers: AnswerFile;
  /** The part of these answers that makes it one, whatever the other answers are. */
  readonly deciding: AnswerFile;
}

/**
 * A company that answers whatever it is asked: as the path says, and where it says nothing with the lowest value. Most are
 * proof enough by being there: what they answer is written out when asked for.
 */
export function companyWith(compiled: CompiledPack, path: ReadonlyMap<number, number>): FoundCompany {
  const { space, pack } = compiled;
  const raw: number[] = [];
  for (const instance of space.instances)
    for (const variable of instance.variables) {
      const wanted = (path.get(variable) ?? 0) & ~notApplicableBit;
      raw[variable] = wanted === 0 ? lowest(answerable(instance)) : wanted;
    }
  const asked = space.instances.flatMap(({ market, variable }) =>
    market !== null && path.has(variable) ? [market] : [],
  );
  const markets = asked.length > 0 ? new Set(asked) : new Set(pack.markets.slice(0, 1).map(({ id }) => id));
  let [answers, deciding]: (AnswerFile | undefined)[] = [];
  return {
    kind: 'found',
    get answers() {
      answers ??= answersFrom(compiled, raw, markets);
      return answers;
    },
    get deciding() {
      deciding ??= answersFrom(compiled, raw, markets, (instance) => touches(instance, path));
      return deciding;
    },
  };
}

const touches = ({ variables }: QuestionInstance, path: ReadonlyMap<number, number>): boolean =>
  variables.some((variable) => path.has(variable));

/**
 * Concrete answer sets as the answers file of a company that says just this.
 *
 * @param raw one value for each slot
 * @param wanted the places to tell; every one that applies if left out
 */
export function answersFrom(
  compiled: CompiledPack,
  raw: AnswerSets,
  markets: ReadonlySet<string>,
  wanted: (instance: QuestionInstance) => boolean = () => true,
): AnswerFile {
  const { space } = compiled;
  const scopes = [...markets].sort().flatMap((id) => compiled.market(id) ?? []);
  const { effective } = evaluate(compiled, raw, scopes);
  const of = (market: string | null): Record<string, AnswerValue> => {
    const told: [string, AnswerValue][] = space
      .inScope(market)
      .flatMap((instance): [string, AnswerValue][] => {
        const answer = wanted(instance) ? answerOf(instance, effective) : undefined;
        return answer === undefined ? [] : [[instance.question.id, answer]];
      });
    return Object.fromEntries(told);
  };
  return {
    answers: of(null),
    markets: Object.fromEntries(scopes.map(({ market }) => [market, of(market)])),
  };
}
