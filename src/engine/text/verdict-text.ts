import type { Pack } from '../../rule-pack/rule-pack.ts';
import { notEnoughAnswers, notYet, tie, type ModeRanking } from '../scoring/verdict.ts';

export function modeTitle(pack: Pack, id: string): string {
  return pack.entryModes.modes.find((mode) => mode.id === id)?.title ?? id;
}

/** The title of an outcome: the entry mode, the modes that tie, or the pack's title for "not yet". */
export function outcomeTitle(pack: Pack, { outcome, modes }: Pick<ModeRanking, 'outcome' | 'modes'>): string {
  if (outcome === notYet) return pack.manifest['not-yet'].title;
  if (outcome === notEnoughAnswers) return 'Not enough answers yet';
  if (outcome === tie) return modes.map((mode) => modeTitle(pack, mode)).join(' or ');
  return modeTitle(pack, outcome);
}
