// Generated from the JSON Schemas by `npm run generate`. Do not edit.

/**
 * Lower-case words joined by hyphens, for example ip-status.
 */
export type Id = string;
/**
 * Plain text; never interpreted as markup.
 */
export type Text = string;
export type Audience = 'sme' | 'large' | 'cluster' | 'consortium';
/**
 * Id of a source or fact, for example H2.7a or US-11.
 */
export type SourceId = string;
/**
 * At least one source or fact this rests on.
 *
 * @minItems 1
 */
export type Cites = readonly SourceId[];
export type Ids = readonly Id[];
/**
 * One option, a list meaning one of, or an object: at-least, at-most, more-than, less-than (ordered and number questions), includes (multiple choice).
 *
 * @minItems 1
 */
export type Test =
  | string
  | readonly Id[]
  | {
      readonly 'at-least'?: string | number;
      readonly 'at-most'?: string | number;
      readonly 'more-than'?: string | number;
      readonly 'less-than'?: string | number;
      /**
       * One option, or several meaning any of them.
       *
       * @minItems 1
       */
      readonly includes?: string | readonly Id[];
    };
/**
 * What the rule rests on: the handbook of 2013, studies of what works, studies of what firms choose, practitioners, what the company says it wants, or our own judgement.
 */
export type Evidence = 'handbook' | 'performance' | 'propensity' | 'practitioner' | 'preference' | 'derived';
/**
 * A coarse sign: +2, +1, -1, -2.
 */
export type Weight = 'strongly-for' | 'for' | 'against' | 'strongly-against';
/**
 * ISO 4217, for example USD.
 */
export type Currency = string;
/**
 * Looked for on this day and not found.
 */
export type DateText = string;
export type Severity = 'low' | 'moderate' | 'high' | 'critical';
/**
 * An option, a number, a list (multiple choice), dont-know, or a set: one-of or between.
 */
export type AnswerValue =
  | string
  | number
  | readonly Id[]
  | {
      /**
       * @minItems 1
       */
      readonly 'one-of'?: readonly Id[];
      /**
       * @minItems 2
       * @maxItems 2
       */
      readonly between?: readonly number[];
    };
/**
 * Just this score, or a range that the score lies in.
 */
export type ScoreRange =
  | number
  | {
      readonly 'at-least'?: number;
      readonly 'at-most'?: number;
    };
/**
 * Kleene truth value; open: the answers so far leave both possible.
 */
export type State = 'true' | 'false' | 'open';
export type ResidualSeverity = 'none' | 'low' | 'moderate' | 'high' | 'critical';

/**
 * Every file format, by name.
 */
export interface Formats {
  readonly pack: PackManifest;
  readonly questionnaire: Questionnaire;
  readonly readiness: ReadinessRules;
  readonly 'entry-modes': EntryModes;
  readonly recommendations: Recommendations;
  readonly sources: Sources;
  readonly market: Market;
  readonly tests: PackTests;
  readonly answers: AnswerFile;
  readonly assessment: Assessment;
  readonly brief: BriefAssessment;
  readonly mapping: Mapping;
}
/**
 * The pack: what it is and the numbers it rests on.
 */
export interface PackManifest {
  readonly id: Id;
  readonly version: string;
  readonly title: Text;
  readonly description: Text;
  readonly disclaimer: Text;
  /**
   * Whom the rules speak to: each handbook entry for one of them is cited or excused. Small companies if left out.
   *
   * @minItems 1
   */
  readonly audiences?: readonly Audience[];
  readonly words?: PackWords;
  /**
   * Questions that a first, short round asks, in this order: a dozen, say. Only those that apply are asked.
   *
   * @minItems 1
   */
  readonly triage?: readonly Id[];
  readonly programme?: ProgrammeRules;
  /**
   * Questions with one answer by which a cohort tells its members apart, the most telling first.
   *
   * @minItems 1
   */
  readonly groups?: readonly Id[];
  /**
   * @minItems 2
   */
  readonly levels: readonly Level[];
  /**
   * @minItems 1
   */
  readonly horizons: readonly Horizon[];
  /**
   * @minItems 1
   */
  readonly 'barrier-kinds': readonly BarrierKind[];
  readonly ranking?: RankingWeights;
  readonly priority: PriorityWeights;
  /**
   * An entry mode scoring below this is not recommended.
   */
  readonly 'minimum-score': number;
  readonly 'not-yet': NotYetText;
  readonly 'needs-answers'?: NeededAnswers;
  /**
   * What these rules do not cover, and what still holds.
   *
   * @maxItems 50
   */
  readonly limits?: readonly Limit[];
  /**
   * Who exists at which company; owners of recommendations.
   *
   * @minItems 1
   * @maxItems 30
   */
  readonly roles?: readonly Role[];
  /**
   * @minItems 1
   * @maxItems 30
   */
  readonly 'action-kinds'?: readonly ActionKind[];
  readonly plan?: PlanRules;
  /**
   * @minItems 1
   * @maxItems 20
   */
  readonly 'cost-items'?: readonly CostItem[];
  readonly 'market-choice'?: MarketChoice;
}
/**
 * What the rules call whom they assess, and what they conclude for a market.
 */
export interface PackWords {
  readonly subject: Noun;
  readonly mode: Noun;
}
/**
 * Singular and plural, in lower case.
 */
export interface Noun {
  readonly one: Text;
  readonly many: Text;
}
/**
 * How whom this pack assesses serves members assessed by another pack: what cohort --for proposes.
 */
