import type { VirtualMicrobit } from '../../../firmware/virtual/virtual-microbit.ts';
import type { Lives } from './simulated-time.ts';

/** What goes wrong on a wire. Bytes are counted in each direction from the wire's beginning. */
export interface WireFaults {
  /** Bytes to the board that never arrive, by their number. */
  readonly loseToBoard?: (index: number) => boolean;
  /** What becomes of a byte to the board. */
  readonly garbleToBoard?: (byte: number, index: number) => number;
  readonly loseFromBoard?: (index: number) => boolean;
  readonly garbleFromBoard?: (byte: number, index: number) => number;
  /** The cable comes out when so many bytes have passed, both directions together. */
  readonly unplugAfter?: number;
  /** From so many bytes to the board on, writes are taken no more and nothing is heard: a hung driver. */
  readonly stallAfter?: number;
  /** Milliseconds that bytes take through the computer and the interface chip, each way. Default 0. */
  readonly latency?: number;
}

interface Delivery {
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Sending {
  readonly bytes: Uint8Array;
  at: number;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * The cable between a computer and a virtual micro:bit's UART: 115200 baud, 8N1, so that a byte takes 87 us in
 * each direction. The board's receiver, its ring of 63 bytes included, is the runtime's own.
 */
export class SerialWire implements Lives {
  /** Bytes that the computer sent, and that it received. */
  readonly traffic = { sent: 0, received: 0 };
  private faults: WireFaults = {};
  private toBoard = 0;
  private fromBoard = 0;
  private time = 0;
  /** Bytes that may leave by now; a byte leaves when there is one. */
  private budget = 0;
  private readonly sending: Sending[] = [];
  private readonly onTheWay: Delivery[] = [];
  private readonly arriving: Delivery[] = [];
  private readonly byteListeners = new Set<(bytes: Uint8Array) => void>();
  private readonly plugListeners = new Set<(plugged: boolean) => void>();
  private in = true;
  private held = false;

  /** @param bytesPerMillisecond 10 bits a byte at 115200 baud */
  constructor(
    private readonly board: VirtualMicrobit,
    private readonly bytesPerMillisecond = 11.52,
  ) {
    board.listen((event) => {
      if (event.type === 'serial') this.hear(event.bytes);
    });
  }

  /** Replaces all faults; counting goes on from the beginning of the wire, see {@link passed}. */
  fail(faults: WireFaults): void {
    this.faults = faults;
  }

  get plugged(): boolean {
    return this.in;
  }

  /** Bytes that have passed so far, both directions together. */
  get passed(): number {
    return this.toBoard + this.fromBoard;
  }

  /** Bytes to the board that have left so far. */
  get passedToBoard(): number {
    return this.toBoard;
  }

  /** Resolves when the bytes have left the computer. @throws when the cable is out */
  send(bytes: Uint8Array): Promise<void> {
    return new Promise((done, failed) => {
      if (!this.in) failed(new Error('The cable is out.'));
      else if (bytes.length === 0) done();
      else this.sending.push({ bytes, at: 0, done, failed });
    });
  }

  /** The reset button. */
  reset(): void {
    this.board.input({ type: 'reset' });
  }

  /** A serial break: DAPLink holds the board in reset as long as it lasts. */
  setBreak(on: boolean): void {
    if (this.held && !on) this.reset();
    this.held = on;
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.byteListeners.add(listener);
    return () => this.byteListeners.delete(listener);
  }

  onPlug(listener: (plugged: boolean) => void): () => void {
    this.plugListeners.add(listener);
    return () => this.plugListeners.delete(listener);
  }

  /** The board has no other power: it is off until the cable is in again. */
  unplug(): void {
    if (!this.in) return;
    this.in = false;
    this.onTheWay.length = 0;
    this.arriving.length = 0;
    for (const sending of this.sending.splice(0)) sending.failed(new Error('The cable is out.'));
    for (const listener of [...this.plugListeners]) listener(false);
  }

  plugIn(): void {
    if (this.in) return;
    this.in = true;
    this.held = false;
    this.budget = 0;
    this.board.input({ type: 'reset' });
    for (const listener of [...this.plugListeners]) listener(true);
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
    if (!this.in) return;
    this.leave(milliseconds);
    for (const { bytes } of takeDue(this.onTheWay, this.time)) {
      this.board.input({ type: 'serial', bytes });
    }
    if (!this.held) this.board.run(milliseconds);
    for (const { bytes } of takeDue(this.arriving, this.time)) {
      this.traffic.received += bytes.length;
      for (const listener of [...this.byteListeners]) listener(bytes);
    }
  }

  /** What the computer sends is paced here, and again by the board's UART, which takes it at the same rate. */
  private leave(milliseconds: number): void {
    this.budget = this.sending.length === 0 ? 0 : this.budget + milliseconds * this.bytesPerMillisecond;
    const bytes: number[] = [];
    while (this.budget >= 1 && !this.stalled) {
      const first = this.sending[0];
      if (first === undefined) break;
      const byte = first.bytes[first.at] ?? 0;
      first.at += 1;
      this.budget -= 1;
      this.traffic.sent += 1;
      const index = this.toBoard;
      this.toBoard += 1;
      if (this.faults.loseToBoard?.(index) !== true) {
        bytes.push((this.faults.garbleToBoard?.(byte, index) ?? byte) & 0xff);
      }
      if (first.at === first.bytes.length) {
        this.sending.shift();
        first.done();
      }
      if (this.breaksNow()) return;
    }
    if (bytes.length > 0) this.onTheWay.push({ at: this.time + this.latency, bytes: Uint8Array.from(bytes) });
  }

  private hear(bytes: Uint8Array): void {
    if (!this.in || this.stalled) return;
    const kept: number[] = [];
    for (const byte of bytes) {
      const index = this.fromBoard;
      this.fromBoard += 1;
      if (this.faults.loseFromBoard?.(index) !== true) {
        kept.push((this.faults.garbleFromBoard?.(byte, index) ?? byte) & 0xff);
      }
      if (this.breaksNow()) return;
    }
    if (kept.length > 0) this.arriving.push({ at: this.time + this.latency, bytes: Uint8Array.from(kept) });
  }

  private get latency(): number {
    return this.faults.latency ?? 0;
  }

  private get stalled(): boolean {
    return this.toBoard >= (this.faults.stallAfter ?? Infinity);
  }

  private breaksNow(): boolean {
    if (this.passed < (this.faults.unplugAfter ?? Infinity)) return false;
    this.faults = {};
    this.unplug();
    return true;
  }
}

function takeDue(queue: Delivery[], time: number): readonly Delivery[] {
  const count = queue.findIndex(({ at }) => at > time);
  return queue.splice(0, count < 0 ? queue.length : count);
}
