import { createBoardChoice, type RealWay } from '../../../ide/board/create-board-choice.ts';
import type { BoardErrorCode, BoardIdentity } from '../../../ide/board/board.ts';
import { createKitCheck } from '../../../ide/session/create-kit-check.ts';
import type { KitCheck } from '../../../ide/session/kit-check.ts';
import type { KitBench } from '../../../ide/session/kit-bench.ts';
import { answeredPieces, burstLetters, freePieces } from '../../../ide/session/kit-program.ts';
import type { KitStorage } from '../../../ide/session/kit-storage.ts';
import { createFakeBoard, type FakeBoard } from '../board/fake-board.ts';
import { createFakeControls } from '../ui/board/fake-controls.ts';

/** What a board that is being checked would print; every part can be changed. */
export interface Reading {
  a?: number;
  b?: number;
  held?: string;
  x?: number | '?';
  t?: number | '?';
  l?: number | '?';
  c?: string;
  g?: 0 | 1;
  m?: number | '?';
}

interface Due {
  at: number;
  callback: () => void;
}

/** A bench with fake boards and a clock that the test turns. */
export class KitRig {
  time = 0;
  kept: string | undefined;
  refuses = false;
  /** What the board on the cable tells of itself when it is connected. */
  plugged: BoardIdentity = { name: 'zogut', model: 'v1', runtime: '1.1.1' };
  readonly usb: FakeBoard;
  readonly serial: FakeBoard;
  readonly virtual = Object.assign(createFakeBoard('virtual'), { controls: createFakeControls() });
  readonly kit: KitCheck;
  private timers: Due[] = [];

  constructor(
    options: {
      kept?: string;
      usb?: FakeBoard;
      obstacle?: BoardErrorCode;
      withoutUsb?: boolean;
    } = {},
  ) {
    this.kept = options.kept;
    this.usb = options.usb ?? createFakeBoard('usb');
    this.serial = createFakeBoard('serial');
    for (const board of [this.usb, this.serial]) {
      const connect = board.connect.bind(board);
      board.connect = async (asked) => {
        await connect(asked);
        board.identity.set(this.plugged);
      };
    }
    const way = (board: FakeBoard): RealWay => ({
      kind: board.kind === 'serial' ? 'serial' : 'usb',
      obstacle: options.obstacle,
      load: () => Promise.resolve(board),
    });
    const storage: KitStorage = {
      read: () => this.kept,
      write: (text) => {
        if (this.refuses) return false;
        this.kept = text;
        return true;
      },
    };
    this.kit = createKitCheck({
      boards: createBoardChoice({ virtual: this.virtual, real: [way(this.usb), way(this.serial)] }),
      storage,
      timer: (callback, milliseconds) => {
        const due: Due = { at: this.time + milliseconds, callback };
        this.timers.push(due);
        return () => {
          this.timers = this.timers.filter((one) => one !== due);
        };
      },
      today: () => 1_700_000_000_000,
    });
  }

  get bench(): KitBench {
    return this.kit.bench.value;
  }

  /** Lets promises come to rest. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.settle();
      this.timers.sort((one, other) => one.at - other.at);
      const [next] = this.timers;
      if (next === undefined || next.at > end) break;
      this.timers.shift();
      this.time = next.at;
      next.callback();
    }
    this.time = end;
    await this.settle();
  }

  /** Timers that are still under way. */
  get pending(): number {
    return this.timers.length;
  }

  async start(kind: 'usb' | 'serial' | 'virtual' = 'usb', number?: number): Promise<void> {
    this.kit.start(kind, number);
    await this.settle();
  }

  get board(): FakeBoard {
    const bench = this.bench;
    if (bench.state === 'idle') return this.usb;
    return bench.kind === 'serial' ? this.serial : bench.kind === 'virtual' ? this.virtual : this.usb;
  }

  say(text: string): void {
    this.board.print(text, this.time);
  }

  hello({ machine = 'nRF51822', runtime = '1.1.1', id = '2490e6c5f97f032c' } = {}): void {
    this.say(`kit:hello,1,micro:bit with ${machine},${runtime},${id}\r\n`);
  }

  /** `skip` leaves pieces out; `milliseconds` is how long the pieces without answers take together. */
  burst({ skip = [] as number[], milliseconds = 90 } = {}): void {
    const piece = (number: number, time: number): void => {
      const letters = burstLetters.slice(number) + burstLetters.slice(0, number);
      this.board.print(`kit:d,${String(number)},${letters}\r\n`, time);
    };
    const begin = this.time;
    this.board.print('kit:burst\r\n', begin);
    for (let number = 0; number < answeredPieces; number += 1)
      if (!skip.includes(number)) piece(number, begin);
    this.board.print('kit:free\r\n', begin);
    for (let number = 0; number < freePieces; number += 1)
      piece(number, begin + (milliseconds * (number + 1)) / freePieces);
    this.board.print('kit:end\r\n', begin + milliseconds);
  }

  read(reading: Reading = {}): void {
    const { a = 0, b = 0, held = '00', x = 0, t = 21, l = 128, c = '0/24000/-40000', g, m } = reading;
    const more = g === undefined ? '' : `,g=${String(g)},m=${String(m ?? 0)}`;
    this.say(
      `kit:v,a=${String(a)},b=${String(b)},p=${held},x=${String(x)},y=0,z=-1024,t=${String(t)},l=${String(l)},c=${c}${more}\r\n`,
    );
  }

  /** A good V1 from its first word to its last. */
  passAll(): void {
    this.hello();
    this.burst();
    this.read();
    this.kit.answerLights(true);
    this.read({ a: 1, b: 1 });
    this.read({ a: 1, b: 1, x: 900 });
  }
}
