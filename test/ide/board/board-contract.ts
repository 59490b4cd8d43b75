// Longer than 400 lines: it is one contract, to be read from its first sentence to its last.

import { describe, expect, it } from 'vitest';
import { programFromSource, type Program } from '../../../firmware/program.ts';
import {
  BoardError,
  type Board,
  type BoardIdentity,
  type BoardStatus,
  type RunReport,
  type TransferStage,
} from '../../../ide/board/board.ts';

/** A board under test, and what the world around it can do. */
export interface BoardRig {
  readonly board: Board;
  /** Lets some (simulated) time pass, so that what is under way gets on. */
  settle(): Promise<void>;
  /** The board prints this now. Only while a program runs; a rig may put it on the line itself. */
  print(text: string): void;
  /** What arrived at the board's serial input since its last start, as UTF-8. */
  received(): string;
  /** How often a program was started. */
  starts(): number;
  /** Runs until it is stopped and prints nothing; default: a text that only a fake understands. */
  readonly program?: Program;
  /** What `identity` says after a run, where the rig knows it. */
  readonly identity?: BoardIdentity;
  /** Present where there is a cable; it is plugged in at first. */
  readonly cable?: { unplug(): void; plug(): void };
  /** Ends what the rig started. */
  dispose?(): void;
}

const stageOrder: readonly TransferStage[] = [
  'preparing',
  'looking',
  'files',
  'partial-flash',
  'full-flash',
  'starting',
];

/** Turns of `settle` after which work that should have ended counts as stuck. */
const patience = 600;

