import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canTest, key, Session, smallRules, type SessionOptions } from './session.ts';

if (!canTest && process.env['CI'] === 'true' && process.platform !== 'win32')
  throw new Error('tests of the terminal need python3');
if (!canTest) console.warn('Skipped: tests in a real pseudo-terminal, because they need python3.');

let folder = '';
const sessions: Session[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'born-global-terminal-'));
});
afterEach(async () => {
  for (const session of sessions.splice(0)) {
    session.signal(9);
    await session.exit();
  }
  rmSync(folder, { recursive: true, force: true });
});

function start(words: readonly string[] = [], options: Partial<SessionOptions> = {}): Session {
  const session = new Session(['assess', ...smallRules, ...words], { cwd: folder, ...options });
  sessions.push(session);
  return session;
}

const saved = (name = 'born-global.yaml'): string => readFileSync(join(folder, name), 'utf8');

/** From the welcome to the first question. */
async function begin(session: Session): Promise<void> {
  await session.shows('1. Begin');
  await session.press(key.enter, 'What is the company called?');
  await session.press('Acme', '> Acme');
  await session.press(key.enter, 'Who is answering?');
  await session.press(key.enter, 'Which markets');
  await session.press(key.space, '[x] Atlantis');
  await session.press(key.enter, 'How far is the product?');
}

/** All questions of the small pack, from the first to the review; the product is on sale. */
async function answerAll(session: Session): Promise<void> {
  await session.press(`3${key.enter}`, 'Is it protected?');
  await session.press(`2${key.enter}`, 'Where does it come from?');
  await session.press(`1${key.enter}`, 'What is needed?');
  await session.press('1', '[x] Money');
  await session.press(key.enter, 'How long does the money last?');
  await session.press('18', '> 18');
  await session.press(key.enter, 'terms for distributors?');
  await session.press(`2${key.enter}`, 'approval in Atlantis');
  await session.press(`1${key.enter}`, 'Is the permit there?');
  await session.press(`2${key.enter}`, 'All questions are answered.');
}

