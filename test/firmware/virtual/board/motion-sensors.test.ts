import { beforeEach, describe, expect, it } from 'vitest';
import { Mag3110 } from '../../../../firmware/virtual/board/mag3110.ts';
import { Mma8653 } from '../../../../firmware/virtual/board/mma8653.ts';
import type { RegisterDevice } from '../../../../firmware/virtual/board/register-device.ts';
import { Workbench } from './workbench.ts';

function write(device: RegisterDevice, register: number, ...values: readonly number[]): void {
  device.start(false);
  device.write(register);
  for (const value of values) device.write(value);
  device.stop();
}

function read(device: RegisterDevice, register: number, count: number): number[] {
  device.start(false);
  device.write(register);
  device.start(true);
  const bytes = Array.from({ length: count }, () => device.read());
  device.stop();
  return bytes;
}

/** Three signed, left-aligned samples. */
function samples(device: RegisterDevice): number[] {
  const bytes = read(device, 1, 6);
  return [0, 2, 4].map((at) => ((bytes[at]! << 24) >> 16) | bytes[at + 1]!);
}

let bench: Workbench;
let interrupt: boolean;
let feels: { x: number; y: number; z: number };

beforeEach(() => {
  bench = new Workbench();
  feels = { x: 0, y: 0, z: -1024 };
});

describe('MMA8653 accelerometer', () => {
  let sensor: Mma8653;

  beforeEach(() => {
    sensor = new Mma8653(
      bench.time,
      bench.clockHz,
      (_cycle, into) => Object.assign(into, feels),
      (level) => (interrupt = level),
    );
  });

  /** As the runtime sets it up: data ready on INT1, a range, 50 Hz. */
  function start(range = 0, rate = 0x20): void {
    write(sensor, 0x2a, 0);
    write(sensor, 0x2d, 1);
    write(sensor, 0x2e, 1);
    write(sensor, 0x0e, range);
    write(sensor, 0x2a, rate | 1);
  }

  it('says who it is', () => {
    expect(read(sensor, 0x0d, 1)).toEqual([0x5a]);
  });

  it('measures 256 counts to the g at 2 g, 128 at 4 g and 64 at 8 g, x and y turned round', () => {
    feels = { x: 512, y: -1024, z: 1024 };
    for (const [range, perG] of [
      [0, 256],
      [1, 128],
      [2, 64],
    ] as const) {
      start(range);
      bench.pass(20);
      expect(samples(sensor).map((sample) => sample >> 6)).toEqual([-perG / 2, perG, perG]);
      write(sensor, 0x2a, 0);
    }
  });

  it('stops at the ends of its range', () => {
    feels = { x: 5000, y: -5000, z: 5000 };
    start();
    bench.pass(20);
    expect(samples(sensor).map((sample) => sample >> 6)).toEqual([-512, 511, 511]);
  });

  it('pulls INT1 low when a sample is ready, until all axes were read', () => {
    start();
    expect(interrupt).toBe(true);
    bench.pass(19.9);
    expect(interrupt).toBe(true);
    bench.pass(0.2);
    expect(interrupt).toBe(false);
    expect(read(sensor, 0, 1)).toEqual([0x0f]);
    read(sensor, 1, 4);
    expect(interrupt).toBe(false);
    read(sensor, 5, 2);
    expect(interrupt).toBe(true);
    bench.pass(19.8);
    expect(interrupt).toBe(true);
    bench.pass(0.2);
    expect(interrupt).toBe(false);
  });

  it('gives the newest sample when older ones were not read', () => {
    start();
    bench.pass(25);
    feels = { x: 0, y: 0, z: 1024 };
    bench.pass(100);
    expect(samples(sensor)[2]! >> 6).toBe(256);
  });

  it.each([
    [0x00, 1.25],
    [0x18, 10],
    [0x28, 80],
    [0x38, 640],
  ])('samples at the programmed rate (CTRL_REG1 = %i: %d ms)', (rate, period) => {
    start(0, rate);
    bench.pass(period - 0.01);
    expect(interrupt).toBe(true);
    bench.pass(0.02);
    expect(interrupt).toBe(false);
  });

  it('measures nothing in standby, and ignores a new range while active', () => {
    start();
    write(sensor, 0x0e, 2);
    bench.pass(20);
    expect(samples(sensor)[2]! >> 6).toBe(-256);
    write(sensor, 0x2a, 0);
    bench.pass(100);
    expect(interrupt).toBe(true);
  });

  it('reads only upper bytes with F_READ', () => {
    feels = { x: -512, y: 0, z: -1024 };
    start(0, 0x20 | 2);
    bench.pass(20);
    expect(read(sensor, 1, 3)).toEqual([32, 0, 192]);
  });
});

describe('MAG3110 magnetometer', () => {
  let sensor: Mag3110;

  beforeEach(() => {
    feels = { x: 1000, y: -24_000, z: 40_000 };
    sensor = new Mag3110(
      bench.time,
      bench.clockHz,
      (_cycle, into) => Object.assign(into, feels),
      () => 21,
      (level) => (interrupt = level),
    );
  });

  it('says who it is and how warm it is', () => {
    expect(read(sensor, 0x07, 1)).toEqual([0xc4]);
    expect(read(sensor, 0x0f, 1)).toEqual([21]);
  });

  it('is in standby at first, and then in active or raw mode', () => {
    expect(read(sensor, 0x08, 1)).toEqual([0]);
    write(sensor, 0x10, 1);
    expect(read(sensor, 0x08, 1)).toEqual([2]);
    write(sensor, 0x11, 0xa0);
    expect(read(sensor, 0x08, 1)).toEqual([1]);
  });

  it('measures tenths of a microtesla, its axes against the board’s', () => {
    write(sensor, 0x10, 0x01);
    bench.pass(12.5);
    expect(samples(sensor)).toEqual([-10, 240, -400]);
  });

  it('subtracts the user offset unless raw', () => {
    write(sensor, 0x09, 0x00, 0x14, 0, 0, 0, 0);
    write(sensor, 0x10, 0x01);
    bench.pass(12.5);
    expect(samples(sensor)[0]).toBe(-20);
    write(sensor, 0x11, 0x20);
    bench.pass(12.5);
    expect(samples(sensor)[0]).toBe(-10);
  });

  it.each([
    [0x00, 12.5],
    [0x60, 100],
    [0x18, 100],
    [0xf8, 12_800],
  ])('raises INT1 at the programmed rate (CTRL_REG1 = %i: %d ms)', (rate, period) => {
    write(sensor, 0x10, rate | 1);
    bench.pass(period - 0.01);
    expect(interrupt).toBe(false);
    bench.pass(0.02);
    expect(interrupt).toBe(true);
    samples(sensor);
    expect(interrupt).toBe(false);
    bench.pass(period);
    expect(interrupt).toBe(true);
  });

  it('measures once when triggered', () => {
    write(sensor, 0x10, 0x02);
    bench.pass(12.5);
    expect(interrupt).toBe(true);
    expect(samples(sensor)[1]).toBe(240);
    bench.pass(1000);
    expect(interrupt).toBe(false);
  });
});
