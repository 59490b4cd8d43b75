import { describe, expect, it } from 'vitest';
import { CortexM0 } from '../../../../firmware/virtual/cpu/cortex-m0.ts';
import { RAM_SIZE, randomImage } from './random-programs.ts';
import { CODE, FOREIGN, RAM_BASE, SmallChip } from './small-chip.ts';
import * as thumb from './thumb.ts';

describe('run', () => {
  it('stops at the limit, at most one instruction beyond', () => {
    const chip = new SmallChip([thumb.b(-4)]);
    expect(chip.core.run(300)).toBe('limit');
    expect(chip.core.cycles).toBe(300);
    expect(chip.core.run(301)).toBe('limit');
    expect(chip.core.cycles).toBe(303);
    expect(chip.core.run(303)).toBe('limit');
    expect(chip.core.cycles).toBe(303);
  });
  it('counts exactly beyond 32 bits', () => {
    const chip = new SmallChip([thumb.b(-4)]);
    chip.core.cycles = 2 ** 40;
    chip.core.run(2 ** 40 + 30);
    expect(chip.core.cycles).toBe(2 ** 40 + 30);
  });
  it('leaves after the instruction whose access asked for it', () => {
    for (const instruction of [thumb.ldrImmediate(0, 1, 0), thumb.strImmediate(0, 1, 0), thumb.ldm(1, 0)]) {
      const chip = new SmallChip([thumb.nop, instruction, thumb.nop]).set({ 1: 0x4000_0000 });
      chip.device = () => {
        chip.core.breakOut();
        return 0;
      };
      chip.onWrite = () => {
        chip.core.breakOut();
      };
      expect(chip.core.run(1000)).toBe('limit');
      expect([chip.pc, chip.core.cycles]).toEqual([CODE + 4, 3]);
    }
  });
  it('gives the same cycles whole or in slices', () => {
    const code = [thumb.movsImmediate(0, 200), thumb.subsImmediate8(0, 1), thumb.push(0, 1), thumb.pop(0, 1)];
    const program = [...code, thumb.conditional('ne', -10), thumb.bkpt(0)];
    const whole = new SmallChip(program);
    whole.core.run(1e6);
    const sliced = new SmallChip(program);
    while (sliced.core.run(sliced.core.cycles + 1) !== 'breakpoint');
    expect(sliced.core.cycles).toBe(whole.core.cycles);
    expect(whole.core.cycles).toBe(1 + 200 * (1 + 3 + 3) + 199 * 3 + 1);
    expect([...sliced.core.registers]).toEqual([...whole.core.registers]);
  });
});

