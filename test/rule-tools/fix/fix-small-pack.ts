import { fixPack, type FixedPack, type FixOptions } from '../../../src/rule-tools/fix/fix-pack.ts';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, type Edits } from '../../fixtures/small-pack-files.ts';

const options: FixOptions = { today: '2026-11-23', asOf: null, sort: false, mayChange: () => true };

export const fix = (texts: readonly SourceText[], more: Partial<FixOptions> = {}): FixedPack =>
  fixPack(texts, [], { ...options, ...more });

export const textOf = (texts: readonly SourceText[], file: string): string =>
  texts.find((source) => source.file === file)?.text ?? '';

/** Unfixed diagnostics of an edited pack, with the reasons. */
export const remainingOf = (edits: Edits, more: Partial<FixOptions> = {}): readonly string[] =>
  fix(withEdits(edits), more).remaining.map(
    ({ diagnostic, reason }) => `${diagnostic.code}: ${reason ?? ''}`,
  );

/** Applied fixes with their places. */
export const appliedIn = ({ applied }: FixedPack): readonly string[] =>
  applied.map(({ file, line, description }) => `${file}:${line} ${description}`);