export interface ProgrammeRules {
  readonly for: Id;
  readonly markets: ProgrammeMarkets;
  /**
   * @minItems 1
   */
  readonly offers: readonly ProgrammeOffer[];
}
export interface ProgrammeMarkets {
  /**
   * Most markets that a programme takes on.
   */
  readonly 'at-most': number;
  readonly because: Text;
  readonly cites: Cites;
}
export interface ProgrammeOffer {
  readonly id: Id;
  readonly title: Text;
  readonly kind: 'workshop' | 'mission' | 'service';
  /**
   * Offered for each market of the programme; else once for all.
   */
  readonly per?: 'market';
  readonly what: Text;
  /**
   * Recommendations of the members' pack: it helps those in whose plans they stand.
   *
   * @minItems 1
   */
  readonly recommendations?: readonly Id[];
  /**
   * Kinds of barriers of the members' pack: it helps those who meet them in the market.
   *
   * @minItems 1
   */
  readonly 'barrier-kinds'?: readonly Id[];
  /**
   * It helps those who have a way into the market today.
   */
  readonly ready?: true;
  /**
   * Members it takes.
   */
  readonly 'at-least': number;
  /**
   * Verdicts of this pack on the market that put it within reach; any, if left out.
   *
   * @minItems 1
   */
  readonly modes?: readonly Id[];
  /**
   * Recommendations of this pack that come before it, where they stand in the plan.
   *
   * @minItems 1
   */
  readonly after?: readonly Id[];
  readonly cites: Cites;
}
export interface Level {
  readonly id: Id;
  readonly title: Text;
  /**
   * Lowest overall readiness score of this level.
   */
  readonly from: number;
  readonly means: Text;
}
export interface Horizon {
  readonly id: Id;
  readonly title: Text;
  /**
   * Month in which this horizon starts.
   */
  readonly 'from-month': number;
  /**
   * Most actions in it.
   */
  readonly 'at-most'?: number;
}
export interface BarrierKind {
  readonly id: Id;
  readonly title: Text;
}
/**
 * Weights of a market's fit, readiness for it, and ease (few residual barriers), each 0 to 100, where the pack has no market-choice. 2, 1, 1 if left out.
 */
export interface RankingWeights {
  readonly fit: number;
  readonly readiness: number;
  readonly ease: number;
}
export interface PriorityWeights {
  readonly impact: ImpactPoints;
  readonly effort: EffortPoints;
  /**
   * For advice that is only for certain entry modes, and serves the one aimed at. Nothing if left out.
   */
  readonly mode?: number;
  /**
   * Points for each step by which a barrier is lowered.
   */
  readonly barrier: number;
  /**
   * Points for each requirement of the entry mode aimed at that it meets.
   */
  readonly requirement: number;
  /**
   * Points for each showstopper it lifts.
   */
  readonly gate: number;
  /**
   * Multiplier of market points for the first, second, ... market; the last holds for the rest.
   *
   * @minItems 1
   */
  readonly 'market-rank': readonly number[];
}
export interface ImpactPoints {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
}
export interface EffortPoints {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
}
export interface NotYetText {
  readonly title: Text;
  readonly means: Text;
}
/**
 * Questions without whose answers, where they apply, there is no verdict and no rank.
 */
export interface NeededAnswers {
  readonly company: Ids;
  readonly market: Ids;
}
export interface Limit {
  readonly id: Id;
  readonly when: Condition;
  readonly says: Text;
  readonly cites: Cites;
}
/**
 * Several keys mean all of them. A key is a question id with a test, or all, any, not.
 */
export interface Condition {
  /**
   * Every one holds.
   *
   * @minItems 1
   */
  readonly all?: readonly Condition[];
  /**
   * At least one holds.
   *
   * @minItems 1
   */
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  readonly [k: string]: Test | readonly Condition[] | Condition | undefined;
}
export interface Role {
  readonly id: Id;
  readonly title: Text;
  readonly when?: Condition;
  readonly otherwise?: Id;
}
export interface ActionKind {
  readonly id: Id;
  readonly title: Text;
}
export interface PlanRules {
  /**
   * Most actions of the first horizon.
   */
  readonly now: number;
  /**
   * Most actions of the plan; the rest is a backlog.
   */
  readonly total: number;
  /**
   * Working days a month that one person has for the move abroad.
   */
  readonly 'days-per-month': number;
}
export interface CostItem {
  readonly id: Id;
  readonly title: Text;
}
/**
 * How markets are compared: how attractive they are for this kind of offer against how well placed the company is. Without it: fit, readiness and ease, weighted by ranking.
 */
