import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Question } from '../../schema/types.ts';
import { worded } from '../questions.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** What the cells under a heading are about. */
export type Target =
  { readonly kind: 'company' | 'respondent' | 'date' | 'markets' | 'nothing' } | AnswerTarget;

export interface AnswerTarget {
  readonly kind: 'answer';
  readonly market: string | null;
  /** With its texts as they read for the market. */
  readonly question: Question;
  /** Where each option has a column of its own: the option. */
  readonly option: string | null;
  /** Texts of cells, as a mapping says, and what is read in their place. */
  readonly values: ReadonlyMap<string, string>;
}

const columnKinds = ['company', 'respondent', 'date', 'markets'] as const;

const noValues: ReadonlyMap<string, string> = new Map();

export const answerTarget = (
  market: string | null,
  question: Question,
  option: string | null = null,
  values = noValues,
): AnswerTarget => ({ kind: 'answer', market, question, option, values });

/** The name of a column in the tool's own tables: question, market.question, and =option for a column of one option. */
export function headingId(target: Target): string {
  if (target.kind !== 'answer') return target.kind;
  const { market, question, option } = target;
  return `${market === null ? '' : `${market}.`}${question.id}${option === null ? '' : `=${option}`}`;
}

/** Every heading that the tool's own tables may have, with what it means. */
export function ownHeadings(pack: Pack): ReadonlyMap<string, Target> {
  const known = new Map<string, Target>();
  for (const kind of columnKinds) known.set(kind, { kind });
  const answers = [null, ...pack.markets.map(({ id }) => id)].flatMap((market) =>
    questionsIn(pack, market).map((question) => answerTarget(market, worded(pack, question, market))),
  );
  for (const target of answers) {
    known.set(headingId(target), target);
    if (target.question.type !== 'many') continue;
    for (const { id } of target.question.options ?? []) {
      const single = { ...target, option: id };
      known.set(headingId(single), single);
    }
  }
  // A name of old means its question only where no other question has taken it since.
  for (const target of answers)
    for (const old of target.question['renamed-from'] ?? []) {
      const heading = headingId({ ...target, question: { ...target.question, id: old } });
      if (!known.has(heading)) known.set(heading, target);
    }
  return known;
}

/** The id in a heading: all of it, or what stands in square brackets at its end. */
export function idOfHeading(heading: string): string {
  const bracketed = /\[([^[\]]+)\]\s*$/u.exec(heading)?.[1];
  return (bracketed ?? heading).trim();
}
