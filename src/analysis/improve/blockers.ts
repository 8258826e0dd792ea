import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { Assessment, TestedAnswer } from '../../schema/types.ts';
import type { Goal } from './goal.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** What blocks a goal even if everything possible is done. */
export interface GoalBlocker {
  /** rival: another mode scores as much or more; points: readiness is too low. */
  readonly kind: 'gate' | 'requirement' | 'rival' | 'points';
  readonly id: string;
  readonly text: string;
  /** The answers on which it depends, and whether work can change them. */
  readonly rests: readonly Dependency[];
}

export interface Dependency {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly answer: string;
  readonly changeable: boolean;
}

/** What blocks a goal in the assessment with everything done. */
export function blockersOf(compiled: CompiledPack, best: Assessment, goal: Goal): readonly GoalBlocker[] {
  const rests = (tested: readonly TestedAnswer[]): readonly Dependency[] =>
    tested.map((one) => dependencyOf(compiled, one));
  return goal.kind === 'level'
    ? levelBlockers(compiled, best, goal.level, rests)
    : modeBlockers(best, goal, rests);
}

type Dependencies = (tested: readonly TestedAnswer[]) => readonly Dependency[];

function levelBlockers(
  { pack }: CompiledPack,
  { readiness }: Assessment,
  wanted: number,
  rests: Dependencies,
): readonly GoalBlocker[] {
  const { levels } = pack.manifest;
  const gates = readiness.gates
    .filter(({ caps }) => caps !== null && levels.findIndex(({ id }) => id === caps) < wanted)
    .map((gate): GoalBlocker => ({
      kind: 'gate',
      id: gate.id,
      text: `${gate.title}. ${gate.because}`,
      rests: rests(gate.tested),
    }));
  const needed = levels[wanted]?.from ?? 0;
  if (readiness.score.low >= needed) return gates;
  const text = `Readiness would be ${readiness.score.low}; the level begins at ${needed}.`;
  return [...gates, { kind: 'points', id: levels[wanted]?.id ?? '', text, rests: [] }];
}

function modeBlockers(
  { markets, pack }: Assessment,
  goal: Extract<Goal, { readonly kind: 'mode' }>,
  rests: Dependencies,
): readonly GoalBlocker[] {
  const market = markets.find(({ id }) => id === goal.market);
  const mode = market?.modes.find(({ id }) => id === goal.mode);
  if (market === undefined || mode === undefined)
    return [
      {
        kind: 'requirement',
        id: goal.mode,
        text: `It is not for this ${pack.words.subject.one} at all.`,
        rests: [],
      },
    ];
  const gates = market.gates
    .filter(({ id }) => mode.blockedBy.includes(id))
    .map((gate): GoalBlocker => ({
      kind: 'gate',
      id: gate.id,
      text: `${gate.title}. ${gate.because}`,
      rests: rests(gate.tested),
    }));
  const requirements = mode.requirements
    .filter(({ state }) => state !== 'true')
    .map(({ id, because, tested }): GoalBlocker => ({
      kind: 'requirement',
      id,
      text: because,
      rests: rests(tested),
    }));
  const middle = ({ low, high }: { readonly low: number; readonly high: number }): number => low + high;
  const rivals = market.modes
    .filter(
      ({ id, status, score }) =>
        id !== mode.id &&
        (middle(score) > middle(mode.score) ||
          (middle(score) === middle(mode.score) && status === 'available')),
    )
    .map(({ id, title, score }): GoalBlocker => {
      const text = `${title} scores ${score.high}, not less than its ${mode.score.high}.`;
      return { kind: 'rival', id, text, rests: [] };
    });
  const { minimum } = market.verdict;
  const weak: readonly GoalBlocker[] =
    mode.score.high >= minimum
      ? []
      : [
          {
            kind: 'points',
            id: mode.id,
            text: `It scores ${mode.score.high}; ${minimum} is needed.`,
            rests: [],
          },
        ];
  return [...gates, ...requirements, ...weak, ...rivals];
}

function dependencyOf({ pack }: CompiledPack, { question, market, ask, answer }: TestedAnswer): Dependency {
  const asked = questionsIn(pack, market).find(({ id }) => id === question);
  return { question, market, ask, answer, changeable: asked?.changeable !== false };
}