export interface MarketChoice {
  /**
   * @minItems 1
   * @maxItems 20
   */
  readonly attractiveness: readonly AttractivenessLine[];
  /**
   * @minItems 1
   * @maxItems 20
   */
  readonly position: readonly PositionLine[];
  readonly weights: ChoiceWeights;
}
export interface AttractivenessLine {
  readonly id: Id;
  readonly title: Text;
  readonly means: Text;
}
export interface PositionLine {
  readonly id: Id;
  readonly title: Text;
  readonly means: Text;
  /**
   * How few barriers are left, instead of factors.
   */
  readonly measure?: 'ease';
  /**
   * @maxItems 50
   */
  readonly factors?: readonly PositionFactor[];
}
export interface PositionFactor {
  readonly id: Id;
  readonly when: Condition;
  readonly points: number;
  readonly because: Text;
  readonly evidence: Evidence;
  readonly cites: Cites;
}
export interface ChoiceWeights {
  readonly balance: Balance;
  readonly lines: LineWeights;
  /**
   * @maxItems 12
   */
  readonly when?: readonly NeedWeights[];
}
export interface Balance {
  readonly attractiveness: number;
  readonly position: number;
}
export interface LineWeights {
  readonly [k: string]: number;
}
export interface NeedWeights {
  readonly id: Id;
  readonly when: Condition;
  readonly because: Text;
  readonly cites: Cites;
  readonly lines: LineWeights;
}
export interface Questionnaire {
  /**
   * @minItems 1
   * @maxItems 40
   */
  readonly sections: readonly Section[];
  /**
   * @minItems 1
   * @maxItems 300
   */
  readonly questions: readonly Question[];
  /**
   * Questions that are no longer asked: old answers to them are left out, with a warning that names what to answer instead.
   *
   * @maxItems 300
   */
  readonly retired?: readonly RetiredQuestion[];
}
export interface Section {
  readonly id: Id;
  readonly title: Text;
  readonly intro?: Text;
}
export interface Question {
  readonly id: Id;
  readonly section: Id;
  readonly ask: Text;
  readonly why: Text;
  readonly type: 'one' | 'many' | 'number';
  /**
   * Options run from weak to strong.
   */
  readonly ordered?: true;
  /**
   * Asked for each target market.
   */
  readonly per?: 'market';
  readonly dimension?: Id;
  /**
   * Weight within the dimension; 1 if left out.
   */
  readonly weight?: number;
  readonly 'show-when'?: Condition;
  /**
   * @minItems 2
   * @maxItems 24
   */
  readonly options?: readonly Option[];
  readonly unit?: Text;
  readonly minimum?: number;
  readonly maximum?: number;
  /**
   * Number questions: readiness points from a value upwards, ascending.
   *
   * @minItems 1
   */
  readonly bands?: readonly Band[];
  /**
   * Never proposed as a change.
   */
  readonly changeable?: false;
  readonly 'renamed-from'?: Ids;
  readonly cites: Cites;
  readonly 'options-of'?: Id;
}
export interface Option {
  readonly id: Id;
  readonly label: Text;
  readonly hint?: Text;
  /**
   * Readiness points, 0 to 100. Ordered questions may leave it out: options are then spread evenly from 0 to 100.
   */
  readonly score?: number;
  readonly 'renamed-from'?: Ids;
}
export interface Band {
  readonly from: number;
  readonly score: number;
}
export interface RetiredQuestion {
  readonly id: Id;
  /**
   * Questions that ask for it now.
   */
  readonly instead?: Ids;
}
/**
 * A gate is a showstopper: it caps the level or blocks entry modes and is never averaged away.
 */
export interface ReadinessRules {
  /**
   * @minItems 1
   * @maxItems 40
   */
  readonly dimensions: readonly Dimension[];
  /**
   * @maxItems 100
   */
  readonly gates: readonly Gate[];
}
export interface Dimension {
  readonly id: Id;
  readonly title: Text;
  readonly weight: number;
  readonly means: Text;
  readonly cites: Cites;
}
export interface Gate {
  readonly id: Id;
  readonly title: Text;
  readonly when: Condition;
  readonly per?: 'market';
  readonly caps?: Id;
  readonly blocks?: Ids;
  readonly because: Text;
  readonly cites: Cites;
  readonly stops?: Stop;
}
/**
 * Where this holds there is no market and no entry mode: the company has something else to do first.
 */
export interface Stop {
  readonly title: Text;
  readonly means: Text;
  /**
   * Recommendations that the plan begins with.
   */
  readonly first: Ids;
}
export interface EntryModes {
  /**
   * @minItems 1
   * @maxItems 20
   */
  readonly modes: readonly EntryMode[];
}
export interface EntryMode {
  readonly id: Id;
  readonly title: Text;
  readonly means: Text;
  /**
   * @maxItems 100
   */
  readonly requires: readonly Requirement[];
  /**
   * @maxItems 200
   */
  readonly factors: readonly Factor[];
  /**
   * The route after it: modes it leads to.
   */
  readonly then?: readonly RouteStep[];
  readonly cites: Cites;
  /**
   * The forms it is done in; the best for the company is named with the mode.
   *
   * @maxItems 12
   */
  readonly forms?: readonly EntryForm[];
}
/**
 * The entry mode is open only where this holds.
 */
export interface Requirement {
  readonly id: Id;
  readonly when: Condition;
  readonly because: Text;
  readonly cites: Cites;
  /**
   * Where it cannot hold, the mode is not only closed but not shown at all.
   */
  readonly 'not-met'?: 'hidden';
}
export interface Factor {
  readonly id: Id;
  readonly when: Condition;
  readonly weight: Weight;
  readonly because: Text;
  readonly evidence: Evidence;
  readonly cites: Cites;
}
export interface RouteStep {
  readonly mode: Id;
  readonly when?: Condition;
  readonly because: Text;
  readonly cites: Cites;
}
/**
 * How an entry mode is done.
 */
