import { describe, expect, it } from 'vitest';
import { align, type Aligned } from '../../../src/rule-tools/diff/align.ts';
import { renamedPack, type NewNames } from '../../../src/rule-tools/diff/rename.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Option, Question } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { withQuestions } from './packs.ts';
import { withoutKey } from '../pack-mutants.ts';

const edited = (id: string, edit: (question: Question) => Question): Pack =>
  withQuestions(smallPack, (one) => (one.id === id ? edit(one) : one));

/** An option by its id, or by its id and those of old. */
type OptionName = string | readonly [string, ...string[]];

const options = (...ids: readonly OptionName[]): readonly Option[] =>
  ids.map((id) => {
    if (typeof id === 'string') return { id, label: id };
    const [name, ...formerly] = id;
    return { id: name, label: name, 'renamed-from': formerly };
  });

/** The questions of two packs: under its name, whether old and new have it, and options of one alone. */
const pairs = ({ questions }: Aligned): readonly string[] =>
  questions.map(({ id, old, new: current, onlyOld, onlyNew }) => {
    const of = old === null ? 'new' : current === null ? 'old' : 'both';
    const only = [...onlyOld.map((one) => `-${one}`), ...onlyNew.map((one) => `+${one}`)];
    return [id, of, ...only].join(' ');
  });

/** Those that are not simply the same in both. */
const others = (before: Pack, after: Pack): readonly string[] =>
  pairs(align(before, after)).filter((line) => !/^\S+ both$/.test(line));

const optionIds = (question: Question | undefined): readonly string[] =>
  (question?.options ?? []).map(({ id }) => id);

const named = (aligned: Aligned, id: string) => aligned.questions.find((one) => one.id === id)?.aligned;

/** The small pack with other names for its questions, which say what they were called. */
function renamedAs(
  pack: Pack,
  question: NewNames['question'],
  formerly: Readonly<Record<string, readonly string[]>>,
): Pack {
  const renamed = renamedPack(pack, { question, option: (_question, id) => id });
  return withQuestions(renamed, (one) => {
    const names = formerly[one.id];
    return names === undefined ? one : { ...one, 'renamed-from': names };
  });
}

