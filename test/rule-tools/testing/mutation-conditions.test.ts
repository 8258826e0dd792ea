import { describe, expect, it } from 'vitest';
import { conditionMutants } from '../../../src/rule-tools/testing/mutation/condition-mutants.ts';
import { Focus } from '../../../src/rule-tools/testing/mutation/focus.ts';
import type { Alteration } from '../../../src/rule-tools/testing/mutation/mutant.ts';
import type { Condition } from '../../../src/schema/types.ts';
import { questions } from '../../fixtures/small-pack.ts';

const known = new Map(questions.map((question) => [question.id, question]));

const alterations = (condition: Condition): readonly Alteration<Condition>[] =>
  conditionMutants(new Focus('readiness', ['when'], condition, (other) => other), known);

/** Each alteration in words, and the condition that it leaves, without the signs of JSON. */
const altered = (condition: Condition): readonly string[] =>
  alterations(condition).map(({ text, after }) => `${text} | ${JSON.stringify(after).replaceAll('"', '')}`);

/** Each alteration in words, with its kind and what it alters. */
const places = (condition: Condition): readonly string[] =>
  alterations(condition).map(({ text, kind, at, path }) => `${text} | ${kind}, ${at} of ${path.join('/')}`);

describe('mutants of option tests', () => {
  it('mutates a tested option by its neighbours, one more option, and leaving the test out', () => {
    expect(altered({ stage: 'trial' })).toEqual([
      'stage: dropped | {}',
      'stage: trial -> idea | {stage:[idea]}',
      'stage: idea added to trial | {stage:[trial,idea]}',
      'stage: trial -> sold | {stage:[sold]}',
      'stage: sold added to trial | {stage:[trial,sold]}',
    ]);
  });

  it('mutates a list of options one by one, each result once', () => {
    expect(altered({ stage: ['idea', 'trial'] })).toEqual([
      'stage: dropped | {}',
      'stage: trial -> sold | {stage:[idea,sold]}',
      'stage: sold added to idea, trial | {stage:[idea,trial,sold]}',
      'stage: idea dropped | {stage:[trial]}',
      'stage: trial dropped | {stage:[idea]}',
    ]);
    expect(altered({ stage: ['idea', 'sold'] })).toEqual([
      'stage: dropped | {}',
      'stage: idea -> trial | {stage:[trial,sold]}',
      'stage: trial added to idea, sold | {stage:[idea,sold,trial]}',
      'stage: sold -> trial | {stage:[idea,trial]}',
      'stage: idea dropped | {stage:[sold]}',
      'stage: sold dropped | {stage:[idea]}',
    ]);
  });

  it('mutates options under includes', () => {
    expect(altered({ needs: { includes: 'funding' } })).toEqual([
      'needs: dropped | {}',
      'needs: includes funding -> channel | {needs:{includes:[channel]}}',
      'needs: includes channel added to funding | {needs:{includes:[funding,channel]}}',
    ]);
    expect(altered({ needs: { includes: ['funding', 'channel'] } })).toEqual([
      'needs: dropped | {}',
      'needs: includes funding dropped | {needs:{includes:[channel]}}',
      'needs: includes channel dropped | {needs:{includes:[funding]}}',
    ]);
  });

  it('only drops a test without neighbouring options or of an unknown question', () => {
    expect(altered({ stage: 'not-applicable' })).toEqual(['stage: dropped | {}']);
    expect(altered({ weather: 'fine' })).toEqual(['weather: dropped | {}']);
  });

  it('points at the value of a mutated option', () => {
    expect(places({ stage: 'idea' })).toEqual([
      'stage: dropped | test, key of when/stage',
      'stage: idea -> trial | option, value of when/stage',
      'stage: trial added to idea | option, value of when/stage',
    ]);
    expect(places({ needs: { includes: 'funding' } })[1]).toBe(
      'needs: includes funding -> channel | option, value of when/needs/includes',
    );
  });
});