export interface EntryForm {
  readonly id: Id;
  readonly title: Text;
  readonly means: Text;
  /**
   * @maxItems 20
   */
  readonly requires?: readonly Requirement[];
  /**
   * @maxItems 50
   */
  readonly factors: readonly Factor[];
  readonly cites: Cites;
}
export interface Recommendations {
  /**
   * @maxItems 200
   */
  readonly helpers: readonly Helper[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  readonly recommendations: readonly Recommendation[];
}
/**
 * An organisation that helps; named by recommendations.
 */
export interface Helper {
  readonly id: Id;
  readonly title: Text;
  readonly what: Text;
  readonly url?: string;
  readonly cites: Cites;
}
export interface Recommendation {
  readonly id: Id;
  readonly title: Text;
  readonly why: Text;
  /**
   * One action for each target market.
   */
  readonly per?: 'market';
  /**
   * Applies while an answer is below its target; done when all are there.
   */
  readonly improves?: {
    readonly [k: string]: string | number;
  };
  readonly when?: Condition;
  /**
   * Only where one of these entry modes is recommended, or the one to prepare for.
   */
  readonly modes?: Ids;
  /**
   * Of the modes whose forms are named here, only in these forms.
   */
  readonly forms?: Ids;
  /**
   * @minItems 2
   * @maxItems 8
   */
  readonly steps: readonly Text[];
  readonly 'done-when': Text;
  readonly impact: 'low' | 'medium' | 'high';
  readonly effort: 'low' | 'medium' | 'high';
  /**
   * For example 6 weeks or 3 months.
   */
  readonly takes: string;
  readonly owner: Text;
  readonly help?: Ids;
  readonly after?: Ids;
  /**
   * More general recommendations that are left out where this one is in the plan, in the same market.
   */
  readonly replaces?: Ids;
  readonly 'not-before'?: Id;
  readonly cites: Cites;
  /**
   * The source says it to clusters; we apply it to a company.
   */
  readonly derived?: true;
  readonly 'done-if'?: Condition;
  /**
   * Answers that it helps towards without being them: never counted as done.
   */
  readonly helps?: {
    readonly [k: string]: string | number;
  };
  /**
   * Working days of the owner.
   */
  readonly 'work-days'?: number;
  readonly kind?: Id;
  readonly cost?: Cost;
  /**
   * When the work has to be finished.
   *
   * @minItems 1
   * @maxItems 4
   */
  readonly 'finish-by'?: readonly Deadline[];
}
/**
 * Outside cost: a range with its source, none, or not found.
 */
export interface Cost {
  readonly from?: number;
  readonly to?: number;
  readonly currency?: Currency;
  readonly cites?: Cites;
  readonly none?: true;
  readonly 'not-found'?: DateText;
}
export interface Deadline {
  readonly months?: Id;
  /**
   * Months before that.
   */
  readonly less?: number;
  readonly date?: DateText;
  readonly what?: Text;
  readonly cites?: Cites;
}
export interface Sources {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  readonly sources: readonly Source[];
}
export interface Source {
  readonly id: SourceId;
  readonly title: Text;
  readonly kind: 'handbook' | 'official' | 'paper' | 'secondary' | 'judgement';
  readonly publisher?: Text;
  readonly url?: string;
  readonly 'as-of'?: DateText;
  /**
   * @minItems 1
   */
  readonly audience?: readonly Audience[];
  readonly excused?: Excuses;
  readonly 'review-by'?: DateText;
}
/**
 * Why no rule for this audience cites this handbook entry.
 */
export interface Excuses {
  readonly sme?: Text;
  readonly large?: Text;
  readonly cluster?: Text;
  readonly consortium?: Text;
}
export interface Market {
  readonly id: Id;
  readonly title: Text;
  readonly 'in-text'?: Text;
  readonly summary: Text;
  /**
   * @maxItems 500
   */
  readonly facts: readonly Fact[];
  /**
   * @maxItems 200
   */
  readonly barriers: readonly Barrier[];
  /**
   * What makes this market fit a company, or not.
   *
   * @maxItems 100
   */
  readonly fit?: readonly Factor[];
  /**
   * What this market adds to entry modes.
   *
   * @maxItems 20
   */
  readonly 'entry-modes'?: readonly MarketEntryMode[];
  /**
   * Questions asked only for this market.
   *
   * @maxItems 15
   */
  readonly questions?: readonly Question[];
  /**
   * Advice only for this market.
   *
   * @maxItems 100
   */
  readonly recommendations?: readonly Recommendation[];
  /**
   * @maxItems 50
   */
  readonly helpers?: readonly Helper[];
  /**
   * @maxItems 50
   */
  readonly 'entry-points'?: readonly EntryPoint[];
  /**
   * @maxItems 50
   */
  readonly events?: readonly PartneringEvent[];
  /**
   * @maxItems 300
   */
  readonly attractiveness?: readonly AttractivenessRating[];
  /**
   * What this market adds to lines of position.
   *
   * @maxItems 20
   */
  readonly position?: readonly MarketPosition[];
  /**
   * What the first entry costs and how long it takes, by kind of offer; the first that holds is the company's.
   *
   * @maxItems 60
   */
  readonly routes?: readonly Route[];
}
export interface Fact {
  readonly id: SourceId;
  readonly statement: Text;
  readonly source: Text;
  readonly kind: 'handbook' | 'official' | 'secondary';
  readonly url?: string;
  readonly 'as-of'?: DateText;
  readonly 'review-by'?: DateText;
}
export interface Barrier {
  readonly id: Id;
  readonly title: Text;
  readonly kind: Id;
  readonly severity: Severity;
  readonly why: Text;
  readonly 'applies-when'?: Condition;
  /**
   * @maxItems 20
   */
  readonly 'reduced-by'?: readonly Reduction[];
  readonly recommendations?: Ids;
  readonly cites: Cites;
}
export interface Reduction {
  readonly when: Condition;
  /**
   * Steps of severity it takes away.
   */
  readonly by: number;
  readonly because: Text;
}
export interface MarketEntryMode {
  readonly mode: Id;
  /**
   * @maxItems 50
   */
  readonly requires?: readonly Requirement[];
  /**
   * @maxItems 100
   */
  readonly factors?: readonly Factor[];
  /**
   * @maxItems 12
   */
  readonly forms?: readonly MarketForm[];
}
export interface MarketForm {
  readonly form: Id;
  /**
   * @minItems 1
   * @maxItems 30
   */
  readonly factors: readonly Factor[];
}
export interface EntryPoint {
  readonly title: Text;
  readonly what: Text;
  readonly url?: string;
  readonly cites: Cites;
}
export interface PartneringEvent {
  readonly title: Text;
  readonly what: Text;
  readonly url?: string;
  readonly cites: Cites;
}
export interface AttractivenessRating {
  readonly id: Id;
  readonly line: Id;
  readonly when?: Condition;
  readonly rating: 'very-low' | 'low' | 'moderate' | 'high' | 'very-high';
  readonly because: Text;
  readonly cites: Cites;
}
export interface MarketPosition {
  readonly line: Id;
  /**
   * @minItems 1
   * @maxItems 30
   */
  readonly factors: readonly PositionFactor[];
}
export interface Route {
  readonly id: Id;
  readonly title: Text;
  readonly when: Condition;
  readonly currency: Currency;
  /**
   * @minItems 1
   * @maxItems 20
   */
  readonly items: readonly RouteItem[];
  readonly months: RouteMonths;
  readonly excludes?: Text;
  readonly cites: Cites;
}
export interface RouteItem {
  readonly item: Id;
  readonly from?: number;
  readonly to?: number;
  readonly 'not-found'?: DateText;
  readonly none?: Text;
  readonly cites?: Cites;
}
export interface RouteMonths {
  readonly from?: number;
  readonly to?: number;
  readonly 'not-found'?: DateText;
  readonly cites?: Cites;
}
export interface PackTests {
  /**
   * @minItems 1
   */
  readonly cases: readonly TestCase[];
}
export interface TestCase {
  readonly id: Id;
  readonly title: Text;
  readonly given: TestGiven;
  readonly expect: TestExpectation;
  readonly adviser?: AdviserExpectation;
}
export interface TestGiven {
  readonly answers: AnswerMap;
  readonly markets?: MarketAnswers;
}
/**
 * Company-wide answers by question.
 */
export interface AnswerMap {
  readonly [k: string]: AnswerValue;
}
/**
 * Target markets, each with its own answers; may be empty: china: {}.
 */
export interface MarketAnswers {
  readonly [k: string]: AnswerMap;
}
export interface TestExpectation {
  /**
   * An entry mode id, not-yet, tie, not-enough-answers, or stopped.
   */
  readonly overall?: string;
  readonly 'first-market'?: Id;
  readonly level?: Id;
  readonly readiness?: ScoreRange;
  /**
   * Readiness by dimension.
   */
  readonly dimensions?: {
    readonly [k: string]: ScoreRange;
  };
  readonly gates?: Ids;
  readonly markets?: {
    readonly [k: string]: MarketExpectation;
  };
  readonly actions?: ActionExpectation;
  readonly form?: Id;
  readonly prepare?: Id;
  /**
   * Markets, best first; a list in the list: in any order.
   *
   * @minItems 1
   */
  readonly order?: readonly (string | Id[])[];
  readonly 'second-mode'?: Id;
}
export interface MarketExpectation {
  /**
   * An entry mode id, not-yet, or tie.
   */
  readonly verdict?: string;
  readonly settled?: boolean;
  readonly nearest?: Id;
  /**
   * Residual severity.
   */
  readonly barriers?: {
    readonly [k: string]: 'none' | 'low' | 'moderate' | 'high' | 'critical';
  };
  readonly 'open-modes'?: Ids;
  /**
   * Scores of entry modes.
   */
  readonly modes?: {
    readonly [k: string]: ScoreRange;
  };
  readonly fit?: ScoreRange;
  readonly ease?: ScoreRange;
}
export interface ActionExpectation {
  /**
   * Recommendations among the top of the plan.
   */
  readonly top?: Ids;
  readonly include?: Ids;
  readonly exclude?: Ids;
  /**
   * These come in this order.
   */
  readonly order?: Ids;
  /**
   * The whole plan in its order; what is to be done in several markets is named for each.
   */
  readonly exactly?: readonly Id[];
  /**
   * Recommendations that start within the first horizon.
   */
  readonly now?: Ids;
}
/**
 * What an adviser wrote down before the rules were run; shown beside the result in docs/calibration.md.
 */
export interface AdviserExpectation {
  readonly kind: 'mode' | 'not-yet' | 'stopped' | 'not-enough-answers';
  readonly mode?: string;
  readonly form?: string;
  readonly 'second-mode'?: string;
  readonly order?: readonly (string | string[])[];
  /**
   * @maxItems 10
   */
  readonly 'first-actions'?: readonly string[];
  /**
   * @maxItems 20
   */
  readonly 'never-say'?: readonly string[];
  readonly 'rests-on': string;
  /**
   * Why the rules say something else, where they do.
   */
  readonly difference?: string;
}
/**
 * Answers of one company. A question left out has not been asked yet.
 */
export interface AnswerFile {
  readonly format?: 'born-global/answers/1';
  readonly pack?: PackReference;
  readonly company?: Text;
  readonly respondent?: Text;
  readonly date?: DateText;
  readonly answers: AnswerMap;
  readonly markets?: MarketAnswers;
  /**
   * @maxItems 2000
   */
  readonly notes?: readonly Note[];
}
export interface PackReference {
  readonly id: Id;
  readonly version: string;
  readonly hash?: string;
}
export interface Note {
  readonly question: Id;
  readonly market?: Id;
  readonly text: Text;
}
/**
 * The result: what the rules say about one company's answers. Reports are functions of it.
 */
export interface Assessment {
  readonly format: 'born-global/assessment/2';
  readonly pack: AssessedPack;
  readonly company: string | null;
  readonly respondent: string | null;
  readonly date: string | null;
  readonly disclaimer: string;
  readonly progress: Progress;
  readonly recommendation: OverallRecommendation;
  readonly readiness: Readiness;
  /**
   * Best first.
   */
  readonly markets: readonly MarketResult[];
  readonly plan: Plan;
  readonly answers: readonly AnswerLine[];
  /**
   * Every source and fact cited above.
   */
  readonly sources: readonly SourceLine[];
}
export interface AssessedPack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /**
   * SHA-256 of the content of the rules, first 16 hex digits.
   */
  readonly hash: string;
  readonly words: PackWords;
}
export interface Progress {
  readonly answered: number;
  readonly open: number;
  readonly notApplicable: number;
  /**
   * Questions that apply or may apply.
   */
  readonly total: number;
  /**
   * Open questions that can change a verdict, the ranking, the level or a showstopper.
   */
  readonly matters: number;
}
export interface OverallRecommendation {
  readonly outcome: string;
  readonly title: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  readonly settled: boolean;
  /**
   * Sentences.
   */
  readonly because: readonly string[];
  readonly form: FormName | null;
  readonly needed: readonly NeededAnswer[];
  readonly limits: readonly string[];
  readonly gate: string | null;
}
export interface FormName {
  readonly id: string;
  readonly title: string;
}
export interface NeededAnswer {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
}
export interface Readiness {
  readonly score: Interval;
  readonly level: LevelRange;
  readonly uncapped: LevelRange;
  readonly dimensions: readonly DimensionResult[];
  readonly gates: readonly GateResult[];
  /**
   * The whole scale, lowest first.
   */
  readonly levels: readonly LevelStep[];
}
/**
 * Every outcome still possible lies between low and high; equal when all answers are known.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
export interface LevelRange {
  readonly low: LevelName;
  readonly high: LevelName;
  readonly settled: boolean;
}
export interface LevelName {
  readonly id: string;
  readonly title: string;
  readonly means: string;
}
export interface DimensionResult {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /**
   * 0 to 100; null where no question applies.
   */
  readonly score: Interval | null;
  readonly questions: readonly QuestionScore[];
  readonly means: string;
  readonly cites: readonly string[];
}
export interface QuestionScore {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly answer: string;
  readonly score: Interval;
  readonly weight: number;
}
/**
 * Only gates that hold or may hold.
 */
