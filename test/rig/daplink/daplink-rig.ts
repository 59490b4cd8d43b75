import { parseHex } from '../../../firmware/image/intel-hex.ts';
import { RigBoard } from './rig-board.ts';
import { SimulatedTime, WallTime } from './rig-time.ts';
import { SimulatedTimers } from './simulated-timers.ts';
import { RigUsb, type Chooser, type RigUsbHost, type UsbPolicy } from './usb.ts';
import { V1Target } from './v1-target.ts';
import { V2Target, type V2Script } from './v2-target.ts';

/** A board to put on the table. */
export interface BoardSpec {
  readonly model: 'v1' | 'v2';
  /** What is on it: a plain Intel hex, or flash (and UICR) as bytes. Nothing: fresh from the factory, erased. */
  readonly hex?: string;
  readonly flash?: Uint8Array;
  readonly uicr?: Uint8Array;
  /** Tells boards apart: device id, name and serial number come from it. Default: its place among the boards. */
  readonly seed?: number;
  /** The first four characters of the unique id. Default 9900 for a V1, 9904 for a V2. */
  readonly boardId?: '9900' | '9901' | '9903' | '9904' | '9905' | '9906';
  /** Default true. */
  readonly plugged?: boolean;
  /** The site may use it without asking. Default false. */
  readonly granted?: boolean;
  /** A DAPLink without the interface for WebUSB. */
  readonly oldDaplink?: boolean;
  /** What a V2 does instead of running its program. */
  readonly script?: V2Script;
}

export interface RigOptions {
  readonly boards: readonly BoardSpec[];
  /** `simulated` (default): time passes with transfers and `advance`. `wall`: with the wall clock, for pages. */
  readonly clock?: 'simulated' | 'wall';
  /** Simulated milliseconds that a transfer takes. Default 1, a USB frame. */
  readonly transferMilliseconds?: number;
  /** Whether somebody clicked, as Chromium asks before it opens the chooser. Default: always. */
  readonly hasGesture?: () => boolean;
}

/** Boards on a table, and the computer they can be plugged into. */
export class DaplinkRig {
  readonly boards: readonly RigBoard[];
  /** `navigator.usb` of the first page. */
  readonly usb: RigUsb;
  /** Who sits in front of the chooser. Default: takes the first board shown, closes an empty list. */
  chooser: Chooser = (shown) => shown[0] ?? null;
  policy: UsbPolicy = 'allowed';

  readonly #pages: RigUsb[] = [];
  readonly #granted: Set<RigBoard>;
  readonly #time: SimulatedTime | WallTime;
  readonly #timers: SimulatedTimers | null;
  readonly #hasGesture: () => boolean;