describe.skipIf(!canTest)('an interview in a real terminal', () => {
  beforeAll(() => {
    if (!existsSync(new URL('../../dist/main.js', import.meta.url)))
      throw new Error('run npm run build first');
  });
  afterAll(() => {
    expect(sessions).toEqual([]);
  });

  test('goes from the welcome to the report, key by key', async () => {
    const session = start();
    await begin(session);
    await answerAll(session);
    await session.press(key.enter, 'Saved in born-global.yaml.');
    expect(await session.exit()).toBe(0);
    expect(saved()).toContain('company: "Acme"');
    expect(saved()).toContain('  runway-months: 18  # 18 months');
    expect(saved()).toContain('    pathway: unknown  # Unknown');
    expect(readdirSync(folder)).toEqual(['born-global.yaml']);
  });

  test('shows progress, why a question is asked and its sources, and suggests no answer', async () => {
    const session = start();
    await begin(session);
    expect(session.screen).toContain('The company (section 1 of 2), question 1 of 6');
    expect(session.screen).toContain('0 of up to 8 answered');
    await session.press('?', 'Why we ask');
    expect(session.screen).toContain('It decides much.');
    expect(session.screen).toMatch(/- H1: /);
    await session.press('x', 'question 1 of 6');
    await session.press(key.enter, 'Nothing is chosen yet.');
    await session.press(`1${key.enter}`, '1 of 7 answered');
  });

  test('goes back, and an edit asks again what depends on it', async () => {
    const session = start();
    await begin(session);
    await answerAll(session);
    await session.press(key.left, 'question 2 of 2');
    await session.cursorOn('2. Yes (answer so far)');
    await session.press(key.left, 'approval in Atlantis');
    await session.press(key.left, 'terms for distributors?');
    await session.press('r', 'All questions are answered.');
    await session.press('6', '❯  6. How far is the product');
    await session.press(key.enter, 'question 1 of 6');
    await session.press(`1${key.enter}`, '1 answer no longer applies and is set aside.');
    expect(saved()).toContain('# Does not apply now; the answer was: draft');
    await session.press('6', '❯  6. How far is the product');
    await session.press(key.enter, 'question 1 of 5');
    await session.press(`3${key.enter}`, 'terms for distributors?');
    expect(session.screen).toContain('1 answer depends on the one you changed: asked again.');
    await session.cursorOn('2. Drafted (answer so far)');
    await session.press(key.enter, 'All questions are answered.');
    expect(saved()).toContain('  terms: draft');
  });

  test('takes "don\'t know", notes, and none of several options on purpose', async () => {
    const session = start();
    await begin(session);
    await session.press('n', 'Note on: How far');
    await session.press('Ask the board?', '> Ask the board?');
    await session.press(key.enter, 'Note: Ask the board?');
    await session.press('d', 'Is it protected?');
    await session.press('d', 'Where does it come from?');
    await session.press('d', 'What is needed?');
    await session.press(key.enter, 'Enter again answers: none of these');
    await session.press(key.enter, 'How long does the money last?');
    await session.press('99', '> 99');
    await session.press(key.enter, (screen) => screen.split('from 0 to 60').length === 3);
    await session.press('d', 'terms for distributors?');
    expect(saved()).toContain('  stage: dont-know');
    expect(saved()).toContain('  needs: []');
    expect(saved()).toContain('text: "Ask the board?"');
  });

  test.each([
    [40, 24],
    [80, 24],
    [30, 8],
    [200, 60],
  ])('fits %i columns and %i rows', async (columns, rows) => {
    const session = start([], { columns, rows });
    await session.shows('1. Begin');
    for (const wanted of ['called?', 'answering?', 'markets']) await session.press(key.enter, wanted);
    await session.press(key.space, '[x]');
    await session.press(key.enter, 'How far');
    for (const view of [session.screen, await session.press('?', 'Why we ask')]) {
      const lines = view.split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      for (const line of lines) expect(line.length).toBeLessThan(columns);
      expect(lines[0]).not.toBe('');
    }
  });

  test('is drawn anew when the terminal is resized', async () => {
    const session = start();
    await begin(session);
    session.resize(40, 20);
    await session.shows(
      (screen) => screen.includes('save and quit') && screen.split('\n').every((line) => line.length < 40),
    );
    expect(session.screen).toContain('How far is the product?');
    session.resize(100, 30);
    await session.shows('q save and quit');
    await session.press(`2${key.enter}`, 'Is it protected?');
    expect(session.screen.split('\n').filter((line) => line.includes('How far'))).toEqual([]);
  });

  test('writes no colour where NO_COLOR is set, and colour where it is not', async () => {
    const plain = start([], { variables: { NO_COLOR: '1' } });
    await begin(plain);
    expect(plain.styles).toBe(0);
    plain.type('q');
    await plain.exit();
    const coloured = start(['other.yaml']);
    await begin(coloured);
    expect(coloured.styles).toBeGreaterThan(0);
  });

  test('q saves and quits with exit code 3; the next run offers to go on, answers preselected', async () => {
    const session = start(['my answers.yaml']);
    await begin(session);
    await session.press(`2${key.enter}`, 'Is it protected?');
    await session.press('q', 'assess --rules');
    expect(session.screen.replaceAll('\n', '')).toContain("'my answers.yaml'");
    expect(await session.exit()).toBe(3);

    const resumed = start(['my answers.yaml']);
    await resumed.shows('unfinished interview. Go on with it?');
    await resumed.press(key.enter, 'Is it protected?');
    await resumed.press(key.left, 'How far is the product?');
    await resumed.cursorOn('2. In trials (answer so far)');
  });

  test('a complete file can be assessed again with its answers preselected', async () => {
    const session = start();
    await begin(session);
    await answerAll(session);
    session.type('q');
    expect(await session.exit()).toBe(3);
    const again = start();
    await again.shows('born-global.yaml is complete.');
    await again.press(key.down, '❯ 2. Assess again');
    await again.press(key.enter, '> Acme');
    await again.press(key.enter, 'Who is answering?');
    await again.press(key.enter, '[x] Atlantis');
    await again.press(key.enter, 'How far is the product?');
    expect(again.screen).toContain('0 of 8 answered');
    await again.cursorOn('3. On sale (answer so far)');
    expect(saved()).toContain('  stage: sold');
  });

  test.each([
    ['Ctrl-C', key.ctrlC, 130],
    ['Ctrl-D', key.ctrlD, 3],
    ['Ctrl-S', key.ctrlS, 3],
  ])('%s loses nothing', async (_name, keys, code) => {
    const session = start();
    await begin(session);
    await session.press(`2${key.enter}`, 'Is it protected?');
    await session.press(keys, 'Saved in born-global.yaml. Resume with: born-global assess');
    expect(await session.exit()).toBe(code);
    expect(saved()).toContain('  stage: trial');
    expect(readdirSync(folder)).toEqual(['born-global.yaml']);
  });

  test('Ctrl-D in the middle of a text saves and quits as well', async () => {
    const session = start();
    await session.shows('1. Begin');
    await session.press(key.enter, 'What is the company called?');
    session.type(key.ctrlD);
    expect(await session.exit()).toBe(3);
  });

  test('a closed terminal, or a polite end, loses nothing and leaves no lock', async () => {
    const session = start();
    await begin(session);
    await session.press(`2${key.enter}`, 'Is it protected?');
    session.hangUp();
    await session.exit();
    expect(saved()).toContain('  stage: trial');
    expect(readdirSync(folder)).toEqual(['born-global.yaml']);

    const second = start();
    await second.shows('Go on with it?');
    await second.press(key.enter, 'Is it protected?');
    second.signal(15);
    expect(await second.exit()).toBe(3);
    expect(readdirSync(folder)).toEqual(['born-global.yaml']);
  });

  test('can be stopped and continued', async () => {
    const session = start();
    await begin(session);
    await session.press('2', '\u276f 2. In trials');
    session.signal(19);
    session.signal(18);
    await session.press(key.enter, 'Is it protected?');
  });

  test('kill -9 loses nothing confirmed, and the next run goes on', async () => {
    const session = start();
    await begin(session);
    await session.press(`3${key.enter}`, 'Is it protected?');
    await session.press(`2${key.enter}`, 'Where does it come from?');
    session.signal(9);
    expect(await session.exit()).toBe(-9);
    expect(existsSync(join(folder, 'born-global.yaml.lock'))).toBe(true);
    const resumed = start();
    await resumed.shows('Go on with it?');
    await resumed.press(key.enter, 'Where does it come from?');
    expect(resumed.screen).toContain('2 of 8 answered');
  });

  test('a second process on the same file says so and stops', async () => {
    const first = start();
    await begin(first);
    const second = start();
    expect(await second.exit()).toBe(2);
    expect(second.screen).toMatch(/another process \(\d+\) is writing born-global\.yaml/);
    await first.press(`1${key.enter}`, 'Is it protected?');
    expect(saved()).toContain('  stage: idea');
  });

  test('a file that somebody else changes meanwhile is left alone', async () => {
    const session = start();
    await begin(session);
    await session.press(`1${key.enter}`, 'Is it protected?');
    const edited = `${saved()}# edited by hand\n`;
    writeFileSync(join(folder, 'born-global.yaml'), edited);
    await session.press(`1${key.enter}`, 'now saved in born-global-2.yaml');
    expect(saved()).toBe(edited);
    expect(saved('born-global-2.yaml')).toContain('  ip-status: none');
    session.type('q');
    await session.exit();
    expect(readdirSync(folder).sort()).toEqual(['born-global-2.yaml', 'born-global.yaml']);
  });

  test('a file with errors is refused with their places, before anything is asked', async () => {
    writeFileSync(join(folder, 'born-global.yaml'), 'answers:\n  stage: slod\n');
    const session = start();
    expect(await session.exit()).toBe(2);
    expect(session.screen).toContain('born-global.yaml:2:10 error unknown-option');
    expect(session.screen).toContain('did you mean `sold`?');
  });

  test('a folder that cannot be written is reported before anything is asked', async () => {
    const session = start(['no/such/folder.yaml']);
    expect(await session.exit()).toBe(2);
    expect(session.screen).toContain('cannot be saved in no/such/folder.yaml: its folder does not');
  });
});

