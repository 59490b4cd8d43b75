import { describe, expect, it } from 'vitest';
import { CODE, SmallChip, handler } from './small-chip.ts';
import * as thumb from './thumb.ts';

const IRQ0 = 16;
const LONG = 1000;
const SCR = 0xe000_ed10;

/** Enables interrupt 0 and sets SCR first; the code that counts starts at CODE + 4. */
function sleeper(code: (number | number[])[], scr = 0): SmallChip {
  const chip = new SmallChip([thumb.strImmediate(0, 1, 0), thumb.strImmediate(2, 3, 0), ...code]);
  chip.place(handler(IRQ0), [thumb.nop, thumb.bx(14)]);
  chip.set({ 0: 1, 1: 0xe000_e100, 2: scr, 3: SCR });
  chip.step(2);
  return chip;
}
const START = CODE + 4;
const active = (chip: SmallChip) => chip.core.xpsr & 63;
const run = (chip: SmallChip) => chip.core.run(chip.core.cycles + LONG);

describe('WFI', () => {
  it('sleeps with pc after it until an interrupt comes, however often run is called', () => {
    const chip = sleeper([thumb.wfi, thumb.movsImmediate(0, 9), thumb.b(-4)]);
    expect(run(chip)).toBe('sleeping');
    const { cycles } = chip.core;
    expect([chip.pc, run(chip), chip.core.cycles]).toEqual([START + 2, 'sleeping', cycles]);
    chip.core.setInterruptLine(0, true);
    expect(chip.core.wakeUpPending).toBe(true);
    chip.step();
    expect([active(chip), chip.frame(chip.register(13)).pc]).toEqual([IRQ0, START + 2]);
  });
  it('time may be moved on while it sleeps', () => {
    const chip = sleeper([thumb.wfi, thumb.b(-4)]);
    run(chip);
    chip.core.cycles += 5000;
    expect(run(chip)).toBe('sleeping');
  });
  it('ends for a masked interrupt, which is not taken', () => {
    const chip = sleeper([thumb.cpsid, thumb.wfi, thumb.movsImmediate(0, 9), thumb.b(-4)]);
    expect(run(chip)).toBe('sleeping');
    chip.core.setInterruptLine(0, true);
    expect(run(chip)).toBe('limit');
    expect([active(chip), chip.register(0)]).toEqual([0, 9]);
  });
  it('does not sleep when one is pending already', () => {
    const chip = sleeper([thumb.cpsid, thumb.wfi, thumb.movsImmediate(0, 9), thumb.b(-4)]);
    chip.step();
    chip.core.setInterruptLine(0, true);
    expect(run(chip)).toBe('limit');
    expect(chip.register(0)).toBe(9);
  });
  it('does not end for a disabled interrupt or an event', () => {
    const chip = sleeper([thumb.wfi, thumb.b(-4)]);
    run(chip);
    chip.core.setInterruptLine(4, true);
    chip.core.sendEvent();
    expect([chip.core.wakeUpPending, run(chip)]).toEqual([false, 'sleeping']);
  });
  it('in a handler does not end for an interrupt of the same priority', () => {
    const chip = sleeper([thumb.nop]);
    chip.place(handler(IRQ0), [thumb.strImmediate(0, 1, 0), thumb.wfi]);
    chip.set({ 0: 3 });
    chip.core.setInterruptLine(0, true);
    expect(run(chip)).toBe('sleeping');
    chip.core.setInterruptLine(1, true);
    expect(run(chip)).toBe('sleeping');
  });
});

