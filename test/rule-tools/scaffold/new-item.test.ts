import { describe, expect, it } from 'vitest';
import { SymbolTable } from '../../../src/rule-tools/lint/symbol-table.ts';
import { planItem, type NewItemOptions } from '../../../src/rule-tools/scaffold/new-item.ts';
import { parseRulePack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { editText } from '../../../src/source/text-edit.ts';
import { withEdits, diagnosticsOf, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

type Asked = Partial<NewItemOptions> & Pick<NewItemOptions, 'kind'>;

const nothing = { market: null, section: null, improves: null, when: null, caps: null, barrierKind: null };
const wanted = (asked: Asked): NewItemOptions => ({ ...nothing, id: 'fresh', type: 'one', ...asked });

interface Made {
  readonly file: string;
  /** The lines that are new, with the line before them. */
  readonly lines: readonly string[];
  readonly before: string;
  /** What the checks then find, besides texts that are still to be written. */
  readonly faults: readonly string[];
}

/** What is made in a pack, or why it is not. */
function made(asked: Asked, texts: readonly SourceText[] = smallPackFiles): Made | string {
  const loaded = parseRulePack(texts);
  const planned = planItem(loaded, new SymbolTable(loaded.files), wanted(asked));
  if (!planned.ok) return planned.problem;
  const { file, edit } = planned;
  const source = texts.find((one) => one.file === file)?.text ?? '';
  const after = editText(source, [edit]);
  const place = source.slice(0, edit.from).split('\n').length;
  const count = edit.insert.split('\n').length - 1;
  return {
    file,
    lines: after.split('\n').slice(place, place + count),
    before: after.split('\n')[place - 1] ?? '',
    faults: diagnosticsOf(texts.map((one) => (one.file === file ? { ...one, text: after } : one)))
      .filter(({ code }) => code !== 'unfinished')
      .map(({ message }) => message),
  };
}

function item(asked: Asked, edits: Edits = {}): Made {
  const found = made(asked, withEdits(edits));
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const withoutComments = (lines: readonly string[]): string =>
  lines.filter((line) => !/^ *#/.test(line)).join('\n');

describe('a new question', () => {
  it('comes after the last of its section, with three options to write', () => {
    const { file, lines, before, faults } = item({ kind: 'question', section: 'company' });
    expect(file).toBe('company/questionnaire.yaml');
    expect(before).toBe('    cites: [own-judgement]');
    expect(lines[0]).toBe(
      '  # A question counts once a rule asks for it: a condition, or dimension: with its scores.',
    );
    expect(lines).toContain('    # Options run from weak to strong; take this line out where they do not.');
    expect(withoutComments(lines)).toBe(`  - id: fresh
    section: company
    ask: "TODO: what is asked; countable facts, not opinions."
    why: "TODO: what the answer changes."
    type: one
    ordered: true
    options:
      - {id: none, label: "TODO: what is at hand on the lowest rung"}
      - {id: some, label: "TODO: what is at hand on the next rung"}
      - {id: all, label: "TODO: what is at hand on the highest rung"}
    cites: [own-judgement] # the source or fact that this rests on`);
    expect(faults).toEqual([]);
  });

  it('stands before the questions of the next section', () => {
    const loaded = parseRulePack(smallPackFiles);
    const planned = planItem(
      loaded,
      new SymbolTable(loaded.files),
      wanted({ kind: 'question', section: 'company' }),
    );
    const questionnaire =
      smallPackFiles.find(({ file }) => file === 'company/questionnaire.yaml')?.text ?? '';
    expect(planned.ok && questionnaire.slice(planned.edit.from)).toMatch(/^\n {2}- id: pathway\n/);
  });

  it('comes last where its section has no question yet', () => {
    const edits: Edits = {
      'company/questionnaire.yaml': [
        [
          '{id: market, title: Each market}',
          '{id: market, title: Each market}\n  - {id: empty, title: Empty}',
        ],
      ],
    };
    const { lines, before } = item({ kind: 'question', section: 'empty' }, edits);
    expect(before).toBe('    cites: [own-judgement]');
    expect(lines).toContain('    section: empty');
    expect(withoutComments(lines)).not.toContain('per: market');
  });

  it('may have several answers, or a number for an answer', () => {
    const many = item({ kind: 'question', section: 'company', type: 'many' });
    expect(withoutComments(many.lines)).toContain(`
    type: many
    options:
      - {id: first, label: "TODO: one thing that may be so"}
      - {id: second, label: "TODO: another"}
    cites:`);
    expect(many.faults).toEqual([]);
    const number = item({ kind: 'question', section: 'company', type: 'number' });
    expect(withoutComments(number.lines)).toContain(`
    type: number
    unit: "TODO: what is counted"
    minimum: 0
    maximum: 100
    cites:`);
    expect(number.faults).toEqual([]);
  });

  it('is asked for its market in the file of a market', () => {
    const { file, lines, faults } = item({ kind: 'question', section: 'market', market: 'atlantis' });
    expect(file).toBe('markets/atlantis.yaml');
    expect(withoutComments(lines)).toContain('\n    type: one\n    per: market\n    ordered: true\n');
    expect(faults).toEqual([]);
  });

  it('needs a section that there is', () => {
    expect(made({ kind: 'question' })).toBe('say which with --section: company, market');
    expect(made({ kind: 'question', section: 'firm' })).toBe(
      'there is no `firm`: --section is one of company, market',
    );
  });
});

describe('a new gate', () => {
  it('is a showstopper that caps the level', () => {
    const { file, lines, faults } = item({ kind: 'gate', when: 'stage=idea', caps: 'exploring' });
    expect(file).toBe('company/readiness.yaml');
    expect(lines.join('\n')).toBe(`  - id: fresh
    title: "TODO: the showstopper in three words."
    when: {stage: idea}
    caps: exploring
    because: "TODO: why nothing makes up for it."
    cites: [own-judgement] # the source or fact that this rests on`);
    expect(faults).toEqual([]);
  });

  it('tests each type of question as it can be tested', () => {
    const when = (answer: string): string =>
      item({ kind: 'gate', when: answer, caps: 'exploring' }).lines.find((line) => line.includes('when:')) ??
      '';
    expect(when('needs=funding')).toBe('    when: {needs: {includes: funding}}');
    expect(when('runway-months=3')).toBe('    when: {runway-months: {less-than: 3}}');
    expect(when('runway-months=-12')).toBe('    when: {runway-months: {less-than: -12}}');
  });

  it('holds for a market where its question is asked for each', () => {
    const { lines, faults } = item({ kind: 'gate', when: 'pathway=unknown', caps: 'exploring' });
    expect(lines.slice(2, 4)).toEqual(['    per: market', '    when: {pathway: unknown}']);
    expect(faults).toEqual([]);
  });

  it('needs a level that there is', () => {
    expect(made({ kind: 'gate', when: 'stage=idea' })).toBe('say which with --caps: exploring, ready');
    expect(made({ kind: 'gate', when: 'stage=idea', caps: 'low' })).toBe(
      'there is no `low`: --caps is one of exploring, ready',
    );
  });

  it('belongs to no market', () => {
    expect(made({ kind: 'gate', market: 'atlantis', when: 'stage=idea', caps: 'exploring' })).toBe(
      'a gate belongs to the rules, not to a market',
    );
  });
});

describe('the answer that a rule is about', () => {
  const gate = (when: string): Made | string => made({ kind: 'gate', when, caps: 'exploring' });

  it('is asked for', () => {
    const problem = 'say for which answer with --when QUESTION=ANSWER: a rule without one says nothing';
    expect(made({ kind: 'gate', caps: 'exploring' })).toBe(problem);
    expect(gate('stage')).toBe(problem);
    expect(gate('stage=')).toBe(problem);
    expect(made({ kind: 'recommendation' })).toBe(problem.replace('--when', '--improves'));
  });

  it('belongs to a question; the nearest name is offered', () => {
    expect(gate('stagee=idea')).toBe('there is no question `stagee`; did you mean `stage`?');
    expect(gate('permitt=held')).toBe('there is no question `permitt`; did you mean `permit`?');
    expect(gate('weather=fine')).toBe('there is no question `weather`');
  });

  it('is one that its question can have', () => {
    expect(gate('stage=ideas')).toBe('`stage` is answered by idea, trial, sold');
    for (const answer of ['few', '3.5', '3 months', 'about 3'])
      expect(gate(`runway-months=${answer}`)).toBe('`runway-months` is answered by a whole number');
  });

  it('may be to a question of a market in the file of that market alone', () => {
    expect(gate('permit=none')).toBe(
      'the question `permit` belongs to markets/atlantis.yaml: --market says so',
    );
    expect(item({ kind: 'recommendation', market: 'atlantis', improves: 'permit=held' }).faults).toEqual([]);
  });
});

describe('a new recommendation', () => {
  it('says what it improves', () => {
    const { file, lines, faults } = item({ kind: 'recommendation', improves: 'ip-status=granted' });
    expect(file).toBe('company/recommendations.yaml');
    expect(lines).toContain(
      '    # Our judgement until somebody has looked: low, medium or high; weeks or months.',
    );
    expect(withoutComments(lines)).toBe(`  - id: fresh
    title: "TODO: what to do, as an instruction."
    why: "TODO: what it gains."
    improves: {ip-status: granted}
    steps:
      - "TODO: what is done first, and by whom."
      - "TODO: what is done next."
    done-when: "TODO: how anybody can see that it is done."
    impact: medium
    effort: medium
    takes: 3 months
    owner: "TODO: a role in the company"
    cites: [own-judgement] # the source or fact that this rests on`);
    expect(faults).toEqual([]);
  });

  it('improves a number to a number, and several answers by one', () => {
    expect(item({ kind: 'recommendation', improves: 'runway-months=18' }).lines).toContain(
      '    improves: {runway-months: 18}',
    );
    expect(item({ kind: 'recommendation', improves: 'needs=channel' }).lines).toContain(
      '    improves: {needs: channel}',
    );
  });

  it('an option says for whom a recommendation is', () => {
    const { lines, faults } = item({ kind: 'recommendation', when: 'needs=funding' });
    expect(lines).toContain('    when: {needs: {includes: funding}}');
    expect(faults).toEqual([]);
  });

  it('improves an answer where both are given', () => {
    const { lines } = item({ kind: 'recommendation', when: 'needs=funding', improves: 'stage=sold' });
    expect(lines).toContain('    improves: {stage: sold}');
    expect(lines.join()).not.toContain('when: {');
  });

  it('is one for each market where its question is, or where it stands in the file of a market', () => {
    expect(item({ kind: 'recommendation', improves: 'pathway=confirmed' }).lines).toContain(
      '    per: market',
    );
    const own = item({ kind: 'recommendation', market: 'atlantis', improves: 'stage=sold' });
    expect(own.file).toBe('markets/atlantis.yaml');
    expect(own.lines).toContain('    per: market');
    expect(own.faults).toEqual([]);
    expect(item({ kind: 'recommendation', improves: 'stage=sold' }).lines).not.toContain('    per: market');
  });
});

describe('a new barrier', () => {
  it('stands in the file of a market', () => {
    const { file, lines, faults } = item({ kind: 'barrier', market: 'atlantis', barrierKind: 'language' });
    expect(file).toBe('markets/atlantis.yaml');
    expect(lines.join('\n')).toBe(`  - id: fresh
    title: "TODO: what stands in the way."
    kind: language
    # Low, moderate, high or critical, before anything is done about it.
    severity: low
    why: "TODO: whom it stops, and how."
    # Whom it concerns (applies-when) and what takes it away (reduced-by) come here; without them it stands for everybody.
    cites: [own-judgement] # the source or fact that this rests on`);
    expect(faults).toEqual([]);
  });

  it('needs a market and a kind that there are', () => {
    expect(made({ kind: 'barrier', barrierKind: 'language' })).toBe(
      'a barrier belongs to a market: --market',
    );
    expect(made({ kind: 'barrier', market: 'atlantis' })).toBe('say which with --kind: regulation, language');
    expect(made({ kind: 'barrier', market: 'atlantis', barrierKind: 'talk' })).toBe(
      'there is no `talk`: --kind is one of regulation, language',
    );
    const barrier = { kind: 'barrier', market: 'mu', barrierKind: 'language' } as const;
    expect(made(barrier)).toBe('there is no market `mu`; there is atlantis');
    const without = smallPackFiles.filter(({ format }) => format !== 'market');
    expect(made(barrier, without)).toBe('there is no market `mu`; there is none yet');
    const [atlantis] = smallPackFiles.filter(({ format }) => format === 'market');
    if (atlantis === undefined) throw new Error('the small pack has a market');
    const lemuria = {
      ...atlantis,
      file: 'markets/lemuria.yaml',
      name: 'markets/lemuria.yaml',
      text: 'id: lemuria\n',
    };
    expect(made(barrier, [...smallPackFiles, lemuria])).toBe(
      'there is no market `mu`; there are atlantis, lemuria',
    );
  });

  it('goes into the file of its own market', () => {
    const [atlantis] = smallPackFiles.filter(({ format }) => format === 'market');
    if (atlantis === undefined) throw new Error('the small pack has a market');
    const file = 'markets/lemuria.yaml';
    const lemuria = { ...atlantis, file, name: file, text: 'id: lemuria\nbarriers: []\n' };
    const found = made({ kind: 'barrier', market: 'lemuria', barrierKind: 'language' }, [
      ...smallPackFiles,
      lemuria,
    ]);
    expect(typeof found === 'string' ? found : found.file).toBe(file);
  });
});

describe('refusals', () => {
  const gate = { kind: 'gate', when: 'stage=idea', caps: 'exploring' } as const;

  it('refuses an unreadable file', () => {
    expect(made(gate, withEdits({ 'company/readiness.yaml': [['gates:', 'gates: [']] }))).toBe(
      'company/readiness.yaml has errors of its own: fix those first',
    );
  });

  it('refuses a kind for which the rules have no file', () => {
    const texts = smallPackFiles.filter(({ format }) => format !== 'readiness');
    expect(made(gate, texts)).toBe('the rules have no file for a gate');
  });

  it('refuses a pack without a source to cite', () => {
    const texts = smallPackFiles.map((source) =>
      source.format === 'sources' ? { ...source, text: 'sources: []\n' } : source,
    );
    expect(made(gate, texts)).toBe('the pack has no source that anything could rest on');
  });

  it('refuses a list in brackets', () => {
    const texts = smallPackFiles.map((source) =>
      source.format === 'market' ? { ...source, text: 'id: atlantis\nbarriers: [{id: rules}]\n' } : source,
    );
    expect(made({ kind: 'barrier', market: 'atlantis', barrierKind: 'language' }, texts)).toBe(
      'the list barriers stands in brackets: write each item on a line of its own',
    );
  });
});

it('rests on the first source of the pack where it has no judgement of its own', () => {
  const texts = withEdits({
    'sources.yaml': [['id: own-judgement, title', 'id: another-judgement, title']],
  });
  const found = made({ kind: 'gate', when: 'stage=idea', caps: 'exploring' }, texts);
  expect(typeof found === 'string' ? found : found.lines.at(-1)).toMatch(/^ {4}cites: \[H1\]/);
});
