import { describe, expect, it, vi } from 'vitest';
import { createBoardChoice, type RealWay } from '../../../ide/board/create-board-choice.ts';
import { findObstacles, type BrowserTraits } from '../../../ide/board/find-obstacles.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { createFakeControls } from '../ui/board/fake-controls.ts';
import { boardContract } from './board-contract.ts';
import { createFakeBoard, type FakeBoard } from './fake-board.ts';

const virtualBoard = () => Object.assign(createFakeBoard('virtual'), { controls: createFakeControls() });
const wayTo = (board: FakeBoard, more: Partial<RealWay> = {}): RealWay => ({
  kind: board.kind === 'virtual' ? 'usb' : board.kind,
  obstacle: undefined,
  load: async () => Promise.resolve(board),
  ...more,
});

boardContract('the board in use', () => {
  const virtual = virtualBoard();
  const { board } = createBoardChoice({ virtual, real: [] });
  return {
    board,
    settle: () => Promise.resolve(),
    print: virtual.print,
    received: () => virtual.written,
    starts: () => virtual.runs.length,
  };
});

describe('the choice of a board', () => {
  it('begins with the virtual board and names every way with its obstacle', () => {
    const choice = createBoardChoice({
      virtual: virtualBoard(),
      real: [wayTo(createFakeBoard('usb'), { obstacle: 'usb-unsupported' }), wayTo(createFakeBoard('hex'))],
    });
    expect(choice.kind.value).toBe('virtual');
    expect(choice.virtual).toBeDefined();
    expect(choice.ways).toEqual([
      { kind: 'virtual', obstacle: undefined },
      { kind: 'usb', obstacle: 'usb-unsupported' },
      { kind: 'hex', obstacle: undefined },
    ]);
  });

  it('loads a real board once, when it is first wanted', async () => {
    const usb = createFakeBoard('usb');
    usb.nearby.set([{ id: '1', name: 'zogut', model: 'v2' }]);
    const load = vi.fn(async () => Promise.resolve(usb));
    const choice = createBoardChoice({ virtual: virtualBoard(), real: [wayTo(usb, { load })] });
    expect(load).not.toHaveBeenCalled();
    const nearby = await choice.prepare('usb');
    expect(nearby.value).toHaveLength(1);
    expect(choice.kind.value).toBe('virtual');
    await choice.choose('usb');
    await choice.choose('virtual');
    await choice.choose('usb');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('lets go of one board and follows the other in all it is and says', async () => {
    const virtual = virtualBoard();
    const usb = createFakeBoard('usb');
    const choice = createBoardChoice({ virtual, real: [wayTo(usb)] });
    const heard: string[] = [];
    const states: string[] = [];
    choice.board.onOutput((bytes) => heard.push(new TextDecoder().decode(bytes)));
    choice.board.status.subscribe(({ state }) => states.push(`${choice.board.kind} ${state}`));
    await choice.board.run(programFromSource('x'));
    virtual.print('from virtual');
    await choice.choose('usb');
    expect(virtual.asked).toContain('disconnect');
    expect(choice.virtual).toBeUndefined();
    expect(choice.board.capabilities.simulated).toBe(false);
    expect(choice.board.status.value).toEqual({ state: 'disconnected' });
    await choice.board.connect();
    expect(choice.board.identity.value?.name).toBe('zogut');
    await choice.board.run(programFromSource('x'));
    usb.print('from usb');
    expect(heard).toEqual(['from virtual', 'from usb']);
    expect(states).toContain('usb running');
    expect(states.filter((state) => state === 'virtual disconnected')).toEqual([]);
  });

  it('takes the last of two quick choices', async () => {
    let arrive: (board: FakeBoard) => void = () => undefined;
    const usb = createFakeBoard('usb');
    const slow = new Promise<FakeBoard>((resolve) => {
      arrive = resolve;
    });
    const choice = createBoardChoice({
      virtual: virtualBoard(),
      real: [wayTo(usb, { load: () => slow }), wayTo(createFakeBoard('serial'))],
    });
    const first = choice.choose('usb');
    await choice.choose('serial');
    arrive(usb);
    await first;
    expect(choice.kind.value).toBe('serial');
  });

  it('says when the code did not arrive or the way is closed, stays where it was, and tries again', async () => {
    let online = false;
    const usb = createFakeBoard('usb');
    const choice = createBoardChoice({
      virtual: virtualBoard(),
      real: [
        wayTo(usb, {
          load: () => (online ? Promise.resolve(usb) : Promise.reject(new TypeError('network'))),
        }),
        wayTo(createFakeBoard('serial'), { obstacle: 'serial-unsupported' }),
      ],
    });
    await expect(choice.choose('usb')).rejects.toMatchObject({ code: 'firmware-unreachable' });
    await expect(choice.choose('serial')).rejects.toMatchObject({ code: 'serial-unsupported' });
    expect(choice.kind.value).toBe('virtual');
    online = true;
    await choice.choose('usb');
    expect(choice.kind.value).toBe('usb');
  });

  it('gives up code that does not come', async () => {
    let ring: () => void = () => undefined;
    const choice = createBoardChoice({
      virtual: virtualBoard(),
      real: [wayTo(createFakeBoard('usb'), { load: () => new Promise(() => undefined) })],
      timer: (callback) => {
        ring = callback;
        return () => undefined;
      },
    });
    const choosing = choice.choose('usb');
    ring();
    await expect(choosing).rejects.toMatchObject({ code: 'firmware-unreachable' });
    expect(choice.kind.value).toBe('virtual');
  });

  it('lets go of every loaded board at the end', async () => {
    const virtual = virtualBoard();
    const usb = createFakeBoard('usb');
    const choice = createBoardChoice({ virtual, real: [wayTo(usb)] });
    await choice.choose('usb');
    choice.dispose();
    await vi.waitFor(() => expect(usb.asked).toContain('dispose'), { timeout: 60_000 });
    expect(virtual.asked).toContain('dispose');
  });
});

describe('what keeps a browser from real boards', () => {
  const chrome: BrowserTraits = { secure: true, usb: true, serial: true, allows: () => true };
  it.each<[string, Partial<BrowserTraits>, ReturnType<typeof findObstacles>]>([
    ['nothing in Chrome', {}, { usb: undefined, serial: undefined }],
    ['an insecure page', { secure: false }, { usb: 'insecure-page', serial: 'insecure-page' }],
    [
      'a browser with neither',
      { usb: false, serial: false },
      { usb: 'usb-unsupported', serial: 'serial-unsupported' },
    ],
    ['nothing for serial where it goes over USB', { serial: false }, { usb: undefined, serial: undefined }],
    [
      'a policy against USB, which leaves serial',
      { allows: (feature) => feature === 'serial' },
      { usb: 'forbidden-by-policy', serial: undefined },
    ],
    [
      'a policy against both',
      { allows: () => false },
      { usb: 'forbidden-by-policy', serial: 'forbidden-by-policy' },
    ],
  ])('is %s', (_name, traits, expected) => {
    expect(findObstacles({ ...chrome, ...traits })).toEqual(expected);
  });
});
