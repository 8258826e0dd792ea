import { answerSets } from '../../engine/space/encode-answers.ts';
import type { CompiledPack, MarketScope } from '../../engine/compile/compile.ts';
import { evaluateIn } from '../../engine/scoring/evaluate.ts';
import { isOpen } from '../../engine/conditions/tristate.ts';
import { standingOf, tie, type Standing } from '../../engine/scoring/verdict.ts';
import { verdictPlaces } from '../../solver/outcomes.ts';
import { search, type Judge, type Judgement } from '../../solver/search.ts';
import { spaceOf } from '../../solver/space.ts';
import { answerable } from '../../solver/values.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { AnswerSets } from '../../engine/space/layout.ts';

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

/** The answers still possible at every place: what was said, and for the rest what can be said at all. */
export function possibleAnswers({ layout }: CompiledPack, answers: AnswerFile): AnswerSets {
  const raw = [...answerSets(answers, layout)];
  for (const place of layout.places) {
    const every = answerable(place);
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) {
      const within = (raw[slot] ?? 0) & every;
      if (within !== 0) raw[slot] = within;
    }
  }
  return raw;
}

/**
 * Whether every company that answers all it is asked, within the answers still possible, has the same verdict.
 *
 * @param verdict as it stands now; ties are the same where the same modes tie
 * @param most answer sets judged before the proof is given up, at least 1
 */
export function proofOf(
  compiled: CompiledPack,
  raw: AnswerSets,
  market: MarketScope,
  verdict: Standing,
  most = usualBudget,
): Proof {
  if (isAlways(verdict, verdict)) return { kind: 'settled', by: 'ranges' };
  const judge: Judge<Judgement & { readonly standing: Standing }> = (part, wider) => {
    const { evaluation, market: states } = evaluateIn(compiled, part, market, wider?.evaluation);
    const standing = standingOf(evaluation, states, wider?.standing);
    return {
      within: differing(standing, verdict),
      promise: promiseOf(standing, verdict),
      evaluation,
      standing,
    };
  };
  const places = verdictPlaces(spaceOf(compiled), market);
  const { kind } = search(raw, places, judge, most);
  if (kind === 'none') return { kind: 'settled', by: 'search' };
  return kind === 'found' ? { kind: 'open' } : { kind: 'undecided' };
}

/** Whether some companies in these sets have another verdict; "none" and "each" are proofs. */
function differing(standing: Standing, verdict: Standing): Judgement['within'] {
  if (isAlways(standing, verdict)) return 'none';
  if (!standing.possible.includes(verdict.outcome)) return 'each';
  // Where nothing is open any more, what is not the same verdict is another one.
  return isExact(standing) ? 'each' : 'some';
}

/** The ranges leave no other verdict. */
function isAlways(standing: Standing, verdict: Standing): boolean {
  const [only, ...others] = standing.possible;
  if (only !== verdict.outcome || others.length > 0) return false;
  return only !== tie || (isExact(standing) && standing.modes.join(' ') === verdict.modes.join(' '));
}

const isExact = ({ ranked }: Standing): boolean =>
  ranked.every(({ available, low, high }) => low === high && !isOpen(available));

/** How near other verdicts are: by how much the best rival may yet be before the mode that leads. */
function promiseOf({ ranked }: Standing, { modes }: Standing): number {
  const leading = ranked.filter(({ compiled }) => modes.includes(compiled.mode.id));
  const rivals = ranked.filter((one) => !leading.includes(one));
  const least = Math.min(...leading.map(({ low }) => low));
  return Math.max(-100, ...rivals.map(({ high }) => high)) - (Number.isFinite(least) ? least : 0);
}