describe('matching questions', () => {
  it('matches questions by id, whatever else differs', () => {
    expect(others(smallPack, smallPack)).toEqual([]);
    expect(
      others(
        smallPack,
        edited('stage', (one) => ({ ...one, ask: 'Really?', weight: 3, section: 'other' })),
      ),
    ).toEqual([]);
  });

  it('matches a new id that names the old one, if that is free', () => {
    const renamed = (formerly: readonly string[]): Pack =>
      renamedAs(smallPack, (question) => (question === 'needs' ? 'wants' : question), { wants: formerly });
    expect(others(smallPack, renamed(['needs']))).toEqual([]);
    expect(pairs(align(smallPack, renamed(['needs'])))).toContain('wants both');
    expect(others(smallPack, renamed(['cash', 'needs']))).toEqual([]);
    expect(others(smallPack, renamed(['cash']))).toEqual(['wants new', 'needs old']);
  });

  it('does not match a new id that already existed', () => {
    const both = withQuestions(smallPack, (one) =>
      one.id === 'stage' ? { ...one, 'renamed-from': ['ip-status'] } : one,
    );
    expect(others(smallPack, both)).toEqual([]);
    expect(align(smallPack, both).names.question('ip-status')).toBe('ip-status');
  });

  it('matches only questions of the same type in the same place', () => {
    const choice = edited('runway-months', (one) => ({
      ...one,
      type: 'one',
      options: options('short', 'long'),
    }));
    const withoutRules = (pack: Pack): Pack => ({
      ...pack,
      readiness: { ...pack.readiness, gates: [] },
      entryModes: { modes: [] },
      recommendations: { helpers: [], recommendations: [] },
      markets: pack.markets.map(({ id, title, summary }) => ({
        id,
        title,
        summary,
        facts: [],
        barriers: [],
        fit: [],
      })),
    });
    expect(others(smallPack, withoutRules(choice))).toEqual(['runway-months new', 'runway-months~old old']);
    const each = edited('stage', (one) => ({ ...one, per: 'market' }));
    expect(others(smallPack, withoutRules(each))).toEqual(['stage new', 'stage~old old']);
  });

  it('matches questions that share some options', () => {
    const all = (...ids: readonly OptionName[]): Pack =>
      edited('needs', (one) => ({ ...one, options: options(...ids) }));
    expect(others(all('a', 'b'), all('c', 'd'))).toEqual(['needs new', 'needs~old old']);
    expect(others(all('a', 'b'), all('b', 'c'))).toEqual(['needs both -a +c']);
    expect(others(all('a', 'b'), all('b', 'a'))).toEqual([]);
    expect(others(all('a', 'b'), all(['c', 'a'], 'b'))).toEqual([]);
    expect(others(all('a', 'b'), all(['b', 'a'], 'c'))).toEqual(['needs both -a +c']);
  });

  it('matches ordered questions only if their options keep their order', () => {
    const stages = (ordered: true | undefined, ...ids: readonly OptionName[]): Pack =>
      edited('stage', (one) => ({
        ...withoutKey(one, 'ordered'),
        ...(ordered === undefined ? {} : { ordered }),
        options: options(...ids),
      }));
    const kinds = (before: Pack, after: Pack): readonly string[] => others(before, after);
    expect(
      kinds(stages(true, 'idea', 'trial', 'sold'), stages(true, 'idea', 'more', 'trial', 'sold')),
    ).toEqual(['stage both +more']);
    expect(kinds(stages(true, 'idea', 'trial', 'sold'), stages(true, 'trial', 'idea', 'sold'))).toEqual([
      'stage new',
      'stage~old old',
    ]);
    expect(kinds(stages(true, 'idea', 'trial', 'sold'), stages(undefined, 'trial', 'idea', 'sold'))).toEqual(
      [],
    );
    expect(kinds(stages(undefined, 'idea', 'trial', 'sold'), stages(true, 'trial', 'idea', 'sold'))).toEqual(
      [],
    );
    expect(kinds(stages(true, 'idea', 'trial', 'sold'), stages(true, 'sold', 'trial', 'idea'))).toEqual([
      'stage new',
      'stage~old old',
    ]);
  });

  it('matches a question of a market only in the same market', () => {
    const [stage] = smallPack.questionnaire.questions;
    if (stage === undefined) throw new Error('the small pack has questions');
    const permit = (id: string): Pack => ({
      ...smallPack,
      markets: smallPack.markets.map((market) =>
        market.id === id ? { ...market, questions: [{ ...stage, id: 'permit', per: 'market' }] } : market,
      ),
    });
    expect(others(permit('mu'), permit('mu'))).toEqual([]);
    expect(align(permit('mu'), permit('mu')).questions.find(({ id }) => id === 'permit')?.market).toBe('mu');
    expect(others(permit('mu'), permit('atlantis'))).toEqual(['permit new', 'permit~old old']);
    expect(others(permit('mu'), smallPack)).toEqual(['permit old']);
  });
});