describe('mutants of comparisons', () => {
  it('mutates an option bound to its neighbours', () => {
    expect(altered({ stage: { 'at-least': 'trial' } })).toEqual([
      'stage: dropped | {}',
      'stage: at-least trial -> idea | {stage:{at-least:idea}}',
      'stage: at-least trial -> sold | {stage:{at-least:sold}}',
    ]);
    expect(altered({ stage: { 'less-than': 'sold' } })).toEqual([
      'stage: dropped | {}',
      'stage: less-than sold -> trial | {stage:{less-than:trial}}',
    ]);
  });

  it('mutates a number bound by one less, one more, and inclusive or exclusive', () => {
    const pairs = [
      ['at-least', 'more-than'],
      ['more-than', 'at-least'],
      ['at-most', 'less-than'],
      ['less-than', 'at-most'],
    ] as const;
    for (const [key, other] of pairs)
      expect(altered({ 'runway-months': { [key]: 6 } })).toEqual([
        'runway-months: dropped | {}',
        `runway-months: ${key} 6 -> 5 | {runway-months:{${key}:5}}`,
        `runway-months: ${key} 6 -> 7 | {runway-months:{${key}:7}}`,
        `runway-months: ${key} -> ${other} 6 | {runway-months:{${other}:6}}`,
      ]);
  });

  it('mutates each end of a comparison, and keeps the other', () => {
    expect(altered({ 'runway-months': { 'at-least': 6, 'less-than': 12 } })).toEqual([
      'runway-months: dropped | {}',
      'runway-months: at-least 6 -> 5 | {runway-months:{at-least:5,less-than:12}}',
      'runway-months: at-least 6 -> 7 | {runway-months:{at-least:7,less-than:12}}',
      'runway-months: at-least -> more-than 6 | {runway-months:{less-than:12,more-than:6}}',
      'runway-months: less-than 12 -> 11 | {runway-months:{at-least:6,less-than:11}}',
      'runway-months: less-than 12 -> 13 | {runway-months:{at-least:6,less-than:13}}',
      'runway-months: less-than -> at-most 12 | {runway-months:{at-least:6,at-most:12}}',
    ]);
  });

  it('does not mutate a bound to one that is already there', () => {
    const texts = altered({ 'runway-months': { 'more-than': 6, 'at-least': 3 } });
    expect(texts.filter((text) => / -> (?:more-than|at-least)/.test(text))).toEqual([]);
  });

  it('points at the bound or its key; mutated numbers have other ranges', () => {
    expect(places({ 'runway-months': { 'at-most': 6 } })).toEqual([
      'runway-months: dropped | test, key of when/runway-months',
      'runway-months: at-most 6 -> 5 | bound, value of when/runway-months/at-most',
      'runway-months: at-most 6 -> 7 | bound, value of when/runway-months/at-most',
      'runway-months: at-most -> less-than 6 | operator, key of when/runway-months/at-most',
    ]);
    expect(
      alterations({ 'runway-months': { 'at-most': 6 } }).map(({ movesBreakpoints }) => movesBreakpoints),
    ).toEqual([undefined, true, true, true]);
    expect(
      alterations({ stage: { 'at-least': 'trial' } }).map(({ movesBreakpoints }) => movesBreakpoints),
    ).toEqual([undefined, undefined, undefined]);
  });
});

/** Those of the alterations that are about how tests are joined. */
const joined = (condition: Condition): readonly string[] =>
  altered(condition).filter((text) => !/^\S+: (?:\S+ -> \S+|\S+ added to .*) \|/.test(text));

