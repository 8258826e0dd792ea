import type { Question } from '../../schema/types.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { domainsOf, notApplicableBit, type BreakpointsByQuestion, type Domain } from './domain.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** For each variable, the options still possible, as bits of its domain. */
export type AnswerSets = readonly number[];

/** A question in the scope in which it is asked: the company or one market. */
export interface QuestionInstance {
  readonly question: Question;
  /** Market id, or null for a company-wide question. */
  readonly market: string | null;
  readonly domain: Domain;
  /** Its first variable; a multiple-choice question has one for each option. */
  readonly variable: number;
  readonly variableCount: number;
  /** All its variables, in ascending order. */
  readonly variables: readonly number[];
}

/** Every question instance of a pack and its variables, numbered from 0. */
export interface AnswerSpace {
  readonly instances: readonly QuestionInstance[];
  readonly variableCount: number;
  /** The instance that a rule of `market` (null: of the whole company) means by a question id. */
  find(question: string, market: string | null): QuestionInstance | undefined;
  /** The questions of the company (null) or of one market. */
  inScope(market: string | null): readonly QuestionInstance[];
  /** The same, by question id. */
  byQuestion(market: string | null): ReadonlyMap<string, QuestionInstance>;
  /** The answer sets before any answer: every value except "not applicable". */
  readonly unanswered: AnswerSets;
}

export function answerSpaceOf(pack: Pack, breakpoints?: BreakpointsByQuestion): AnswerSpace {
  const domains = domainsOf(pack, breakpoints);
  const instances: QuestionInstance[] = [];
  const open: number[] = [];
  const add = (question: Question, market: string | null): void => {
    const domain = domains.get(question.id);
    if (domain === undefined) return;
    const variableCount = domain.type === 'many' ? domain.bits.size : 1;
    const variable = open.length;
    for (let count = 0; count < variableCount; count += 1) open.push(domain.full & ~notApplicableBit);
    const variables = open.slice(variable).map((_, offset) => variable + offset);
    instances.push({ question, market, domain, variable, variableCount, variables });
  };
  for (const market of [null, ...pack.markets.map(({ id }) => id)])
    for (const question of questionsIn(pack, market)) add(question, market);
  const byMarket = group(instances);
  const names = new Map(
    [...byMarket].map(([market, own]) => [
      market,
      new Map(own.map((instance) => [instance.question.id, instance])),
    ]),
  );
  return {
    instances,
    variableCount: open.length,
    find: (question, market) => names.get(market)?.get(question) ?? names.get(null)?.get(question),
    inScope: (market) => byMarket.get(market) ?? [],
    byQuestion: (market) => names.get(market) ?? nothing,
    unanswered: open,
  };
}

const nothing: ReadonlyMap<string, QuestionInstance> = new Map();

function group(
  instances: readonly QuestionInstance[],
): ReadonlyMap<string | null, readonly QuestionInstance[]> {
  const groups = new Map<string | null, QuestionInstance[]>();
  for (const instance of instances) {
    const known = groups.get(instance.market);
    if (known === undefined) groups.set(instance.market, [instance]);
    else known.push(instance);
  }
  return groups;
}

/** Whether more than one answer is possible, regardless of whether the question applies. */
export function isUndecided(instance: QuestionInstance, effective: AnswerSets): boolean {
  for (const variable of instance.variables) {
    const set = (effective[variable] ?? 0) & ~notApplicableBit;
    if ((set & (set - 1)) !== 0) return true;
  }
  return false;
}
