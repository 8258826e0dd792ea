import { encodeAnswers } from '../../engine/space/encode-answers.ts';
import type { CompiledPack, MarketScope } from '../../engine/compile/compile.ts';
import { evaluateIn } from '../../engine/scoring/evaluate.ts';
import { isOpen } from '../../engine/conditions/tristate.ts';
import { rankModes, tie, type ModeRanking } from '../../engine/scoring/verdict.ts';
import { verdictQuestions } from '../../solver/outcomes.ts';
import { search, type Judge, type Judgement } from '../../solver/search.ts';
import { companySpaceOf } from '../../solver/space.ts';
import { possibleValues } from '../../solver/values.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/** Whether the verdict in a market can still change. */
export type Proof =
  /** It cannot: the ranges of the scores say so already, or all the answers still possible were searched. */
  | { readonly kind: 'settled'; readonly by: 'ranges' | 'search' }
  /** Some answers lead to another verdict. */
  | { readonly kind: 'open' }
  /** Neither was shown within the budget: taken as open. */
  | { readonly kind: 'undecided' };

/** Answer sets judged before a proof is given up; some ten milliseconds. */
const usualBudget = 300;

/** The answers still possible: those given and, for all other questions, every valid one. */
export function possibleAnswers({ space }: CompiledPack, answers: AnswerFile): AnswerSets {
  const raw = [...encodeAnswers(answers, space)];
  for (const instance of space.instances) {
    const every = possibleValues(instance);
    for (const variable of instance.variables) {
      const within = (raw[variable] ?? 0) & every;
      if (within !== 0) raw[variable] = within;
    }
  }
  return raw;
}

/**
 * Whether every company that answers all it is asked, within the answers still possible, has the same verdict.
 *
 * @param verdict the current one; ties are equal if the same modes tie
 * @param most answer sets judged before the proof is given up, at least 1
 */
export function proofOf(
  compiled: CompiledPack,
  raw: AnswerSets,
  market: MarketScope,
  verdict: ModeRanking,
  most = usualBudget,
): Proof {
  if (isAlways(verdict, verdict)) return { kind: 'settled', by: 'ranges' };
  const judge: Judge<Judgement & { readonly standing: ModeRanking }> = (part, wider) => {
    const { evaluation, market: states } = evaluateIn(compiled, part, market, wider?.evaluation);
    const modeRanking = rankModes(evaluation, states, wider?.standing);
    return {
      coverage: differing(modeRanking, verdict),
      priority: promiseOf(modeRanking, verdict),
      evaluation,
      standing: modeRanking,
    };
  };
  const instances = verdictQuestions(companySpaceOf(compiled), market);
  const { kind } = search(raw, instances, judge, most);
  if (kind === 'none') return { kind: 'settled', by: 'search' };
  return kind === 'found' ? { kind: 'open' } : { kind: 'undecided' };
}

/** Whether companies in these sets have another verdict; "none" and "each" are proofs. */
function differing(modeRanking: ModeRanking, verdict: ModeRanking): Judgement['coverage'] {
  if (isAlways(modeRanking, verdict)) return 'none';
  if (!modeRanking.possible.includes(verdict.outcome)) return 'each';
  // Where nothing is open any more, what is not the same verdict is another one.
  return isExact(modeRanking) ? 'each' : 'some';
}

/** The ranges leave no other verdict. */
function isAlways(modeRanking: ModeRanking, verdict: ModeRanking): boolean {
  const [only, ...others] = modeRanking.possible;
  if (only !== verdict.outcome || others.length > 0) return false;
  return only !== tie || (isExact(modeRanking) && modeRanking.modes.join(' ') === verdict.modes.join(' '));
}

const isExact = ({ ranked }: ModeRanking): boolean =>
  ranked.every(({ available, low, high }) => low === high && !isOpen(available));

/** How near other verdicts are: by how much the best rival may yet be before the mode that leads. */
function promiseOf({ ranked }: ModeRanking, { modes }: ModeRanking): number {
  const leading = ranked.filter(({ compiled }) => modes.includes(compiled.mode.id));
  const rivals = ranked.filter((one) => !leading.includes(one));
  const least = Math.min(...leading.map(({ low }) => low));
  return Math.max(-100, ...rivals.map(({ high }) => high)) - (Number.isFinite(least) ? least : 0);
}
