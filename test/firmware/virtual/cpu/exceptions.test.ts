import { describe, expect, it } from 'vitest';
import { CODE, INITIAL_SP, RAM_BASE, SmallChip, handler } from './small-chip.ts';
import * as thumb from './thumb.ts';

const THUMB = 1 << 24;
const PROCESS_STACK = RAM_BASE + 0x400;
const IRQ0 = 16;

const NVIC = { iser: 0xe000_e100, icer: 0xe000_e180, ispr: 0xe000_e200, icpr: 0xe000_e280, ipr: 0xe000_e400 };
const SCB = { icsr: 0xe000_ed04, scr: 0xe000_ed10, shpr2: 0xe000_ed1c, shpr3: 0xe000_ed20 };
const PENDSVSET = 1 << 28;
const NMIPENDSET = 1 << 31;

const NOPS = Array.from({ length: 16 }, () => thumb.nop);

/** Writes a system register as the program would: one STR, executed. */
function poke(chip: SmallChip, address: number, value: number): void {
  const saved = [chip.register(6), chip.register(7), chip.pc];
  const at = 0x1800;
  chip.place(at, [thumb.strImmediate(6, 7, 0)]);
  chip.core.invalidateCode(at, at + 2);
  chip.set({ 6: value, 7: address, 15: at });
  chip.core.run(chip.core.cycles + 1);
  chip.set({ 6: saved[0]!, 7: saved[1]!, 15: saved[2]! });
}

function peek(chip: SmallChip, address: number): number {
  const saved = [chip.register(6), chip.register(7), chip.pc];
  const at = 0x1804;
  chip.place(at, [thumb.ldrImmediate(6, 7, 0)]);
  chip.core.invalidateCode(at, at + 2);
  chip.set({ 7: address, 15: at });
  chip.core.run(chip.core.cycles + 1);
  const value = chip.register(6);
  chip.set({ 6: saved[0]!, 7: saved[1]!, 15: saved[2]! });
  return value;
}

const active = (chip: SmallChip) => chip.core.xpsr & 63;

/** Interrupt lines 0-3 enabled, with these priorities (0-3); every handler is NOPs then BX LR. */
function chipWithIrqs(priorities: readonly number[] = [0, 0, 0, 0], code: number[] = NOPS): SmallChip {
  const chip = new SmallChip(code);
  for (let exception = 2; exception < 24; exception++) {
    chip.place(handler(exception), [thumb.nop, thumb.nop, thumb.bx(14)]);
  }
  poke(chip, NVIC.iser, 0xf);
  poke(
    chip,
    NVIC.ipr,
    priorities.reduce((word, priority, irq) => word | (priority << (8 * irq + 6)), 0),
  );
  return chip;
}

function pulse(chip: SmallChip, irq: number): void {
  chip.core.setInterruptLine(irq, true);
  chip.core.setInterruptLine(irq, false);
}

describe('reset', () => {
  it('reads SP and PC from the vectors, clears state and keeps counting cycles', () => {
    const chip = new SmallChip([thumb.movsImmediate(0, 1), thumb.cpsid]).set({ 5: 9, 14: 3 });
    chip.step(2);
    poke(chip, NVIC.iser, 0xff);
    const { cycles } = chip.core;
    chip.core.reset();
    expect([chip.register(13), chip.pc, chip.register(14), chip.register(0), chip.register(5)]).toEqual([
      INITIAL_SP,
      CODE,
      0xffff_ffff,
      0,
      0,
    ]);
    expect(chip.core.xpsr).toBe(THUMB);
    expect(chip.core.cycles).toBe(cycles);
    expect(peek(chip, NVIC.iser)).toBe(0);
  });
  it('drops the two low bits of the initial SP', () => {
    const chip = new SmallChip();
    chip.word(0, RAM_BASE + 0x103);
    chip.core.reset();
    expect(chip.register(13)).toBe(RAM_BASE + 0x100);
  });
  it('asked for by AIRCR reaches the chip, which may reset the core at once', () => {
    let asked = 0;
    const chip: SmallChip = new SmallChip([thumb.strImmediate(0, 1, 0), thumb.movsImmediate(2, 2)], {
      onSystemReset: () => {
        asked++;
        chip.core.reset();
      },
    });
    chip.set({ 0: 0x05fa_0004, 1: 0xe000_ed0c, 2: 7 });
    chip.step();
    expect(asked).toBe(1);
    chip.core.run(chip.core.cycles);
    expect([chip.pc, chip.register(2)]).toEqual([CODE, 0]);
  });
  it('is not asked for without the key', () => {
    let asked = 0;
    const chip = new SmallChip([], { onSystemReset: () => asked++ });
    poke(chip, 0xe000_ed0c, 0x0000_0004);
    poke(chip, 0xe000_ed0c, 0x05fa_0000);
    expect(asked).toBe(0);
  });
});

