// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage, t } from '../../../../ide/i18n/translate.ts';
import type { Project } from '../../../../ide/project/project.ts';
import type { AppServices } from '../../../../ide/session/app-services.ts';
import type { MakeProblem, OpenFilesProblem } from '../../../../ide/session/file-work.ts';
import { FileNotice, listed, type FileNews } from '../../../../ide/ui/files/file-notice.ts';
import { HexPanel } from '../../../../ide/ui/files/hex-panel.ts';
import { systemOf } from '../../../../ide/ui/files/system.ts';

const file = 'spia.hex';

/** One of each, so that the compiler asks for a new one here. */
const problems: { readonly [Code in OpenFilesProblem['code']]: OpenFilesProblem & { readonly code: Code } } =
  {
    'unknown-kind': { code: 'unknown-kind', file },
    mixed: { code: 'mixed' },
    'no-main-among': { code: 'no-main-among' },
    'same-name': { code: 'same-name', file },
    empty: { code: 'empty', file },
    huge: { code: 'huge', file, size: 9_000_001, limit: 8_000_000 },
    unreadable: { code: 'unreadable', file },
    'not-text': { code: 'not-text', file },
    'not-hex': { code: 'not-hex', file },
    cut: { code: 'cut', file, line: 12 },
    damaged: { code: 'damaged', file, line: 12 },
    makecode: { code: 'makecode', file },
    'not-micropython': { code: 'not-micropython', file },
    'no-files': { code: 'no-files', file },
    'files-damaged': { code: 'files-damaged', file },
    'no-main': { code: 'no-main', file, files: ['a.py', 'b.py'] },
    'different-programs': { code: 'different-programs', file, files: ['main.py'] },
    'not-blocks': { code: 'not-blocks', file },
    'newer-blocks': { code: 'newer-blocks', file },
    'too-many-blocks': { code: 'too-many-blocks', file },
    'bad-name': { code: 'bad-name', file },
    'zip-in-disguise': { code: 'zip-in-disguise', file },
    'hex-in-disguise': { code: 'hex-in-disguise', file },
    'not-zip': { code: 'not-zip', file },
    'zip-cut': { code: 'zip-cut', file },
    'zip-damaged': { code: 'zip-damaged', file },
    'zip-locked': { code: 'zip-locked', file },
    'zip-unsupported': { code: 'zip-unsupported', file },
    'zip-too-big': { code: 'zip-too-big', file },
    'zip-too-many': { code: 'zip-too-many', file, count: 6000 },
    'zip-unsafe-name': { code: 'zip-unsafe-name', file, name: '../a.py' },
    'zip-same-name': { code: 'zip-same-name', file, name: 'a.py' },
    'zip-nested': { code: 'zip-nested', file, name: 'a.zip' },
    'zip-no-program': { code: 'zip-no-program', file },
    'zip-hexes': { code: 'zip-hexes', file },
    'newer-project': { code: 'newer-project', file },
    failed: { code: 'failed' },
  };

const makeProblems: { readonly [Code in MakeProblem['code']]: MakeProblem & { readonly code: Code } } = {
  'no-program': { code: 'no-program' },
  'no-main': { code: 'no-main', files: [] },
  'bad-file-name': { code: 'bad-file-name', name: 'è', reason: 'too-long', bytes: 121, limit: 120 },
  'too-big': { code: 'too-big', board: 'v2', usedBytes: 30_000, limitBytes: 20_480, files: [] },
  'missing-runtime': { code: 'missing-runtime', boards: ['v1', 'v2'] },
  'runtime-unreachable': { code: 'runtime-unreachable' },
  failed: { code: 'failed' },
};

const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function notice(news: FileNews): Promise<FileNotice> {
  const element = new FileNotice();
  element.news = news;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

async function hexPanel(problem: MakeProblem): Promise<HexPanel> {
  const element = new HexPanel();
  element.services = {
    makeHex: () => Promise.resolve({ ok: false, problem }),
  } as unknown as AppServices;
  element.project = { name: 'x', files: { 'main.py': '' } } as unknown as Project;
  document.body.append(element);
  await expect.poll(() => words(element.querySelector('h2')), { interval: 5 }).toMatch(/hex/);
  return element;
}

describe('the panels about files', () => {
  afterEach(() => document.body.replaceChildren());

  it('say every problem in both languages, with its numbers and a way on', async () => {
    for (const language of ['en', 'it'] as const) {
      await setLanguage(language);
      const said = new Set<string>();
      for (const problem of Object.values(problems)) {
        const element = await notice({ kind: 'problem', problem });
        expect(words(element), problem.code).not.toMatch(/[{}]|files\.[a-z]/);
        if ('file' in problem) expect(words(element), problem.code).toContain(file);
        expect(element.querySelectorAll('button').length).toBeGreaterThan(1);
        said.add(words(element.querySelector('p')));
      }
      expect(said.size).toBe(Object.keys(problems).length);
      for (const problem of Object.values(makeProblems)) {
        const element = await hexPanel(problem);
        expect(words(element), problem.code).not.toMatch(/[{}]|files\.[a-z]/);
      }
    }
  });

  it('say of a zip what opened, and of each other project in it why it did not', async () => {
    await setLanguage('en');
    const opened = {
      ...{ id: 'x', name: 'Lamp', others: ['Moon'], moreFiles: [], hidden: [], leftOut: [], notKept: [] },
      tooMuchForBlocks: false,
      refused: [problems['not-text'], problems['newer-project']],
    };
    const element = await notice({ kind: 'notes', opened });
    const said = [...element.querySelectorAll('p')].map(words);
    expect(said[0]).toContain('Lamp and Moon');
    expect(said).toContain(t('files.opened.refused'));
    expect(said.filter((text) => text.includes('UTF-8') || text.includes('newer Pensabit'))).toHaveLength(2);
  });

  it('offer another try only where it may help', async () => {
    await setLanguage('en');
    const retry = async (problem: MakeProblem): Promise<boolean> => {
      const element = await hexPanel(problem);
      return [...element.querySelectorAll('button')].some((button) => words(button) === 'Try again');
    };
    expect(await retry(makeProblems['runtime-unreachable'])).toBe(true);
    expect(await retry(makeProblems['too-big'])).toBe(false);
    expect(words(document.querySelector('pensa-hex-panel:last-child'))).toMatch(/V2.*30,000.*20,480/);
  });

  it('ask which half of a hex is wanted', async () => {
    await setLanguage('en');
    const element = await notice({ kind: 'problem', problem: problems['different-programs'] });
    const asked: unknown[] = [];
    element.addEventListener('half-asked', (event) => asked.push((event as CustomEvent).detail));
    for (const button of [...element.querySelectorAll('button')].slice(0, 2)) button.click();
    expect(asked).toEqual(['v1', 'v2']);
  });

  it('name the first of many files only', async () => {
    await setLanguage('en');
    expect(listed(['a.py', 'b.py'])).toBe('a.py and b.py');
    expect(listed(Array.from({ length: 50 }, (_, index) => `${String(index)}.py`))).toMatch(
      /5\.py,? and 44 more$/,
    );
  });
});

describe('the system a page runs on', () => {
  it('is told from what the browser says of itself', () => {
    expect(systemOf('Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/120.0.0.0')).toBe('chromeos');
    expect(systemOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0')).toBe('windows');
    expect(systemOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15')).toBe('macos');
    expect(systemOf('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0')).toBe('linux');
    expect(systemOf('Mozilla/5.0 (Linux; Android 14) Chrome/120.0.0.0 Mobile')).toBe('chromeos');
  });
});
