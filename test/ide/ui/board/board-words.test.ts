import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardWay } from '../../../../ide/board/board-choice.ts';
import type { BoardErrorCode, BoardStatus, RunReport } from '../../../../ide/board/board.ts';
import { languages, messageFor, setLanguage } from '../../../../ide/i18n/translate.ts';
import { boardNews, troubleNews } from '../../../../ide/ui/board/board-news.ts';
import { remediesFor } from '../../../../ide/ui/board/remedies.ts';
import { runReportText } from '../../../../ide/ui/board/run-report-text.ts';

/** Every code; the compiler finds one that is missing. */
const codes = Object.keys({
  'runtime-missing': 0,
  'program-too-big': 0,
  'bad-file-name': 0,
  'no-main': 0,
  'virtual-failed': 0,
  'firmware-unreachable': 0,
  'usb-unsupported': 0,
  'serial-unsupported': 0,
  'insecure-page': 0,
  'forbidden-by-policy': 0,
  'no-board-chosen': 0,
  'access-denied': 0,
  'board-in-use': 0,
  unplugged: 0,
  'old-daplink': 0,
  'no-answer': 0,
  'no-micropython': 0,
  'transfer-failed': 0,
  'connection-failed': 0,
} satisfies Record<BoardErrorCode, 0>) as BoardErrorCode[];

/** What is wrong with the program is mended in it, not by a button. */
const programs: readonly BoardErrorCode[] = ['program-too-big', 'bad-file-name', 'no-main'];
const open: readonly BoardWay[] = (['virtual', 'usb', 'serial', 'hex'] as const).map((kind) => ({
  kind,
  obstacle: undefined,
}));

afterAll(() => setLanguage('en'));

describe.each(languages)('what is said of boards, in %s', (language) => {
  beforeAll(() => setLanguage(language));

  it.each(codes)('%s has a title, a sentence and a next step', (code) => {
    for (const part of ['.title', '', '.remedy']) {
      expect(messageFor(`board.error.${code}${part}`)).toMatch(/^.{8,}/);
    }
    // A title is a line, and what a child reads is short.
    expect(messageFor(`board.error.${code}.title`)!.length).toBeLessThan(45);
    const told = `${messageFor(`board.error.${code}`)!} ${messageFor(`board.error.${code}.remedy`)!}`;
    expect(told.length).toBeLessThan(260);
  });

  it('says how a program got to the board and what it cost', () => {
    const report = (more: Partial<RunReport>): string =>
      runReportText({ route: 'files', bytes: 412, milliseconds: 812, written: ['main.py'], ...more });
    if (language === 'en') {
      expect(report({})).toBe('It took 0.8\u00a0s: only main.py was sent (412\u00a0bytes).');
      expect(report({ written: [] })).toContain('had everything already');
      expect(report({ written: ['main.py', 'a.py'], bytes: 3456 })).toContain(
        '2 files were sent (3.5\u00a0kB)',
      );
      expect(report({ route: 'full-flash', bytes: 717_000, milliseconds: 28_400 })).toBe(
        'It took 28\u00a0s: everything was sent (717\u00a0kB). Next time is quicker.',
      );
    } else {
      expect(report({})).toBe('Ci sono voluti 0,8\u00a0s: è partito solo main.py (412\u00a0byte).');
    }
    for (const route of ['virtual', 'partial-flash', 'full-flash', 'hex'] as const) {
      expect(report({ route })).not.toMatch(/[{}]/);
    }
  });

  it('tells who does not see the screen what matters, and no more', () => {
    const identity = { name: 'zogut', model: 'v1', runtime: '1.1.1' } as const;
    const news = (before: BoardStatus | undefined, now: BoardStatus): string | undefined =>
      boardNews(before, now, identity);
    const at = (stage: 'files' | 'full-flash', progress: number): BoardStatus => ({
      state: 'transferring',
      stage,
      progress,
    });
    expect(news({ state: 'connecting' }, { state: 'connected' })).toContain('zogut · V1');
    expect(news({ state: 'running', since: 0 }, { state: 'connected' })).toBeUndefined();
    expect(news({ state: 'connected' }, at('files', 0.1))).toBeUndefined();
    expect(news(at('files', 0.1), at('full-flash', 0.2))).toBe(messageFor('board.stage.full-flash'));
    expect(news(at('full-flash', 0.2), at('full-flash', 0.3))).toBeUndefined();
    expect(troubleNews({ kind: 'usb', code: 'unplugged', values: {}, detail: '', during: 'run' })).toContain(
      messageFor('board.error.unplugged.remedy'),
    );
    expect(news(undefined, { state: 'paused', reason: 'other-tab' })).toBe(
      messageFor('board.paused.other-tab'),
    );
  });
});

describe('next steps', () => {
  it.each(codes.filter((code) => !programs.includes(code)))('%s leads somewhere, on every board', (code) => {
    expect(remediesFor({ code, kind: 'usb' }, open, 'usb').length).toBeGreaterThan(0);
    expect(remediesFor({ code, kind: 'serial' }, open, 'virtual').length).toBeGreaterThan(0);
  });

  it('offers no way that is closed, in use, or the one that just failed', () => {
    const ways = open.map((way) =>
      way.kind === 'serial' ? { ...way, obstacle: 'insecure-page' as const } : way,
    );
    const steps = remediesFor({ code: 'forbidden-by-policy', kind: 'usb' }, ways, 'virtual');
    expect(steps).toEqual(['hex']);
  });
});