describe('taking an interrupt', () => {
  it('stacks eight words, jumps through the vector and takes 16 cycles', () => {
    const chip = chipWithIrqs().set({ 0: 10, 1: 11, 2: 12, 3: 13, 12: 22, 14: 0xabc, 4: 14 });
    chip.flags = 'NzCv';
    chip.step();
    const { cycles } = chip.core;
    pulse(chip, 2);
    chip.step();
    expect(chip.core.cycles - cycles).toBe(16);
    expect([chip.pc, active(chip), chip.register(14)]).toEqual([handler(IRQ0 + 2), IRQ0 + 2, 0xffff_fff9]);
    expect(chip.register(13)).toBe(INITIAL_SP - 32);
    expect(chip.frame(INITIAL_SP - 32)).toEqual({
      r0: 10,
      r1: 11,
      r2: 12,
      r3: 13,
      r12: 22,
      lr: 0xabc,
      pc: CODE + 2,
      xpsr: (0xa000_0000 | THUMB) >>> 0,
    });
  });
  it('returns to where it was, with everything as it was', () => {
    const chip = chipWithIrqs().set({ 0: 10, 1: 11, 2: 12, 3: 13, 12: 22, 14: 0xabc });
    chip.flags = 'nZcV';
    pulse(chip, 0);
    chip.place(handler(IRQ0), [thumb.movsImmediate(0, 255), thumb.movsImmediate(3, 0), thumb.bx(14)]);
    chip.core.invalidateCode(handler(IRQ0), handler(IRQ0) + 8);
    chip.step(4);
    expect([chip.pc, active(chip), chip.register(13), chip.register(14), chip.register(0)]).toEqual([
      CODE,
      0,
      INITIAL_SP,
      0xabc,
      10,
    ]);
    expect(chip.flags).toBe('nZcV');
  });
  it('aligns the frame to 8 bytes and remembers that in the stacked xPSR', () => {
    const chip = chipWithIrqs().set({ 13: INITIAL_SP - 4 });
    pulse(chip, 0);
    chip.step();
    expect(chip.register(13)).toBe(INITIAL_SP - 40);
    expect(chip.frame(INITIAL_SP - 40).xpsr & (1 << 9)).toBe(1 << 9);
    chip.step(3);
    expect([chip.pc, chip.register(13)]).toEqual([CODE, INITIAL_SP - 4]);
  });
  it('happens neither while disabled nor while PRIMASK is set', () => {
    const chip = chipWithIrqs([0, 0, 0, 0], [thumb.cpsid, thumb.nop, thumb.cpsie, thumb.nop]);
    pulse(chip, 7);
    chip.step();
    pulse(chip, 1);
    expect(chip.core.wakeUpPending).toBe(true);
    chip.step();
    expect([chip.pc, active(chip)]).toEqual([CODE + 4, 0]);
    chip.step(2);
    expect(active(chip)).toBe(IRQ0 + 1);
    expect(chip.frame(chip.register(13)).pc).toBe(CODE + 6);
    poke(chip, NVIC.iser, 1 << 7);
    chip.step(4);
    expect(active(chip)).toBe(IRQ0 + 7);
  });
  it('clearing PRIMASK by MSR takes what was held back at once', () => {
    const chip = chipWithIrqs([], [thumb.cpsid, ...thumb.msr(thumb.SPECIAL.primask, 0), thumb.nop]);
    chip.step();
    pulse(chip, 1);
    chip.core.run(chip.core.cycles + 5);
    expect(active(chip)).toBe(IRQ0 + 1);
    expect(chip.frame(chip.register(13)).pc).toBe(CODE + 6);
  });
  it('an interrupt raised by a store is taken right after that store', () => {
    const chip = chipWithIrqs([], [thumb.strImmediate(0, 1, 0), thumb.nop, thumb.nop]).set({
      1: 0x4000_0000,
    });
    chip.onWrite = () => {
      chip.core.setInterruptLine(3, true);
    };
    chip.core.run(chip.core.cycles + 10);
    expect(active(chip)).toBe(IRQ0 + 3);
    expect(chip.frame(chip.register(13)).pc).toBe(CODE + 2);
  });
  it('a line that rose and fell before it could be taken is still taken, once', () => {
    const chip = chipWithIrqs();
    pulse(chip, 0);
    chip.step(4);
    expect(active(chip)).toBe(0);
    chip.step(3);
    expect([active(chip), chip.pc]).toEqual([0, CODE + 6]);
  });
  it('a line that is still high when its handler returns pends again', () => {
    const chip = chipWithIrqs();
    chip.core.setInterruptLine(0, true);
    chip.step(4);
    expect([active(chip), chip.pc]).toEqual([IRQ0, handler(IRQ0)]);
    chip.core.setInterruptLine(0, false);
    chip.step(3);
    expect([active(chip), chip.pc]).toEqual([0, CODE]);
  });
  it('a line that rises again while its handler runs is taken again', () => {
    const chip = chipWithIrqs();
    pulse(chip, 0);
    chip.step(2);
    pulse(chip, 0);
    chip.step(2);
    expect([active(chip), chip.pc]).toEqual([IRQ0, handler(IRQ0)]);
  });
  it('a vector without bit 0 faults before the first instruction', () => {
    const chip = chipWithIrqs();
    chip.word((IRQ0 + 1) * 4, handler(IRQ0 + 1));
    pulse(chip, 1);
    chip.step(2);
    expect(active(chip)).toBe(3);
    const frame = chip.frame(chip.register(13));
    expect([frame.pc, frame.xpsr & THUMB]).toEqual([handler(IRQ0 + 1), 0]);
  });
});

