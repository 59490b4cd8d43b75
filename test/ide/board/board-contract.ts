import { describe, expect, it } from 'vitest';
import { programFromSource } from '../../../firmware/program.ts';
import { BoardError, type Board, type BoardStatus } from '../../../ide/board/board.ts';

/** A board under test, and what the world around it can do. Programs are plain text the rig understands. */
export interface BoardRig {
  readonly board: Board;
  /** Lets time pass, so that what is under way gets done. */
  settle(): Promise<void>;
  /** The board prints this now. Only while a program runs. */
  print(text: string): void;
  /** What arrived at the board's serial input since its last start. */
  received(): string;
  /** How often a program was started. */
  starts(): number;
}

/** What every board does, whatever the way to it. Each implementation runs it with a rig of its own. */
export function boardContract(name: string, createRig: () => BoardRig): void {
  const blink = programFromSource('blink');
  const text = (bytes: readonly Uint8Array[]): string =>
    bytes.map((one) => new TextDecoder().decode(one)).join('');

  /** Runs `work` to its end while time passes. */
  async function during<T>(rig: BoardRig, work: Promise<T>): Promise<T> {
    const state = { done: false };
    const settled = work.finally(() => (state.done = true));
    settled.catch(() => undefined);
    for (let turn = 0; turn < 50 && !state.done; turn += 1) await rig.settle();
    return settled;
  }

  async function running(): Promise<BoardRig> {
    const rig = createRig();
    await during(rig, rig.board.connect());
    await during(rig, rig.board.run(blink));
    return rig;
  }

  describe(`board contract: ${name}`, () => {
    it('is disconnected at first, connected after connect, and connecting twice does no harm', async () => {
      const rig = createRig();
      expect(rig.board.status.value.state).toBe('disconnected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
    });

    it('starts the program and says which route it took', async () => {
      const rig = createRig();
      await during(rig, rig.board.connect());
      const seen: BoardStatus['state'][] = [];
      rig.board.status.subscribe((status) => seen.push(status.state));
      const progress: number[] = [];
      const report = await during(
        rig,
        rig.board.run(blink, { onProgress: (fraction) => progress.push(fraction) }),
      );
      expect(rig.board.status.value.state).toBe('running');
      expect(seen).toContain('transferring');
      expect(progress.at(-1)).toBe(1);
      expect(progress).toEqual([...progress].sort((one, other) => one - other));
      expect(report.milliseconds).toBeGreaterThanOrEqual(0);
      expect(rig.starts()).toBe(1);
    });

    it('runs without being asked to connect first', async () => {
      const rig = createRig();
      await during(rig, rig.board.run(blink));
      expect(rig.board.status.value.state).toBe('running');
    });

    it('brings what the board prints, in order and byte for byte, until the listener is taken away', async () => {
      const rig = await running();
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
    });

    it('takes what is written, and Ctrl-C for an interrupt', async () => {
      const rig = await running();
      await during(rig, rig.board.write(new TextEncoder().encode('ciao')));
      await during(rig, rig.board.interrupt());
      await rig.settle();
      expect(rig.received()).toBe('ciao\x03');
    });

    it('stops, stays connected, says nothing more, and stopping twice does no harm', async () => {
      const rig = await running();
      const chunks: Uint8Array[] = [];
      rig.board.onOutput((bytes) => chunks.push(bytes));
      await during(rig, rig.board.stop());
      expect(rig.board.status.value.state).toBe('connected');
      rig.print('late');
      await rig.settle();
      expect(chunks).toEqual([]);
      await during(rig, rig.board.stop());
      expect(rig.board.status.value.state).toBe('connected');
    });

    it('starts anew when it is run while it runs', async () => {
      const rig = await running();
      await during(rig, rig.board.run(blink));
      expect(rig.board.status.value.state).toBe('running');
      expect(rig.starts()).toBe(2);
    });

    it('refuses a program without main.py with its code, and runs the next one', async () => {
      const rig = createRig();
      await during(rig, rig.board.connect());
      const error: unknown = await during(rig, rig.board.run({ files: new Map() })).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(BoardError);
      expect((error as BoardError).code).toBe('no-main');
      expect(rig.board.status.value.state).toBe('connected');
      await during(rig, rig.board.run(blink));
      expect(rig.board.status.value.state).toBe('running');
    });

    it('does not start what was aborted', async () => {
      const rig = createRig();
      await during(rig, rig.board.connect());
      const abort = new AbortController();
      abort.abort();
      const error: unknown = await during(rig, rig.board.run(blink, { signal: abort.signal })).catch(
        (reason: unknown) => reason,
      );
      expect((error as Error).name).toBe('AbortError');
      expect(rig.board.status.value.state).toBe('connected');
      expect(rig.starts()).toBe(0);
    });

    it('goes back to connected when a run is aborted on its way', async () => {
      const rig = createRig();
      await during(rig, rig.board.connect());
      const abort = new AbortController();
      const run = rig.board.run(blink, { signal: abort.signal });
      run.catch(() => undefined);
      abort.abort();
      const error: unknown = await during(rig, run).catch((reason: unknown) => reason);
      expect((error as Error).name).toBe('AbortError');
      expect(rig.board.status.value.state).toBe('connected');
      await rig.settle();
      expect(rig.board.status.value.state).toBe('connected');
    });

    it('is disconnected after disconnect, running or not, and can be connected again', async () => {
      const rig = await running();
      await during(rig, rig.board.disconnect());
      expect(rig.board.status.value.state).toBe('disconnected');
      await during(rig, rig.board.connect());
      expect(rig.board.status.value.state).toBe('connected');
    });
  });
}
