// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../../ide/base/store.ts';
import type { RunReport } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import type { LessonPlayer } from '../../../../ide/lesson/lesson-player.ts';
import type { Project } from '../../../../ide/project/project.ts';
import type { ProgramProblem, SaveState, Workbench } from '../../../../ide/session/workbench.ts';
import { LessonTop } from '../../../../ide/ui/lesson/lesson-top.ts';
import { VerdictPanel } from '../../../../ide/ui/lesson/verdict.ts';
import { WorkMenu } from '../../../../ide/ui/lesson/work-menu.ts';
import { createFakeBoards } from '../../session/fake-boards.ts';
import { check, lessonOf, playerOf, step } from './fake-lesson.ts';

/** A workbench that keeps what it is told in stores a test can set. */
function deskOf(player: LessonPlayer | undefined) {
  const { boards, hookup, virtual } = createFakeBoards();
  const { status } = virtual;
  status.set({ state: 'connected' });
  const saving = createStore<SaveState>({ state: 'saved' });
  const problem = createStore<ProgramProblem | undefined>(undefined);
  const checking = createStore(false);
  const project = createStore<Project>({
    id: '1',
    name: 'My project',
    editor: 'blocks',
    files: { 'main.py': '' },
    changedAt: 0,
    revision: 1,
  });
  const calls: string[] = [];
  const workbench = {
    project,
    saving,
    problem,
    checking,
    player,
    virtual: undefined,
    boards,
    hookup,
    board: boards.board,
    report: createStore<RunReport | undefined>(undefined),
    run: async () => {
      calls.push('run');
      status.set({ state: 'running', since: 0 });
    },
    stop: async () => {
      calls.push('stop');
      status.set({ state: 'connected' });
    },
    rename: (name: string) => calls.push(`rename ${name}`),
    restart: () => calls.push('restart'),
  } as unknown as Workbench;
  return { workbench, status, saving, problem, checking, project, calls };
}

async function mount<
  T extends HTMLElement & { workbench: Workbench | undefined; updateComplete: Promise<boolean> },
>(element: T, workbench: Workbench): Promise<T> {
  element.workbench = workbench;
  document.body.append(element);
  await element.updateComplete;
  return element;
}
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const lesson = lessonOf([
  step('lid', 'check', {
    checks: [{ ...check('a', { early: { en: 'It sounded at {at} °C.\nWhy?' } }), surprise: true }],
  }),
  step('mend', 'correct', { checks: [check('a')] }),
]);

beforeAll(() => setLanguage('en'));
afterEach(() => document.body.replaceChildren());

describe('the top bar', () => {
  test('Run becomes Stop in the same button, so that the focus stays', async () => {
    const desk = deskOf(playerOf(lesson));
    const top = await mount(new LessonTop(), desk.workbench);
    const button = top.querySelector<HTMLButtonElement>('.btn-run')!;
    expect(words(button)).toBe('Run');
    button.click();
    await top.updateComplete;
    expect(top.querySelector('.btn-run')).toBe(button);
    expect(words(button)).toBe('Stop');
    button.click();
    await top.updateComplete;
    await top.updateComplete;
    expect(words(button)).toBe('Run');
    expect(desk.calls).toEqual(['run', 'stop']);
  });

  test('says whether the work is kept', async () => {
    const desk = deskOf(playerOf(lesson));
    const top = await mount(new LessonTop(), desk.workbench);
    expect(words(top.querySelector('.under'))).toBe('Saved on this computer');
    desk.saving.set({ state: 'failed', reason: 'full' });
    await top.updateComplete;
    expect(words(top.querySelector('.under'))).toBe('Not saved');
  });

  test('a project without a lesson carries its own name', async () => {
    const top = await mount(new LessonTop(), deskOf(undefined).workbench);
    expect(words(top.querySelector('h1'))).toBe('My project');
  });
});

describe('the verdict panel', () => {
  test('a surprise names its number, points at the block, and leads to Correct', async () => {
    const player = playerOf(lesson, {
      verdicts: { a: { status: 'fail', reason: { id: 'early', values: { at: 4 } }, line: 8 } },
    });
    const panel = await mount(new VerdictPanel(), deskOf(player).workbench);
    expect(words(panel.querySelector('.verdict-not-yet p'))).toBe('It sounded at 4 °C.');
    const asked: unknown[] = [];
    panel.addEventListener('line-asked', (event) => asked.push((event as CustomEvent<unknown>).detail));
    const [goOn, show] = [...panel.querySelectorAll<HTMLButtonElement>('.actions button')];
    expect(words(show!)).toBe('Show the block');
    show!.click();
    expect(asked).toEqual([{ file: 'main.py', line: 8 }]);
    expect(words(goOn!)).toBe('Go and correct it');
    goOn!.click();
    expect(player.step.id).toBe('mend');
  });

  test('with Python it points at the line', async () => {
    const desk = deskOf(playerOf(lesson));
    desk.project.update((project) => ({ ...project, editor: 'python' }));
    desk.problem.set({ line: 9, type: 'NameError', key: 'none', values: {}, original: '' });
    const panel = await mount(new VerdictPanel(), desk.workbench);
    expect(words(panel.querySelector('.actions'))).toBe('Show line 9');
  });

  test('a free project shows nothing until something stops it', async () => {
    const desk = deskOf(undefined);
    const panel = await mount(new VerdictPanel(), desk.workbench);
    expect(panel.querySelector('.verdict')).toBeNull();
    desk.problem.set({ line: 2, type: 'NameError', key: 'none', values: {}, original: '' });
    await panel.updateComplete;
    expect(words(panel.querySelector('.verdict'))).toContain('stopped at the marked block');
    desk.project.update((project) => ({ ...project, editor: 'python' }));
    await panel.updateComplete;
    expect(words(panel.querySelector('.verdict'))).toContain('line 2');
    const more = { key: 'error.given', values: { value: 'n', given: '0', function: 'half', at: 5 } };
    desk.problem.set({
      line: 2,
      type: 'ZeroDivisionError',
      key: 'error.zero',
      values: {},
      original: '',
      more,
    });
    await panel.updateComplete;
    expect(words(panel.querySelector('.verdict p:last-of-type'))).toBe(
      'Line 5 calls half and gives 0 for n.',
    );
  });
});

describe('the menu of a lesson', () => {
  test('starting again is asked once more, in place', async () => {
    const desk = deskOf(playerOf(lesson));
    const menu = await mount(new WorkMenu(), desk.workbench);
    menu.querySelector<HTMLButtonElement>('.restart')!.click();
    await menu.updateComplete;
    expect(desk.calls).toEqual([]);
    menu.querySelector<HTMLButtonElement>('.restart-yes')!.click();
    expect(desk.calls).toEqual(['restart']);
  });

  test('a project is renamed, but never to nothing', async () => {
    const desk = deskOf(undefined);
    const menu = await mount(new WorkMenu(), desk.workbench);
    const name = menu.querySelector<HTMLInputElement>('#project-name')!;
    const send = (): boolean =>
      menu.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    name.value = '  ';
    send();
    name.value = 'Dice';
    send();
    expect(desk.calls).toEqual(['rename Dice']);
  });
});