describe('mutants of groups', () => {
  it('mutates several keys from all to any', () => {
    expect(joined({ stage: 'idea', 'ip-status': 'none' })).toEqual([
      'stage: dropped | {ip-status:none}',
      'ip-status: dropped | {stage:idea}',
      'all of stage, ip-status -> any of them | {any:[{stage:idea},{ip-status:none}]}',
    ]);
  });

  it('mutates all to any, and drops each part', () => {
    expect(joined({ all: [{ stage: 'idea' }, { 'ip-status': 'none' }] })).toEqual([
      'all -> any | {any:[{stage:idea},{ip-status:none}]}',
      'all: stage idea dropped | {all:[{ip-status:none}]}',
      'all: ip-status none dropped | {all:[{stage:idea}]}',
    ]);
  });

  it('mutates any to all, and drops each part', () => {
    expect(joined({ any: [{ stage: 'idea' }, { 'ip-status': 'none' }] })).toEqual([
      'any -> all | {all:[{stage:idea},{ip-status:none}]}',
      'any: stage idea dropped | {any:[{ip-status:none}]}',
      'any: ip-status none dropped | {any:[{stage:idea}]}',
    ]);
  });

  it('keeps other tests beside a mutated group', () => {
    expect(
      joined({ all: [{ stage: 'idea' }, { stage: 'sold' }], any: [{ needs: 'a' }, { needs: 'b' }] }),
    ).toEqual([
      'all -> any | {any:[{needs:a},{needs:b}],all:[{any:[{stage:idea},{stage:sold}]}]}',
      'any -> all | {all:[{stage:idea},{stage:sold},{needs:a},{needs:b}]}',
      'all: stage idea dropped | {all:[{stage:sold}],any:[{needs:a},{needs:b}]}',
      'all: stage sold dropped | {all:[{stage:idea}],any:[{needs:a},{needs:b}]}',
      'any: needs a dropped | {all:[{stage:idea},{stage:sold}],any:[{needs:b}]}',
      'any: needs b dropped | {all:[{stage:idea},{stage:sold}],any:[{needs:a}]}',
    ]);
    expect(joined({ all: [{ stage: 'idea' }, { stage: 'sold' }], 'ip-status': 'none' })).toEqual([
      'ip-status: dropped | {all:[{stage:idea},{stage:sold}]}',
      'all -> any | {ip-status:none,any:[{stage:idea},{stage:sold}]}',
      'all of all, ip-status -> any of them | {any:[{all:[{stage:idea},{stage:sold}]},{ip-status:none}]}',
      'all: stage idea dropped | {all:[{stage:sold}],ip-status:none}',
      'all: stage sold dropped | {all:[{stage:idea}],ip-status:none}',
    ]);
  });

  it('mutates not to what it negates', () => {
    expect(joined({ not: { stage: 'idea' } })).toEqual([
      'not: dropped | {}',
      'not: removed | {all:[{stage:idea}]}',
      'stage: dropped | {not:{}}',
    ]);
    expect(joined({ not: { stage: 'idea' }, all: [{ needs: 'a' }] })).toEqual([
      'not: dropped | {all:[{needs:a}]}',
      'not: removed | {all:[{needs:a},{stage:idea}]}',
      'all of not, all -> any of them | {any:[{not:{stage:idea}},{all:[{needs:a}]}]}',
      'all: needs a dropped | {not:{stage:idea}}',
      'stage: dropped | {not:{},all:[{needs:a}]}',
    ]);
  });

  it('drops a single part with its group', () => {
    expect(joined({ all: [{ stage: 'idea' }] })).toEqual(['all: stage idea dropped | {}']);
    expect(joined({ any: [{ stage: 'idea' }] })).toEqual(['any: stage idea dropped | {}']);
    expect(joined({ any: [{ any: [{ stage: 'idea' }] }] })).toEqual([
      'any: a part dropped | {}',
      'any: stage idea dropped | {any:[{}]}',
    ]);
  });

  it('mutates inside parts', () => {
    expect(
      joined({
        any: [{ stage: ['idea', 'trial'], 'runway-months': { 'at-least': 3 } }, { not: { stage: 'sold' } }],
      }),
    ).toEqual([
      'any -> all | {all:[{stage:[idea,trial],runway-months:{at-least:3}},{not:{stage:sold}}]}',
      'any: stage idea or trial, runway-months at-least 3 dropped | {any:[{not:{stage:sold}}]}',
      'any: a part dropped | {any:[{stage:[idea,trial],runway-months:{at-least:3}}]}',
      'stage: dropped | {any:[{runway-months:{at-least:3}},{not:{stage:sold}}]}',
      'runway-months: dropped | {any:[{stage:[idea,trial]},{not:{stage:sold}}]}',
      'stage: idea dropped | {any:[{stage:[trial],runway-months:{at-least:3}},{not:{stage:sold}}]}',
      'stage: trial dropped | {any:[{stage:[idea],runway-months:{at-least:3}},{not:{stage:sold}}]}',
      'runway-months: at-least 3 -> 2 | {any:[{stage:[idea,trial],runway-months:{at-least:2}},{not:{stage:sold}}]}',
      'runway-months: at-least 3 -> 4 | {any:[{stage:[idea,trial],runway-months:{at-least:4}},{not:{stage:sold}}]}',
      'runway-months: at-least -> more-than 3 | {any:[{stage:[idea,trial],runway-months:{more-than:3}},{not:{stage:sold}}]}',
      'all of stage, runway-months -> any of them | {any:[{any:[{stage:[idea,trial]},{runway-months:{at-least:3}}]},{not:{stage:sold}}]}',
      'not: removed | {any:[{stage:[idea,trial],runway-months:{at-least:3}},{all:[{stage:sold}]}]}',
      'stage: dropped | {any:[{stage:[idea,trial],runway-months:{at-least:3}},{not:{}}]}',
    ]);
  });

  it('describes both ends of a comparison in a dropped part', () => {
    const range: Condition = {
      any: [{ 'runway-months': { 'at-least': 3, 'less-than': 6 } }, { stage: 'idea' }],
    };
    expect(joined(range)[1]).toBe('any: runway-months at-least 3 less-than 6 dropped | {any:[{stage:idea}]}');
  });

  it('points at the key of a group, and at the position of a part', () => {
    const condition: Condition = {
      stage: 'sold',
      any: [{ needs: { includes: ['a', 'b'] } }, { not: { stage: 'idea' } }],
    };
    expect(places(condition).filter((text) => /test|operator/.test(text))).toEqual([
      'stage: dropped | test, key of when/stage',
      'any -> all | operator, key of when/any',
      'any: needs includes a or b dropped | test, value of when/any/0',
      'any: a part dropped | test, value of when/any/1',
      'not: removed | operator, key of when/any/1/not',
      'stage: dropped | test, key of when/any/1/not/stage',
    ]);
    expect(places({ all: [{ stage: 'idea' }, { stage: 'sold' }] })[0]).toBe(
      'all -> any | operator, key of when/all',
    );
    expect(places({ stage: 'idea', 'ip-status': 'none' }).at(-1)).toBe(
      'all of stage, ip-status -> any of them | operator, key of when/stage',
    );
  });
});