describe('WFE', () => {
  it('goes on at once after SEV, and sleeps the second time', () => {
    const chip = sleeper([thumb.sev, thumb.wfe, thumb.movsImmediate(0, 9), thumb.wfe]);
    expect(run(chip)).toBe('sleeping');
    expect([chip.register(0), chip.pc]).toEqual([9, START + 8]);
  });
  it('ends for an event from outside and consumes it', () => {
    const chip = sleeper([thumb.wfe, thumb.movsImmediate(0, 9), thumb.wfe, thumb.nop]);
    expect(run(chip)).toBe('sleeping');
    expect(chip.core.wakeUpPending).toBe(false);
    chip.core.sendEvent();
    expect(chip.core.wakeUpPending).toBe(true);
    expect(run(chip)).toBe('sleeping');
    expect([chip.register(0), chip.pc]).toEqual([9, START + 6]);
  });
  it('ends for an interrupt that is taken; its return sets the event for the next WFE', () => {
    const chip = sleeper([
      thumb.wfe,
      thumb.movsImmediate(0, 9),
      thumb.wfe,
      thumb.movsImmediate(0, 10),
      thumb.wfe,
    ]);
    expect(run(chip)).toBe('sleeping');
    chip.core.setInterruptLine(0, true);
    chip.step();
    chip.core.setInterruptLine(0, false);
    expect(run(chip)).toBe('sleeping');
    expect([chip.register(0), chip.pc]).toEqual([10, START + 10]);
  });
  it('does not end for a masked interrupt, unlike WFI', () => {
    const chip = sleeper([thumb.cpsid, thumb.wfe, thumb.movsImmediate(0, 9), thumb.b(-4)]);
    run(chip);
    chip.core.setInterruptLine(0, true);
    expect(run(chip)).toBe('sleeping');
  });
  it('with SEVONPEND ends for any interrupt that becomes pending, a disabled or masked one too', () => {
    for (const irq of [0, 9]) {
      const chip = sleeper([thumb.cpsid, thumb.wfe, thumb.movsImmediate(0, 9), thumb.wfe], 1 << 4);
      expect(run(chip)).toBe('sleeping');
      chip.core.setInterruptLine(irq, true);
      expect(chip.core.wakeUpPending).toBe(true);
      expect(run(chip)).toBe('sleeping');
      expect([chip.register(0), active(chip)]).toEqual([9, 0]);
    }
  });
  it('with SEVONPEND an interrupt that was pending before is no event', () => {
    const chip = sleeper([thumb.cpsid, thumb.wfe, thumb.nop, thumb.wfe], 1 << 4);
    chip.core.setInterruptLine(9, true);
    chip.step(2); // WFE consumes the event of becoming pending
    chip.core.setInterruptLine(9, false);
    chip.core.setInterruptLine(9, true);
    expect([run(chip), chip.pc]).toEqual(['sleeping', START + 8]);
  });
});

describe('SLEEPONEXIT', () => {
  it('sleeps instead of going back to the thread, and wakes for the next interrupt', () => {
    const chip = sleeper([thumb.movsImmediate(5, 1), thumb.b(-4)], 1 << 1);
    chip.core.setInterruptLine(0, true);
    chip.step();
    chip.core.setInterruptLine(0, false);
    expect(run(chip)).toBe('sleeping');
    expect([active(chip), chip.register(5), chip.pc]).toEqual([0, 0, START]);
    chip.core.setInterruptLine(0, true);
    chip.step();
    expect(active(chip)).toBe(IRQ0);
  });
  it('goes back to the thread once the handler clears it', () => {
    const chip = sleeper([thumb.movsImmediate(5, 1), thumb.b(-4)], 1 << 1);
    chip.place(handler(IRQ0), [thumb.strImmediate(4, 3, 0), thumb.bx(14)]);
    chip.core.setInterruptLine(0, true);
    chip.step();
    chip.core.setInterruptLine(0, false);
    expect(run(chip)).toBe('limit');
    expect(chip.register(5)).toBe(1);
  });
});

describe('hints', () => {
  it('NOP, YIELD, SEV, barriers do nothing else and cost what the manual says', () => {
    const chip = new SmallChip([
      thumb.nop,
      thumb.yieldHint,
      0xbf70,
      thumb.sev,
      thumb.dsb,
      thumb.dmb,
      thumb.isb,
    ]);
    const costs = [1, 1, 1, 1, 4, 4, 4];
    for (const cost of costs) {
      const { cycles } = chip.core;
      chip.step();
      expect(chip.core.cycles - cycles).toBe(cost);
    }
    expect(chip.pc).toBe(CODE + 8 + 12);
  });
});