export interface GateResult {
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
  readonly because: string;
  readonly state: State;
  readonly caps: string | null;
  readonly blocks: readonly string[];
  readonly tested: readonly TestedAnswer[];
  readonly cites: readonly string[];
}
/**
 * One answer that a rule looked at.
 */
export interface TestedAnswer {
  readonly question: string;
  /**
   * Market of a per-market question, else null.
   */
  readonly market: string | null;
  readonly ask: string;
  /**
   * The test in words.
   */
  readonly expected: string;
  /**
   * The answer in words.
   */
  readonly answer: string;
  readonly state: State;
}
export interface LevelStep {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly from: number;
}
export interface MarketResult {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /**
   * From 1; null while needed answers are missing.
   */
  readonly rank: number | null;
  /**
   * No open answer can move this market below the next one.
   */
  readonly rankSettled: boolean;
  readonly score: Interval;
  /**
   * fit, readiness, ease: the score is their weighted mean.
   */
  readonly terms: readonly ScoreTerm[];
  readonly fit: readonly Reason[];
  readonly readiness: Interval;
  /**
   * Readiness for this market.
   */
  readonly dimensions: readonly DimensionScore[];
  readonly barriers: readonly BarrierResult[];
  /**
   * Best first.
   */
  readonly modes: readonly ModeResult[];
  readonly verdict: Verdict;
  readonly gates: readonly GateResult[];
  readonly entryPoints: readonly LinkedText[];
  readonly events: readonly LinkedText[];
  readonly helpers: readonly LinkedText[];
  readonly facts: readonly FactLine[];
  readonly attractiveness: Axis;
  readonly position: Axis;
  readonly route: RouteResult | null;
  readonly level: LevelRange;
}
export interface ScoreTerm {
  readonly label: string;
  readonly points: Interval;
  readonly weight: number;
}
export interface Reason {
  readonly id: string;
  readonly weight: 'strongly-for' | 'for' | 'against' | 'strongly-against';
  readonly points: number;
  readonly because: string;
  readonly state: State;
  readonly evidence: 'handbook' | 'performance' | 'propensity' | 'practitioner' | 'preference' | 'derived';
  readonly tested: readonly TestedAnswer[];
  readonly cites: readonly string[];
}
export interface DimensionScore {
  readonly id: string;
  readonly score: Interval | null;
}
/**
 * Only barriers that apply or may apply, worst first.
 */
