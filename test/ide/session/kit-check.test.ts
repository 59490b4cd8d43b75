import { describe, expect, it } from 'vitest';
import { BoardError } from '../../../ide/board/board.ts';
import { createFakeBoard } from '../board/fake-board.ts';
import { KitRig } from './kit-rig.ts';

/** Another board is on the cable now. */
const plugIn = (rig: KitRig, name: string): void => {
  rig.plugged = { ...rig.plugged, name };
};

describe('a kit on the bench', () => {
  it('begins with the first number and no board', () => {
    const rig = new KitRig();
    expect(rig.bench).toEqual({ state: 'idle', number: 1 });
    expect(rig.kit.record.value.size).toBe(15);
    expect(rig.pending).toBe(0);
  });

  it('takes a good board from the cable to ready, and remembers it', async () => {
    const rig = new KitRig();
    rig.plugged = { name: 'zogut', model: 'v2', runtime: '2.1.2' };
    await rig.start();
    expect(rig.usb.connects[0]).toMatchObject({ ask: true });
    expect(rig.usb.runs).toHaveLength(1);
    expect(rig.bench).toMatchObject({ state: 'testing', number: 1, turn: 'hello', name: 'zogut' });
    rig.hello({ machine: 'nRF52833', runtime: '2.1.2' });
    expect(rig.bench).toMatchObject({ turn: 'data', model: 'v2' });
    expect(rig.usb.written).toBe('b');
    rig.burst();
    expect(rig.bench).toMatchObject({ turn: 'lights' });
    rig.kit.answerLights(true);
    rig.read({ g: 0, m: 3 });
    expect(rig.bench).toMatchObject({ turn: 'button-a' });
    rig.read({ a: 1, held: '10', g: 0, m: 3 });
    expect(rig.bench, 'a button is let go, too').toMatchObject({ turn: 'button-a' });
    rig.read({ a: 1, g: 0, m: 3 });
    expect(rig.bench).toMatchObject({ turn: 'button-b' });
    rig.read({ a: 1, b: 1, g: 0, m: 3 });
    expect(rig.bench).toMatchObject({ turn: 'movement' });
    rig.read({ a: 1, b: 1, x: 700, g: 0, m: 3 });
    expect(rig.bench, 'temperature, light and compass answer at once').toMatchObject({ turn: 'logo' });
    rig.read({ a: 1, b: 1, g: 1, m: 3 });
    expect(rig.bench).toMatchObject({ turn: 'microphone' });
    rig.read({ a: 1, b: 1, g: 0, m: 90 });
    expect(rig.bench).toMatchObject({ state: 'done', number: 1, result: 'ready', model: 'v2' });
    expect(rig.usb.written).toMatch(/^bm{48}y$/);
    expect(rig.kit.record.value.boards).toEqual([
      {
        number: 1,
        result: 'ready',
        trouble: undefined,
        name: 'zogut',
        model: 'v2',
        runtime: '2.1.2',
        checkedAt: 1_700_000_000_000,
      },
    ]);
    expect(rig.pending).toBe(0);
    expect(new KitRig({ kept: rig.kept! }).kit.record.value.boards).toHaveLength(1);
  });

  it('lists the checks with what was measured', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst({ milliseconds: 95 });
    const bench = rig.bench;
    if (bench.state !== 'testing') throw new Error(bench.state);
    expect(bench.lines.slice(0, 4)).toMatchObject([
      { id: 'link', state: 'passed', value: { type: 'model', model: 'v1' } },
      { id: 'runtime', state: 'passed', value: { type: 'runtime', runtime: '1.1.1' } },
      { id: 'data', state: 'passed', value: { type: 'speed' } },
      { id: 'lights', state: 'now' },
    ]);
    expect(bench.lines.map(({ id }) => id)).not.toContain('logo');
    const speed = bench.lines[2]?.value;
    expect(speed?.type === 'speed' && Math.round(speed.bytesPerSecond / 1000)).toBe(10);
  });

  it('counts what a hand does before it is asked', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst();
    rig.read();
    rig.read({ a: 2, b: 1, x: 900 });
    expect(rig.bench).toMatchObject({ turn: 'lights' });
    rig.kit.answerLights(true);
    expect(rig.bench).toMatchObject({ state: 'done', result: 'ready' });
  });

  it('says that a board was updated when another MicroPython came on it', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello({ runtime: '2.2.0', machine: 'nRF52833' });
    rig.burst();
    rig.read({ g: 0, m: 1 });
    rig.kit.answerLights(true);
    rig.read({ a: 1, b: 1, x: 900, g: 1, m: 2 });
    expect(rig.bench).toMatchObject({ state: 'done', result: 'updated' });
    expect(rig.kit.record.value.boards[0]?.result).toBe('updated');
  });

  it('says so, too, when everything had to be flashed on a board that told nothing', async () => {
    const usb = createFakeBoard('usb', { route: 'full-flash', bytes: 1, milliseconds: 1 });
    const rig = new KitRig({ usb });
    rig.plugged = { name: 'zogut', model: 'v1', runtime: undefined };
    await rig.start();
    rig.passAll();
    expect(rig.bench).toMatchObject({ state: 'done', result: 'updated' });
  });

  it('checks on the virtual board without marking any', async () => {
    const rig = new KitRig();
    await rig.start('virtual');
    expect(rig.kit.virtual).toBeDefined();
    rig.passAll();
    expect(rig.bench).toMatchObject({ state: 'done', number: undefined, kind: 'virtual' });
    expect(rig.kit.record.value.boards).toEqual([]);
    rig.kit.cancel();
    expect(rig.bench).toEqual({ state: 'idle', number: 1 });
  });

  it('knows a board over the serial port by the name that its chip gives', async () => {
    const rig = new KitRig();
    rig.plugged = { name: undefined, model: undefined, runtime: undefined };
    await rig.start('serial');
    rig.passAll();
    expect(rig.kit.record.value.boards[0]).toMatchObject({ number: 1, name: 'gatap' });
    rig.kit.next();
    await rig.settle();
    rig.hello();
    expect(rig.bench).toMatchObject({ state: 'known', seen: { number: 1 } });
  });
});