describe('two packs, aligned', () => {
  it('have all options of a question, each old one behind the one that it followed', () => {
    const all = (...ids: readonly OptionName[]): Pack =>
      edited('needs', (one) => ({ ...one, options: options(...ids) }));
    const merged = (before: readonly OptionName[], after: readonly OptionName[]): string => {
      const both = named(align(all(...before), all(...after)), 'needs');
      expect(optionIds(both?.old)).toEqual(optionIds(both?.new));
      return optionIds(both?.new).join(' ');
    };
    expect(merged(['a', 'b', 'c'], ['a', 'c'])).toBe('a b c');
    expect(merged(['x', 'a', 'b'], ['a', 'b', 'd'])).toBe('x a b d');
    expect(merged(['a', 'b', 'c', 'd'], ['d', 'a'])).toBe('d a b c');
    expect(merged(['a', 'b'], ['b', ['c', 'a'], 'd'])).toBe('b c d');
  });

  it('give each option the score of its own pack', () => {
    const all = (ordered: true | undefined, ...ids: readonly OptionName[]): Pack =>
      edited('stage', (one) => ({
        ...withoutKey(one, 'ordered'),
        ...(ordered === undefined ? {} : { ordered }),
        options: options(...ids),
      }));
    const scores = (before: Pack, after: Pack): readonly string[] => {
      const both = named(align(before, after), 'stage');
      return [both?.old, both?.new].map((one) =>
        (one?.options ?? []).map(({ id, score }) => `${id} ${score ?? '-'}`).join(', '),
      );
    };
    expect(scores(all(true, 'idea', 'trial', 'sold'), all(true, 'idea', 'trial', 'more', 'sold'))).toEqual([
      'idea 0, trial 50, more 67, sold 100',
      'idea 0, trial 33, more 67, sold 100',
    ]);
    expect(scores(all(undefined, 'idea', 'trial'), all(true, 'idea', 'trial'))).toEqual([
      'idea 0, trial 0',
      'idea 0, trial 100',
    ]);
    const set = edited('stage', (one) => ({
      ...one,
      options: options('idea', 'trial', 'sold').map((option) => ({ ...option, score: 7 })),
    }));
    expect(scores(set, smallPack)).toEqual(['idea 7, trial 7, sold 7', 'idea 0, trial 50, sold 100']);
  });

  it('take the numbers that both take', () => {
    const range = (minimum: number | undefined, maximum: number | undefined): Pack =>
      edited('runway-months', (one) => ({
        ...withoutKey(withoutKey(one, 'minimum'), 'maximum'),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      }));
    const both = (before: Pack, after: Pack): readonly unknown[] => {
      const aligned = named(align(before, after), 'runway-months');
      expect([aligned?.old.minimum, aligned?.old.maximum]).toEqual([
        aligned?.new.minimum,
        aligned?.new.maximum,
      ]);
      return [aligned?.new.minimum, aligned?.new.maximum];
    };
    expect(both(range(0, 60), range(3, 90))).toEqual([3, 60]);
    expect(both(range(3, 90), range(0, 60))).toEqual([3, 60]);
    expect(both(range(undefined, 60), range(3, undefined))).toEqual([3, 60]);
    expect(both(range(undefined, undefined), range(undefined, undefined))).toEqual([undefined, undefined]);
  });

  it('ask a question of one of them in the other too, where it counts for nothing', () => {
    const extra: Question = {
      id: 'extra',
      section: 'all',
      ask: 'More?',
      why: 'So.',
      type: 'one',
      ordered: true,
      per: 'market',
      weight: 4,
      dimension: 'money',
      options: options('no', 'yes'),
      cites: ['own-judgement'],
      'show-when': { stage: 'sold' },
    };
    const questionnaire = {
      ...smallPack.questionnaire,
      questions: [...smallPack.questionnaire.questions, extra],
    };
    const aligned = named(align(smallPack, { ...smallPack, questionnaire }), 'extra');
    expect(aligned?.old).toEqual({
      id: 'extra',
      section: 'all',
      ask: 'More?',
      why: 'So.',
      type: 'one',
      ordered: true,
      per: 'market',
      options: [
        { id: 'no', label: 'no', score: 0 },
        { id: 'yes', label: 'yes', score: 100 },
      ],
      cites: [],
    });
    expect(aligned?.new).toMatchObject({ weight: 4, dimension: 'money', 'show-when': { stage: 'sold' } });
  });

  it('have the markets of both, and stay packs', () => {
    const one: Pack = { ...smallPack, markets: smallPack.markets.slice(1) };
    const aligned = align(smallPack, one);
    expect([aligned.old, aligned.new].map((pack) => pack.markets.map(({ id }) => id))).toEqual([
      ['mu'],
      ['mu'],
    ]);
    for (const pack of [aligned.old, aligned.new])
      expect(compile(pack).space.variableCount).toBeGreaterThan(0);
  });
});