export interface BarrierResult {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly why: string;
  readonly applies: State;
  readonly severity: ResidualSeverity;
  readonly residual: ResidualRange;
  readonly reductions: readonly ReductionResult[];
  readonly recommendations: readonly RecommendationLink[];
  readonly tested: readonly TestedAnswer[];
  readonly cites: readonly string[];
}
export interface ResidualRange {
  readonly low: ResidualSeverity;
  readonly high: ResidualSeverity;
}
export interface ReductionResult {
  readonly because: string;
  readonly by: number;
  readonly state: State;
  readonly tested: readonly TestedAnswer[];
}
export interface RecommendationLink {
  readonly id: string;
  readonly title: string;
}
export interface ModeResult {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  /**
   * blocked: a requirement is unmet or a showstopper holds.
   */
  readonly status: 'available' | 'blocked' | 'open';
  readonly score: Interval;
  readonly requirements: readonly RequirementResult[];
  /**
   * Gates that hold.
   */
  readonly blockedBy: readonly string[];
  /**
   * Those that hold or may hold, strongest first.
   */
  readonly factors: readonly Reason[];
  readonly cites: readonly string[];
  /**
   * Best first.
   */
  readonly forms: readonly FormResult[];
}
export interface RequirementResult {
  readonly id: string;
  readonly because: string;
  readonly state: State;
  readonly tested: readonly TestedAnswer[];
  readonly cites: readonly string[];
}
export interface FormResult {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly available: State;
  readonly score: Interval;
  readonly requirements: readonly RequirementResult[];
  readonly factors: readonly Reason[];
  readonly cites: readonly string[];
}
export interface Verdict {
  /**
   * Entry mode id, tie, not-yet, or not-enough-answers.
   */
  readonly outcome: string;
  readonly title: string;
  /**
   * The mode, or the tied modes; empty for not-yet.
   */
  readonly modes: readonly string[];
  /**
   * The mode to prepare for: the recommended one, else the highest scoring.
   */
  readonly nearest: string | null;
  /**
   * No answer still open can change the outcome.
   */
  readonly settled: boolean;
  /**
   * Every outcome still possible.
   */
  readonly possible: readonly string[];
  readonly runnerUp: string | null;
  /**
   * Score of the first less score of the runner-up.
   */
  readonly margin: Interval | null;
  /**
   * Why the nearest mode, strongest first.
   */
  readonly for: readonly Reason[];
  readonly against: readonly Reason[];
  /**
   * Requirements of the nearest mode not (surely) met.
   */
  readonly unmet: readonly RequirementResult[];
  /**
   * Smallest changes of answers that change the outcome.
   */
  readonly flips: readonly Flip[];
  readonly route: readonly RouteStepResult[];
  /**
   * An entry mode must score at least this.
   */
  readonly minimum: number;
  readonly form: FormName | null;
  readonly nextForm: FormName | null;
  readonly needed: readonly NeededAnswer[];
}
export interface Flip {
  readonly changes: readonly AnswerChange[];
  /**
   * Entry mode, tie or not-yet that the changes lead to.
   */
  readonly outcome: string;
  readonly title: string;
}
export interface AnswerChange {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly from: string;
  readonly to: string;
}
export interface RouteStepResult {
  readonly mode: string;
  readonly title: string;
  readonly because: string;
  readonly cites: readonly string[];
}
export interface LinkedText {
  readonly title: string;
  readonly what: string;
  readonly url: string | null;
  readonly cites: readonly string[];
}
export interface FactLine {
  readonly id: string;
  readonly statement: string;
  readonly asOf: string | null;
}
/**
 * 0 to 100, the weighted mean of its lines.
 */
