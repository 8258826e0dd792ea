import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Fact, Question, Source } from '../../schema/types.ts';
import type { Help } from './screen.ts';

/** Why a question is asked, and what that rests on. */
export function helpOf(pack: Pack, question: Question, market: string | null): Help {
  const facts = pack.markets.find(({ id }) => id === market)?.facts ?? [];
  return {
    why: question.why,
    sources: question.cites.map((id) => {
      const fact = facts.find((one) => one.id === id);
      if (fact !== undefined) return factWords(fact);
      const source = pack.sources.sources.find((one) => one.id === id);
      return source === undefined ? id : sourceWords(source);
    }),
  };
}

const kinds: Readonly<Record<Source['kind'], string>> = {
  handbook: 'handbook',
  official: 'official source',
  paper: 'study',
  secondary: 'secondary source',
  judgement: 'our judgement',
};

function sourceWords({ id, title, kind, publisher, 'as-of': asOf }: Source): string {
  return `${id}: ${title} (${[publisher, kinds[kind], asOf].filter((part) => part !== undefined).join(', ')})`;
}

function factWords({ id, statement, source, 'as-of': asOf }: Fact): string {
  return `${id}: ${statement} (${[source, asOf].filter((part) => part !== undefined).join(', ')})`;
}
