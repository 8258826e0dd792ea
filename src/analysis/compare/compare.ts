import type { Action, Assessment, Interval, LeftOut, PackWords } from '../../schema/types.ts';
import { difference, type Difference } from '../what-if/difference.ts';

/** Two assessments of one company at two times, perhaps by two versions of the rules. */
export interface Comparison {
  readonly format: 'born-global/compare/1';
  readonly company: string | null;
  readonly words: PackWords;
  readonly then: Side;
  readonly now: Side;
  /** The fate of each action of the earlier plan, in its order. */
  readonly actions: readonly ActionFate[];
  /** The whole difference: earlier answers under earlier rules against later answers under later rules. */
  readonly whole: Difference;
  /** The shares of the rules and of the company in it, or why they are unknown. */
  readonly shares: Shares;
}

export interface Side {
  /** YYYY-MM-DD, or null if the assessment has no date. */
  readonly date: string | null;
  readonly pack: string;
  readonly version: string;
  /** Fingerprint of the rules. */
  readonly hash: string;
}

/** The fate of an earlier action: done, still open, or gone for another reason. */
export interface ActionFate {
  readonly key: string;
  readonly title: string;
  readonly fate: 'done' | 'open' | 'gone';
  /** Why an action is gone; null if the rules no longer have it. */
  readonly reason: LeftOut['reason'] | null;
}

export type Shares =
  /** Both sides have the same rules, so all of it is due to the company. */
  | { readonly kind: 'same-rules' }
  /** The earlier answers or the earlier rules are not available. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      /** The earlier answers, under the earlier rules and under the later ones. */
      readonly rules: Difference;
      /** The earlier and the later answers, both under the later rules. */
      readonly company: Difference;
      /** Points of readiness, by the middle of the ranges; the two shares add up to the whole. */
      readonly readiness: { readonly whole: number; readonly rules: number; readonly company: number };
    };

/**
 * Compares two assessments of one company.
 *
 * @param then the earlier answers under the earlier rules
 * @param rescored the earlier answers under the later rules; null if they are not available
 * @param now the later answers under the later rules
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

/** Whether the answers that an action aims at are reached; its condition may be false because of that. */
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
