import { beforeEach, describe, expect, it } from 'vitest';
import { I2cWire, type I2cDevice } from '../../../../firmware/virtual/soc/i2c-wire.ts';
import { Twi } from '../../../../firmware/virtual/soc/twi.ts';
import { clearEvent, FakeChip, happened, INTENSET, SHORTS, trigger } from './fake-chip.ts';

const START_RX = 0;
const START_TX = 2;
const STOP = 5;
const SUSPEND = 7;
const RESUME = 8;
const STOPPED = 1;
const RX_READY = 2;
const TX_SENT = 7;
const ERROR = 9;
const BYTE_BOUNDARY = 14;
const SUSPENDED = 18;
const BB_SUSPEND = 1;
const BB_STOP = 2;
const ERRORSRC = 0x4c4;
const PSELSCL = 0x508;
const PSELSDA = 0x50c;
const RXD = 0x518;
const TXD = 0x51c;
const FREQUENCY = 0x524;
const ADDRESS = 0x588;

/** Writes down what happens on the bus, and answers reads with 0xA0, 0xA1, ... */
class Recorder implements I2cDevice {
  readonly log: string[] = [];
  acknowledgesAddress = true;
  /** Bytes it acknowledges before it refuses. */
  room = Infinity;
  #next = 0xa0;
  start(read: boolean): boolean {
    this.log.push(read ? 'read' : 'write');
    return this.acknowledgesAddress;
  }
  write(byte: number): boolean {
    this.log.push(byte.toString(16));
    return --this.room >= 0;
  }
  read(): number {
    this.log.push(`>${this.#next.toString(16)}`);
    return this.#next++;
  }
  stop(): void {
    this.log.push('stop');
  }
}

