import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { evaluate } from '../engine/scoring/evaluate.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import type { AnswerFile, AnswerValue } from '../schema/types.ts';
import { possibleValues, decodeAnswer, lowestValue } from './values.ts';

/** A company found by a search. */
export interface FoundCompany {
  readonly kind: 'found';
  /** The company, with an answer to every question that it is asked. */
  readonly answers: AnswerFile;
  /** The part of these answers that is sufficient, whatever the other answers are. */
  readonly decisive: AnswerFile;
}

/**
 * A company with the answers of the path and, for all other questions, the lowest value. Most companies prove something by
 * existing, so their answers are decoded lazily.
 */
export function companyWith(compiled: CompiledPack, path: ReadonlyMap<number, number>): FoundCompany {
  const { space, pack } = compiled;
  const raw: number[] = [];
  for (const instance of space.instances)
    for (const variable of instance.variables) {
      const wanted = (path.get(variable) ?? 0) & ~notApplicableBit;
      raw[variable] = wanted === 0 ? lowestValue(possibleValues(instance)) : wanted;
    }
  const asked = space.instances.flatMap(({ market, variable }) =>
    market !== null && path.has(variable) ? [market] : [],
  );
  const markets = asked.length > 0 ? new Set(asked) : new Set(pack.markets.slice(0, 1).map(({ id }) => id));
  let [answers, deciding]: (AnswerFile | undefined)[] = [];
  return {
    kind: 'found',
    get answers() {
      answers ??= decodeAnswers(compiled, raw, markets);
      return answers;
    },
    get decisive() {
      deciding ??= decodeAnswers(compiled, raw, markets, (instance) => isOnPath(instance, path));
      return deciding;
    },
  };
}

const isOnPath = ({ variables }: QuestionInstance, path: ReadonlyMap<number, number>): boolean =>
  variables.some((variable) => path.has(variable));

/**
 * Decodes concrete answer sets into an answers file.
 *
 * @param raw one value for each variable
 * @param isIncluded which questions to include; by default every one that applies
 */
export function decodeAnswers(
  compiled: CompiledPack,
  raw: AnswerSets,
  markets: ReadonlySet<string>,
  isIncluded: (instance: QuestionInstance) => boolean = () => true,
): AnswerFile {
  const { space } = compiled;
  const scopes = [...markets].sort().flatMap((id) => compiled.market(id) ?? []);
  const { effective } = evaluate(compiled, raw, scopes);
  const of = (market: string | null): Record<string, AnswerValue> => {
    const given: [string, AnswerValue][] = space
      .inScope(market)
      .flatMap((instance): [string, AnswerValue][] => {
        const answer = isIncluded(instance) ? decodeAnswer(instance, effective) : undefined;
        return answer === undefined ? [] : [[instance.question.id, answer]];
      });
    return Object.fromEntries(given);
  };
  return {
    answers: of(null),
    markets: Object.fromEntries(scopes.map(({ market }) => [market, of(market)])),
  };
}
