import { toFormula } from '../../engine/conditions/to-formula.ts';
import { no, OutOfBudget } from '../../solver/diagram.ts';
import type { Question } from '../../schema/types.ts';
import type { QuestionPair } from './align-questions.ts';
import { entitiesOf, isCondition, affectsOutcome, type Entity, type Subject } from './entities.ts';
import type { Model, ModelSide } from './model.ts';

/** A field whose value changed. */
export interface FieldChange {
  readonly field: string;
  /** text: only read. equivalent: written differently, proved to mean the same. rule: affects outcomes. */
  readonly meaning: 'text' | 'equivalent' | 'rule';
  /** The value, if it is short. */
  readonly old: string | null;
  readonly new: string | null;
}

/** A change of one entry of a pack. */
export interface Change {
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  readonly subject: Subject;
  readonly id: string;
  /** The former id of a renamed entry. */
  readonly formerly: string | null;
  readonly within: readonly string[];
  readonly fields: readonly FieldChange[];
}

/** What was added, removed, renamed and changed, by id; moving an entry within a file is not a change. */
export function changesOf(
  model: Model,
  markets: { readonly added: readonly string[]; readonly removed: readonly string[] },
): readonly Change[] {
  const { aligned } = model;
  const market = (change: 'added' | 'removed') => (id: string) => bareChange(change, 'market', id, []);
  return [
    ...markets.added.map(market('added')),
    ...markets.removed.map(market('removed')),
    ...aligned.questions.flatMap((pair) => questionChanges(model, pair)),
    ...entityChanges(model, entitiesOf(aligned.old), entitiesOf(aligned.new)),
  ];
}

const bareChange = (
  change: 'added' | 'removed',
  subject: Subject,
  id: string,
  within: readonly string[],
): Change => ({ change, subject, id, formerly: null, within, fields: [] });

function questionChanges(model: Model, pair: QuestionPair): readonly Change[] {
  const { old, new: current, market, aligned } = pair;
  const within = market === null ? [] : [market];
  if (old === null) return [bareChange('added', 'question', pair.id, within)];
  if (current === null) return [bareChange('removed', 'question', old.id, within)];
  const entity = (question: Question): Entity => ({
    subject: 'question',
    id: question.id,
    within,
    market,
    fields: without(question, ['id', 'renamed-from', 'options']),
  });
  const shown = { 'show-when': aligned.old['show-when'] };
  const fields = fieldChanges(
    model,
    { ...entity(old), fields: { ...entity(old).fields, ...shown } },
    entity(current),
  );
  const formerly = old.id === current.id ? null : old.id;
  const own: readonly Change[] =
    formerly === null && fields.length === 0
      ? []
      : [
          {
            change: formerly === null ? 'changed' : 'renamed',
            subject: 'question',
            id: current.id,
            formerly,
            within,
            fields,
          },
        ];
  return [...own, ...optionChanges(model, pair, old, current)];
}

function optionChanges(
  model: Model,
  pair: QuestionPair,
  old: Question,
  current: Question,
): readonly Change[] {
  const within = [...(pair.market === null ? [] : [pair.market]), current.id];
  const scored = pair.aligned;
  return (scored.new.options ?? []).flatMap((option): readonly Change[] => {
    const { id } = option;
    if (pair.onlyNew.includes(id)) return [bareChange('added', 'option', id, within)];
    if (pair.onlyOld.includes(id)) return [bareChange('removed', 'option', id, within)];
    const before = scored.old.options?.find((one) => one.id === id);
    if (before === undefined) return [];
    const formerly = old.options?.some((one) => one.id === id) === true ? null : formerName(current, old, id);
    const entity = (one: typeof option): Entity => ({
      subject: 'option',
      id,
      within,
      market: null,
      fields: without(one, ['id', 'renamed-from']),
    });
    const fields = fieldChanges(model, entity(before), entity(option));
    if (formerly === null && fields.length === 0) return [];
    const change = formerly === null ? 'changed' : 'renamed';
    return [{ change, subject: 'option', id, formerly, within, fields }];
  });
}