  constructor(options: RigOptions) {
    const passes = (milliseconds: number): void => {
      for (const board of this.boards) board.advance(milliseconds);
    };
    this.#time =
      options.clock === 'wall'
        ? new WallTime(passes)
        : new SimulatedTime(passes, options.transferMilliseconds ?? 1);
    this.#timers = this.#time instanceof SimulatedTime ? new SimulatedTimers(this.#time) : null;
    this.#hasGesture = options.hasGesture ?? ((): boolean => true);
    const host = {
      plugged: (board: RigBoard) => {
        for (const page of this.#pages) page.plugged(board);
      },
      unplugged: (board: RigBoard) => {
        for (const page of this.#pages) page.unplugged(board);
      },
      transferTime: (latency: number) => this.#time.transfer(latency),
    };
    this.boards = options.boards.map((spec, index) => makeBoard(spec, index, host));
    this.#granted = new Set(this.boards.filter((_board, index) => options.boards[index]?.granted));
    this.usb = this.openPage();
  }

  /** Simulated milliseconds so far. */
  get now(): number {
    return this.#time.now;
  }

  /** The n-th board, which a test knows is there. */
  board(index = 0): RigBoard {
    const board = this.boards[index];
    if (board === undefined) throw new RangeError(`the rig has no board ${String(index)}`);
    return board;
  }

  /** The site may use that board without asking. */
  isGranted(board: RigBoard): boolean {
    return this.#granted.has(board);
  }

  /** Lets simulated time pass for all boards. */
  advance(milliseconds: number): void {
    if (this.#time instanceof WallTime) throw new Error('time follows the wall clock here');
    this.#time.advance(milliseconds);
  }

  /** Timers on simulated time: to inject, to wait with, or to put in the place of the global ones. */
  get timers(): SimulatedTimers {
    if (this.#timers === null) throw new Error('time follows the wall clock here');
    return this.#timers;
  }

  /** `navigator.usb` of another page of the same site: what one page has claimed, another cannot. */
  openPage(): RigUsb {
    const host: RigUsbHost = {
      boards: this.boards,
      policy: 'allowed',
      choose: (shown) => this.chooser(shown),
      hasGesture: () => this.#hasGesture(),
    };
    Object.defineProperty(host, 'policy', { get: () => this.policy });
    const page = new RigUsb(host, this.#granted);
    this.#pages.push(page);
    return page;
  }

  /**
   * Puts a page's `usb` where programs look for it; makes a `navigator` where there is none (Node 20). Returns a
   * function that puts back what was there.
   */
  install(page: RigUsb = this.usb): () => void {
    const holder: { navigator?: object } = globalThis;
    const missing = holder.navigator === undefined;
    if (missing)
      Object.defineProperty(holder, 'navigator', { value: {}, configurable: true, writable: true });
    const navigator = holder.navigator ?? {};
    const before = Object.getOwnPropertyDescriptor(navigator, 'usb');
    Object.defineProperty(navigator, 'usb', { value: page, configurable: true, enumerable: true });
    return () => {
      if (before) Object.defineProperty(navigator, 'usb', before);
      else Reflect.deleteProperty(navigator, 'usb');
      if (missing) Reflect.deleteProperty(holder, 'navigator');
    };
  }

  dispose(): void {
    this.#time.dispose();
  }
}

/** Makes a rig; see `BoardSpec` and `RigOptions`. */
export function createDaplinkRig(options: RigOptions): DaplinkRig {
  return new DaplinkRig(options);
}

function makeBoard(
  spec: BoardSpec,
  index: number,
  host: ConstructorParameters<typeof RigBoard>[2],
): RigBoard {
  const seed = spec.seed ?? index + 1;
  const image = spec.hex === undefined ? {} : imageOf(spec.hex);
  const memory = {
    ...image,
    ...(spec.flash && { flash: spec.flash }),
    ...(spec.uicr && { uicr: spec.uicr }),
    seed,
  };
  const v1 = spec.model === 'v1';
  const target = v1
    ? new V1Target(memory)
    : new V2Target({ ...memory, ...(spec.script && { script: spec.script }) });
  const uniqueId = uniqueIdOf(spec.boardId ?? (v1 ? '9900' : '9904'), seed, v1);
  return new RigBoard(
    target,
    {
      uniqueId,
      oldDaplink: spec.oldDaplink ?? false,
      plugged: spec.plugged ?? true,
      serialRing: v1 ? 64 : 1024,
      cdcBuffer: 64,
      baud: v1 ? 9600 : 115_200,
    },
    host,
  );
}

/** Flash from address 0 and UICR, as a plain Intel hex says. */
export function imageOf(hex: string): { flash: Uint8Array; uicr: Uint8Array } {
  const parsed = parseHex(hex);
  if (!parsed.ok) throw new Error(`not a hex file: ${parsed.problem.code}`);
  const flash = new Uint8Array(0x8_0000).fill(0xff);
  const uicr = new Uint8Array(0x1000).fill(0xff);
  for (const segment of parsed.value.parts[0]?.image ?? []) {
    if (segment.address < flash.length) flash.set(segment.bytes, segment.address);
    else if (segment.address >= 0x1000_1000) uicr.set(segment.bytes, segment.address - 0x1000_1000);
  }
  return { flash, uicr };
}

/** Board id, family id, the interface chip's own 128 bits, and the id of the interface chip. */
function uniqueIdOf(boardId: string, seed: number, v1: boolean): string {
  const own = Array.from({ length: 4 }, (_unused, word) =>
    (Math.imul(seed + word, 0x9e37_79b1) >>> 0).toString(16).padStart(8, '0'),
  ).join('');
  return `${boardId}0000${own}${v1 ? '97969901' : '97969903'}`;
}
