import type { Condition, Test } from '../../schema/types.ts';
import { bucketOf, notApplicableBit, yesBit, type Breakpoint } from '../space/domain.ts';
import { always, join, negate, test, type Formula } from './formula.ts';
import type { AnswerSpace, QuestionInstance } from '../space/answer-space.ts';
import { testsOf, isComparison } from '../../rule-pack/condition.ts';

/** Translates a condition into a formula over variables, for rules of `market` (null: of the whole company). */
export function toFormula(
  condition: Condition | undefined,
  market: string | null,
  space: AnswerSpace,
): Formula {
  if (condition === undefined) return always;
  const parts: Formula[] = [
    ...(condition.all ?? []).map((part) => toFormula(part, market, space)),
    ...testsOf(condition).map(([question, tested]) => testFormula(question, tested, market, space)),
  ];
  if (condition.any !== undefined) {
    parts.push(
      join(
        'any',
        condition.any.map((part) => toFormula(part, market, space)),
      ),
    );
  }
  if (condition.not !== undefined) parts.push(negate(toFormula(condition.not, market, space)));
  return join('all', parts);
}

function testFormula(question: string, tested: Test, market: string | null, space: AnswerSpace): Formula {
  const instance = space.find(question, market);
  // The linter reports unknown names before a pack is evaluated.
  if (instance === undefined) throw new Error(`rule about the unknown question ${question}`);
  const needs = instance.question['options-of'];
  const ticked = needs === undefined ? undefined : space.find(needs, market);
  return ticked === undefined ? instanceFormula(instance, tested) : choiceFormula(instance, ticked, tested);
}

/**
 * A test of a question whose options are those ticked in another: an option holds where it is chosen and ticked, or
 * where it is the only one ticked.
 */
function choiceFormula(instance: QuestionInstance, ticked: QuestionInstance, tested: Test): Formula {
  const isTicked = (option: string): Formula => instanceFormula(ticked, { includes: option });
  const options = (ticked.question.options ?? []).map(({ id }) => id);
  const wanted = isComparison(tested) ? [] : [tested].flat();
  return join(
    'any',
    wanted.map((option) => {
      if (option === 'not-applicable') return instanceFormula(instance, option);
      const others = options.filter((other) => other !== option).map(isTicked);
      const isOnlyOne = join('all', [isTicked(option), ...others.map(negate)]);
      return join('any', [join('all', [instanceFormula(instance, option), isTicked(option)]), isOnlyOne]);
    }),
  );
}

/** When a question is asked: its own condition holds, and there is something to choose from. */
export function visibleWhen({ question, market }: QuestionInstance, space: AnswerSpace): Formula {
  const shown = toFormula(question['show-when'], market, space);
  const ticked =
    question['options-of'] === undefined ? undefined : space.find(question['options-of'], market);
  if (ticked === undefined) return shown;
  const options = (ticked.question.options ?? []).map(({ id }) => instanceFormula(ticked, { includes: id }));
  const pairs = options.flatMap((one, index) =>
    options.slice(index + 1).map((other) => join('all', [one, other])),
  );
  return join('all', [shown, join('any', pairs)]);
}

/** Translates one test of a question; any of its variables may satisfy it. */
export function instanceFormula(instance: QuestionInstance, tested: Test): Formula {
  const { domain, variable } = instance;
  if (domain.type !== 'many') return test(variable, acceptedBits(instance, tested), domain.full);
  const wanted = isComparison(tested) ? (tested.includes ?? []) : tested;
  return join(
    'any',
    [wanted].flat().map((option) => {
      if (option === 'not-applicable') return test(variable, notApplicableBit, domain.full);
      return test(variable + (domain.bits.get(option) ?? 0), yesBit, domain.full);
    }),
  );
}

function acceptedBits(instance: QuestionInstance, tested: Test): number {
  const { domain } = instance;
  if (!isComparison(tested)) {
    return [tested].flat().reduce((bits, option) => bits | optionBit(instance, option), 0);
  }
  // Each bound splits the values in two; all bounds must hold.
  let bits = domain.full & ~notApplicableBit;
  const { 'at-least': least, 'more-than': more, 'at-most': most, 'less-than': less } = tested;
  if (least !== undefined) bits &= ~(lowestBit(instance, least, false) - 1);
  if (more !== undefined) bits &= ~(lowestBit(instance, more, true) - 1);
  if (most !== undefined) bits &= lowestBit(instance, most, true) - 1;
  if (less !== undefined) bits &= lowestBit(instance, less, false) - 1;
  return bits;
}

/** The lowest value at or above `bound`, or strictly above it. */
function lowestBit(instance: QuestionInstance, bound: string | number, strictly: boolean): number {
  const { domain } = instance;
  if (domain.type === 'number') {
    return typeof bound === 'number' ? bucketAfter(domain.breakpoints, bound, strictly) : notApplicableBit;
  }
  const bit = optionBit(instance, String(bound));
  return strictly ? bit << 1 : bit;
}

function bucketAfter(breakpoints: readonly Breakpoint[], bound: number, strictly: boolean): number {
  return strictly
    ? 1 << (breakpoints.filter((breakpoint) => breakpoint.value <= bound).length + 1)
    : bucketOf(breakpoints, bound);
}

function optionBit(instance: QuestionInstance, option: string): number {
  if (option === 'not-applicable') return notApplicableBit;
  return instance.domain.type === 'one' ? (instance.domain.bits.get(option) ?? 0) : 0;
}
