import type { Screen } from '../screens/screen.ts';
import type { Look } from './style.ts';
import { allows, commandWords } from '../screens/text.ts';

/** What the keys do on a screen; the most needed first. */
export function keyHints(screen: Screen, { unicode }: Look): readonly string[] {
  const [up, left, right] = unicode ? ['\u2191\u2193', '\u2190', '\u2192'] : ['arrows', 'left', 'right'];
  const { input } = screen;
  if (input.kind === 'text') {
    const back = allows(screen, 'back') ? [`${unicode ? '\u2191' : 'up'} back`] : [];
    return ['Enter go on', ...back, 'Ctrl-S save and quit'];
  }
  const answering = {
    one: [`${up} or number`, 'Enter choose'],
    many: [`${up} move`, 'Space tick', 'Enter done'],
    number: ['Enter go on'],
  }[input.kind];
  const keys = [
    ['help', '?'],
    ['dont-know', 'd'],
    ['back', left],
    ['forward', right],
    ['note', 'n'],
    ['review', 'r'],
    ['quit', 'q'],
  ] as const;
  return [
    ...answering,
    ...keys
      .filter(([command]) => allows(screen, command))
      .map(([command, key]) => `${key} ${commandWords[command]}`),
  ];
}