export interface Axis {
  readonly score: Interval;
  readonly lines: readonly AxisLine[];
}
export interface AxisLine {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly score: Interval;
  readonly weight: number;
  /**
   * False where the rules say nothing of it for this company: it counts 50.
   */
  readonly known: boolean;
  readonly reasons: readonly AxisReason[];
}
export interface AxisReason {
  readonly because: string;
  readonly points: number;
  readonly state: State;
  readonly cites: readonly string[];
}
export interface RouteResult {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly items: readonly CostLine[];
  readonly total: CostTotal;
  readonly months: MonthRange | null;
  readonly excludes: string | null;
  readonly cites: readonly string[];
}
export interface CostLine {
  readonly item: string;
  readonly title: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly status: 'known' | 'none' | 'not-found';
  readonly note: string | null;
  readonly cites: readonly string[];
}
/**
 * The first year, of the items that are known.
 */
export interface CostTotal {
  readonly from: number;
  readonly to: number;
  readonly missing: readonly string[];
}
export interface MonthRange {
  readonly from: number;
  readonly to: number;
}
export interface Plan {
  /**
   * Keys of at most five actions to start with.
   */
  readonly top: readonly string[];
  readonly horizons: readonly HorizonName[];
  /**
   * In order.
   */
  readonly actions: readonly Action[];
  readonly findOut: readonly FindOut[];
  readonly forecast: readonly ForecastStep[];
  /**
   * Recommendations not in the plan, and why.
   */
  readonly left: readonly LeftOut[];
  readonly milestones: readonly Milestone[];
  readonly load: readonly OwnerLoad[];
  readonly cost: readonly PlanCost[];
  readonly costNotFound: readonly string[];
  readonly backlog: readonly BacklogLine[];
}
export interface HorizonName {
  readonly id: string;
  readonly title: string;
  readonly fromMonth: number;
}
export interface Action {
  /**
   * id, or id@market.
   */
  readonly key: string;
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
  readonly why: string;
  readonly horizon: string;
  /**
   * Place in the plan from 1.
   */
  readonly order: number;
  /**
   * Lifts a showstopper or meets a requirement of the entry mode aimed at.
   */
  readonly showstopper: boolean;
  readonly priority: Priority;
  readonly impact: 'low' | 'medium' | 'high';
  readonly effort: 'low' | 'medium' | 'high';
  readonly takes: string;
  readonly startMonth: number;
  readonly owner: string;
  readonly help: readonly LinkedText[];
  readonly steps: readonly string[];
  readonly doneWhen: string;
  /**
   * Points of overall readiness gained, evaluated again with this answer improved; lower bounds compared.
   */
  readonly gain: number;
  readonly unlocks: readonly Unlock[];
  /**
   * Answers that made it apply.
   */
  readonly tested: readonly TestedAnswer[];
  /**
   * Answers it improves.
   */
  readonly changes: readonly AnswerChange[];
  /**
   * Keys of actions in this plan that come first.
   */
  readonly after: readonly string[];
  /**
   * The forms it is for; empty where it is for all of them.
   */
  readonly forms: readonly string[];
  readonly modes: readonly string[];
  readonly cites: readonly string[];
  readonly derived: boolean;
  readonly kind: string | null;
  readonly weeks: number;
  readonly startWeek: number;
  readonly endWeek: number;
  readonly workDays: number;
  readonly backbone: boolean;
  readonly cost: ActionCost | ('none' | 'not-found' | 'not-stated');
  readonly deadline: ActionDeadline | null;
}
export interface Priority {
  readonly total: number;
  readonly terms: readonly PriorityTerm[];
}
export interface PriorityTerm {
  readonly label: string;
  readonly points: number;
}
export interface Unlock {
  readonly kind: 'gate' | 'requirement' | 'barrier';
  readonly market: string | null;
  readonly id: string;
  readonly text: string;
}
export interface ActionCost {
  readonly from: number;
  readonly to: number;
  readonly currency: string;
}
export interface ActionDeadline {
  readonly month: number;
  readonly what: string;
  readonly met: boolean;
}
export interface FindOut {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
  readonly why: string;
  /**
   * Answers still possible.
   */
  readonly options: readonly string[];
  /**
   * It can change a verdict, the ranking, the level or a showstopper.
   */
  readonly matters: boolean;
  /**
   * How many rules wait for it.
   */
  readonly rules: number;
}
export interface ForecastStep {
  /**
   * Horizon done, null for today.
   */
  readonly after: string | null;
  readonly title: string;
  readonly readiness: Interval;
  readonly level: LevelRange;
  readonly verdicts: readonly ForecastVerdict[];
}
export interface ForecastVerdict {
  readonly market: string;
  readonly outcome: string;
  readonly title: string;
}
/**
 * A recommendation that is not in the plan, and why.
 */
