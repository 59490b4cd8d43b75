import { beforeEach, describe, expect, it } from 'vitest';
import { Gpio } from '../../../../firmware/virtual/soc/gpio.ts';
import { Gpiote } from '../../../../firmware/virtual/soc/gpiote.ts';
import { clearEvent, FakeChip, happened, INTENSET, trigger } from './fake-chip.ts';

const CONFIG = (channel: number): number => 0x510 + 4 * channel;
const PORT = 31;
const EVENT_MODE = 1;
const TASK_MODE = 3;
const LOW_TO_HIGH = 1 << 16;
const HIGH_TO_LOW = 2 << 16;
const TOGGLE = 3 << 16;
const STARTS_HIGH = 1 << 20;
const pin = (number: number): number => number << 8;

describe('GPIOTE', () => {
  let chip: FakeChip;
  let gpio: Gpio;
  let gpiote: Gpiote;
  beforeEach(() => {
    chip = new FakeChip();
    gpio = new Gpio(chip.time);
    gpiote = new Gpiote(chip, 0x4000_6000, gpio);
    gpio.observe({
      levelsChanged: (levels, changed) => gpiote.levelsChanged(levels, changed),
      detect: () => gpiote.portEvent(),
    });
  });
  const edges = (channel: number): boolean[] => {
    const seen: boolean[] = [];
    for (const level of [true, false]) {
      gpio.drive(17, level);
      seen.push(happened(gpiote, channel));
      clearEvent(gpiote, channel);
    }
    return seen;
  };

  it.each([
    ['rising', LOW_TO_HIGH, [true, false]],
    ['falling', HIGH_TO_LOW, [false, true]],
    ['both', TOGGLE, [true, true]],
    ['no', 0, [false, false]],
  ])('raises IN on %s edges', (_name, polarity, expected) => {
    gpiote.write(CONFIG(2), EVENT_MODE | pin(17) | polarity);
    expect(edges(2)).toEqual(expected);
  });

  it('looks only at the pin and channel that are configured', () => {
    gpiote.write(CONFIG(0), EVENT_MODE | pin(18) | TOGGLE);
    expect(edges(0)).toEqual([false, false]);
    gpiote.write(CONFIG(0), 0);
    gpio.drive(18, true);
    expect(happened(gpiote, 0)).toBe(false);
  });

  it('interrupts', () => {
    gpiote.write(CONFIG(3), EVENT_MODE | pin(17) | TOGGLE);
    gpiote.write(INTENSET, 1 << 3);
    gpio.drive(17, true);
    expect([...chip.lines]).toEqual([6]);
  });

  it('drives OUTINIT as soon as a channel is in task mode, whatever DIR says', () => {
    gpiote.write(CONFIG(0), TASK_MODE | pin(4) | TOGGLE | STARTS_HIGH);
    expect(gpio.isDriven(4) && gpio.level(4)).toBe(true);
    gpiote.write(CONFIG(0), TASK_MODE | pin(4) | TOGGLE);
    expect(gpio.level(4)).toBe(false);
  });

  it.each([
    ['sets', LOW_TO_HIGH, [true, true]],
    ['clears', HIGH_TO_LOW, [false, false]],
    ['toggles', TOGGLE, [true, false]],
    ['leaves', 0, [false, false]],
  ])('%s the pin at OUT as POLARITY says', (_name, polarity, expected) => {
    gpiote.write(CONFIG(1), TASK_MODE | pin(4) | polarity);
    const levels = [0, 1].map(() => {
      trigger(gpiote, 1);
      return gpio.level(4);
    });
    expect(levels).toEqual(expected);
  });

  it('does nothing at OUT in event mode', () => {
    gpiote.write(CONFIG(1), EVENT_MODE | pin(4) | TOGGLE);
    trigger(gpiote, 1);
    expect(gpio.isDriven(4)).toBe(false);
  });

  it('gives the pin back to OUT when the channel is disabled or moved to another pin', () => {
    gpio.write(0x518, 1 << 4);
    gpiote.write(CONFIG(0), TASK_MODE | pin(4) | STARTS_HIGH);
    gpiote.write(CONFIG(0), TASK_MODE | pin(5) | STARTS_HIGH);
    expect([gpio.level(4), gpio.level(5)]).toEqual([false, true]);
    gpiote.write(CONFIG(0), 0);
    expect(gpio.isDriven(5)).toBe(false);
  });

  it('raises PORT when a sensed pin meets its condition', () => {
    gpio.write(0x700 + 4 * 17, 2 << 16);
    gpiote.write(INTENSET, 2 ** 31);
    gpio.drive(17, true);
    expect(happened(gpiote, PORT)).toBe(true);
    expect(chip.lines.has(6)).toBe(true);
  });
});
