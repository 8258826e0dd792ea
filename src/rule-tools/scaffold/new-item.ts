import type { LoadedPack, PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { FormatName } from '../../rule-pack/validate.ts';
import type { TextEdit } from '../../source/text-edit.ts';
import { field, items, root, textOf } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { SymbolTable } from '../lint/symbol-table.ts';
import { isPerMarket } from '../lint/reference-paths.ts';
import { optionIds, typeOf } from '../lint/questions.ts';
import { insertItem } from './insert.ts';
import { barrierLines, gateLines, questionLines, recommendationLines } from './templates.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** Options of `rules new`; null if not given. */
export interface NewItemOptions {
  readonly kind: 'question' | 'recommendation' | 'gate' | 'barrier';
  readonly id: string;
  /** The market it belongs to; null for the whole pack. */
  readonly market: string | null;
  readonly section: string | null;
  readonly type: 'one' | 'many' | 'number';
  /** question=answer */
  readonly improves: string | null;
  /** question=answer */
  readonly when: string | null;
  readonly caps: string | null;
  readonly barrierKind: string | null;
}

export type ItemPlan =
  | { readonly ok: true; readonly file: string; readonly edit: TextEdit }
  | { readonly ok: false; readonly problem: string };

type Lines =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly problem: string };

const failure = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});

/** Plans a new entry: its text and its place in a file. Writes nothing. */
export function planItem(loaded: LoadedPack, symbols: SymbolTable, options: NewItemOptions): ItemPlan {
  const file = fileFor(loaded, options);
  if ('problem' in file) return failure(file.problem);
  if (file.document.value === undefined)
    return failure(`${file.file} has errors of its own: fix those first`);
  const made = linesOf(symbols, options);
  if (!made.ok) return made;
  const list = {
    question: 'questions',
    recommendation: 'recommendations',
    gate: 'gates',
    barrier: 'barriers',
  };
  const after = options.kind === 'question' ? lastOfSection(file, options.section) : undefined;
  const placed = insertItem(file.document, list[options.kind], made.lines, after);
  return placed.ok ? { ok: true, file: file.file, edit: placed.edit } : placed;
}

const formats = {
  question: 'questionnaire',
  recommendation: 'recommendations',
  gate: 'readiness',
} as const satisfies Record<string, FormatName>;

function fileFor(
  { files }: LoadedPack,
  { kind, market }: NewItemOptions,
): PackFile | { readonly problem: string } {
  if (market === null) {
    if (kind === 'barrier') return { problem: 'a barrier belongs to a market: --market' };
    return (
      files.find(({ format }) => format === formats[kind]) ?? {
        problem: `the rules have no file for a ${kind}`,
      }
    );
  }
  if (kind === 'gate') return { problem: 'a gate belongs to the rules, not to a market' };
  const markets = files.filter(({ format }) => format === 'market');
  const idOf = ({ document }: PackFile): string => textOf(field(root(document), 'id')) ?? '';
  return (
    markets.find((file) => idOf(file) === market) ?? {
      problem: `there is no market ${quote(market)}; there ${listIds(markets.map(idOf))}`,
    }
  );
}

/** Index of the last question of a section, to keep its questions together; -1 if there is none. */
const lastOfSection = ({ document }: PackFile, section: string | null): number =>
  items(field(root(document), 'questions')).findLastIndex(
    (question) => textOf(field(question, 'section')) === section,
  );

function linesOf(symbols: SymbolTable, options: NewItemOptions): Lines {
  const { kind, id, market, section, type, improves, when, caps, barrierKind } = options;
  const sources = [...symbols.visible('source', null).ids.keys()];
  const cites = sources.find((source) => source === 'own-judgement') ?? sources[0];
  if (cites === undefined) return failure('the pack has no source that anything could rest on');
  switch (kind) {
    case 'question': {
      const found = chosenName(symbols, 'section', section, '--section');
      if ('problem' in found) return failure(found.problem);
      return {
        ok: true,
        lines: questionLines(id, { section: found.name, type, perMarket: market !== null, cites }),
      };
    }
    case 'barrier': {
      const found = chosenName(symbols, 'barrier-kind', barrierKind, '--kind');
      if ('problem' in found) return failure(found.problem);
      return { ok: true, lines: barrierLines(id, { kind: found.name, cites }) };
    }
    case 'gate': {
      const found = chosenName(symbols, 'level', caps, '--caps');
      if ('problem' in found) return failure(found.problem);
      const answer = parseAnswer(symbols, when, market, 'when');
      if ('problem' in answer) return failure(answer.problem);
      return {
        ok: true,
        lines: gateLines(id, { when: answer.yaml, perMarket: answer.perMarket, cites, caps: found.name }),
      };
    }
    case 'recommendation': {
      const key = improves === null && when !== null ? 'when' : 'improves';
      const answer = parseAnswer(symbols, improves ?? when, market, key);
      if ('problem' in answer) return failure(answer.problem);
      const perMarket = answer.perMarket || market !== null;
      return { ok: true, lines: recommendationLines(id, { when: answer.yaml, perMarket, cites, key }) };
    }
  }
}

/** Validates a chosen name. */
function chosenName(
  symbols: SymbolTable,
  kind: NameKind,
  chosen: string | null,
  option: string,
): { readonly name: string } | { readonly problem: string } {
  const known = [...symbols.visible(kind, null).ids.keys()];
  if (chosen === null) return { problem: `say which with ${option}: ${known.join(', ')}` };
  if (known.includes(chosen)) return { name: chosen };
  return { problem: `there is no ${quote(chosen)}: ${option} is one of ${known.join(', ')}` };
}

/** Turns `question=answer` into YAML. */
function parseAnswer(
  symbols: SymbolTable,
  text: string | null,
  market: string | null,
  key: 'improves' | 'when',
): { readonly yaml: string; readonly perMarket: boolean } | { readonly problem: string } {
  const [question = '', answer = ''] = text?.split('=') ?? [];
  if (answer === '')
    return { problem: `say for which answer with --${key} QUESTION=ANSWER: a rule without one says nothing` };
  const declared = symbols.find('question', question);
  if (declared === undefined) {
    const nearest = symbols.nearest(question, symbols.visible('question', 'any').ids.keys());
    return {
      problem: `there is no question ${quote(question)}${nearest === null ? '' : `; did you mean ${quote(nearest)}?`}`,
    };
  }
  const { node, home } = declared;
  if (home !== null && textOf(field(root(home), 'id')) !== market)
    return { problem: `the question ${quote(question)} belongs to ${home.file}: --market says so` };
  const type = typeOf(node);
  const options = optionIds(node);
  if (type === 'number' ? !/^-?\d+$/.test(answer) : !options.includes(answer))
    return {
      problem: `${quote(question)} is answered by ${type === 'number' ? 'a whole number' : options.join(', ')}`,
    };
  const tests = { one: answer, many: `{includes: ${answer}}`, number: `{less-than: ${answer}}` };
  return {
    yaml: `{${question}: ${key === 'improves' || type === null ? answer : tests[type]}}`,
    perMarket: isPerMarket(node),
  };
}

const listIds = (ids: readonly string[]): string =>
  ids.length === 0 ? 'is none yet' : `${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}`;