describe('cables and boards that fail', () => {
  it('says what a charging cable does after a while, and gives up in the end', async () => {
    const rig = new KitRig();
    const pending = new Promise<void>(() => undefined);
    rig.usb.connect = () => pending;
    await rig.start();
    expect(rig.bench).toMatchObject({ state: 'connecting', late: false });
    await rig.pass(13_000);
    expect(rig.bench).toMatchObject({ state: 'connecting', late: true });
    await rig.pass(200_000);
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'no-answer' });
    expect(rig.pending).toBe(0);
  });

  it.each([
    'no-board-chosen',
    'board-in-use',
    'access-denied',
    'forbidden-by-policy',
    'old-daplink',
    'no-answer',
  ] as const)('says %s, lets the number free, and can try again', async (code) => {
    const rig = new KitRig();
    rig.usb.fail(new BoardError(code, {}, { cause: new Error('what the browser said') }));
    await rig.start();
    expect(rig.bench).toMatchObject({
      state: 'trouble',
      trouble: code,
      detail: 'what the browser said',
      number: 1,
    });
    expect(rig.kit.record.value.boards).toEqual([]);
    rig.kit.again();
    await rig.settle();
    expect(rig.bench).toMatchObject({ state: 'testing', number: 1 });
  });

  it('names what it does not know', async () => {
    const rig = new KitRig();
    rig.usb.fail(new TypeError('odd'));
    await rig.start();
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'connection-failed', detail: 'odd' });
  });

  it('says why a browser cannot at all', async () => {
    const rig = new KitRig({ obstacle: 'usb-unsupported' });
    await rig.start();
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'usb-unsupported' });
  });

  it('shows how far the program is on its way, and never goes back', async () => {
    const rig = new KitRig();
    rig.usb.hold();
    await rig.start();
    rig.usb.status.set({ state: 'transferring', stage: 'full-flash', progress: 0.5 });
    expect(rig.bench).toMatchObject({ state: 'sending', stage: 'full-flash', progress: 0.5, name: 'zogut' });
    rig.usb.status.set({ state: 'transferring', stage: 'starting', progress: 0.4 });
    expect(rig.bench).toMatchObject({ progress: 0.5 });
    await rig.pass(250_000);
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'no-answer' });
  });

  it('stops when it is told to, and lets the board go', async () => {
    const rig = new KitRig();
    rig.usb.hold();
    await rig.start();
    rig.kit.cancel();
    await rig.settle();
    expect(rig.bench).toEqual({ state: 'idle', number: 1 });
    expect(rig.usb.asked).toContain('disconnect');
    expect(rig.pending).toBe(0);
  });

  it('says that the board is gone in the middle, and goes on when it is back', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.usb.status.set({ state: 'lost', reason: 'unplugged' });
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'unplugged', number: 1, name: 'zogut' });
    expect(rig.pending).toBe(0);
    rig.usb.status.set({ state: 'connected' });
    await rig.settle();
    expect(rig.bench).toMatchObject({ state: 'testing', turn: 'hello', number: 1 });
    rig.passAll();
    expect(rig.bench).toMatchObject({ state: 'done', result: 'ready' });
  });

  it('goes on with the next board after one was pulled out', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.usb.status.set({ state: 'lost', reason: 'unplugged' });
    plugIn(rig, 'vavip');
    rig.kit.next();
    await rig.settle();
    expect(rig.usb.connects.at(-1)).toMatchObject({ another: true });
    rig.passAll();
    expect(rig.kit.record.value.boards[0]).toMatchObject({ number: 1, name: 'vavip' });
  });

  it('hears when the board never speaks', async () => {
    const rig = new KitRig();
    await rig.start();
    await rig.pass(10_000);
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'silent' });
  });

  it('hears when the board falls silent', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst();
    await rig.pass(5000);
    rig.read();
    await rig.pass(5000);
    expect(rig.bench).toMatchObject({ turn: 'lights' });
    await rig.pass(2000);
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'silent' });
  });

  it('hears when the program stops with an error', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.say('Traceback (most recent call last):\r\n  File "__main__", line 3\r\nMemoryError: \r\n');
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'stopped' });
  });

  it('tries a cable three times before it blames it', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst({ skip: [3, 4] });
    rig.burst({ skip: [9] });
    expect(rig.bench).toMatchObject({ turn: 'data' });
    expect(rig.usb.written.replaceAll('m', '')).toBe('bbb');
    rig.burst({ skip: [1, 2, 3] });
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'data-damaged' });
    const bench = rig.bench;
    const line = bench.state === 'trouble' ? bench.lines.find(({ id }) => id === 'data') : undefined;
    expect(line).toMatchObject({ state: 'failed', value: { type: 'damaged', damaged: 3, of: 48 } });
  });

  it('forgives a cable that did well at the second try', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst({ skip: [3] });
    rig.burst();
    expect(rig.bench).toMatchObject({ turn: 'lights' });
  });

  it('says that the board does not hear when no burst ever comes', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    for (let second = 0; second < 16; second += 1) {
      rig.read();
      await rig.pass(1000);
    }
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'not-heard' });
  });

  it('blames the cable, not the ear, when a burst was heard and the next are lost whole', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst({ skip: [3] });
    for (let second = 0; second < 11; second += 1) {
      rig.read();
      await rig.pass(1000);
    }
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'data-damaged' });
  });

  it('says that a line is slow', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    for (let turn = 0; turn < 3; turn += 1) rig.burst({ milliseconds: 4500 });
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'data-slow' });
  });

  it('waits while the tab is hidden', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.usb.status.set({ state: 'paused', reason: 'hidden' });
    expect(rig.bench).toMatchObject({ state: 'testing', paused: 'hidden' });
    await rig.pass(100_000);
    expect(rig.bench).toMatchObject({ state: 'testing', paused: 'hidden', turn: 'data' });
    rig.usb.status.set({ state: 'running', since: 0 });
    expect(rig.bench).toMatchObject({ state: 'testing', paused: undefined });
    rig.burst();
    expect(rig.bench).toMatchObject({ turn: 'lights' });
  });
});

