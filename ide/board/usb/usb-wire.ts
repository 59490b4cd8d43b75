import { BoardError } from '../board.ts';
import type { Timer } from '../timer.ts';

/**
 * Milliseconds in which the interface chip answers anything. The slowest things it does are erasing a chip when a
 * flash begins and closing it, each well under two seconds.
 */
const answerLimit = 5000;
/** The same once nobody waits for the answer any more (cancelled). */
const lateAnswerLimit = 1000;

/** DAPLink, `daplink_vendor_commands.h`. */
const serialRead = 0x83;
const flashClose = 0x8b;

/** Every transfer fills a whole packet of a full-speed device. */
const packetBytes = 64;

/** The part of a transfer's result that the library reads; browsers' own objects cannot be made here. */
type Received = Pick<USBInTransferResult, 'status' | 'data'>;

/**
 * The way to one USB device for the library: the same device, with every transfer under a time limit, counted, and
 * refused from a certain moment on. All that the library cannot do (cancel, give up) comes from here: whatever
 * it is in the middle of, its next packet fails with our reason and it unwinds.
 */
export class UsbWire {
  /** What the library gets instead of the device. */
  readonly device: USBDevice;
  /** Bytes of packets in both directions, polls that brought nothing left out. */
  bytes = 0;
  private refusal: Error | undefined;
  /** The one transfer under way: the library sends one command at a time. */
  private underWay: { since: number; fail: (reason: Error) => void } | undefined;
  private endWatch: (() => void) | undefined;
  private command = 0;

  constructor(
    real: USBDevice,
    private readonly timer: Timer,
    private readonly now: () => number,
  ) {
    const own: Partial<Record<keyof USBDevice, unknown>> = {
      open: () => this.limited(() => real.open()),
      // Closing is always allowed: it is how everything ends.
      close: () => this.limited(() => real.close()),
      selectConfiguration: (value: number) => this.limited(() => real.selectConfiguration(value)),
      claimInterface: (number: number) => this.limited(() => real.claimInterface(number)),
      transferOut: (endpoint: number, data: Uint8Array<ArrayBuffer>) =>
        this.send(data, () => real.transferOut(endpoint, data)),
      transferIn: (endpoint: number, length: number) => this.receive(() => real.transferIn(endpoint, length)),
      controlTransferOut: (setup: USBControlTransferParameters, data: Uint8Array<ArrayBuffer>) =>
        this.send(data, () => real.controlTransferOut(setup, data)),
      controlTransferIn: (setup: USBControlTransferParameters, length: number) =>
        this.receive(() => real.controlTransferIn(setup, length)),
    };
    this.device = new Proxy(real, {
      get: (target, key) => {
        if (key in own) return own[key as keyof USBDevice];
        // The getters of a browser's object insist on the object itself.
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** Why the next packet will not be sent; undefined while all is well. */
  get refused(): Error | undefined {
    return this.refusal;
  }

  /**
   * From now on no command leaves, except the one that closes a half-written flash. The answer that is under way is
   * still taken: an unread answer would be taken for the answer to the next command, after opening again.
   */
  refuse(reason: Error): void {
    this.refusal ??= reason;
    if (this.underWay === undefined) return;
    this.endWatch?.();
    this.watch(lateAnswerLimit);
  }

  /** The device is gone: nothing is waited for. */
  cut(reason: Error): void {
    this.refusal ??= reason;
    this.underWay?.fail(this.refusal);
  }

  private async send<T>(data: Uint8Array, transfer: () => Promise<T>): Promise<T> {
    const command = data[0] ?? 0;
    if (this.refusal !== undefined && command !== flashClose) throw this.refusal;
    this.command = command;
    return this.limited(transfer);
  }

  private async receive(transfer: () => Promise<USBInTransferResult>): Promise<Received> {
    const result = await this.limited(transfer);
    const { data } = result;
    if (data === undefined) return result;
    const empty = this.command === serialRead && data.byteLength > 1 && data.getUint8(1) === 0;
    if (!empty) this.bytes += packetBytes + data.byteLength;
    if (data.byteOffset === 0) return result;
    // The library reads the buffer behind the view from its beginning.
    const { buffer } = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
    return { status: result.status, data: new DataView(buffer) };
  }

  private limited<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const mine = { since: this.now(), fail: reject };
      this.underWay = mine;
      const done = (): void => {
        if (this.underWay === mine) this.underWay = undefined;
      };
      this.watch(this.refusal === undefined ? answerLimit : lateAnswerLimit);
      work().then(
        (value) => {
          done();
          resolve(value);
        },
        (error: unknown) => {
          done();
          reject(this.refusal ?? (error instanceof Error ? error : new Error(String(error))));
        },
      );
    });
  }

  /** One timer for all transfers, not one for each: there are thousands in a second. */
  private watch(limit: number, after = limit): void {
    if (this.endWatch !== undefined) return;
    const end = this.timer(() => {
      this.endWatch = undefined;
      const waiting = this.underWay;
      if (waiting === undefined) return;
      const left = waiting.since + limit - this.now();
      if (left > 0) {
        this.watch(limit, left);
        return;
      }
      this.refusal ??= new BoardError('no-answer', {}, { cause: `no answer to ${String(this.command)}` });
      waiting.fail(this.refusal);
    }, after);
    this.endWatch = () => {
      this.endWatch = undefined;
      end();
    };
  }
}
