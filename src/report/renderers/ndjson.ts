import type { BriefAssessment, Interval } from '../../schema/types.ts';
import { withoutHidden } from './json.ts';

/** Texts of the rules as JSON: ids, of which there are few. */
type Ids = (id: string) => string;

/**
 * Writes assessments in brief as lines of JSON, in which nothing is hidden: what JSON.stringify writes, in a fraction of
 * its time, which for a stream of companies counts.
 */
export function briefLines(): (result: BriefAssessment) => string {
  const known = new Map<string, string>();
  const ids: Ids = (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = json(id);
    known.set(id, text);
    return text;
  };
  return ({ format, pack, company, open, score, level, dimensions, gates, recommendation, markets }) => {
    const { market, outcome, form, settled } = recommendation;
    const members = [
      `"format":${ids(format)}`,
      `"pack":${ids(pack)}`,
      `"company":${company === null ? 'null' : json(company)}`,
      `"open":${open}`,
      `"score":${interval(score)}`,
      `"level":{"low":${ids(level.low)},"high":${ids(level.high)}}`,
      `"dimensions":${dimensionsText(dimensions, ids)}`,
      `"gates":${list(gates, ids)}`,
      `"recommendation":{"market":${orNull(market, ids)},"outcome":${ids(outcome)},"form":${orNull(form, ids)},"settled":${String(settled)}}`,
      `"markets":[${markets.map((one) => marketText(one, ids)).join()}]`,
    ];
    return `{${members.join()}}`;
  };
}

const json = (text: string): string => withoutHidden(JSON.stringify(text));

const interval = ({ low, high }: Interval): string => `{"low":${low},"high":${high}}`;

const orNull = (id: string | null, ids: Ids): string => (id === null ? 'null' : ids(id));

const list = (texts: readonly string[], ids: Ids): string => `[${texts.map(ids).join()}]`;

function dimensionsText(dimensions: BriefAssessment['dimensions'], ids: Ids): string {
  let text = '';
  for (const id in dimensions) {
    const score = dimensions[id] ?? null;
    text += `${text === '' ? '' : ','}${ids(id)}:${score === null ? 'null' : interval(score)}`;
  }
  return `{${text}}`;
}

function marketText(
  { id, rank, score, outcome, modes, form, settled }: BriefAssessment['markets'][number],
  ids: Ids,
): string {
  return `{"id":${ids(id)},"rank":${rank},"score":${interval(score)},"outcome":${ids(outcome)},"modes":${list(modes, ids)},"form":${orNull(form, ids)},"settled":${String(settled)}}`;
}
