import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Program } from '../../../firmware/program.ts';
import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { Lesson, Step } from '../../../lessons/format/lesson.ts';
import { BoardError, type BoardKind } from '../../../ide/board/board.ts';
import { createBoardChoice } from '../../../ide/board/create-board-choice.ts';
import type { Observer } from '../../../ide/board/virtual/observer.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { newProject } from '../../../ide/project/new-project.ts';
import { holdProject } from '../../../ide/project/project-hold.ts';
import { createProjectStorage } from '../../../ide/project/project-storage.ts';
import { createRecording } from '../../../ide/samples/create-recording.ts';
import { createWorkbench } from '../../../ide/session/create-workbench.ts';
import type { Workbench } from '../../../ide/session/workbench.ts';
import { createFakeBoard, type FakeBoard } from '../board/fake-board.ts';
import { createFakeLocks } from '../project/fake-locks.ts';
import { createFakeControls } from '../ui/board/fake-controls.ts';

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  phase: 'check',
  minutes: 5,
  mode: 'editor',
  title: { en: id },
  text: { en: '' },
  hints: [],
  checks: [],
  ...more,
});

const lesson = {
  slug: 'box',
  title: { en: 'Box' },
  series: [],
  sensors: [],
  steps: [
    step('read'),
    step('run', {
      scene: { temperature: 4 },
      starter: { python: 'print("starter")\n', blocks: { pensabitBlocks: 1, workspace: {} } },
      checks: [
        {
          id: 'says',
          kind: 'scenario',
          title: { en: 'Says hello' },
          options: { seconds: 1, expect: [{ running: true }] },
        },
      ],
    }),
    step('again', { starter: { python: 'print("second")\n', blocks: { pensabitBlocks: 1, workspace: {} } } }),
  ],
} as unknown as Lesson;

const quietRun: ScenarioRun = { duration: 1000, lines: [], samples: [], frames: [], sounds: [], inputs: [] };

interface Desk {
  readonly bench: Workbench;
  readonly virtual: FakeBoard;
  readonly usb: FakeBoard;
  readonly remembered: readonly BoardKind[];
  readonly runs: readonly Program[];
  readonly observed: Program[];
  readonly inputs: BoardInput[];
  readonly gaveUp: ReturnType<typeof createFakeControls>['gaveUp'];
  readonly storage: ReturnType<typeof createProjectStorage>;
  readonly print: (text: string) => void;
  failRun(error: Error): void;
  becomeIdle(): void;
}

let databases = 0;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

interface DeskOptions {
  lesson?: Lesson;
  locks?: LockManager;
  saved?: Desk;
  lastBoard?: BoardKind;
  pluggedIn?: boolean;
}

async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const storage = options.saved?.storage ?? createProjectStorage(`workbench-${String((databases += 1))}`);
  const project =
    options.saved?.bench.project.value ?? newProject({ name: 'Box', editor: 'python', source: '' }, 1);
  const hold = await holdProject(project.id, options.locks);
  const observed: Program[] = [];
  const remembered: BoardKind[] = [];
  let idle: () => void = () => undefined;
  const virtual = Object.assign(createFakeBoard('virtual'), { controls: createFakeControls() });
  const usb = createFakeBoard('usb');
  const observer: Observer = {
    prepare: () => undefined,
    close: () => undefined,
    observe: async (program, scenarios) => {
      observed.push(program);
      return Object.fromEntries(scenarios.flatMap(({ checks }) => checks.map((id) => [id, quietRun])));
    },
  };
  const bench = createWorkbench({
    project,
    lesson: options.lesson,
    storage,
    hold,
    boards: createBoardChoice({
      virtual,
      real: [{ kind: 'usb', obstacle: undefined, load: async () => Promise.resolve(usb) }],
    }),
    memory: { last: () => options.lastBoard, remember: (kind) => remembered.push(kind) },
    isPluggedIn: async () => Promise.resolve(options.pluggedIn ?? true),
    whenIdle: (callback) => {
      idle = callback;
      return () => undefined;
    },
    observer,
    python: {
      prepare: () => undefined,
      diagnose: () => Promise.resolve([]),
      complete: () => Promise.resolve([]),
      call: () => Promise.resolve(undefined),
      hover: () => Promise.resolve(undefined),
      checkTypes: () => Promise.resolve([]),
      close: () => undefined,
    },
    recording: createRecording({ schedule: (callback) => callback() }),
    now: () => 0,
    today: () => 1000,
  });
  return {
    bench,
    virtual,
    usb,
    remembered,
    runs: virtual.runs,
    observed,
    inputs: virtual.controls.inputs,
    gaveUp: virtual.controls.gaveUp,
    storage,
    print: (text) => virtual.print(text),
    failRun: (error) => virtual.fail(error),
    becomeIdle: () => idle(),
  };
}