describe('priorities', () => {
  it('the lowest number wins among equals', () => {
    const chip = chipWithIrqs();
    pulse(chip, 2);
    pulse(chip, 1);
    chip.step();
    expect(active(chip)).toBe(IRQ0 + 1);
  });
  it('the higher priority wins', () => {
    const chip = chipWithIrqs([3, 2, 1, 3]);
    for (const irq of [0, 1, 2, 3]) pulse(chip, irq);
    chip.step();
    expect(active(chip)).toBe(IRQ0 + 2);
  });
  it('a higher priority preempts and returns into the handler it interrupted', () => {
    const chip = chipWithIrqs([3, 1, 0, 0]);
    pulse(chip, 0);
    chip.step(2);
    pulse(chip, 1);
    chip.step();
    expect([active(chip), chip.register(14)]).toEqual([IRQ0 + 1, 0xffff_fff1]);
    expect(chip.frame(chip.register(13)).xpsr & 63).toBe(IRQ0);
    chip.step(3);
    expect([active(chip), chip.pc]).toEqual([IRQ0, handler(IRQ0) + 2]);
    chip.step(2);
    expect([active(chip), chip.pc, chip.register(13)]).toEqual([0, CODE, INITIAL_SP]);
  });
  it('an equal or lower priority waits', () => {
    for (const second of [1, 2]) {
      const chip = chipWithIrqs([1, second, 0, 0]);
      pulse(chip, 0);
      chip.step();
      pulse(chip, 1);
      chip.step();
      expect([active(chip), chip.pc]).toEqual([IRQ0, handler(IRQ0) + 2]);
    }
  });
  it('only two bits of priority exist', () => {
    const chip = chipWithIrqs();
    poke(chip, NVIC.ipr + 4, 0xffff_ff3f);
    expect(peek(chip, NVIC.ipr + 4)).toBe(0xc0c0_c000);
    poke(chip, SCB.shpr2, 0xffff_ffff);
    poke(chip, SCB.shpr3, 0xffff_ffff);
    expect(peek(chip, SCB.shpr2)).toBe(0xc000_0000);
    expect(peek(chip, SCB.shpr3)).toBe(0xc0c0_0000);
  });
  it('lowering the priority of the running handler lets another in', () => {
    const chip = chipWithIrqs([0, 1, 0, 0]);
    pulse(chip, 0);
    chip.step();
    pulse(chip, 1);
    chip.step();
    expect(active(chip)).toBe(IRQ0);
    poke(chip, NVIC.ipr, 0x0000_40c0);
    chip.step();
    expect(active(chip)).toBe(IRQ0 + 1);
  });
  it('PendSV waits for lower priorities than its own to end', () => {
    const chip = chipWithIrqs([1, 0, 0, 0]);
    poke(chip, SCB.shpr3, 0x00c0_0000);
    pulse(chip, 0);
    chip.step();
    poke(chip, SCB.icsr, PENDSVSET);
    expect(peek(chip, SCB.icsr) & PENDSVSET).not.toBe(0);
    chip.step(2);
    expect(active(chip)).toBe(IRQ0);
    chip.step();
    expect(active(chip)).toBe(14);
  });
  it('NMI ignores PRIMASK and preempts everything', () => {
    const chip = chipWithIrqs([0, 0, 0, 0], [thumb.cpsid, ...NOPS]);
    chip.step();
    poke(chip, SCB.icsr, NMIPENDSET);
    chip.step();
    expect(active(chip)).toBe(2);
  });
});