describe('the TWI master', () => {
  let chip: FakeChip;
  let twi: Twi;
  let device: Recorder;
  beforeEach(() => {
    chip = new FakeChip();
    const wire = new I2cWire();
    twi = new Twi(chip, 0x4000_3000, (scl, sda) => (scl === 0 && sda === 30 ? wire : new I2cWire()));
    device = new Recorder();
    wire.attach(0x1d, device);
    twi.write(PSELSCL, 0);
    twi.write(PSELSDA, 30);
    // 400 kHz: 40 cycles a bit.
    twi.write(FREQUENCY, 0x0668_0000);
    twi.write(ADDRESS, 0x1d);
    twi.enable(true);
  });
  const wait = (event: number): number => {
    const cycles = chip.passUntil(() => happened(twi, event));
    clearEvent(twi, event);
    return cycles;
  };

  it('writes bytes, each with TXDSENT, and stops', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 0x2a);
    wait(TX_SENT);
    twi.write(TXD, 0x01);
    wait(TX_SENT);
    trigger(twi, STOP);
    wait(STOPPED);
    expect(device.log).toEqual(['write', '2a', '1', 'stop']);
  });

  it('takes the time of start, address and nine bits a byte at its frequency', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 0);
    const fast = wait(TX_SENT);
    expect(Math.abs(fast / (19 * 40) - 1)).toBeLessThan(0.01);
    trigger(twi, STOP);
    wait(STOPPED);
    twi.write(FREQUENCY, 0x0198_0000);
    trigger(twi, START_TX);
    twi.write(TXD, 0);
    expect(Math.abs(wait(TX_SENT) / (19 * 160) - 1)).toBeLessThan(0.01);
  });

  it('holds the clock until TXD is written', () => {
    trigger(twi, START_TX);
    chip.pass(100_000);
    expect(happened(twi, TX_SENT)).toBe(false);
    twi.write(TXD, 7);
    expect(wait(TX_SENT)).toBe(360);
  });

  it('reads byte by byte with BB_SUSPEND, and the last one with BB_STOP', () => {
    twi.write(SHORTS, BB_SUSPEND);
    trigger(twi, START_RX);
    const received: number[] = [];
    for (let left = 3; left > 0; left--) {
      if (left === 1) twi.write(SHORTS, BB_STOP);
      if (left < 3) trigger(twi, RESUME);
      wait(RX_READY);
      // Nothing more comes in while it is suspended.
      chip.pass(10_000);
      received.push(twi.read(RXD));
    }
    expect(received).toEqual([0xa0, 0xa1, 0xa2]);
    expect(happened(twi, STOPPED) && happened(twi, SUSPENDED)).toBe(true);
    expect(device.log).toEqual(['read', '>a0', '>a1', '>a2', 'stop']);
  });

  it('gives the same byte however often RXD is read', () => {
    twi.write(SHORTS, BB_SUSPEND);
    trigger(twi, START_RX);
    wait(RX_READY);
    expect([twi.read(RXD), twi.read(RXD)]).toEqual([0xa0, 0xa0]);
    expect(device.log).toEqual(['read', '>a0']);
  });

  it('reads a single byte with BB_STOP', () => {
    twi.write(SHORTS, BB_STOP);
    trigger(twi, START_RX);
    wait(STOPPED);
    expect(happened(twi, RX_READY)).toBe(true);
    expect(device.log).toEqual(['read', '>a0', 'stop']);
  });

  it('starts again without a stop for a register read', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 0x0d);
    wait(TX_SENT);
    twi.write(SHORTS, BB_STOP);
    trigger(twi, START_RX);
    wait(STOPPED);
    expect(device.log).toEqual(['write', 'd', 'read', '>a0', 'stop']);
  });

  it('goes on receiving without shortcuts and says OVERRUN when RXD is not read in time', () => {
    trigger(twi, START_RX);
    wait(RX_READY);
    wait(RX_READY);
    expect(happened(twi, ERROR)).toBe(true);
    expect(twi.read(ERRORSRC)).toBe(1);
    twi.write(ERRORSRC, 1);
    expect(twi.read(ERRORSRC)).toBe(0);
    expect(twi.read(RXD)).toBe(0xa1);
    trigger(twi, STOP);
    wait(STOPPED);
    expect(device.log.at(-1)).toBe('stop');
  });

  it('reports an address nobody answers to, and waits for STOP', () => {
    twi.write(ADDRESS, 0x20);
    twi.write(INTENSET, 1 << ERROR);
    trigger(twi, START_TX);
    twi.write(TXD, 1);
    wait(ERROR);
    expect(twi.read(ERRORSRC)).toBe(2);
    chip.pass(10_000);
    expect(happened(twi, TX_SENT) || happened(twi, STOPPED)).toBe(false);
    trigger(twi, STOP);
    wait(STOPPED);
  });

  it('reports a device that refuses its address, and one on other pins', () => {
    device.acknowledgesAddress = false;
    trigger(twi, START_RX);
    wait(ERROR);
    expect(twi.read(ERRORSRC)).toBe(2);
    trigger(twi, STOP);
    wait(STOPPED);
    twi.write(ERRORSRC, 2);
    device.acknowledgesAddress = true;
    twi.write(PSELSDA, 29);
    trigger(twi, START_RX);
    wait(ERROR);
    expect(twi.read(ERRORSRC)).toBe(2);
  });

  it('reports data that is not acknowledged, without TXDSENT', () => {
    device.room = 1;
    trigger(twi, START_TX);
    twi.write(TXD, 1);
    wait(TX_SENT);
    twi.write(TXD, 2);
    wait(ERROR);
    expect(twi.read(ERRORSRC)).toBe(4);
    expect(happened(twi, TX_SENT)).toBe(false);
    trigger(twi, STOP);
    wait(STOPPED);
    expect(device.log).toEqual(['write', '1', '2', 'stop']);
  });

  it('marks byte boundaries in both directions', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 1);
    wait(BYTE_BOUNDARY);
    twi.write(SHORTS, BB_STOP);
    trigger(twi, START_RX);
    wait(BYTE_BOUNDARY);
  });

  it('stops after the byte on the wire when STOP comes in the middle of it', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 0x55);
    chip.pass(500);
    trigger(twi, STOP);
    wait(STOPPED);
    expect(device.log).toEqual(['write', '55', 'stop']);
  });

  it('can be suspended by task and resumed', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 1);
    trigger(twi, SUSPEND);
    wait(SUSPENDED);
    chip.pass(10_000);
    expect(device.log).toEqual(['write']);
    trigger(twi, RESUME);
    wait(TX_SENT);
    expect(device.log).toEqual(['write', '1']);
  });

  it('answers STOP on an idle bus with STOPPED', () => {
    trigger(twi, STOP);
    wait(STOPPED);
    expect(device.log).toEqual([]);
  });

  it('lets go of the device when it is disabled in the middle', () => {
    trigger(twi, START_TX);
    twi.write(TXD, 1);
    wait(TX_SENT);
    twi.enable(false);
    expect(device.log.at(-1)).toBe('stop');
    trigger(twi, START_TX);
    expect(chip.time.next).toBe(Infinity);
  });
});