export interface LeftOut {
  readonly key: string;
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
  /**
   * done: the answers are there already; does-not-apply: its condition is false; open: it waits for answers not known; other-mode: it serves another entry mode; other-form: it serves another form of it; replaced: a recommendation made for this market takes its place.
   */
  readonly reason: 'done' | 'does-not-apply' | 'open' | 'other-mode' | 'other-form' | 'replaced';
  /**
   * The forms it is for; empty where it is for all of them.
   */
  readonly forms: readonly string[];
  readonly modes: readonly string[];
  readonly tested: readonly TestedAnswer[];
  readonly changes: readonly AnswerChange[];
  readonly cites: readonly string[];
}
export interface Milestone {
  readonly month: number;
  readonly title: string;
}
export interface OwnerLoad {
  readonly owner: string;
  readonly actions: number;
  readonly days: number;
  /**
   * Most days in one month.
   */
  readonly peak: number;
}
export interface PlanCost {
  readonly currency: string;
  readonly from: number;
  readonly to: number;
}
export interface BacklogLine {
  readonly key: string;
  readonly title: string;
  readonly market: string | null;
  readonly reason: 'later' | 'other-market';
  readonly after: readonly string[];
}
export interface AnswerLine {
  readonly question: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly market: string | null;
  readonly ask: string;
  readonly answer: string;
  readonly state: 'answered' | 'partly' | 'dont-know' | 'not-asked' | 'not-applicable';
  readonly note: string | null;
  readonly why: string;
  readonly cites: readonly string[];
}
export interface SourceLine {
  readonly id: string;
  readonly title: string;
  readonly kind: 'handbook' | 'official' | 'paper' | 'secondary' | 'judgement';
  readonly publisher: string | null;
  readonly url: string | null;
  readonly asOf: string | null;
}
/**
 * An assessment in numbers and ids, without plan and reasons: for streams of many companies.
 */
export interface BriefAssessment {
  readonly format: 'born-global/brief/1';
  /**
   * Id, version and hash of the rules.
   */
  readonly pack: string;
  readonly company: string | null;
  /**
   * Questions that apply, or may apply, and have no definite answer.
   */
  readonly open: number;
  readonly score: Interval;
  readonly level: LevelIds;
  readonly dimensions: DimensionScores;
  /**
   * Showstoppers that hold, as id or id@market.
   */
  readonly gates: readonly string[];
  readonly recommendation: BriefRecommendation;
  /**
   * Best first.
   */
  readonly markets: readonly BriefMarket[];
}
/**
 * Lowest and highest level still possible.
 */
export interface LevelIds {
  readonly low: string;
  readonly high: string;
}
/**
 * By id; null where nothing applies.
 */
export interface DimensionScores {
  readonly [k: string]: Interval | null;
}
export interface BriefRecommendation {
  readonly market: string | null;
  /**
   * Mode id, tie, not-yet, not-enough-answers or stopped.
   */
  readonly outcome: string;
  readonly settled: boolean;
  readonly form: string | null;
}
export interface BriefMarket {
  readonly id: string;
  readonly rank: number | null;
  readonly score: Interval;
  readonly outcome: string;
  /**
   * The mode, or those that tie.
   */
  readonly modes: readonly string[];
  /**
   * No open answer can change the outcome here.
   */
  readonly settled: boolean;
  readonly form: string | null;
}
/**
 * What the columns of a table of answers are about.
 */
export interface Mapping {
  readonly format?: 'born-global/mapping/1';
  /**
   * Texts of cells that stand for no answer, for example N/A.
   *
   * @maxItems 100
   */
  readonly empty?: readonly Text[];
  /**
   * @maxItems 2000
   */
  readonly columns: readonly MappedColumn[];
}
export interface MappedColumn {
  /**
   * The heading as it stands in the first row of the table.
   */
  readonly heading: string;
  /**
   * The letters of the column, for example AB: only where several columns have the same heading.
   */
  readonly column?: string;
  /**
   * What the column holds where that is not the answer to a question; nothing: it is not read.
   */
  readonly is?: 'company' | 'respondent' | 'date' | 'markets' | 'nothing';
  readonly question?: Id;
  readonly market?: Id;
  readonly option?: Id;
  /**
   * Texts of cells, and what each stands for: an option, a number, dont-know; yes or no where the column stands for one option.
   */
  readonly values?: {
    readonly [k: string]: string | number;
  };
}