describe('tail-chaining', () => {
  it('runs the next handler on the same frame, quicker than returning first', () => {
    const chip = chipWithIrqs();
    pulse(chip, 0);
    chip.step(3);
    pulse(chip, 1);
    const { cycles } = chip.core;
    chip.step();
    expect([active(chip), chip.pc, chip.register(13), chip.register(14)]).toEqual([
      IRQ0 + 1,
      handler(IRQ0 + 1),
      INITIAL_SP - 32,
      0xffff_fff9,
    ]);
    expect(chip.core.cycles - cycles).toBeLessThan(16);
    chip.step(3);
    expect([active(chip), chip.pc, chip.register(13)]).toEqual([0, CODE, INITIAL_SP]);
  });
  it('does not happen for an exception below the one returned to', () => {
    const chip = chipWithIrqs([2, 0, 3, 0]);
    pulse(chip, 0);
    chip.step(2);
    pulse(chip, 1);
    chip.step();
    pulse(chip, 2);
    chip.step(3);
    expect(active(chip)).toBe(IRQ0);
    chip.step(2);
    expect(active(chip)).toBe(IRQ0 + 2);
  });
});

describe('returning from an exception', () => {
  it('works by POP into pc too', () => {
    const chip = chipWithIrqs();
    chip.place(handler(IRQ0), [thumb.push(4, 14), thumb.pop(4, 15)]);
    pulse(chip, 0);
    chip.step(3);
    expect([active(chip), chip.pc, chip.register(13)]).toEqual([0, CODE, INITIAL_SP]);
  });
  it('may go to the process stack, whoever was interrupted', () => {
    const chip = chipWithIrqs();
    chip.core.registers[13] = INITIAL_SP;
    pulse(chip, 0);
    chip.place(handler(IRQ0), [...thumb.msr(thumb.SPECIAL.psp, 0), thumb.bx(1)]);
    chip.step();
    [1, 2, 3, 4, 5, 6, 0x300, THUMB].forEach((word, at) => chip.word(PROCESS_STACK + 4 * at, word));
    chip.set({ 0: PROCESS_STACK, 1: 0xffff_fffd });
    chip.step(2);
    expect([active(chip), chip.pc, chip.register(0), chip.register(13)]).toEqual([
      0,
      0x300,
      1,
      PROCESS_STACK + 32,
    ]);
    chip.place(0x300, [thumb.mrs(2, thumb.SPECIAL.control), thumb.mrs(3, thumb.SPECIAL.msp)]);
    chip.step(2);
    expect([chip.register(2), chip.register(3)]).toEqual([2, INITIAL_SP - 32]);
  });
  it('an interrupt of a thread on the process stack stacks there and runs on the main stack', () => {
    const chip = chipWithIrqs(
      [],
      [...thumb.msr(thumb.SPECIAL.psp, 0), ...thumb.msr(thumb.SPECIAL.control, 1), thumb.nop],
    ).set({ 0: PROCESS_STACK, 1: 2 });
    chip.step(2);
    expect(chip.register(13)).toBe(PROCESS_STACK);
    pulse(chip, 0);
    chip.step();
    expect([chip.register(13), chip.register(14)]).toEqual([INITIAL_SP, 0xffff_fffd]);
    expect(chip.frame(PROCESS_STACK - 32).pc).toBe(CODE + 8);
    chip.step(3);
    expect([active(chip), chip.pc, chip.register(13)]).toEqual([0, CODE + 8, PROCESS_STACK]);
  });
  const contradictions: [string, number][] = [
    ['an unknown mode', 0xffff_fff5],
    ['a handler when none is left', 0xffff_fff1],
    ['reserved bits', 0xff00_0009],
  ];
  it.each(contradictions)('to %s faults', (_, value) => {
    const chip = chipWithIrqs();
    chip.place(handler(IRQ0), [thumb.bx(5)]);
    chip.set({ 5: value });
    pulse(chip, 0);
    chip.step(2);
    expect(active(chip)).toBe(3);
  });
  it('to a thread while another handler is still active faults', () => {
    const chip = chipWithIrqs([3, 1, 0, 0]);
    chip.place(handler(IRQ0 + 1), [thumb.bx(5)]);
    chip.set({ 5: 0xffff_fff9 });
    pulse(chip, 0);
    chip.step(2);
    pulse(chip, 1);
    chip.step(2);
    expect(active(chip)).toBe(3);
  });
  it('with a frame that says another mode faults', () => {
    const chip = chipWithIrqs();
    pulse(chip, 0);
    chip.step();
    chip.word(chip.register(13) + 28, THUMB | 17);
    chip.step(3);
    expect(active(chip)).toBe(3);
  });
  it('to an address without the Thumb bit in its xPSR faults there', () => {
    const chip = chipWithIrqs();
    pulse(chip, 0);
    chip.step();
    chip.word(chip.register(13) + 28, 0);
    chip.step(3);
    chip.step();
    expect(active(chip)).toBe(3);
    expect(chip.frame(chip.register(13)).pc).toBe(CODE);
  });
  it('is an ordinary jump into forbidden memory in thread mode', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: 0xffff_fff9 });
    chip.step();
    expect(active(chip)).toBe(3);
    expect(chip.frame(chip.register(13)).pc).toBe(0xffff_fff8);
  });
});

