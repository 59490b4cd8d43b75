import { describe, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import type { BoardStatus } from '../../../../ide/board/board.ts';
import {
  createHexBoard,
  type HexBoardOptions,
  type HexFile,
  type HexProblem,
} from '../../../../ide/board/hex/hex-board.ts';
import { boardContract, type BoardRig } from '../board-contract.ts';

/** A hex board whose hexes take a moment, and whose downloads are kept here. */
class HexRig implements BoardRig {
  readonly saved: HexFile[] = [];
  /** What the next hex is instead. */
  problem: HexProblem | undefined;
  makes = true;
  private readonly pending: (() => void)[] = [];
  private readonly timers = new Map<object, () => void>();
  readonly board;

  constructor(options: Partial<HexBoardOptions> = {}) {
    this.board = createHexBoard({
      makeHex: () =>
        new Promise((resolve) => {
          if (!this.makes) return;
          this.pending.push(() => {
            resolve(this.problem ?? { fileName: 'luci.hex', hex: new Blob([':00000001FF\n']) });
          });
        }),
      save: (file) => this.saved.push(file),
      now: () => 0,
      timer: (callback) => {
        const key = {};
        this.timers.set(key, callback);
        return () => this.timers.delete(key);
      },
      ...options,
    });
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    for (const end of this.pending.splice(0)) end();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  timeOut(): void {
    for (const callback of [...this.timers.values()]) callback();
  }

  print(): void {
    throw new Error('nobody hears from that board');
  }

  received(): string {
    return '';
  }

  starts(): number {
    return this.saved.length;
  }
}

boardContract('hex', () => new HexRig(), { talks: false });

const program = programFromSource('print("ciao")');

async function failureOf(rig: HexRig): Promise<unknown> {
  const failed = rig.board.run(program).catch((error: unknown) => error);
  await rig.settle();
  return failed;
}

describe('hex board', () => {
  it('saves the file and reports its size', async () => {
    const rig = new HexRig();
    const run = rig.board.run(program);
    const stages: BoardStatus[] = [rig.board.status.value];
    await rig.settle();
    expect(await run).toEqual({ route: 'hex', bytes: 12, milliseconds: 0 });
    expect(rig.saved.map(({ fileName }) => fileName)).toEqual(['luci.hex']);
    expect(stages).toEqual([{ state: 'transferring', stage: 'preparing', progress: 0 }]);
    expect(rig.board.status.value).toEqual({ state: 'connected' });
  });

  it('saves nothing when there is no hex, and says why', async () => {
    const rig = new HexRig();
    rig.problem = { problem: 'program-too-big', values: { size: 30_000, limit: 20_000 } };
    expect(await failureOf(rig)).toMatchObject({
      code: 'program-too-big',
      values: { size: 30_000, limit: 20_000 },
    });
    expect(rig.saved).toEqual([]);
    expect(rig.board.status.value).toEqual({ state: 'connected' });
  });

  it('does not wait for ever for a hex', async () => {
    const rig = new HexRig();
    rig.makes = false;
    const failed = failureOf(rig);
    await rig.settle();
    rig.timeOut();
    expect(await failed).toMatchObject({ code: 'firmware-unreachable' });
    expect(rig.board.status.value).toEqual({ state: 'connected' });
  });

  it('saves only the last of two that were asked for at once', async () => {
    const rig = new HexRig();
    const first = rig.board.run(program).catch((error: unknown) => error);
    const second = rig.board.run(program);
    await rig.settle();
    expect(((await first) as Error).name).toBe('AbortError');
    await second;
    expect(rig.saved).toHaveLength(1);
  });

  it('lets go of a failure of ours as it is', async () => {
    const rig = new HexRig({ makeHex: () => Promise.reject(new Error('worker')) });
    expect(await failureOf(rig)).toMatchObject({ message: 'worker' });
  });
});
