import type { CompanyEffects, EffectKind } from '../../rule-tools/diff/effects.ts';
import { bullets, paragraph, strong, type Phrase } from '../../report/document/document.ts';
import type { Section } from './section.ts';
import { count, plural } from './text.ts';

/** The effect on real companies. */
export interface CompanyReport {
  readonly companies: readonly CompanyEffects[];
  /** Files that could not be used. */
  readonly skipped: number;
}

const mostListed = 100;

const titles: Readonly<Record<EffectKind, string>> = {
  overall: 'entry mode',
  'first market': 'first market',
  verdict: 'entry mode in a market',
  level: 'level',
  'first actions': 'first actions',
};

export function companySections(report: CompanyReport | null): readonly Section[] {
  if (report === null) return [];
  const { companies, skipped } = report;
  const total = companies.length;
  const parts = Object.entries(titles).flatMap(([kind, title]) => {
    const changed = companies.flatMap(({ name, effects }) =>
      effects.filter((effect) => effect.kind === kind).map((effect) => ({ name, effect })),
    );
    const names = new Set(changed.map(({ name }) => name)).size;
    if (names === 0) return [];
    const lines = changed.slice(0, mostListed).map(({ name, effect }): Phrase => {
      const where = effect.market === null ? '' : ` (${effect.market})`;
      return [strong(name), `${where}: from ${effect.old || 'none'} to ${effect.new || 'none'}`];
    });
    const left = changed.length - mostListed;
    return [
      [paragraph(`${count(names)} of ${count(total)} ${names === 1 ? 'changes' : 'change'} ${title}:`)],
      bullets(lines),
      ...(left > 0 ? [[paragraph(`And ${count(left)} more.`)]] : []),
    ];
  });
  const unchanged = companies.filter(({ effects }) => effects.length === 0).length;
  const left = skipped === 0 ? '' : ` ${plural(skipped, 'file')} could not be used.`;
  return [
    {
      title: `Real companies: ${count(total)} compared`,
      isOpen: true,
      parts: [...parts, [paragraph(`${count(unchanged)} of ${count(total)} get the same result.${left}`)]],
    },
  ];
}