/** What every board does, whatever the way to it. Each implementation runs it with a rig of its own. */
export function boardContract(
  name: string,
  createRig: () => BoardRig | Promise<BoardRig>,
  {
    talks = true,
    cable = false,
  }: {
    /** `capabilities.talks`: without it what needs the board's answers is left out. */
    readonly talks?: boolean;
    /** The rig has a cable. */
    readonly cable?: boolean;
  } = {},
): void {
  const afterRun: BoardStatus['state'] = talks ? 'running' : 'connected';
  const programOf = (rig: BoardRig): Program => rig.program ?? programFromSource('blink');
  const text = (bytes: readonly Uint8Array[]): string => {
    const decoder = new TextDecoder();
    return bytes.map((one) => decoder.decode(one, { stream: true })).join('');
  };

  /** Runs `work` to its end while time passes. */
  async function during<T>(rig: BoardRig, work: Promise<T>): Promise<T> {
    const state = { done: false };
    const settled = work.finally(() => (state.done = true));
    settled.catch(() => undefined);
    for (let turn = 0; turn < patience && !state.done; turn += 1) await rig.settle();
    if (!state.done) throw new Error(`still under way: ${JSON.stringify(rig.board.status.value)}`);
    return settled;
  }

  /** Lets time pass until the board is in that state. */
  async function until(rig: BoardRig, state: BoardStatus['state']): Promise<void> {
    for (let turn = 0; turn < patience && rig.board.status.value.state !== state; turn += 1) {
      await rig.settle();
    }
    expect(rig.board.status.value.state).toBe(state);
  }

  async function failure(rig: BoardRig, work: Promise<unknown>): Promise<unknown> {
    return during(
      rig,
      work.then(
        () => 'no failure',
        (error: unknown) => error,
      ),
    );
  }

  async function connected(): Promise<BoardRig> {
    const rig = await createRig();
    await during(rig, rig.board.connect());
    return rig;
  }

  async function running(): Promise<BoardRig> {
    const rig = await connected();
    await during(rig, rig.board.run(programOf(rig)));
    expect(rig.board.status.value.state).toBe(afterRun);
    return rig;
  }

  /** The moments of a run that can be told apart from outside: every status it goes through. */
  async function moments(): Promise<number> {
    const rig = await connected();
    let count = 0;
    const end = rig.board.status.subscribe((status) => {
      if (status.state === 'transferring') count += 1;
    });
    await during(rig, rig.board.run(programOf(rig)));
    end();
    rig.dispose?.();
    return count;
  }

  /** Does something at the n-th status of a run. */
  function atMoment(rig: BoardRig, moment: number, act: () => void): void {
    let count = 0;
    const end = rig.board.status.subscribe((status) => {
      if (status.state !== 'transferring') return;
      count += 1;
      if (count !== moment) return;
      end();
      act();
    });
  }

  /** A few moments of a run: the first, the last, and some between. */
  async function someMoments(): Promise<readonly number[]> {
    const last = await moments();
    const picked = [1, 2, 3, Math.ceil(last / 4), Math.ceil(last / 2), Math.ceil((last * 3) / 4), last];
    return [...new Set(picked.filter((moment) => moment <= last))];
  }

  describe(`board contract: ${name}`, () => {
    const test = (title: string, body: () => Promise<void>): void => {
      it(title, body, 120_000);
    };
    const talking = talks ? test : () => undefined;
    const cabled = cable ? test : () => undefined;

    test('is disconnected at first, connected after connect, and connecting twice does no harm', async () => {
      const rig = await createRig();
      expect(rig.board.status.value.state).toBe('disconnected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
      expect(rig.board.capabilities.talks).toBe(talks);
      rig.dispose?.();
    });

    test('says which boards are near, and which one it is as far as it knows', async () => {
      const rig = await running();
      const ids = rig.board.nearby.value.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      if (cable) expect(ids).toHaveLength(1);
      if (rig.identity !== undefined) {
        expect(rig.board.identity.value).toEqual(rig.identity);
        expect(rig.board.nearby.value).toContainEqual({
          id: ids[0],
          name: rig.identity.name,
          model: rig.identity.model,
        });
      }
      rig.dispose?.();
    });

    test('does not connect what was aborted', async () => {
      const rig = await createRig();
      const abort = new AbortController();
      abort.abort();
      const error = await failure(rig, rig.board.connect({ signal: abort.signal }));
      expect((error as Error).name).toBe('AbortError');
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.dispose?.();
    });

    test('is not left connecting when connecting is aborted on its way, and connects later', async () => {
      const rig = await createRig();
      const abort = new AbortController();
      const work = rig.board.connect({ signal: abort.signal }).catch((error: unknown) => error);
      abort.abort();
      const error = await during(rig, work);
      if (error !== undefined) {
        expect((error as Error).name).toBe('AbortError');
        expect(rig.board.status.value.state).toBe('disconnected');
      }
      await rig.settle();
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
      rig.dispose?.();
    });

    test('starts the program and says which route it took', async () => {
      const rig = await connected();
      const seen: BoardStatus[] = [];
      rig.board.status.subscribe((status) => seen.push(status));
      const progress: number[] = [];
      const report: RunReport = await during(
        rig,
        rig.board.run(programOf(rig), { onProgress: (fraction) => progress.push(fraction) }),
      );
      expect(rig.board.status.value.state).toBe(afterRun);
      const way = seen.filter((status) => status.state === 'transferring');
      expect(way.length).toBeGreaterThan(0);
      const order = way.map(({ stage }) => stageOrder.indexOf(stage));
      expect(order).toEqual([...order].sort((one, other) => one - other));
      const shares = way.map((status) => status.progress);
      expect(shares).toEqual([...shares].sort((one, other) => one - other));
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(progress.at(-1)).toBe(1);
      expect(progress).toEqual([...progress].sort((one, other) => one - other));
      expect(report.milliseconds).toBeGreaterThanOrEqual(0);
      expect(report.bytes).toBeGreaterThanOrEqual(0);
      expect(rig.starts()).toBe(1);
      rig.dispose?.();
    });

    test('runs without being asked to connect first', async () => {
      const rig = await createRig();
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      rig.dispose?.();
    });

    talking(
      'brings what is printed, in order and byte for byte, until the listener is taken away',
      async () => {
        const rig = await running();
        // The board may still have something to say about its start.
        for (let turn = 0; turn < 5; turn += 1) await rig.settle();
        const chunks: Uint8Array[] = [];
        const times: number[] = [];
        const end = rig.board.onOutput((bytes, time) => {
          chunks.push(bytes);
          times.push(time);
        });
        rig.print('perch');
        await rig.settle();
        rig.print('é\r\nsì\r\n');
        await rig.settle();
        expect(text(chunks)).toBe('perché\r\nsì\r\n');
        expect(times).toEqual([...times].sort((one, other) => one - other));
        end();
        rig.print('more');
        await rig.settle();
        expect(text(chunks)).toBe('perché\r\nsì\r\n');
        rig.dispose?.();
      },
    );

    talking('breaks no character, wherever the line cuts it', async () => {
      const rig = await running();
      for (let turn = 0; turn < 5; turn += 1) await rig.settle();
      const chunks: Uint8Array[] = [];
      rig.board.onOutput((bytes) => chunks.push(bytes));
      const line = `${'è€😀'.repeat(30)}\r\n`;
      rig.print(line);
      for (let turn = 0; turn < 20; turn += 1) await rig.settle();
      expect(text(chunks)).toBe(line);
      rig.dispose?.();
    });

    talking('takes what is written, whatever the alphabet, and Ctrl-C for an interrupt', async () => {
      const rig = await running();
      await during(rig, rig.board.write(new TextEncoder().encode('ciao, perché? 😀')));
      await during(rig, rig.board.interrupt());
      await rig.settle();
      expect(rig.received()).toBe('ciao, perché? 😀\x03');
      rig.dispose?.();
    });

    talking('stops, stays connected, says nothing more, and stopping twice does no harm', async () => {
      const rig = await running();
      const chunks: Uint8Array[] = [];
      rig.board.onOutput((bytes) => chunks.push(bytes));
      await during(rig, rig.board.stop());
      expect(rig.board.status.value.state).toBe('connected');
      const before = text(chunks);
      rig.print('late');
      await rig.settle();
      expect(text(chunks)).toBe(before);
      await during(rig, rig.board.stop());
      expect(rig.board.status.value.state).toBe('connected');
      rig.dispose?.();
    });

    test('starts anew when it is run while it runs', async () => {
      const rig = await running();
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      expect(rig.starts()).toBe(2);
      rig.dispose?.();
    });

    test('refuses a program without main.py with its code, and runs the next one', async () => {
      const rig = await connected();
      const error = await failure(rig, rig.board.run({ files: new Map() }));
      expect(error).toBeInstanceOf(BoardError);
      expect((error as BoardError).code).toBe('no-main');
      expect(rig.board.status.value.state).toBe('connected');
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      rig.dispose?.();
    });

    test('does not start what was aborted', async () => {
      const rig = await connected();
      const abort = new AbortController();
      abort.abort();
      const error = await failure(rig, rig.board.run(programOf(rig), { signal: abort.signal }));
      expect((error as Error).name).toBe('AbortError');
      expect(rig.board.status.value.state).toBe('connected');
      expect(rig.starts()).toBe(0);
      rig.dispose?.();
    });

    test('goes back to connected when a run is aborted on its way, whatever it is doing, and runs again', async () => {
      for (const moment of await someMoments()) {
        const rig = await connected();
        const abort = new AbortController();
        atMoment(rig, moment, () => {
          abort.abort();
        });
        const error = await failure(rig, rig.board.run(programOf(rig), { signal: abort.signal }));
        if (error !== 'no failure') {
          expect((error as Error).name).toBe('AbortError');
          expect(rig.board.status.value.state).toBe('connected');
          await rig.settle();
          expect(rig.board.status.value.state).toBe('connected');
        }
        await during(rig, rig.board.run(programOf(rig)));
        expect(rig.board.status.value.state).toBe(afterRun);
        rig.dispose?.();
      }
    });

    test('ends a run that is stopped on its way', async () => {
      const rig = await connected();
      const run = failure(rig, rig.board.run(programOf(rig)));
      await during(rig, rig.board.stop());
      const error = await run;
      expect((error as Error).name).toBe('AbortError');
      expect(rig.board.status.value.state).toBe('connected');
      rig.dispose?.();
    });

    test('does no harm when it is asked for what a board that is not connected cannot do', async () => {
      const rig = await createRig();
      await during(rig, rig.board.stop());
      await during(rig, rig.board.interrupt());
      await during(rig, rig.board.reset());
      await during(rig, rig.board.write(Uint8Array.of(65)));
      await during(rig, rig.board.disconnect());
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.dispose?.();
    });

    test('is disconnected after disconnect, running or not, and can be connected and run again', async () => {
      const rig = await running();
      await during(rig, rig.board.disconnect());
      expect(rig.board.status.value.state).toBe('disconnected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      rig.dispose?.();
    });

    test('is disconnected, and its run ended, when it is disconnected in the middle of a run', async () => {
      const rig = await connected();
      const run = failure(rig, rig.board.run(programOf(rig)));
      await during(rig, rig.board.disconnect());
      expect(rig.board.status.value.state).toBe('disconnected');
      expect(await run).toBeInstanceOf(Error);
      await rig.settle();
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.dispose?.();
    });

    test('lets go when it is disposed of, and says nothing after', async () => {
      const rig = await running();
      const chunks: Uint8Array[] = [];
      rig.board.onOutput((bytes) => chunks.push(bytes));
      rig.board.dispose();
      for (let turn = 0; turn < 20; turn += 1) await rig.settle();
      expect(chunks).toEqual([]);
      // One that only delegates leaves that to the boards behind it.
      if (!cable) return;
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.cable?.unplug();
      await rig.settle();
      rig.cable?.plug();
      for (let turn = 0; turn < 20; turn += 1) await rig.settle();
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.dispose?.();
    });

    cabled('says that the cable came out, comes back by itself with it, and runs', async () => {
      const rig = await running();
      rig.cable?.unplug();
      await until(rig, 'lost');
      expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
      expect(rig.board.nearby.value).toEqual([]);
      rig.cable?.plug();
      await until(rig, 'connected');
      expect(rig.board.nearby.value).toHaveLength(1);
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      rig.dispose?.();
    });

    cabled('fails a run whose cable comes out, whatever it is doing, and recovers', async () => {
      for (const moment of await someMoments()) {
        const rig = await connected();
        atMoment(rig, moment, () => rig.cable?.unplug());
        const error = await failure(rig, rig.board.run(programOf(rig)));
        if (error !== 'no failure') {
          expect(error).toBeInstanceOf(BoardError);
          expect((error as BoardError).code).toBe('unplugged');
        }
        await until(rig, 'lost');
        rig.cable?.plug();
        await until(rig, 'connected');
        await during(rig, rig.board.run(programOf(rig)));
        expect(rig.board.status.value.state).toBe(afterRun);
        rig.dispose?.();
      }
    });

    cabled('stays disconnected when a cable moves that it has nothing to do with any more', async () => {
      const rig = await running();
      await during(rig, rig.board.disconnect());
      rig.cable?.unplug();
      await rig.settle();
      rig.cable?.plug();
      for (let turn = 0; turn < 20; turn += 1) await rig.settle();
      expect(rig.board.status.value.state).toBe('disconnected');
      rig.dispose?.();
    });

    cabled('says that there is no board when it is run without one, and runs when there is', async () => {
      const rig = await createRig();
      rig.cable?.unplug();
      const error = await failure(rig, rig.board.connect({ ask: false }));
      expect(error).toBeInstanceOf(BoardError);
      expect(['unplugged', 'no-board-chosen']).toContain((error as BoardError).code);
      rig.cable?.plug();
      await rig.settle();
      await during(rig, rig.board.run(programOf(rig)));
      expect(rig.board.status.value.state).toBe(afterRun);
      rig.dispose?.();
    });
  });
}
