import { expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import type { BoardStatus } from '../../../../ide/board/board.ts';
import { describeWith } from '../../../tools.ts';
import { quietProgram, SerialRig } from './serial-rig.ts';

const counting = programFromSource(
  'from microbit import *\nn = 0\nwhile True:\n    print("riga", n)\n    n += 1\n    sleep(20)\n',
);

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Milliseconds in which whatever is asked of a board has an end. */
const limit = 40_000;

describeWith(['v1-runtime'], 'a serial board in hands that do anything at any time', () => {
  it('can be run again after a run was aborted at any moment', async () => {
    const rig = new SerialRig();
    const begin = rig.time.now();
    await rig.time.during(rig.board.run(counting));
    const length = rig.time.now() - begin;
    const programs = [quietProgram, counting];
    for (let moment = 0; moment < 40; moment += 1) {
      const abort = new AbortController();
      const run = rig.board.run(programs[moment % 2] ?? counting, { signal: abort.signal });
      const ended = run.then(
        () => 'ran',
        (error: unknown) => (error as Error).name,
      );
      await rig.time.advance(Math.floor((length * moment) / 40));
      abort.abort();
      const end = await rig.time.during(ended, limit);
      expect(['ran', 'AbortError']).toContain(end);
      expect(rig.board.status.value.state).toBe(end === 'ran' ? 'running' : 'connected');
      if (moment % 4 === 3) await rig.time.during(rig.board.run(counting), limit);
    }
    let text = '';
    await rig.time.during(rig.board.run(counting), limit);
    rig.board.onOutput((bytes) => (text += new TextDecoder().decode(bytes)));
    await rig.time.advance(300);
    expect(text).toMatch(/^riga 0\r\nriga 1\r\n/);
  });

  it.each(Array.from({ length: 24 }, (_unused, index) => index + 1))(
    'leaves nothing waiting for ever, and runs when all is well again (%i)',
    async (seed) => {
      const below = random(seed);
      const rig = new SerialRig();
      const { board, wire, page } = rig;
      const seen: BoardStatus[] = [];
      board.status.subscribe((status) => seen.push(status));
      const asked: Promise<unknown>[] = [];
      const acts: (() => unknown)[] = [
        () => board.connect(),
        () => board.connect({ ask: false }),
        () => board.run(counting),
        () => board.run(quietProgram),
        () => board.run(programFromSource(`print(${String(below(1000))})\n`)),
        () => board.stop(),
        () => board.reset(),
        () => board.interrupt(),
        () => board.write(new TextEncoder().encode('print("è")\r')),
        () => board.disconnect(),
        () => wire.unplug(),
        () => wire.plugIn(),
        () => page.show(false),
        () => page.show(true),
        () => {
          const abort = new AbortController();
          const run = board.run(counting, { signal: abort.signal });
          rig.time.timer(() => {
            abort.abort();
          }, below(300));
          return run;
        },
      ];
      for (let step = 0; step < 30; step += 1) {
        const result = acts[below(acts.length)]?.();
        if (result instanceof Promise) asked.push(result.catch(() => undefined));
        await rig.time.advance([0, 1, 7, 60, 250, 900][below(6)] ?? 0);
      }
      await rig.time.during(Promise.all(asked), limit);
      page.show(true);
      wire.plugIn();
      await rig.time.advance(3000);
      expect(['connected', 'running', 'disconnected', 'lost']).toContain(board.status.value.state);
      let text = '';
      await rig.time.during(board.run(counting), limit);
      board.onOutput((bytes) => (text += new TextDecoder().decode(bytes)));
      await rig.time.advance(300);
      expect(text).toMatch(/^riga 0\r\nriga 1\r\n/);
      expect(board.status.value.state).toBe('running');
      // A progress bar that went back would be one that lied.
      let before = 0;
      for (const status of seen) {
        const progress = status.state === 'transferring' ? status.progress : 0;
        if (status.state === 'transferring' && status.stage !== 'looking') {
          expect(progress).toBeGreaterThanOrEqual(before);
        }
        before = progress;
      }
      rig.dispose();
    },
  );
});
