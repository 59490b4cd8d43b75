import { describe, expect, it } from 'vitest';
import { CODE, FLASH_SIZE, FOREIGN, RAM_BASE, SmallChip, execute } from './small-chip.ts';
import * as thumb from './thumb.ts';

const ALL_FLAGS = Array.from({ length: 16 }, (_, bits) =>
  ['N', 'Z', 'C', 'V'].filter((_flag, at) => ((bits >> at) & 1) === 1).join(''),
);

/** Table A6-1. */
const HOLDS: Record<thumb.ConditionName, (n: boolean, z: boolean, c: boolean, v: boolean) => boolean> = {
  eq: (_n, z) => z,
  ne: (_n, z) => !z,
  cs: (_n, _z, c) => c,
  cc: (_n, _z, c) => !c,
  mi: (n) => n,
  pl: (n) => !n,
  vs: (_n, _z, _c, v) => v,
  vc: (_n, _z, _c, v) => !v,
  hi: (_n, z, c) => c && !z,
  ls: (_n, z, c) => !c || z,
  ge: (n, _z, _c, v) => n === v,
  lt: (n, _z, _c, v) => n !== v,
  gt: (n, z, _c, v) => !z && n === v,
  le: (n, z, _c, v) => z || n !== v,
};

describe('conditional branches', () => {
  for (const name of Object.keys(HOLDS) as thumb.ConditionName[]) {
    it(`B${name.toUpperCase()} is taken for exactly its flags, in 3 cycles, else falls through in 1`, () => {
      for (const flags of ALL_FLAGS) {
        const [n, z, c, v] = ['N', 'Z', 'C', 'V'].map((flag) => flags.includes(flag)) as [
          boolean,
          boolean,
          boolean,
          boolean,
        ];
        const taken = HOLDS[name](n, z, c, v);
        const near = execute(thumb.conditional(name, 0x20), {}, flags);
        expect([near.pc, near.core.cycles], `flags ${flags}`).toEqual(
          taken ? [CODE + 0x24, 3] : [CODE + 2, 1],
        );
        // The same across a border: from the last halfwords of the foreign memory's code path.
        const far = new SmallChip([thumb.bx(0)]).set({ 0: FOREIGN | 1 });
        far.place(FOREIGN, [thumb.conditional(name, 0x20)]);
        far.step();
        far.flags = flags;
        far.step();
        expect([far.pc, far.core.cycles - 3]).toEqual(taken ? [FOREIGN + 0x24, 3] : [FOREIGN + 2, 1]);
      }
    });
  }
  it('reach 256 bytes back and 254 ahead', () => {
    expect(execute(thumb.conditional('ne', -256)).pc).toBe(CODE + 4 - 256);
    expect(execute(thumb.conditional('ne', 254)).pc).toBe(CODE + 4 + 254);
  });
});

describe('unconditional branches', () => {
  it('B reaches 2048 bytes back and 2046 ahead in 3 cycles', () => {
    const ahead = execute(thumb.b(2046));
    expect([ahead.pc, ahead.core.cycles]).toEqual([CODE + 4 + 2046, 3]);
    const chip = new SmallChip([thumb.bl(0x7fc)]);
    chip.place(0xa00, [thumb.b(-2048)]);
    chip.step(2);
    expect(chip.pc).toBe(0xa00 + 4 - 2048);
  });
  it('BL leaves the return address with bit 0 set, in 4 cycles', () => {
    for (const offset of [0, 2, -4, -0x1f0, 0x1000, 0x1c00]) {
      const chip = execute(thumb.bl(offset));
      expect([chip.pc, chip.register(14), chip.core.cycles]).toEqual([CODE + 4 + offset, (CODE + 4) | 1, 4]);
    }
  });
  it('BL reaches RAM and comes back', () => {
    // 16 MB is the reach; the foreign memory lies too far from flash, RAM is reached by BX only.
    const chip = new SmallChip([thumb.blx(3), thumb.nop]).set({ 3: RAM_BASE | 1 });
    chip.place(RAM_BASE, [thumb.bl(0x10), thumb.nop]);
    chip.place(RAM_BASE + 0x14, [thumb.bx(14)]);
    chip.step(2);
    expect([chip.pc, chip.register(14)]).toEqual([RAM_BASE + 0x14, (RAM_BASE + 4) | 1]);
    chip.step();
    expect(chip.pc).toBe(RAM_BASE + 4);
  });
  it('BX jumps in 3 cycles and BLX also leaves the return address', () => {
    const bx = execute(thumb.bx(9), { 9: 0x401, 14: 5 });
    expect([bx.pc, bx.register(14), bx.core.cycles]).toEqual([0x400, 5, 3]);
    const blx = execute(thumb.blx(9), { 9: 0x401 });
    expect([blx.pc, blx.register(14), blx.core.cycles]).toEqual([0x400, (CODE + 2) | 1, 3]);
    expect(execute(thumb.blx(14), { 14: 0x401 }).pc).toBe(0x400);
  });
  it('MOV PC and ADD PC ignore bit 0, in 3 cycles', () => {
    for (const target of [0x400, 0x401]) {
      const chip = execute(thumb.movHigh(15, 2), { 2: target });
      expect([chip.pc, chip.core.cycles, chip.core.xpsr & 63]).toEqual([0x400, 3, 0]);
    }
    const chip = execute(thumb.addHigh(15, 2), { 2: 0x101 });
    expect([chip.pc, chip.core.cycles, chip.core.xpsr & 63]).toEqual([CODE + 4 + 0x100, 3, 0]);
    expect(execute(thumb.movHigh(15, 15)).pc).toBe(CODE + 4);
    expect(execute(thumb.movHigh(15, 2), { 2: RAM_BASE + 0x40 }).pc).toBe(RAM_BASE + 0x40);
  });
  it('running off the end of flash faults at that address', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: (FLASH_SIZE - 2) | 1 });
    chip.place(FLASH_SIZE - 2, [thumb.nop]);
    chip.step(3);
    expect(chip.core.xpsr & 63).toBe(3);
    expect(chip.frame(chip.register(13)).pc).toBe(FLASH_SIZE);
  });
  it('a branch past the end of flash faults at its target', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: (FLASH_SIZE - 4) | 1 });
    chip.place(FLASH_SIZE - 4, [thumb.b(0x10)]);
    chip.step(2);
    expect(chip.core.xpsr & 63).toBe(3);
    expect(chip.frame(chip.register(13)).pc).toBe(FLASH_SIZE + 0x10);
  });
  it('a branch below address 0 faults at its target', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: 0x101 });
    chip.place(0x100, [thumb.b(-0x200)]);
    chip.step(2);
    expect(chip.frame(chip.register(13)).pc).toBe(0xffff_ff04);
  });
});
