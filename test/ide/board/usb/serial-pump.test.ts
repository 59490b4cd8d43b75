import { expect, it } from 'vitest';
import { SerialPump } from '../../../../ide/board/usb/serial-pump.ts';
import { macrotask } from '../../../rig/daplink/rig-time.ts';

/** Bytes a millisecond at 115200 baud. */
const lineSpeed = 11.52;

/** DAPLink's serial commands over a ring of 64 bytes, the smallest there is, on simulated time. */
class FakeLine {
  now = 0;
  /** What the target says, from the beginning of time; undefined is silence. */
  source: ((index: number) => number) | undefined;
  lost = 0;
  received: number[] = [];
  requests = 0;
  fail: Error | undefined;
  readonly timers: { at: number; callback: () => void }[] = [];
  private arrived = 0;
  private taken = 0;
  private readonly ring: number[] = [];
  /** Bytes on their way to the target. */
  private towards = 0;

  async send(command: number, data?: Uint8Array): Promise<DataView> {
    this.requests += 1;
    if (this.requests % 64 === 0) await macrotask();
    this.pass(2);
    if (this.fail !== undefined) throw this.fail;
    if (command === 0x84) {
      const bytes = (data ?? new Uint8Array(1)).subarray(1);
      expect(data?.[0]).toBe(bytes.length);
      expect(bytes.length).toBeLessThanOrEqual(62);
      this.towards += bytes.length;
      // The buffer towards the target has 64 bytes as well.
      expect(this.towards).toBeLessThanOrEqual(64);
      this.received.push(...bytes);
      return new DataView(Uint8Array.of(0x84, 1).buffer);
    }
    const bytes = this.ring.splice(0, 62);
    this.taken += bytes.length;
    // A packet in the middle of a larger buffer, with rubbish behind it, as a browser may hand it over.
    const packet = Uint8Array.of(9, 9, 9, 0x83, bytes.length, ...bytes, 7, 7, 7);
    return new DataView(packet.buffer, 3, 2 + bytes.length + 3);
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
    this.towards = Math.max(0, this.towards - milliseconds * lineSpeed);
    if (this.source === undefined) return;
    const due = Math.floor(this.now * lineSpeed);
    for (; this.arrived < due; this.arrived += 1) {
      if (this.ring.length < 64) this.ring.push(this.source(this.arrived));
      else this.lost += 1;
    }
  }

  readonly timer = (callback: () => void, milliseconds: number): (() => void) => {
    const one = { at: this.now + milliseconds, callback };
    this.timers.push(one);
    queueMicrotask(() => {
      if (!this.timers.includes(one)) return;
      this.timers.splice(this.timers.indexOf(one), 1);
      if (one.at > this.now) this.pass(one.at - this.now);
      callback();
    });
    return () => {
      const at = this.timers.indexOf(one);
      if (at >= 0) this.timers.splice(at, 1);
    };
  };
}

function pumpOn(line: FakeLine, onBytes: (bytes: Uint8Array) => void, errors: unknown[] = []): SerialPump {
  return new SerialPump({
    send: (command, data) => line.send(command, data),
    timer: line.timer,
    now: () => line.now,
    onBytes,
    onError: (error) => errors.push(error),
  });
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await macrotask();
}

/** An hour where there is time for it: PENSABIT_LONG=1. */
const minutes = process.env['PENSABIT_LONG'] === undefined ? 5 : 60;

it('loses no byte of minutes at full speed, in order', async () => {
  const line = new FakeLine();
  line.source = (index) => index & 0xff;
  let count = 0;
  let wrong = 0;
  const pump = pumpOn(line, (bytes) => {
    for (const byte of bytes) {
      if (byte !== (count & 0xff)) wrong += 1;
      count += 1;
    }
  });
  pump.start();
  await until(() => line.now > minutes * 60_000);
  await pump.stop();
  expect(count).toBeGreaterThan(minutes * 690_000);
  expect([wrong, line.lost]).toEqual([0, 0]);
});

it('gives every packet as it is, so that a character may be cut, and listeners keep what they got', async () => {
  const line = new FakeLine();
  const text = new TextEncoder().encode('è€😀'.repeat(50));
  line.source = (index) => text[index] ?? 0;
  const chunks: Uint8Array[] = [];
  const pump = pumpOn(line, (bytes) => chunks.push(bytes));
  pump.start();
  await until(() => chunks.reduce((sum, { length }) => sum + length, 0) > text.length);
  await pump.stop();
  const bytes = chunks.flatMap((chunk) => [...chunk]).slice(0, text.length);
  expect(new TextDecoder().decode(Uint8Array.from(bytes))).toBe('è€😀'.repeat(50));
});

it('writes bytes in order, no faster than the line, in packets that DAPLink has room for', async () => {
  const line = new FakeLine();
  const pump = pumpOn(line, () => undefined);
  pump.start();
  const bytes = Uint8Array.from({ length: 500 }, (_unused, n) => n & 0xff);
  const begin = line.now;
  await Promise.all([pump.write(bytes), pump.write(bytes.subarray(0, 10))]);
  expect(line.received).toEqual([...bytes, ...bytes.subarray(0, 10)]);
  expect(line.now - begin).toBeGreaterThan(430 / lineSpeed);
  await pump.stop();
});

it('tells that it ended by itself, once, and can be started again', async () => {
  const line = new FakeLine();
  const errors: unknown[] = [];
  const pump = pumpOn(line, () => undefined, errors);
  pump.start();
  await macrotask();
  line.fail = new Error('gone');
  await until(() => errors.length > 0);
  line.fail = undefined;
  const before = line.requests;
  pump.start();
  await until(() => line.requests > before);
  await pump.stop();
  expect(errors).toEqual([new Error('gone')]);
});

it('says nothing after it was stopped', async () => {
  const line = new FakeLine();
  const errors: unknown[] = [];
  const pump = pumpOn(line, () => undefined, errors);
  pump.start();
  line.fail = new Error('closed');
  await pump.stop();
  const { requests } = line;
  await macrotask();
  expect([line.requests, errors]).toEqual([requests, []]);
});