describe('hooks', () => {
  const program = [
    thumb.movsImmediate(0, 1),
    thumb.movsImmediate(1, 2),
    thumb.movsImmediate(2, 3),
    thumb.bkpt(0),
  ];

  it('are called before their instruction, which executes with its own cycles', () => {
    const chip = new SmallChip(program);
    const seen: unknown[] = [];
    chip.core.addHook(CODE + 2, () => {
      seen.push([chip.register(0), chip.register(1), chip.pc, chip.core.cycles, chip.flags]);
    });
    expect(chip.core.run(100)).toBe('breakpoint');
    expect(seen).toEqual([[1, 0, CODE + 2, 1, 'nzcv']]);
    expect([chip.register(1), chip.register(2), chip.core.cycles]).toEqual([2, 3, 3]);
  });
  it('leave data reads alone', () => {
    const chip = new SmallChip([thumb.ldrhImmediate(0, 1, 0), thumb.bkpt(0)]).set({ 1: CODE });
    chip.core.addHook(CODE, () => undefined);
    chip.core.run(100);
    expect(chip.register(0)).toBe(thumb.ldrhImmediate(0, 1, 0));
  });
  it('stop run when they return true, with pc at the instruction, and are passed by the next run', () => {
    const chip = new SmallChip(program);
    let calls = 0;
    chip.core.addHook(CODE + 2, () => {
      calls++;
      return true;
    });
    expect([chip.core.run(100), chip.pc, chip.register(1), calls]).toEqual(['breakpoint', CODE + 2, 0, 1]);
    expect([chip.core.run(100), chip.pc, chip.register(1), calls]).toEqual(['breakpoint', CODE + 6, 2, 1]);
  });
  it('are called again when the debugger went elsewhere and the program came back', () => {
    const chip = new SmallChip([thumb.movsImmediate(0, 1), thumb.b(-6)]);
    chip.core.addHook(CODE, () => true);
    expect(chip.core.run(100)).toBe('breakpoint');
    chip.set({ 15: CODE + 2 });
    expect([chip.core.run(100), chip.pc, chip.core.cycles]).toEqual(['breakpoint', CODE, 3]);
  });
  it('change nothing: registers, RAM and cycles of random programs stay the same, run in slices too', () => {
    const image = randomImage(9, 40);
    const outcome = (prepare: (core: CortexM0) => void, slice: number) => {
      const sent: string[] = [];
      const ram = new Uint8Array(RAM_SIZE);
      const core = new CortexM0({
        flash: image.flash.slice(),
        ram,
        read: () => 1,
        write: (address, _width, value) => sent.push(`${core.cycles} ${address} ${value}`),
      });
      prepare(core);
      while (core.cycles < 700_000) core.run(Math.min(core.cycles + slice, 700_000));
      return { sent: sent.join(), cycles: core.cycles, registers: [...core.registers], ram: ram.join() };
    };
    const plain = outcome(() => undefined, Infinity);
    expect(plain.sent.length).toBeGreaterThan(40 * 200);
    let calls = 0;
    const hookAll = (core: CortexM0) => {
      for (let address = 0x100; address < 0x8000; address += 2) {
        core.addHook(address, () => {
          calls++;
          return undefined;
        });
      }
    };
    expect(outcome(hookAll, Infinity)).toEqual(plain);
    expect(calls).toBeGreaterThan(100_000);
    expect(outcome(() => undefined, 7)).toEqual(plain);
  });
  it('are called each time in a loop, also when the loop is that one instruction', () => {
    const chip = new SmallChip([thumb.b(-4)]);
    let calls = 0;
    chip.core.addHook(CODE, () => {
      calls++;
    });
    chip.core.run(30);
    expect(calls).toBe(10);
    chip.core.addHook(CODE, () => true);
    expect(chip.core.run(40)).toBe('breakpoint');
    expect(chip.core.run(40)).toBe('breakpoint');
    expect(chip.core.cycles).toBe(33);
  });
  it('may change registers, flags and pc', () => {
    const chip = new SmallChip([thumb.movHigh(1, 0), thumb.movsImmediate(2, 3), thumb.conditional('eq', 2)]);
    chip.place(CODE + 0x20, [thumb.bkpt(0)]);
    chip.core.addHook(CODE, () => {
      chip.set({ 0: 77 });
    });
    chip.core.addHook(CODE + 4, () => {
      chip.flags = 'Z';
    });
    chip.core.addHook(CODE + 10, () => {
      chip.set({ 15: CODE + 0x20 });
    });
    expect(chip.core.run(100)).toBe('breakpoint');
    expect([chip.register(1), chip.pc]).toEqual([77, CODE + 0x20]);
  });
  it('may ask run to end after the instruction', () => {
    const chip = new SmallChip(program);
    chip.core.addHook(CODE + 2, () => {
      chip.core.breakOut();
    });
    expect([chip.core.run(100), chip.pc]).toEqual(['limit', CODE + 4]);
  });
  it('may raise an interrupt, taken after the instruction', () => {
    const chip = new SmallChip([thumb.strImmediate(0, 1, 0), thumb.nop, thumb.nop]).set({
      0: 1,
      1: 0xe000_e100,
    });
    chip.core.addHook(CODE + 2, () => {
      chip.core.setInterruptLine(0, true);
    });
    chip.core.run(4);
    expect(chip.frame(chip.register(13)).pc).toBe(CODE + 4);
  });
  it('work on wide, branching, pc-relative and faulting instructions', () => {
    const chip = new SmallChip([
      thumb.bl(4), // to CODE + 8
      thumb.bkpt(0),
      thumb.nop,
      thumb.ldrLiteral(0, 4), // CODE + 8: word at CODE + 16
      thumb.cmpImmediate(0, 0),
      thumb.conditional('ne', 4), // CODE + 12: to CODE + 20
      thumb.nop,
      [0x5678, 0x1234],
      thumb.bx(14), // CODE + 20
    ]);
    const seen: number[] = [];
    for (const at of [0, 4, 8, 12, 20]) chip.core.addHook(CODE + at, () => void seen.push(chip.pc - CODE));
    expect(chip.core.run(100)).toBe('breakpoint');
    expect(seen).toEqual([0, 8, 12, 20, 4]);
    expect(chip.register(0)).toBe(0x1234_5678);
    const plain = new SmallChip([thumb.udf(0)]);
    plain.core.addHook(CODE, () => undefined);
    plain.step();
    expect(plain.frame(plain.register(13)).pc).toBe(CODE);
  });
  it('end with removeHook and survive a change of the code under them', () => {
    const chip = new SmallChip([thumb.movsImmediate(0, 1), thumb.b(-6)]);
    let calls = 0;
    chip.core.addHook(CODE, () => {
      calls++;
    });
    chip.core.run(8);
    chip.place(CODE, [thumb.movsImmediate(0, 5)]);
    chip.core.invalidateCode(CODE, CODE + 2);
    chip.core.run(16);
    expect([calls, chip.register(0)]).toEqual([4, 5]);
    chip.core.removeHook(CODE);
    chip.core.run(40);
    expect(calls).toBe(4);
    chip.core.removeHook(CODE);
  });
  it('work in RAM, also when the code there is rewritten', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({
      0: RAM_BASE | 1,
      1: thumb.movsImmediate(2, 9),
      3: RAM_BASE,
    });
    chip.place(RAM_BASE, [thumb.nop, thumb.strhImmediate(1, 3, 4), thumb.nop, thumb.bkpt(0)]);
    let calls = 0;
    chip.core.addHook(RAM_BASE + 4, () => {
      calls++;
    });
    expect(chip.core.run(100)).toBe('breakpoint');
    expect([calls, chip.register(2)]).toEqual([1, 9]);
  });
  it('outside flash and RAM are refused', () =>
    expect(() => {
      new SmallChip().core.addHook(FOREIGN, () => undefined);
    }).toThrow(RangeError));
});

