import type { Action, Assessment, Interval, LeftOut, PackWords } from '../../schema/types.ts';
import { difference, type Difference } from '../what-if/difference.ts';

/** One company at two times, by two assessments that may rest on two versions of the rules. */
export interface Comparison {
  readonly format: 'born-global/compare/1';
  readonly company: string | null;
  readonly words: PackWords;
  readonly then: Side;
  readonly now: Side;
  /** What became of each action of the plan of then, in its order. */
  readonly actions: readonly ActionFate[];
  /** All that moved: the answers of then under the rules of then, against those of now under the rules of now. */
  readonly whole: Difference;
  /** How much of it is which; why this cannot be told, where it cannot. */
  readonly shares: Shares;
}

export interface Side {
  /** YYYY-MM-DD, or null where the assessment has no date. */
  readonly date: string | null;
  readonly pack: string;
  readonly version: string;
  /** Fingerprint of the rules. */
  readonly hash: string;
}

/** Of the plan of then: done, still to do, or no longer in the plan for another reason. */
export interface ActionFate {
  readonly key: string;
  readonly title: string;
  readonly fate: 'done' | 'open' | 'gone';
  /** Why it is no longer in the plan, where it is gone; null where the rules have no such action any more. */
  readonly reason: LeftOut['reason'] | null;
}

export type Shares =
  /** Both sides were assessed with the same rules: all of it is the company. */
  | { readonly kind: 'same-rules' }
  /** The answers of then are not at hand, or the rules of then are not. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      /** The answers of then under the newer rules, against the rules of then. */
      readonly rules: Difference;
      /** The answers of now against those of then, both under the rules of now. */
      readonly company: Difference;
      /** Points of readiness by the middle of the ranges; the two add up to the whole. */
      readonly readiness: { readonly whole: number; readonly rules: number; readonly company: number };
    };

/**
 * Compares two assessments of one company.
 *
 * @param then the assessment as it was: the answers of then under the rules of then
 * @param rescored the answers of then under the rules of now; null where the answers are not at hand
 * @param now the answers of now under the rules of now
 */
export function compare(then: Assessment, rescored: Assessment | null, now: Assessment): Comparison {
  const whole = difference(then, now);
  return {
    format: 'born-global/compare/1',
    company: now.company ?? then.company,
    words: now.pack.words,
    then: sideOf(then),
    now: sideOf(now),
    actions: then.plan.actions.map((action) => fateOf(action, now)),
    whole,
    shares: sharesOf(then, rescored, now),
  };
}

const sideOf = ({ date, pack }: Assessment): Side => ({
  date,
  pack: pack.id,
  version: pack.version,
  hash: pack.hash,
});

function fateOf(action: Action, now: Assessment): ActionFate {
  const { key, title } = action;
  if (now.plan.actions.some((one) => one.key === key)) return { key, title, fate: 'open', reason: null };
  const reason = now.plan.left.find((left) => left.key === key)?.reason ?? null;
  if (reason === 'done' || isReached(action, now)) return { key, title, fate: 'done', reason: null };
  return { key, title, fate: 'gone', reason };
}

/** The answers that an action leads to are there now; its condition may no longer hold because of that. */
const isReached = ({ changes }: Action, { answers }: Assessment): boolean =>
  changes.length > 0 &&
  changes.every(({ question, market, to }) =>
    answers.some((line) => line.question === question && line.market === market && line.answer === to),
  );

function sharesOf(then: Assessment, rescored: Assessment | null, now: Assessment): Shares {
  if (then.pack.hash === now.pack.hash) return { kind: 'same-rules' };
  if (rescored === null) return { kind: 'unknown' };
  const [before, between, after] = [then, rescored, now].map(({ readiness }) => middle(readiness.score));
  if (before === undefined || between === undefined || after === undefined) return { kind: 'unknown' };
  return {
    kind: 'known',
    rules: difference(then, rescored),
    company: difference(rescored, now),
    readiness: { whole: after - before, rules: between - before, company: after - between },
  };
}

const middle = ({ low, high }: Interval): number => (low + high) / 2;