describe('parts that do not answer', () => {
  const upTo = async (): Promise<KitRig> => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst();
    rig.read();
    return rig;
  };
  /** Time in which the board goes on saying the same. */
  const wait = async (rig: KitRig, seconds: number, reading: Parameters<KitRig['read']>[0]) => {
    for (let second = 0; second < seconds; second += 1) {
      rig.read(reading);
      await rig.pass(1000);
    }
  };

  it('believes who says that lights stay dark', async () => {
    const rig = await upTo();
    rig.kit.answerLights(false);
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'lights' });
    rig.kit.setAside();
    expect(rig.bench).toMatchObject({ state: 'done', result: 'aside', trouble: 'lights' });
    expect(rig.kit.record.value.boards[0]).toMatchObject({ number: 1, result: 'aside', trouble: 'lights' });
    expect(rig.usb.written).toMatch(/^bm{48}n$/);
  });

  it('shows the remedy for a button after a while, and still listens', async () => {
    const rig = await upTo();
    rig.kit.answerLights(true);
    await wait(rig, 19, {});
    expect(rig.bench).toMatchObject({ turn: 'button-a', late: undefined });
    await wait(rig, 2, {});
    expect(rig.bench).toMatchObject({ turn: 'button-a', late: 'button-a' });
    rig.read({ a: 1 });
    expect(rig.bench).toMatchObject({ turn: 'button-b', late: undefined });
    rig.kit.setAside();
    expect(rig.kit.record.value.boards[0]).toMatchObject({ result: 'aside', trouble: 'button-b' });
  });

  it('tells a button that is stuck from one that is dead', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst();
    rig.read({ a: 1, held: '10' });
    rig.kit.answerLights(true);
    await wait(rig, 21, { a: 1, held: '10' });
    expect(rig.bench).toMatchObject({ turn: 'button-a', late: 'button-a-stuck' });
    rig.kit.setAside();
    expect(rig.bench).toMatchObject({ trouble: 'button-a-stuck' });
  });

  it.each([
    ['movement', { a: 1, b: 1, x: '?' }],
    ['temperature', { a: 1, b: 1, t: 85 }],
    ['temperature', { a: 1, b: 1, t: '?' }],
    ['compass', { a: 1, b: 1, c: '0/0/0' }],
    ['compass', { a: 1, b: 1, c: '?' }],
  ] as const)('waits for %s, then shows its remedy', async (part, reading) => {
    const rig = await upTo();
    rig.kit.answerLights(true);
    rig.read({ ...reading, x: part === 'movement' ? '?' : 900 });
    expect(rig.bench).toMatchObject({ turn: part, late: undefined });
    await wait(rig, 21, reading);
    expect(rig.bench).toMatchObject({ turn: part, late: part });
    rig.kit.setAside();
    expect(rig.bench).toMatchObject({ state: 'done', result: 'aside', trouble: part });
  });

  it('passes no light sensor that is always at zero', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.hello();
    rig.burst();
    rig.read({ l: 0 });
    rig.kit.answerLights(true);
    rig.read({ a: 1, b: 1, x: 900, l: 0 });
    expect(rig.bench).toMatchObject({ turn: 'light' });
    rig.read({ a: 1, b: 1, l: 40 });
    expect(rig.bench).toMatchObject({ state: 'done', result: 'ready' });
  });
});

