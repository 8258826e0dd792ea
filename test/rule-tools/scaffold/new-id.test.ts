import { describe, expect, it } from 'vitest';
import { SymbolTable } from '../../../src/rule-tools/lint/symbol-table.ts';
import { idProblem, scaffoldKinds, type ScaffoldKind } from '../../../src/rule-tools/scaffold/new-id.ts';
import { loadSmallPack } from '../../fixtures/small-pack-files.ts';

const loaded = loadSmallPack();
const problem = (kind: ScaffoldKind, id: string): string | null =>
  idProblem(kind, id, loaded, new SymbolTable(loaded.files));

const malformed = (id: string): string =>
  `\`${id}\` is no id: lower-case words joined by hyphens, for example ip-status`;

describe('the id of something new', () => {
  it('may be any that is not taken', () => {
    expect(scaffoldKinds).toEqual(['market', 'question', 'recommendation', 'test', 'gate', 'barrier']);
    for (const kind of scaffoldKinds) expect(problem(kind, 'something-2-new')).toBeNull();
  });

  it('consists of lower-case words joined by hyphens', () => {
    for (const id of ['', 'Stage', '2nd', 'a_b', 'a--b', '-a', 'a-', 'a b', 'ä', 'a-B', 'in a', 'a!'])
      expect(problem('question', id)).toBe(malformed(id));
    expect(problem('question', 'x')).toBeNull();
    expect(problem('question', 'a2b-3')).toBeNull();
  });

  it('is at most 64 characters long', () => {
    expect(problem('question', 'a'.repeat(64))).toBeNull();
    expect(problem('question', 'a'.repeat(65))).toBe(malformed(`${'a'.repeat(60)}…`));
  });

  it('is none that the formats use themselves', () => {
    expect(problem('question', 'any')).toBe(
      'the id `any` is reserved, as are `all`, `not`, `constructor`, `prototype`',
    );
    expect(problem('test', 'constructor')).toBe('the id `constructor` is reserved, as are `prototype`');
    expect(problem('test', 'any')).toBeNull();
    expect(problem('gate', 'any')).toBeNull();
  });

  it('is none that something of its kind has already', () => {
    expect(problem('question', 'stage')).toBe(
      'there is a question `stage` already, in company/questionnaire.yaml',
    );
    expect(problem('question', 'permit')).toBe(
      'there is a question `permit` already, in markets/atlantis.yaml',
    );
    expect(problem('market', 'atlantis')).toBe(
      'there is a market `atlantis` already, in markets/atlantis.yaml',
    );
    expect(problem('barrier', 'rules')).toBe('there is a barrier `rules` already, in markets/atlantis.yaml');
    expect(problem('gate', 'stage')).toBeNull();
  });

  it('is none that a test case has already', () => {
    expect(problem('test', 'short-of-money')).toBe(
      'there is a test `short-of-money` already, in company/tests/verdicts.yaml',
    );
    expect(problem('test', 'stage')).toBeNull();
    expect(problem('question', 'short-of-money')).toBeNull();
  });
});
