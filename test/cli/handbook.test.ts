import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handbookOf } from '../../src/rule-tools/docs/handbook.ts';
import { allQuestions, allRecommendations } from '../../src/rule-pack/traverse.ts';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { loadSmallPack } from '../fixtures/small-pack-files.ts';
import { root } from './run.ts';

const { pack } = await loadRulePack({
  rules: resolve(root, 'rules'),
  markets: [resolve(root, 'markets')],
  cwd: root,
});
if (pack === null) throw new Error('The shipped rules cannot be read');
const shipped = pack;

const pagesOf = (of: Pack): ReadonlyMap<string, string> =>
  new Map(handbookOf([of]).map(({ name, text }) => [name, text]));
const pages = pagesOf(shipped);
const page = (name: string): string => pages.get(name) ?? '';

/** The part of a page under an anchor, up to the next anchor. */
const under = (name: string, anchor: string): string =>
  page(name).split(`<a id="${anchor}"></a>`)[1]?.split('<a id=')[0] ?? '';

const targets = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]*)\)/g)].map(([, target]) => target ?? '');

describe('the handbook of a pack', () => {
  it.each([...pages.keys()])('has a place for every link of %s', (name) => {
    const broken = targets(page(name)).filter((target) => {
      const [file = '', anchor] = target.split('#');
      const text = pages.get(file === '' ? name : file);
      return text === undefined || (anchor !== undefined && !text.includes(`<a id="${anchor}"></a>`));
    });
    expect(targets(page(name)).length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

  it.each([...pages.keys()])('has no place twice on %s', (name) => {
    const anchors = [...page(name).matchAll(/<a id="([^"]*)">/g)].map(([, anchor]) => anchor);
    expect(anchors).toEqual([...new Set(anchors)]);
  });

  it('reports every question, rule, barrier, piece of advice, source and fact', () => {
    const all = [...pages.values()].join('\n');
    const ids = [
      ...allQuestions(shipped).map(({ id }) => `question-${id}`),
      ...allRecommendations(shipped).map(({ id }) => `recommendation-${id}`),
      ...shipped.readiness.gates.map(({ id }) => `gate-${id}`),
      ...shipped.entryModes.modes.flatMap(({ requires, factors, forms = [] }) => [
        ...forms.map(({ id }) => `form-${id}`),
        ...forms.flatMap((form) => form.factors.map(({ id }) => `factor-${id}`)),
        ...requires.map(({ id }) => `requirement-${id}`),
        ...factors.map(({ id }) => `factor-${id}`),
      ]),
      ...(shipped.manifest.limits ?? []).map(({ id }) => `limit-${id}`),
      ...shipped.markets.flatMap(({ barriers, facts, attractiveness = [], position = [], routes = [] }) => [
        ...barriers.map(({ id }) => `barrier-${id}`),
        ...facts.map(({ id }) => `fact-${id}`),
        ...attractiveness.map(({ id }) => `rating-${id}`),
        ...position.flatMap(({ factors }) => factors.map(({ id }) => `position-factor-${id}`)),
        ...routes.map(({ id }) => `cost-route-${id}`),
      ]),
      ...shipped.sources.sources.map(({ id }) => `source-${id}`),
    ];
    expect(ids.filter((id) => !all.includes(`<a id="${id}"></a>`))).toEqual([]);
  });

  it('reports when a question is asked, its options and what uses it', () => {
    const size = under('questions.md', 'question-size');
    expect(size).toContain('### How many people work in the company?');
    expect(size).toContain('- `micro` 1 to 9');
    expect(size).toContain('Used by:');
    expect(under('questions.md', 'question-market-status')).toContain('asked for each market');
  });

  it('says a condition in words', () => {
    expect(under('readiness.md', 'gate-cash-short').split('Holds where:')[1]?.trim()).toMatch(
      /^- \[.*\]\(questions\.md#question-runway-months\): less than 6 months\n- not:\n {2}- \[.*\]\(questions\.md#question-revenue\): /,
    );
  });

  it('lists for each entry of the handbook what rests on it', () => {
    const line =
      page('coverage.md')
        .split('\n')
        .find((row) => row.includes('source-H1.1)')) ?? '';
    expect(line).toContain('(questions.md#question-offer)');
    expect(line).toContain('(readiness.md#dimension-regulatory)');
  });

  it('says of an entry that nothing rests on why that is so', () => {
    const { pack: small } = loadSmallPack();
    if (small === null) throw new Error('The small rules cannot be read');
    const table = pagesOf(small).get('coverage.md') ?? '';
    const cells = table.split('\n').map((row) => row.split(' | ').slice(1));
    expect(cells).toContainEqual([
      'Clusters help',
      'cluster',
      '[helper cluster](recommendations.md#helper-cluster) |',
    ]);
    expect(cells).toContainEqual(['General remarks', 'sme, large', 'Context only: It asks for nothing. |']);
  });

  it('is the same each time', () => {
    expect(pagesOf(shipped)).toEqual(pages);
  });

  it('shows markup in texts as text', () => {
    const [first, ...others] = shipped.questionnaire.questions;
    if (first === undefined) throw new Error('No question');
    const ask = '<b>Bold</b> [link](https://evil.example) | `code` **strong**';
    const changed: Pack = {
      ...shipped,
      questionnaire: { ...shipped.questionnaire, questions: [{ ...first, ask }, ...others] },
    };
    const text = [...pagesOf(changed).values()].join('\n');
    expect(text).toContain('\\<b\\>Bold\\</b\\>');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('[link](');
  });
});