describe('one board after another', () => {
  const withFirst = async (): Promise<KitRig> => {
    const rig = new KitRig();
    await rig.start();
    rig.passAll();
    return rig;
  };

  it('asks for another board when none is permitted and waiting', async () => {
    const rig = await withFirst();
    rig.usb.nearby.set([{ id: '1', name: 'zogut', model: 'v2' }]);
    plugIn(rig, 'vavip');
    rig.kit.next();
    await rig.settle();
    expect(rig.usb.connects.at(-1)).toMatchObject({ ask: true, another: true });
    rig.passAll();
    expect(rig.kit.record.value.boards.map(({ number, name }) => [number, name])).toEqual([
      [1, 'zogut'],
      [2, 'vavip'],
    ]);
  });

  it('opens the chooser again when it was closed, although the last board is still plugged in', async () => {
    const rig = await withFirst();
    rig.usb.fail(new BoardError('no-board-chosen'));
    rig.kit.next();
    await rig.settle();
    expect(rig.bench).toMatchObject({ state: 'trouble', trouble: 'no-board-chosen' });
    rig.kit.again();
    await rig.settle();
    expect(rig.usb.connects.at(-1)).toMatchObject({ ask: true, another: true });
  });

  it('takes the permitted board that had no turn yet', async () => {
    const rig = await withFirst();
    rig.usb.nearby.set([
      { id: '1', name: 'zogut', model: 'v2' },
      { id: '2', name: undefined, model: undefined },
    ]);
    await rig.settle();
    expect(rig.usb.connects.at(-1), 'it began by itself').toMatchObject({ ask: false, board: '2' });
  });

  it('says which number a board has already, and can check it again', async () => {
    const rig = await withFirst();
    rig.kit.next();
    await rig.settle();
    expect(rig.bench).toMatchObject({ state: 'known', number: 2, seen: { number: 1, name: 'zogut' } });
    expect(rig.usb.runs).toHaveLength(1);
    rig.kit.again();
    await rig.settle();
    expect(rig.bench).toMatchObject({ state: 'testing', number: 1 });
  });

  it('does not take the same board again and again', async () => {
    const rig = await withFirst();
    rig.usb.nearby.set([{ id: '2', name: undefined, model: undefined }]);
    await rig.settle();
    expect(rig.bench, 'it is the same one').toMatchObject({ state: 'known' });
    rig.kit.next();
    await rig.settle();
    expect(rig.usb.connects.at(-1)).toMatchObject({ another: true });
  });

  it('checks a board in the place that somebody chose', async () => {
    const rig = await withFirst();
    plugIn(rig, 'vavip');
    await rig.start('usb', 7);
    rig.passAll();
    expect(rig.kit.record.value.boards.map(({ number }) => number)).toEqual([1, 7]);
    rig.kit.cancel();
    expect(rig.bench).toEqual({ state: 'idle', number: 2 });
  });

  it('grows when there are more boards than expected', async () => {
    const rig = new KitRig();
    rig.kit.setSize(1);
    await rig.start();
    rig.passAll();
    rig.kit.cancel();
    expect(rig.bench).toEqual({ state: 'idle', number: undefined });
    plugIn(rig, 'vavip');
    await rig.start();
    rig.passAll();
    expect(rig.kit.record.value).toMatchObject({ size: 2, boards: [{ number: 1 }, { number: 2 }] });
  });

  it('forgets a board, and its number is free', async () => {
    const rig = await withFirst();
    rig.kit.cancel();
    rig.kit.forget(1);
    expect(rig.bench).toEqual({ state: 'idle', number: 1 });
  });

  it('starts a new kit, and brings the old one back', async () => {
    const rig = await withFirst();
    rig.kit.tick('cables', true);
    rig.kit.startNew();
    expect(rig.kit.record.value).toMatchObject({ size: 15, ticks: [], boards: [] });
    const later = new KitRig({ kept: rig.kept! });
    later.kit.undo();
    expect(later.kit.record.value).toMatchObject({ ticks: ['cables'], boards: [{ name: 'zogut' }] });
    expect(later.kit.record.value.before).toBeUndefined();
  });

  it('says when this computer keeps nothing', () => {
    const rig = new KitRig();
    rig.refuses = true;
    rig.kit.tick('boards', true);
    expect(rig.kit.kept.value).toBe(false);
    expect(rig.kit.record.value.ticks).toEqual(['boards']);
  });

  it('lets everything go at the end', async () => {
    const rig = new KitRig();
    await rig.start();
    rig.kit.dispose();
    await rig.settle();
    expect(rig.pending).toBe(0);
    expect(rig.usb.asked).toContain('dispose');
  });
});
