import { describe, expect, it } from 'vitest';
import { programFromSource } from '../../../firmware/program.ts';
import type { ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { ScenarioRequest } from '../../../lessons/checks/run-checks.ts';
import { BoardError } from '../../../ide/board/board.ts';
import { CheckHost } from '../../../ide/board/virtual/check-host.ts';
import type { CheckReport, CheckRequest } from '../../../ide/board/virtual/check-protocol.ts';
import type { FirmwareSource } from '../../../ide/board/virtual/firmware-source.ts';
import { createObserver } from '../../../ide/board/virtual/observer.ts';

const program = programFromSource('x');
const runOf = (seconds: number): ScenarioRun => ({
  duration: seconds * 1000,
  lines: [],
  samples: [],
  frames: [],
  sounds: [],
  inputs: [],
});

/** Page and worker of the checks in one place; each message and each slice takes a turn of the event loop. */
function rig(
  build: FirmwareSource['build'] = () =>
    Promise.resolve({ flash: new Uint8Array(0), uicr: new Uint8Array(0) }),
) {
  const state = {
    workers: 0,
    slices: 0,
    deaf: false,
    timers: [] as (() => void)[],
    fail: (_detail: string) => {},
  };
  const observer = createObserver({
    timer: (callback) => {
      state.timers.push(callback);
      return () => (state.timers = state.timers.filter((one) => one !== callback));
    },
    startWorker: () => {
      state.workers += 1;
      state.deaf = false;
      let alive = true;
      let toPage: (report: CheckReport) => void = () => undefined;
      const host = new CheckHost(
        { postMessage: (report) => setImmediate(() => alive && toPage(report)) },
        {
          firmware: { load: () => Promise.resolve(), build },
          createObservation: (_image, scenario) => {
            let time = 0;
            return {
              get finished() {
                return time >= scenario.seconds * 1000;
              },
              advance: (milliseconds) => {
                state.slices += 1;
                time += milliseconds;
              },
              result: () => runOf(scenario.seconds),
            };
          },
          breathe: () => new Promise((resolve) => setImmediate(resolve)),
        },
      );
      return {
        postMessage: (request: CheckRequest) =>
          setImmediate(() => alive && !state.deaf && void host.receive(request)),
        listen: (listener) => {
          toPage = listener.message;
          state.fail = listener.error;
        },
        terminate: () => (alive = false),
      };
    },
  });
  return { observer, state };
}

const scenario = (seconds: number, ...checks: string[]): ScenarioRequest => ({ checks, seconds, inputs: [] });
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('observer', () => {
  it('gives every check its run, and runs a shared scenario once', async () => {
    const { observer, state } = rig();
    const runs = await observer.observe(program, [scenario(1, 'quiet', 'loud'), scenario(2, 'later')]);
    expect(Object.keys(runs)).toEqual(['quiet', 'loud', 'later']);
    expect(runs['later']).toEqual(runOf(2));
    expect(state.slices).toBe(2 + 4);
  });

  it('needs no worker when there is nothing to watch', async () => {
    const { observer, state } = rig();
    expect(await observer.observe(program, [])).toEqual({});
    expect(state.workers).toBe(0);
  });

  it('stops at once when aborted, and keeps its worker for the next round', async () => {
    const { observer, state } = rig();
    const abort = new AbortController();
    const round = observer.observe(program, [scenario(1000, 'a')], abort.signal);
    await turns(10);
    abort.abort();
    await expect(round).rejects.toThrow(/abort/i);
    await turns(4);
    const { slices } = state;
    await turns(10);
    expect(state.slices).toBe(slices);
    expect(state.timers).toEqual([]);
    expect(Object.keys(await observer.observe(program, [scenario(1, 'b')]))).toEqual(['b']);
    expect(state.workers).toBe(1);
  });

  it('ends a worker that does not hear, and starts another', async () => {
    const { observer, state } = rig();
    const abort = new AbortController();
    const round = observer.observe(program, [scenario(1000, 'a')], abort.signal);
    round.catch(() => undefined);
    await turns(3);
    state.deaf = true;
    abort.abort();
    await turns(3);
    for (const timer of [...state.timers]) timer();
    expect(Object.keys(await observer.observe(program, [scenario(1, 'b')]))).toEqual(['b']);
    expect(state.workers).toBe(2);
  });

  it('passes on why a program cannot be put on a board', async () => {
    const { observer } = rig(() =>
      Promise.reject(new BoardError('program-too-big', { size: 30_000, limit: 28_000 })),
    );
    const error: unknown = await observer
      .observe(program, [scenario(1, 'a')])
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'program-too-big', values: { size: 30_000, limit: 28_000 } });
  });

  it('says that the virtual board failed when its worker dies', async () => {
    const { observer, state } = rig();
    const round = observer.observe(program, [scenario(1000, 'a')]);
    await turns(3);
    state.fail('out of memory');
    await expect(round).rejects.toMatchObject({ code: 'virtual-failed' });
  });
});