describe.skipIf(!canTest)('the shipped questionnaire', () => {
  /** A screen can come in pieces: what it ends with must be there too, or the next key would meet the one before. */
  const whole = (text: string) => (screen: string) =>
    screen.includes(text) && screen.includes('save and quit');
  const heading = (screen: string): string => screen.slice(0, screen.indexOf('?'));

  test('can be answered from end to end at 40 columns', async () => {
    const session = new Session(['assess'], { cwd: folder, columns: 40, rows: 24 });
    sessions.push(session);
    await session.shows('1. Begin');
    const asked: string[] = [];
    for (let screen = session.screen; !screen.includes('All questions are answered.');) {
      expect(asked.length).toBeLessThan(150);
      expect(screen.split('\n').length).toBeLessThanOrEqual(24);
      asked.push(screen);
      if (screen.includes('Space tick')) await session.press(key.space, whole('[x]'));
      else if (screen.includes('A whole number')) await session.press('12', whole('> 12'));
      else if (screen.includes('Enter choose'))
        await session.press('1', (now) => whole('')(now) && /\n\u276f +1\./u.test(now));
      const before = heading(session.screen);
      screen = await session.press(key.enter, (now) => whole('')(now) && heading(now) !== before);
    }
    expect(asked.length).toBeGreaterThan(30);
    await session.press(key.enter, 'Saved in born-global.yaml.');
    expect(await session.exit()).toBe(0);
  });
});
