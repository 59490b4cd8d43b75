import { vi } from 'vitest';
import { createHexImage, type HexImage } from '../../../../firmware/image/hex-image.ts';
import { programFromSource, type Program } from '../../../../firmware/program.ts';
import { BoardError, type Board, type RunReport } from '../../../../ide/board/board.ts';
import { createUsbBoard, type UsbBoardOptions } from '../../../../ide/board/usb/usb-board.ts';
import { createDaplinkRig, type BoardSpec, type DaplinkRig } from '../../../rig/daplink/daplink-rig.ts';
import type { RigBoard } from '../../../rig/daplink/rig-board.ts';
import { macrotask } from '../../../rig/daplink/rig-time.ts';
import { v1Runtimes, v2Runtime } from '../../../tools.ts';

const images = new Map<string, HexImage>();

/** The hexes of one runtime; making them is slow, so that tests share it. */
export function hexImage(model: 'v1' | 'v2', text: string): HexImage {
  const known = images.get(text);
  if (known !== undefined) return known;
  const made = createHexImage({ [model]: text });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  images.set(text, made.value);
  return made.value;
}

export function newestV1(): string {
  const [newest] = v1Runtimes();
  if (newest === undefined) throw new Error('no V1 runtime here');
  return newest.hex;
}

const built = new Map<string, string>();

/** The hex of a program, kept: the same programs are run again and again. */
export function hexOf(program: Program, model: 'v1' | 'v2', runtime: string): string {
  const files = [...program.files].map(([name, bytes]) => [name, [...bytes]]);
  const key = JSON.stringify([model, runtime.length, files]);
  const known = built.get(key);
  if (known !== undefined) return known;
  const made = hexImage(model, runtime).build(program, model);
  if (!made.ok) {
    const { problem } = made;
    throw problem.code === 'no-main' ? new BoardError('no-main') : new BoardError('program-too-big');
  }
  built.set(key, made.value.hex);
  return made.value.hex;
}

/** A board of the IDE on the rig's cable, in one simulated time for both: timers, transfers and the micro:bit. */
export class UsbRig {
  readonly rig: DaplinkRig;
  readonly board: Board;
  readonly logged: string[] = [];
  /** What the board of the IDE gave as output. */
  output = '';
  private synced: number;
  private readonly outgoing: number[] = [];
  /** Bytes that arrived at the first board's serial input. */
  readonly arrived: number[] = [];

  constructor(specs: readonly BoardSpec[], options: Partial<UsbBoardOptions> = {}) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    this.rig = createDaplinkRig({ boards: specs });
    this.synced = this.rig.now;
    const { daplink } = this.rig.board();
    const { target } = this.rig.board();
    daplink.sendSerial = (bytes) => {
      const taken = bytes.subarray(0, daplink.serialSpace);
      this.arrived.push(...taken);
      for (const byte of taken) target.sendSerial(byte);
      return taken.length;
    };
    this.board = this.page(options);
    const decoder = new TextDecoder();
    this.board.onOutput((bytes) => {
      this.output += decoder.decode(bytes, { stream: true });
    });
  }

  get first(): RigBoard {
    return this.rig.board();
  }

  /** A board of the IDE in another page of the same site, or in the first. */
  page(options: Partial<UsbBoardOptions> = {}): Board {
    return createUsbBoard({
      buildHex: building,
      usb: this.rig.usb,
      secure: true,
      manners: () => ({
        askOthers: () => Promise.resolve(false),
        insist: () => undefined,
        dispose: () => undefined,
      }),
      log: (message) => this.logged.push(message),
      ...options,
    });
  }

  /** Lets simulated milliseconds pass; transfers take theirs within it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.rig.now + milliseconds;
    while (this.rig.now < end) await this.step();
  }

  /** Lets time pass until the work has ended; a minute of it at most. */
  async during<T>(work: Promise<T>, most = 120_000): Promise<T> {
    const state = { done: false };
    const ended = work.finally(() => (state.done = true));
    ended.catch(() => undefined);
    const end = this.rig.now + most;
    while (!state.done) {
      if (this.rig.now > end) throw new Error(`still under way: ${JSON.stringify(this.board.status.value)}`);
      await this.step();
    }
    return ended;
  }

  async until(met: () => boolean, most = 20_000): Promise<void> {
    const end = this.rig.now + most;
    while (!met()) {
      if (this.rig.now > end)
        throw new Error(`not met: ${JSON.stringify(this.board.status.value)}, ${this.output}`);
      await this.step();
    }
  }

  run(source: string): Promise<RunReport> {
    return this.during(this.board.run(programFromSource(source)));
  }

  /** The error that work ends with. */
  async failure(work: Promise<unknown>): Promise<Error> {
    return this.during(
      work.then(
        () => new Error('it did not fail'),
        (error: unknown) => error as Error,
      ),
    );
  }

  /** The micro:bit puts that on its serial line, at 115200 baud. */
  print(text: string): void {
    this.outgoing.push(...new TextEncoder().encode(text));
  }

  dispose(): void {
    this.board.dispose();
    this.rig.dispose();
    vi.useRealTimers();
  }

  private async step(): Promise<void> {
    const before = this.rig.now;
    await macrotask();
    if (this.rig.now === before) this.rig.advance(1);
    for (let bytes = 0; bytes < 10 && this.outgoing.length > 0; bytes += 1) {
      // UART.TXD (nRF51 Reference Manual, "UART"): the chip sends it as it would a program's byte.
      this.first.target.debug.writeWord(0x4000_251c, this.outgoing.shift() ?? 0);
      this.rig.advance(0.1);
    }
    const passed = Math.floor(this.rig.now - this.synced);
    this.synced += passed;
    vi.advanceTimersByTime(passed);
  }
}

/** As the application makes hexes. */
export const building: UsbBoardOptions['buildHex'] = (program, model) =>
  Promise.resolve().then(() => {
    const runtime = model === 'v1' ? newestV1() : v2Runtime()?.hex;
    if (runtime === undefined) throw new BoardError('runtime-missing', { model: 'V2' });
    return {
      hex: hexOf(program, model, runtime),
      runtime: hexImage(model, runtime).version(model) ?? '',
    };
  });

/** The same hexes, said to be of a MicroPython that no board has: every run is a flash. */
export const flashing: UsbBoardOptions['buildHex'] = async (...asked) => ({
  ...(await building(...asked)),
  runtime: '9.9.9',
});

/** A V1 with MicroPython and a program, permitted. */
export function microPython(source = '', spec: Partial<BoardSpec> = {}): BoardSpec {
  const hex = hexOf(programFromSource(source), 'v1', newestV1());
  return { model: 'v1', hex, granted: true, ...spec };
}

/** As it comes from the factory, permitted. */
export const emptyV1: BoardSpec = { model: 'v1', granted: true };
