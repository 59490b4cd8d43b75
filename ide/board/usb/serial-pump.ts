import type { Timer } from '../timer.ts';

/** DAPLink, `daplink_vendor_commands.h`: the target's serial line, in packets of up to 62 bytes. */
const serialRead = 0x83;
const serialWrite = 0x84;
const packetLimit = 62;

/**
 * Milliseconds between two polls that find nothing. The smallest of DAPLink's buffers (KL26, V1) holds 64 bytes,
 * which 115200 baud fill in 5.5 ms; a poll takes 2.
 */
const idlePause = 2;

/** Bytes a millisecond that leave DAPLink at 115200 baud, ten bits a byte. */
const lineSpeed = 11.52;

export interface SerialPumpOptions {
  readonly send: (command: number, data?: Uint8Array) => Promise<DataView>;
  readonly timer: Timer;
  readonly now: () => number;
  readonly onBytes: (bytes: Uint8Array) => void;
  /** Polling ended by itself. Told once for each `start`. */
  readonly onError: (error: unknown) => void;
}

/** Serial over DAPLink's commands, byte for byte: asks again at once while something comes. */
export class SerialPump {
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private endPause: () => void = () => undefined;
  /** When what was written will have left DAPLink. */
  private lineFree = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SerialPumpOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.loop = this.loop.then(() => this.poll());
  }

  /** Resolves when the last poll has its answer. */
  async stop(): Promise<void> {
    this.running = false;
    this.endPause();
    await this.loop;
  }

  /** Reads away what has come, with nobody listening. */
  async drain(): Promise<void> {
    // A target that never stops printing is no reason to stay here: twice the buffer is enough.
    for (let turn = 0; turn < 20; turn += 1) {
      if ((await this.read()) === undefined) return;
    }
  }

  /** Writes are sent in the order of the calls, no faster than the line takes them. */
  write(bytes: Uint8Array): Promise<void> {
    const sent = this.writing.then(() => this.send(bytes));
    this.writing = sent.catch(() => undefined);
    return sent;
  }

  private async send(bytes: Uint8Array): Promise<void> {
    for (let start = 0; start < bytes.length; start += packetLimit) {
      const part = bytes.subarray(start, start + packetLimit);
      // DAPLink's buffer towards the target is as small as the other one; what it has no room for is lost.
      const ahead = this.lineFree - this.options.now() - (packetLimit - part.length) / lineSpeed;
      if (ahead > 0) await this.pause(ahead);
      const data = new Uint8Array(part.length + 1);
      data[0] = part.length;
      data.set(part, 1);
      await this.options.send(serialWrite, data);
      this.lineFree = Math.max(this.lineFree, this.options.now()) + part.length / lineSpeed;
    }
    // An answer is likely to come soon.
    this.endPause();
  }

  private async poll(): Promise<void> {
    try {
      while (this.running) {
        const bytes = await this.read();
        if (bytes !== undefined) {
          // What came is told even when nobody wants more: it is nowhere else any more.
          this.options.onBytes(bytes);
        } else if (this.isRunning()) {
          await new Promise<void>((resolve) => {
            const endTimer = this.options.timer(resolve, idlePause);
            this.endPause = () => {
              endTimer();
              resolve();
            };
          });
        }
      }
    } catch (error) {
      const unexpected = this.running;
      this.running = false;
      if (unexpected) this.options.onError(error);
    }
  }

  /** `stop` may have been called during an await, which the type checker does not see. */
  private isRunning(): boolean {
    return this.running;
  }

  private async read(): Promise<Uint8Array | undefined> {
    const answer = await this.options.send(serialRead);
    const length = Math.min(answer.getUint8(1), answer.byteLength - 2);
    if (length === 0) return undefined;
    // A copy: the packet's buffer belongs to the transfer.
    return new Uint8Array(answer.buffer, answer.byteOffset + 2, length).slice();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.options.timer(resolve, milliseconds);
    });
  }
}