describe('SVC', () => {
  it('enters SVCall with the next instruction as return address', () => {
    const chip = chipWithIrqs([], [thumb.svc(0x42), thumb.nop]);
    chip.step();
    expect([active(chip), chip.pc, chip.frame(chip.register(13)).pc]).toEqual([11, handler(11), CODE + 2]);
    chip.step(3);
    expect([active(chip), chip.pc]).toEqual([0, CODE + 2]);
  });
  it('escalates to HardFault at the SVC itself when its priority is not enough', () => {
    const masked = chipWithIrqs([], [thumb.cpsid, thumb.svc(1)]);
    masked.step(2);
    expect([active(masked), masked.frame(masked.register(13)).pc]).toEqual([3, CODE + 2]);
    const within = chipWithIrqs();
    within.place(handler(IRQ0), [thumb.svc(1)]);
    pulse(within, 0);
    within.step(2);
    expect(active(within)).toBe(3);
  });
  it('from a handler of lower priority nests', () => {
    const chip = chipWithIrqs([2, 0, 0, 0]);
    chip.place(handler(IRQ0), [thumb.svc(1)]);
    pulse(chip, 0);
    chip.step(2);
    expect([active(chip), chip.register(14)]).toEqual([11, 0xffff_fff1]);
  });
});

describe('special registers', () => {
  it('APSR moves both ways', () => {
    const chip = new SmallChip([thumb.mrs(0, thumb.SPECIAL.apsr), thumb.msr(thumb.SPECIAL.apsr, 1)]).set({
      1: 0x5fff_ffff,
    });
    chip.flags = 'NCV';
    chip.step();
    expect([chip.register(0), chip.core.cycles, chip.pc]).toEqual([0xb000_0000, 4, CODE + 4]);
    chip.step();
    expect([chip.flags, chip.core.cycles]).toEqual(['nZcV', 8]);
    expect(chip.core.xpsr).toBe(0x5000_0000 | THUMB);
  });
  it('every combination of flags survives MSR and MRS', () => {
    for (let flags = 0; flags < 16; flags++) {
      const chip = new SmallChip([thumb.msr(thumb.SPECIAL.apsr, 0), thumb.mrs(1, thumb.SPECIAL.xpsr)]).set({
        0: flags << 28,
      });
      chip.step(2);
      expect(chip.register(1)).toBe((flags << 28) >>> 0);
    }
  });
  it('IPSR reads the exception number, EPSR reads zero, neither can be written', () => {
    const chip = chipWithIrqs();
    chip.place(handler(IRQ0), [
      thumb.msr(5, 4),
      thumb.mrs(0, 5),
      thumb.mrs(1, 6),
      thumb.mrs(2, 3),
      thumb.mrs(3, 7),
    ]);
    chip.set({ 4: 0xffff_ffff });
    pulse(chip, 0);
    chip.step(6);
    expect([0, 1, 2, 3].map((r) => chip.register(r) & 0x0fff_ffff)).toEqual([16, 0, 16, 16]);
  });
  it('MSP and PSP are word-aligned and apart', () => {
    const chip = new SmallChip([
      thumb.msr(thumb.SPECIAL.psp, 0),
      thumb.msr(thumb.SPECIAL.msp, 1),
      thumb.mrs(2, thumb.SPECIAL.psp),
      thumb.mrs(3, thumb.SPECIAL.msp),
    ]).set({ 0: RAM_BASE + 0x103, 1: RAM_BASE + 0x207 });
    chip.step(4);
    expect([chip.register(2), chip.register(3), chip.register(13)]).toEqual([
      RAM_BASE + 0x100,
      RAM_BASE + 0x204,
      RAM_BASE + 0x204,
    ]);
  });
  it('CONTROL chooses the stack in thread mode only; privilege does not exist', () => {
    const chip = new SmallChip([
      thumb.msr(thumb.SPECIAL.psp, 0),
      thumb.msr(thumb.SPECIAL.control, 1),
      thumb.mrs(2, thumb.SPECIAL.control),
      thumb.mrs(3, thumb.SPECIAL.psp),
      thumb.msr(thumb.SPECIAL.control, 4),
      thumb.mrs(5, thumb.SPECIAL.psp),
    ]).set({ 0: PROCESS_STACK, 1: 3 });
    chip.step(4);
    expect([chip.register(2), chip.register(3), chip.register(13)]).toEqual([
      2,
      PROCESS_STACK,
      PROCESS_STACK,
    ]);
    chip.step(2);
    expect([chip.register(13), chip.register(5)]).toEqual([INITIAL_SP, PROCESS_STACK]);
    const inHandler = chipWithIrqs();
    inHandler.place(handler(IRQ0), [
      thumb.msr(thumb.SPECIAL.control, 1),
      thumb.mrs(2, thumb.SPECIAL.control),
    ]);
    inHandler.set({ 1: 2 });
    pulse(inHandler, 0);
    inHandler.step(3);
    expect(inHandler.register(2)).toBe(0);
  });
  it('PRIMASK holds one bit', () => {
    const chip = new SmallChip([
      thumb.msr(thumb.SPECIAL.primask, 0),
      thumb.mrs(1, thumb.SPECIAL.primask),
      thumb.cpsie,
      thumb.mrs(2, thumb.SPECIAL.primask),
      thumb.cpsid,
      thumb.mrs(3, thumb.SPECIAL.primask),
    ]).set({ 0: 0xffff_ffff });
    chip.step(6);
    expect([1, 2, 3].map((r) => chip.register(r))).toEqual([1, 0, 1]);
  });
});