const source = (desk: Desk): string | undefined => desk.bench.project.value.files['main.py'];

/** IndexedDB answers in a few macrotasks; this waits for what must become true, not for a time. */
const until = (condition: () => unknown): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 60_000 });

beforeEach(() => setLanguage('en'));
afterEach(() => vi.useRealTimers());

describe('a workbench', () => {
  it('puts the starter in place when its step opens, and sets the scene', async () => {
    const desk = await openDesk({ lesson });
    expect(source(desk)).toBe('');
    desk.bench.player?.next();
    expect(source(desk)).toBe('print("starter")\n');
    expect(desk.inputs).toEqual([{ type: 'temperature', celsius: 4 }]);
  });

  it('gives who comes straight to a later step the program that it is about', async () => {
    const [read, run, ...rest] = lesson.steps;
    const later = { ...lesson, steps: [read, run, { ...read, id: 'later' }, ...rest] } as Lesson;
    const desk = await openDesk({ lesson: later });
    desk.bench.player?.goTo('later');
    expect(source(desk)).toBe('print("starter")\n');
    desk.bench.editPython('');
    desk.bench.player?.goTo('run');
    expect(source(desk)).toBe('');
  });

  it('replaces an untouched starter by the next one, but never a program the pupil has changed', async () => {
    const untouched = await openDesk({ lesson });
    untouched.bench.player?.goTo('run');
    untouched.bench.player?.goTo('again');
    expect(source(untouched)).toBe('print("second")\n');

    const changed = await openDesk({ lesson });
    changed.bench.player?.goTo('run');
    changed.bench.editPython('print("mine")\n');
    changed.bench.player?.goTo('again');
    expect(source(changed)).toBe('print("mine")\n');
  });

  it('runs what is in the editor, and tries it on a fresh board for the checks', async () => {
    const desk = await openDesk({ lesson });
    desk.bench.player?.goTo('run');
    desk.bench.editPython('print("hello")\n');
    await desk.bench.run();
    expect(desk.runs[0]?.files.get('main.py')).toEqual(encode('print("hello")\n'));
    await until(() => desk.bench.player?.state.value.verdicts['says']?.status === 'pass');
    expect(desk.observed).toHaveLength(1);
    expect(desk.bench.checking.value).toBe(false);
  });

  it('says in words why a program cannot be put on the board, and keeps the program', async () => {
    const desk = await openDesk();
    desk.bench.editPython('x = 1\n');
    desk.failRun(new BoardError('program-too-big', { size: 40_000, limit: 28_000 }));
    await desk.bench.run();
    expect(desk.bench.problem.value).toMatchObject({
      key: 'board.error.program-too-big',
      values: { size: 40_000, limit: 28_000 },
    });
    expect(source(desk)).toBe('x = 1\n');
  });

  it('explains a traceback once the board has printed all of it, and forgets it at the next edit', async () => {
    const desk = await openDesk();
    desk.bench.editPython('limit = 8\nprint(limt)\n');
    await desk.bench.run();
    desk.print('Traceback (most recent call last):\r\n  File "__main__", line 2, in <module>\r\n');
    desk.print("NameError: name 'limt' is not defined\r\n");
    // The display now scrolls the message for seconds before the prompt comes; the pupil need not wait.
    await until(() => desk.bench.problem.value !== undefined);
    expect(desk.bench.problem.value).toMatchObject({ line: 2, type: 'NameError' });
    expect(desk.bench.ended.value).toEqual({ line: 2 });
    desk.bench.editPython('limit = 8\nprint(limit)\n');
    expect(desk.bench.problem.value).toBeUndefined();
    expect(desk.bench.ended.value).toEqual({ line: 2 });
    await desk.bench.run();
    expect(desk.bench.ended.value).toBeUndefined();
    desk.print('8\r\nMicroPython v1.9.2\r\n>>> ');
    expect(desk.bench.ended.value).toEqual({ line: undefined });
  });

  it('has ended, and is explained, when the virtual board stopped for good', async () => {
    const desk = await openDesk();
    await desk.bench.run();
    desk.gaveUp.set('panic 20');
    await until(() => desk.bench.problem.value);
    expect(desk.bench.problem.value).toMatchObject({ type: 'Panic', key: 'error.panic.memory' });
    expect(desk.bench.ended.value).toEqual({ line: undefined });
  });

  it('saves program and progress, and opens again where it was', async () => {
    const desk = await openDesk({ lesson });
    desk.bench.player?.goTo('run');
    desk.bench.editPython('print("mine")\n');
    await until(() => desk.bench.saving.value.state === 'saved');
    const stored = await desk.storage.read(desk.bench.project.value.id);
    expect(stored?.files['main.py']).toBe('print("mine")\n');
    const again = await openDesk({ lesson, saved: desk });
    expect(again.bench.player?.step.id).toBe('run');
    expect(source(again)).toBe('print("mine")\n');
  });

  it('starts again from the starter, and what was there is a point of its history', async () => {
    const desk = await openDesk({ lesson });
    desk.bench.player?.goTo('run');
    desk.bench.editPython('print("mine")\n');
    desk.bench.restart();
    await until(() => source(desk) === 'print("starter")\n');
    const [point] = await desk.bench.history.points();
    expect(point?.kind).toBe('restart');
    expect(await desk.bench.history.restore(point?.id ?? 0)).toBe('back');
    expect(source(desk)).toBe('print("mine")\n');
    expect(await desk.storage.list()).toHaveLength(1);
  });

  it('does not start again where there is no room to keep what was there', async () => {
    const desk = await openDesk({ lesson });
    desk.bench.player?.goTo('run');
    desk.bench.editPython('print("mine")\n');
    await until(() => desk.bench.saving.value.state === 'saved');
    vi.spyOn(desk.storage, 'database').mockRejectedValue(new DOMException('Full.', 'QuotaExceededError'));
    desk.bench.restart();
    await until(() => desk.bench.saving.value.state === 'failed');
    expect(desk.bench.history.trouble.value).toBe('full');
    expect(source(desk)).toBe('print("mine")\n');
  });

  it('reads along in a second tab, and goes on from the first tab’s work when it takes over', async () => {
    const locks = createFakeLocks();
    const first = await openDesk({ locks });
    first.bench.editPython('print(1)\n');
    await until(() => first.bench.saving.value.state === 'saved');
    const second = await openDesk({ locks, saved: first });
    expect(second.bench.saving.value).toEqual({ state: 'elsewhere' });
    second.bench.editPython('print("lost?")\n');
    expect(source(second)).toBe('print(1)\n');

    first.bench.editPython('print(2)\n');
    await until(() => first.bench.saving.value.state === 'saved');
    second.bench.takeOver();
    await until(() => source(second) === 'print(2)\n');
    await until(() => first.bench.saving.value.state === 'elsewhere');
    second.bench.editPython('print(3)\n');
    await until(() => second.bench.saving.value.state === 'saved');
    expect((await second.storage.list()).map((one) => one.files['main.py'])).toEqual(['print(3)\n']);
  });

  it('goes on from the first tab’s work and place in the lesson when that tab is closed', async () => {
    const locks = createFakeLocks();
    const first = await openDesk({ lesson, locks });
    first.bench.player?.goTo('run');
    await until(() => first.bench.saving.value.state === 'saved');
    const second = await openDesk({ lesson, locks, saved: first });
    first.bench.editPython('print("mine")\n');
    first.bench.player?.goTo('again');
    await until(() => first.bench.saving.value.state === 'saved');
    first.bench.close();
    await until(() => source(second) === 'print("mine")\n');
    expect(second.bench.player?.step.id).toBe('again');
    second.bench.editPython('print("more")\n');
    await until(() => second.bench.saving.value.state === 'saved');
    expect((await second.storage.list()).map((one) => one.files['main.py'])).toEqual(['print("more")\n']);
  });

  describe('with a real board', () => {
    const samples = { ...lesson, steps: lesson.steps.map((one) => withStream(one)) } as unknown as Lesson;

    it('runs on it, says how the program got there, and tries scenarios on fresh virtual boards', async () => {
      const desk = await openDesk({ lesson });
      desk.bench.player?.goTo('run');
      await desk.bench.hookup.take('usb');
      expect(desk.bench.virtual).toBeUndefined();
      expect(desk.remembered).toEqual(['usb']);
      desk.bench.editPython('print("hello")\n');
      await desk.bench.run();
      expect(desk.usb.runs).toHaveLength(1);
      expect(desk.runs).toHaveLength(0);
      expect(desk.bench.report.value).toMatchObject({ route: 'files', written: ['main.py'] });
      await until(() => desk.bench.player?.state.value.verdicts['says']?.status === 'pass');
      expect(desk.observed).toHaveLength(1);
    });

    it('takes no piece of a line for a number when another tab had the board', async () => {
      const desk = await openDesk();
      await desk.bench.hookup.take('usb');
      await desk.bench.run();
      desk.usb.print('n: 1\nn: 2', 100);
      desk.usb.status.set({ state: 'paused', reason: 'other-tab' });
      desk.usb.status.set({ state: 'connecting' });
      desk.usb.status.set({ state: 'running', since: 0 });
      desk.usb.print('17\nn: 18\n', 200);
      expect(desk.bench.recording.lines.map(({ text }) => text)).toEqual(['n: 1', 'n: 2…', '…17', 'n: 18']);
      const [series, ...more] = desk.bench.recording.series();
      expect(more).toEqual([]);
      expect([...(series?.values.slice(0, series.length) ?? [])]).toEqual([1, 18]);
    });

    it('checks the stream of the real board', async () => {
      const desk = await openDesk({ lesson: samples });
      desk.bench.player?.goTo('run');
      await desk.bench.hookup.take('usb');
      await desk.bench.run();
      desk.usb.print('temperature: 4\ntemperature: 5\n', 100);
      await until(() => desk.bench.player?.state.value.verdicts['measures']?.status === 'pass');
      expect(desk.bench.recording.series()[0]?.name).toBe('temperature');
    });

    it('sets the scene of a step on the virtual board only, and when it comes back', async () => {
      const desk = await openDesk({ lesson });
      await desk.bench.hookup.take('usb');
      desk.bench.player?.goTo('run');
      expect(desk.inputs).toEqual([]);
      await desk.bench.hookup.take('virtual');
      expect(desk.inputs).toEqual([{ type: 'temperature', celsius: 4 }]);
    });

    it('connects at Run where it must, and says what kept it from it', async () => {
      const desk = await openDesk();
      await desk.bench.hookup.take('usb');
      await desk.bench.hookup.letGo();
      desk.usb.fail(new BoardError('board-in-use'));
      await desk.bench.run();
      expect(desk.usb.runs).toHaveLength(0);
      expect(desk.bench.hookup.trouble.value).toMatchObject({ code: 'board-in-use', kind: 'usb' });
      await desk.bench.run();
      expect(desk.usb.runs).toHaveLength(1);
      expect(desk.bench.hookup.trouble.value).toBeUndefined();
    });

    it('calls off a program on its way, keeps it, and runs again', async () => {
      const desk = await openDesk();
      desk.bench.editPython('x = 1\n');
      await desk.bench.hookup.take('usb');
      desk.usb.hold();
      const run = desk.bench.run();
      await until(() => desk.usb.status.value.state === 'transferring');
      await desk.bench.stop();
      await run;
      expect(desk.usb.status.value.state).toBe('connected');
      expect(desk.bench.report.value).toBeUndefined();
      expect(desk.bench.hookup.trouble.value).toBeUndefined();
      expect(source(desk)).toBe('x = 1\n');
      desk.usb.finish();
      await desk.bench.run();
      expect(desk.usb.runs).toHaveLength(1);
    });

    it('says what went wrong on the way, at the board and not in the program', async () => {
      const desk = await openDesk();
      await desk.bench.hookup.take('usb');
      desk.usb.fail(new BoardError('transfer-failed', {}, { cause: 'two pages differ' }));
      await desk.bench.run();
      expect(desk.bench.problem.value).toBeUndefined();
      expect(desk.bench.hookup.trouble.value).toMatchObject({
        code: 'transfer-failed',
        during: 'run',
        detail: 'two pages differ',
      });
    });

    it('records anew when the reset button starts the program again', async () => {
      const desk = await openDesk();
      await desk.bench.hookup.take('usb');
      await desk.bench.run();
      desk.usb.print('temperature: 4\n', 9000);
      await desk.bench.reset();
      expect(desk.usb.asked).toContain('reset');
      expect(desk.bench.recording.lines).toEqual([]);
      desk.usb.print('temperature: 5\n', 10);
      expect(desk.bench.recording.lines.map((line) => line.time)).toEqual([10]);
    });

    it('takes the last board back when the page is idle', async () => {
      const desk = await openDesk({ lastBoard: 'usb' });
      expect(desk.usb.connects).toEqual([]);
      desk.becomeIdle();
      await until(() => desk.usb.status.value.state === 'connected');
      expect(desk.bench.board.kind).toBe('usb');
      expect(desk.usb.connects[0]).toMatchObject({ ask: false });
    });

    it('lets go of every board when the desk is closed', async () => {
      const desk = await openDesk();
      await desk.bench.hookup.take('usb');
      desk.bench.close();
      await until(() => desk.usb.asked.includes('dispose'));
      expect(desk.virtual.asked).toContain('dispose');
    });
  });
});

/** The step with a check of the samples that come in. */
function withStream(one: Step): Step {
  const check = {
    id: 'measures',
    kind: 'stream',
    title: { en: 'Measures' },
    options: { series: 'temperature', samples: 2 },
  };
  return { ...one, checks: one.id === 'run' ? [check] : [] } as unknown as Step;
}
