import type {
  AttractivenessRating,
  Barrier,
  BarrierKind,
  Dimension,
  EntryForm,
  EntryMode,
  EntryPoint,
  Fact,
  Factor,
  Gate,
  Helper,
  Horizon,
  Level,
  Limit,
  MarketEntryMode,
  MarketForm,
  MarketPosition,
  NeedWeights,
  PartneringEvent,
  PositionFactor,
  PositionLine,
  ProgrammeOffer,
  Question,
  Recommendation,
  Reduction,
  Requirement,
  Role,
  Route,
  RouteStep,
  Section,
  Source,
  TestCase,
} from '../schema/types.ts';

/** The kinds of rules: entries that can have a condition. */
export interface RuleTypes {
  readonly question: Question;
  readonly gate: Gate;
  readonly requirement: Requirement;
  readonly factor: Factor;
  readonly route: RouteStep;
  readonly recommendation: Recommendation;
  readonly barrier: Barrier;
  readonly reduction: Reduction;
  readonly fit: Factor;
  readonly limit: Limit;
  readonly role: Role;
  readonly 'need-weights': NeedWeights;
  readonly 'position-factor': PositionFactor;
  readonly rating: AttractivenessRating;
  /** What entering costs, and how long it takes. */
  readonly 'cost-route': Route;
}

/** The kinds of entries in the lists of a pack. */
export interface EntryTypes extends RuleTypes {
  readonly level: Level;
  readonly horizon: Horizon;
  readonly 'barrier-kind': BarrierKind;
  readonly offer: ProgrammeOffer;
  readonly section: Section;
  readonly dimension: Dimension;
  readonly mode: EntryMode;
  /** What a market adds to an entry mode. */
  readonly 'mode-addition': MarketEntryMode;
  readonly form: EntryForm;
  /** What a market adds to a form. */
  readonly 'form-addition': MarketForm;
  readonly 'position-line': PositionLine;
  /** What a market adds to a line of position. */
  readonly 'position-addition': MarketPosition;
  readonly helper: Helper;
  readonly source: Source;
  readonly fact: Fact;
  readonly 'entry-point': EntryPoint;
  readonly event: PartneringEvent;
  readonly case: TestCase;
}

export type RuleKind = keyof RuleTypes;
export type EntryKind = keyof EntryTypes;

/** Kinds of things that rules refer to by id. Facts are referred to as sources. */
export type NameKind =
  | Extract<
      EntryKind,
      | 'question'
      | 'section'
      | 'dimension'
      | 'gate'
      | 'level'
      | 'horizon'
      | 'barrier-kind'
      | 'mode'
      | 'form'
      | 'helper'
      | 'recommendation'
      | 'source'
      | 'barrier'
    >
  | 'market';
