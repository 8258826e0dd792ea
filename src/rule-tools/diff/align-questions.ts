import type { Option, Question } from '../../schema/types.ts';
import { renamedQuestion, type NewNames } from './rename.ts';

export type PackSide = 'old' | 'new';

/** A question with its market: null unless it belongs to one market only. */
export interface ScopedQuestion {
  readonly question: Question;
  readonly market: string | null;
}

/** A question of either pack, or of both. */
export interface QuestionPair {
  /** Its id in the aligned packs. */
  readonly id: string;
  readonly market: string | null;
  /** As the pack itself has it; null if it does not ask it. */
  readonly old: Question | null;
  readonly new: Question | null;
  readonly aligned: Readonly<Record<PackSide, Question>>;
  /** Options that only one pack has, by their ids in the aligned packs. */
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** Matches the questions of two packs, by id or by `renamed-from`. */
export function alignQuestions(
  before: readonly ScopedQuestion[],
  after: readonly ScopedQuestion[],
): { readonly pairs: readonly QuestionPair[]; readonly names: NewNames } {
  const partners = new Map<ScopedQuestion, ScopedQuestion>();
  for (const one of after) {
    const found = before.find((other) => isSame(other, one, before));
    if (found !== undefined) partners.set(found, one);
  }
  const taken = new Set(after.map(({ question }) => question.id));
  const questionNames = new Map<string, string>();
  const optionNames = new Map<string, ReadonlyMap<string, string>>();
  for (const one of before) {
    const partner = partners.get(one);
    const { id } = one.question;
    questionNames.set(id, partner?.question.id ?? (taken.has(id) ? `${id}~old` : id));
    if (partner !== undefined) optionNames.set(id, optionsRenamed(one.question, partner.question));
  }
  const names: NewNames = {
    question: (id) => questionNames.get(id) ?? id,
    option: (question, id) => optionNames.get(question)?.get(id) ?? id,
  };
  const pairs = [
    ...after.map((one) => {
      const old = [...partners].find(([, partner]) => partner === one)?.[0] ?? null;
      return pairOf(old, one, names);
    }),
    ...before.filter((one) => !partners.has(one)).map((one) => pairOf(one, null, names)),
  ];
  return { pairs, names };
}

/** True for the same question: same or former id, same type, same market, options in the same order. */
function isSame(old: ScopedQuestion, one: ScopedQuestion, before: readonly ScopedQuestion[]): boolean {
  const { id, type, per, ordered, 'renamed-from': formerly = [] } = one.question;
  const idStillUsed = before.some(({ question }) => question.id === id);
  if (old.question.id !== id && (idStillUsed || !formerly.includes(old.question.id))) return false;
  if (old.market !== one.market || old.question.per !== per || old.question.type !== type) return false;
  const names = optionsRenamed(old.question, one.question);
  const known = optionsOf(one.question);
  const common = optionsOf(old.question).flatMap((option) => {
    const name = names.get(option) ?? option;
    return known.includes(name) ? [name] : [];
  });
  if (common.length === 0) return type === 'number';
  return (
    ordered !== true ||
    old.question.ordered !== true ||
    common.every(
      (option, index) => index === 0 || known.indexOf(common[index - 1] ?? '') < known.indexOf(option),
    )
  );
}

const optionsOf = ({ options = [] }: Question): readonly string[] => options.map(({ id }) => id);

function optionsRenamed(old: Question, after: Question): ReadonlyMap<string, string> {
  const before = optionsOf(old);
  const renamed = (after.options ?? []).flatMap(({ id, 'renamed-from': formerly = [] }) =>
    before.includes(id) ? [] : formerly.map((name) => [name, id] as const),
  );
  return new Map(renamed);
}

function pairOf(old: ScopedQuestion | null, after: ScopedQuestion | null, names: NewNames): QuestionPair {
  const before = old === null ? null : renamedQuestion(old.question, names);
  const present = after?.question ?? before;
  if (present === null) throw new Error('a question of neither pack');
  const oldOptions = before === null ? [] : withScores(before);
  const newOptions = after === null ? [] : withScores(after.question);
  const merged = merge(oldOptions, newOptions);
  const limits = rangeOf(before, after?.question ?? null);
  const both = before !== null && after !== null;
  const idsOf = (options: readonly Option[]): readonly string[] => options.map(({ id }) => id);
  const aligned = (own: Question | null, options: readonly Option[]): Question => {
    const shared = {
      id: present.id,
      type: present.type,
      section: present.section,
      ask: present.ask,
      ...limits,
    };
    const widened = merged.map((option) => options.find(({ id }) => id === option.id) ?? option);
    const choices = present.options === undefined ? {} : { options: widened };
    // Only the other pack asks it: no rule here tests it, and it scores nothing.
    if (own === null)
      return {
        ...shared,
        ...choices,
        ...(present.per === undefined ? {} : { per: present.per }),
        ...(present.ordered === undefined ? {} : { ordered: present.ordered }),
        why: present.why,
        cites: [],
      };
    return { ...own, ...shared, ...choices };
  };
  return {
    id: present.id,
    market: (after ?? old)?.market ?? null,
    old: old?.question ?? null,
    new: after?.question ?? null,
    aligned: { old: aligned(before, oldOptions), new: aligned(after?.question ?? null, newOptions) },
    onlyOld: both ? idsOf(oldOptions).filter((id) => !idsOf(newOptions).includes(id)) : [],
    onlyNew: both ? idsOf(newOptions).filter((id) => !idsOf(oldOptions).includes(id)) : [],
  };
}

/** Options with their scores in their own pack; those of ordered questions default to an even spread. */
function withScores({ options = [], ordered }: Question): readonly Option[] {
  return options.map((option, index) => ({
    ...option,
    score: option.score ?? (ordered === true ? Math.round((100 * index) / (options.length - 1)) : 0),
  }));
}

/** All options: the new ones, and each old one behind its former predecessor. */
function merge(old: readonly Option[], after: readonly Option[]): readonly Option[] {
  const merged = [...after];
  for (const [index, option] of old.entries()) {
    if (merged.some(({ id }) => id === option.id)) continue;
    const before = old[index - 1]?.id;
    merged.splice(merged.findIndex(({ id }) => id === before) + 1, 0, option);
  }
  return merged;
}

/** The range of numbers that both packs accept. */
function rangeOf(a: Question | null, b: Question | null): Pick<Question, 'minimum' | 'maximum'> {
  const minimums = [a?.minimum, b?.minimum].filter((bound) => bound !== undefined);
  const maximums = [a?.maximum, b?.maximum].filter((bound) => bound !== undefined);
  return {
    ...(minimums.length === 0 ? {} : { minimum: Math.max(...minimums) }),
    ...(maximums.length === 0 ? {} : { maximum: Math.min(...maximums) }),
  };
}