describe('the registers of the system control space', () => {
  it('CPUID is a Cortex-M0 r0p0, CCR and AIRCR read as fixed, VTOR and SysTick as absent', () => {
    const chip = new SmallChip(NOPS);
    expect(peek(chip, 0xe000_ed00)).toBe(0x410c_c200);
    expect(peek(chip, 0xe000_ed14)).toBe(0x208);
    expect(peek(chip, 0xe000_ed0c)).toBe(0xfa05_0000);
    poke(chip, 0xe000_ed08, 0x1000);
    expect(peek(chip, 0xe000_ed08)).toBe(0);
    poke(chip, 0xe000_e010, 7);
    expect(peek(chip, 0xe000_e010)).toBe(0);
    poke(chip, SCB.icsr, 1 << 26);
    chip.step();
    expect(active(chip)).toBe(0);
  });
  it('a chip with SysTick gets its registers asked and its exception taken', () => {
    const written: [number, number][] = [];
    const chip = new SmallChip(NOPS, {
      systemTimer: { read: (offset) => offset + 1, write: (offset, value) => written.push([offset, value]) },
    });
    expect(peek(chip, 0xe000_e018)).toBe(0x19);
    poke(chip, 0xe000_e014, 99);
    expect(written).toEqual([[0x14, 99]]);
    chip.core.pendSysTick();
    chip.step();
    expect(active(chip)).toBe(15);
  });
  it('ISER and ICER set and clear enables; ISPR and ICPR set and clear pending', () => {
    const chip = new SmallChip(NOPS);
    poke(chip, NVIC.iser, 0x8000_00f0);
    poke(chip, NVIC.icer, 0x30);
    expect([peek(chip, NVIC.iser), peek(chip, NVIC.icer)]).toEqual([0x8000_00c0, 0x8000_00c0]);
    poke(chip, NVIC.ispr, 0x0000_0f00);
    poke(chip, NVIC.icpr, 0x0000_0300);
    expect([peek(chip, NVIC.ispr), peek(chip, NVIC.icpr)]).toEqual([0xc00, 0xc00]);
  });
  it('ICPR cannot clear an interrupt whose line is still high', () => {
    const chip = new SmallChip(NOPS);
    chip.core.setInterruptLine(5, true);
    poke(chip, NVIC.icpr, 1 << 5);
    expect(peek(chip, NVIC.ispr)).toBe(1 << 5);
    chip.core.setInterruptLine(5, false);
    expect(peek(chip, NVIC.ispr)).toBe(1 << 5);
    poke(chip, NVIC.icpr, 1 << 5);
    expect(peek(chip, NVIC.ispr)).toBe(0);
  });
  it('an interrupt pended by software is taken after that store', () => {
    const chip = chipWithIrqs([], [thumb.strImmediate(0, 1, 0), thumb.nop]).set({ 0: 4, 1: NVIC.ispr });
    chip.step(2);
    expect([active(chip), chip.frame(chip.register(13)).pc]).toEqual([IRQ0 + 2, CODE + 2]);
  });
  it('interrupt 31 works', () => {
    const chip = new SmallChip(NOPS);
    poke(chip, NVIC.iser, 1 << 31);
    pulse(chip, 31);
    chip.step();
    expect(active(chip)).toBe(47);
  });
  it('ICSR says what is active and what is pending', () => {
    const chip = chipWithIrqs([2, 3, 3, 3]);
    pulse(chip, 0);
    chip.step();
    pulse(chip, 3);
    expect(peek(chip, SCB.icsr)).toBe((1 << 22) | ((IRQ0 + 3) << 12) | IRQ0);
    poke(chip, SCB.shpr3, 0xffff_ffff);
    poke(chip, SCB.icsr, PENDSVSET);
    expect(peek(chip, SCB.icsr) & PENDSVSET).toBe(PENDSVSET);
    poke(chip, SCB.icsr, 1 << 27);
    expect(peek(chip, SCB.icsr) & PENDSVSET).toBe(0);
  });
  it('narrow reads give the lane and narrow writes are ignored', () => {
    const chip = new SmallChip([
      thumb.ldrbImmediate(0, 1, 1),
      thumb.ldrhImmediate(2, 1, 2),
      thumb.strbImmediate(3, 4, 0),
    ]);
    chip.set({ 1: 0xe000_ed00, 3: 0xff, 4: NVIC.iser });
    chip.step(3);
    expect([chip.register(0), chip.register(2), peek(chip, NVIC.iser)]).toEqual([0xc2, 0x410c, 0]);
  });
});