describe('code that changes', () => {
  it('in flash is seen after invalidateCode, to the last byte', () => {
    const chip = new SmallChip([thumb.movsImmediate(0, 1), ...thumb.bl(0), thumb.b(-10)]);
    chip.core.run(20);
    chip.place(CODE, [thumb.movsImmediate(0, 2), ...thumb.bl(2), thumb.b(-10), thumb.bkpt(0)]);
    // Only the second half of BL has changed: its first half must be forgotten with it.
    chip.core.invalidateCode(CODE + 4, CODE + 6);
    chip.core.run(40);
    expect([chip.pc, chip.register(0)]).toEqual([CODE + 8, 1]);
  });
  it('in RAM is seen at once, for every kind of store', () => {
    const target = RAM_BASE + 0x40;
    const stores: [string, number][] = [
      ['STR', thumb.strImmediate(1, 3, 0)],
      ['STR register', thumb.strRegister(1, 3, 4)],
      ['STRH', thumb.strhImmediate(1, 3, 0)],
      ['STRH register', thumb.strhRegister(1, 3, 4)],
      ['STRB', thumb.strbImmediate(1, 3, 0)],
      ['STRB register', thumb.strbRegister(1, 3, 4)],
      ['STM', thumb.stm(3, 1)],
    ];
    for (const [name, store] of stores) {
      const chip = new SmallChip([thumb.blx(6), store, thumb.blx(6), thumb.bkpt(0)]);
      chip.place(target, [thumb.movsImmediate(2, 1), thumb.bx(14)]);
      chip.set({ 1: thumb.movsImmediate(2, 7) | (thumb.bx(14) << 16), 3: target, 4: 0, 6: target | 1 });
      expect(chip.core.run(100)).toBe('breakpoint');
      expect(chip.register(2), name).toBe(7);
    }
  });
  it('in RAM may be the very next instruction', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({
      0: RAM_BASE | 1,
      1: thumb.movsImmediate(2, 7),
      3: RAM_BASE,
    });
    chip.place(RAM_BASE, [thumb.strhImmediate(1, 3, 2), thumb.nop, thumb.bkpt(0)]);
    chip.core.run(100);
    expect(chip.register(2)).toBe(7);
  });
  it('in RAM may be pushed over', () => {
    const chip = new SmallChip([thumb.blx(6), thumb.push(1), thumb.blx(6), thumb.bkpt(0)]);
    const target = RAM_BASE + 0x100;
    chip.place(target, [thumb.movsImmediate(2, 1), thumb.bx(14)]);
    chip.set({ 1: thumb.movsImmediate(2, 7) | (thumb.bx(14) << 16), 6: target | 1, 13: target + 4 });
    chip.core.run(100);
    expect(chip.register(2)).toBe(7);
  });
  it('in RAM, the second half of a wide instruction on the next page included', () => {
    const target = RAM_BASE + 0xfe;
    const chip = new SmallChip([thumb.blx(6), thumb.strhImmediate(1, 3, 2), thumb.blx(6), thumb.bkpt(0)]);
    chip.place(target, [thumb.mrs(2, thumb.SPECIAL.control), thumb.bx(14)]);
    chip.set({ 1: thumb.mrs(4, thumb.SPECIAL.msp)[1]!, 3: target, 6: target | 1 });
    chip.core.run(100);
    expect(chip.register(4)).toBe(chip.register(13));
  });
  it('written into RAM from outside is seen after invalidateCode', () => {
    const chip = new SmallChip([thumb.blx(6), thumb.blx(6), thumb.bkpt(0)]);
    const target = RAM_BASE + 0x100;
    chip.place(target, [thumb.movsImmediate(2, 1), thumb.bx(14)]);
    chip.set({ 6: target | 1 });
    chip.step(3);
    chip.place(target, [thumb.movsImmediate(2, 7)]);
    chip.core.invalidateCode(target, target + 2);
    chip.core.run(100);
    expect(chip.register(2)).toBe(7);
  });
  it('branches from flash to RAM and back keep their return addresses', () => {
    const chip = new SmallChip([thumb.blx(6), thumb.bkpt(0)]).set({ 6: (RAM_BASE + 0x10) | 1 });
    chip.place(RAM_BASE + 0x10, [thumb.push(14), thumb.bl(2), thumb.pop(15), thumb.adr(0, 0), thumb.bx(14)]);
    expect(chip.core.run(100)).toBe('breakpoint');
    expect([chip.pc, chip.register(0)]).toEqual([CODE + 2, RAM_BASE + 0x1c]);
  });
});
