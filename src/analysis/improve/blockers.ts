import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { Assessment, TestedAnswer } from '../../schema/types.ts';
import type { Goal } from './goal.ts';
import { questionsIn } from '../../rule-pack/questions.ts';

/** What is in the way of a goal once everything is done that can be done. */
export interface Obstacle {
  /** rival: another mode scores as much or more; points: readiness is too low. */
  readonly kind: 'gate' | 'requirement' | 'rival' | 'points';
  readonly id: string;
  readonly text: string;
  /** Answers on which it rests, and whether work can change them. */
  readonly rests: readonly RestsOn[];
}

export interface RestsOn {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly answer: string;
  readonly changeable: boolean;
}

/** What stands in the way of a goal in an assessment of everything done. */
export function obstaclesOf(compiled: CompiledPack, best: Assessment, goal: Goal): readonly Obstacle[] {
  const rests = (tested: readonly TestedAnswer[]): readonly RestsOn[] =>
    tested.map((one) => restsOn(compiled, one));
  return goal.kind === 'level'
    ? levelObstacles(compiled, best, goal.level, rests)
    : modeObstacles(best, goal, rests);
}

type Rests = (tested: readonly TestedAnswer[]) => readonly RestsOn[];

function levelObstacles(
  { pack }: CompiledPack,
  { readiness }: Assessment,
  wanted: number,
  rests: Rests,
): readonly Obstacle[] {
  const { levels } = pack.manifest;
  const gates = readiness.gates
    .filter(({ caps }) => caps !== null && levels.findIndex(({ id }) => id === caps) < wanted)
    .map((gate): Obstacle => ({
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

function modeObstacles(
  { markets, pack }: Assessment,
  goal: Extract<Goal, { readonly kind: 'mode' }>,
  rests: Rests,
): readonly Obstacle[] {
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
    .map((gate): Obstacle => ({
      kind: 'gate',
      id: gate.id,
      text: `${gate.title}. ${gate.because}`,
      rests: rests(gate.tested),
    }));
  const requirements = mode.requirements
    .filter(({ state }) => state !== 'true')
    .map(({ id, because, tested }): Obstacle => ({
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
    .map(({ id, title, score }): Obstacle => {
      const text = `${title} scores ${score.high}, not less than its ${mode.score.high}.`;
      return { kind: 'rival', id, text, rests: [] };
    });
  const { minimum } = market.verdict;
  const weak: readonly Obstacle[] =
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

function restsOn({ pack }: CompiledPack, { question, market, ask, answer }: TestedAnswer): RestsOn {
  const asked = questionsIn(pack, market).find(({ id }) => id === question);
  return { question, market, ask, answer, changeable: asked?.changeable !== false };
}