const without = (entry: object, keys: readonly string[]): Entity['fields'] =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));

const formerName = (current: Question, old: Question, id: string): string | null =>
  current.options
    ?.find((option) => option.id === id)
    ?.['renamed-from']?.find((name) => old.options?.some((option) => option.id === name)) ?? null;

function entityChanges(model: Model, before: readonly Entity[], after: readonly Entity[]): readonly Change[] {
  const key = ({ subject, within, id }: Entity): string => JSON.stringify([subject, within, id]);
  const old = new Map(before.map((one) => [key(one), one]));
  const current = new Map(after.map((one) => [key(one), one]));
  const removed = before.filter((one) => !current.has(key(one)));
  return [
    ...after.flatMap((one): readonly Change[] => {
      const { subject, id, within } = one;
      const former = old.get(key(one));
      if (former === undefined) return [bareChange('added', subject, id, within)];
      const fields = fieldChanges(model, former, one);
      return fields.length === 0 ? [] : [{ change: 'changed', subject, id, formerly: null, within, fields }];
    }),
    ...removed.map(({ subject, id, within }) => bareChange('removed', subject, id, within)),
  ];
}

function fieldChanges(model: Model, before: Entity, after: Entity): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return fields.flatMap((field): readonly FieldChange[] => {
    const [old, current] = [before.fields[field], after.fields[field]];
    if (canonical(old) === canonical(current)) return [];
    const isText = !affectsOutcome(after.subject, field) || withoutReasons(old) === withoutReasons(current);
    const equal = (): boolean => sameCondition(model, field, old, current, after.market);
    const meaning = isText ? 'text' : equal() ? 'equivalent' : 'rule';
    return [{ field, meaning, old: shortText(old), new: shortText(current) }];
  });
}

/** The value without reasons and sources. */
const withoutReasons = (value: unknown): string =>
  canonical(value, (key) => key !== 'because' && key !== 'cites');

/** Whether two conditions hold for the same companies, in every market they apply to. */
function sameCondition(
  model: Model,
  field: string,
  old: unknown,
  current: unknown,
  market: string | null,
): boolean {
  const [a, b] = [old, current].map((value) => (isCondition(field, value) ? value : undefined));
  if (a === undefined && b === undefined) return false;
  const diagram = (side: ModelSide, condition: typeof a, scope: string | null): number =>
    side.diagram(toFormula(condition, scope, side.compiled.space));
  model.table.restart();
  try {
    return (market === null ? [null, ...model.markets] : [market]).every((scope) => {
      // The condition tests a question of markets, so it cannot be compared company-wide.
      if (scope === null && (!isAnswerable(model.old, a) || !isAnswerable(model.new, b))) return true;
      const apart = model.table.apply('xor', diagram(model.old, a, scope), diagram(model.new, b, scope));
      return model.among(apart) === no;
    });
  } catch (error) {
    if (error instanceof OutOfBudget) return false;
    throw error;
  }
}

function isAnswerable(side: ModelSide, condition: Parameters<typeof toFormula>[0]): boolean {
  const asked = new Set(side.compiled.space.inScope(null).map(({ question }) => question.id));
  return [...questionsIn(condition)].every((question) => asked.has(question));
}

function questionsIn(condition: Parameters<typeof toFormula>[0], into = new Set<string>()): Set<string> {
  if (condition === undefined) return into;
  for (const key of Object.keys(condition)) if (!['all', 'any', 'not'].includes(key)) into.add(key);
  for (const part of [...(condition.all ?? []), ...(condition.any ?? [])]) questionsIn(part, into);
  return questionsIn(condition.not, into);
}

/** Serializes with sorted keys, because their order has no meaning. */
function canonical(value: unknown, counts: (key: string) => boolean = () => true): string {
  return JSON.stringify([value], (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key]) => counts(key))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

/** Longer values are not shown. */
const maxLength = 60;

function shortText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > maxLength ? null : text;
}
