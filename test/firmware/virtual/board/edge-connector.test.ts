import { beforeEach, describe, expect, it } from 'vitest';
import { EdgeConnector, isEdgePin } from '../../../../firmware/virtual/board/edge-connector.ts';
import type { Soc } from '../../../../firmware/virtual/soc/soc.ts';
import { Workbench } from './workbench.ts';

const PIN_CNF = 0x700;
const PULL_DOWN = 1;
/** Edge pin 0 is P0.03, pin 1 P0.02, pin 2 P0.01; pin 3 (a column) is P0.04, pin 8 P0.18. */
const P0 = 3;
const P1 = 2;
const P3 = 4;
const P8 = 18;
const ROW_1 = 13;

let bench: Workbench;
let voltages: Map<number, (cycle: number) => number>;
let edge: EdgeConnector;
let told: string[];
let display: { lastStrobe: number };

beforeEach(() => {
  bench = new Workbench();
  voltages = new Map();
  told = [];
  display = { lastStrobe: -Infinity };
  const soc = {
    clockHz: bench.clockHz,
    time: bench.time,
    ports: [bench.port],
    setVoltageSource: (input: number, volts: ((cycle: number) => number) | null) => {
      if (volts === null) voltages.delete(input);
      else voltages.set(input, volts);
    },
  } as unknown as Soc;
  edge = new EdgeConnector(soc, display, () => 1.1, {
    pin: (pin, high) => told.push(`${bench.milliseconds} pin${pin} ${high ? 'high' : 'low'}`),
    sound: (pin, frequency) => told.push(`pin${pin} ${frequency} Hz`),
  });
});

describe('edge connector', () => {
  it('has 19 pins that a program can use', () => {
    const usable = Array.from({ length: 25 }, (_, pin) => pin).filter(isEdgePin);
    expect(usable).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20]);
    expect(() => edge.setVoltage(18, 1)).toThrow(RangeError);
  });

  it('puts voltages on analog inputs and levels on pins', () => {
    edge.setVoltage(0, 3);
    edge.setVoltage(1, 0.4);
    edge.setVoltage(8, 1.7);
    expect(voltages.get(4)!(0)).toBe(3);
    expect(voltages.get(3)!(0)).toBe(0.4);
    expect([P0, P1, P8].map((pin) => bench.port.level(pin))).toEqual([true, false, true]);
    edge.setVoltage(8, null);
    expect(bench.port.level(P8)).toBe(false);
  });

  it('lets a floating column carry the light voltage, unless there is another', () => {
    expect(voltages.get(5)!(0)).toBe(1.1);
    edge.setVoltage(3, 2);
    expect(voltages.get(5)!(0)).toBe(2);
    edge.setVoltage(3, null);
    expect(voltages.get(5)!(0)).toBe(1.1);
  });

  it('holds rings 0 to 2 high until a finger comes, but not against a pull-down resistor', () => {
    expect(bench.port.level(P0)).toBe(true);
    edge.setTouched(0, true);
    expect(bench.port.level(P0)).toBe(false);
    edge.setTouched(0, false);
    expect(bench.port.level(P0)).toBe(true);
    bench.port.write(PIN_CNF + 4 * P0, PULL_DOWN << 2);
    expect(bench.port.level(P0)).toBe(false);
  });

  it('tells the edges of a pin that the program drives, once each', () => {
    bench.output(P8);
    bench.pass(1);
    bench.high(P8);
    bench.high(P8);
    bench.pass(2);
    bench.low(P8);
    expect(told).toEqual(['1 pin8 high', '3 pin8 low']);
  });

  it('counts a pin that is no longer driven as low', () => {
    bench.output(P8);
    bench.high(P8);
    bench.pass(5);
    bench.port.reset();
    expect(told).toEqual(['0 pin8 high', '5 pin8 low']);
  });

  it('tells a tone instead of its edges, and its end, and where the pin then is', () => {
    bench.output(P0);
    for (let period = 0; period < 50; period += 1) {
      bench.high(P0);
      bench.pass(1);
      bench.low(P0);
      bench.pass(1);
    }
    bench.high(P0);
    bench.pass(100);
    expect(told.slice(-3)).toEqual(['pin0 500 Hz', 'pin0 0 Hz', `${told.at(-1)!.split(' ')[0]!} pin0 high`]);
    expect(told.length).toBeLessThan(12);
  });

  it('tells of a burst of data only how it leaves the pin', () => {
    bench.output(P1);
    for (let bit = 0; bit < 240; bit += 1) {
      bench.high(P1);
      bench.pass(0.0006);
      bench.low(P1);
      bench.pass(0.0006);
    }
    bench.pass(20);
    expect(told.length).toBeLessThanOrEqual(2);
    bench.high(P1);
    expect(told.at(-1)).toMatch(/pin1 high$/);
  });

  it('hears no tone in data that is sent again and again', () => {
    bench.output(P0);
    for (let frame = 0; frame < 60; frame += 1) {
      for (let bit = 0; bit < 48; bit += 1) {
        bench.high(P0);
        bench.pass(0.0007);
        bench.low(P0);
        bench.pass(0.0006);
      }
      bench.pass(5.8);
    }
    expect(told.filter((one) => one.endsWith('Hz'))).toEqual([]);
  });

  it('tells nothing of columns while the display runs, and their levels once it stopped', () => {
    bench.output(P3, ROW_1);
    for (let strobe = 0; strobe < 20; strobe += 1) {
      bench.high(ROW_1);
      display.lastStrobe = bench.core.cycles;
      bench.low(P3);
      bench.pass(6);
      bench.high(P3);
      bench.low(ROW_1);
    }
    expect(told).toEqual([]);
    bench.pass(100);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/pin3 high$/);
    bench.low(P3);
    expect(told.at(-1)).toBe('220 pin3 low');
  });
});
