import { beforeEach, describe, expect, it } from 'vitest';
import { createNrf51822Machine, type Machine } from '../../../firmware/virtual/machine.ts';

const RAM = 0x2000_0000;
const AIRCR = 0xe000_ed0c;
const DFSR = 0xe000_ed30;
const DHCSR = 0xe000_edf0;
const DCRSR = 0xe000_edf4;
const DCRDR = 0xe000_edf8;
const DEMCR = 0xe000_edfc;
const KEY = 0xa05f_0000;
const S_HALT = 1 << 17;
const S_RESET_ST = 1 << 25;

/** Vectors, then: r0 counts up for ever. */
function counting(): Uint8Array {
  const flash = new Uint8Array(0x400).fill(0xff);
  const words = new DataView(flash.buffer);
  words.setUint32(0, RAM + 0x2000, true);
  words.setUint32(4, 0x101, true);
  // loop: adds r0, #1; b loop
  words.setUint16(0x100, 0x3001, true);
  words.setUint16(0x102, 0xe7fd, true);
  return flash;
}

describe('debug access to the nRF51822', () => {
  let machine: Machine;
  beforeEach(() => {
    machine = createNrf51822Machine({ flash: counting() });
    machine.run(1000);
  });
  const halted = (): boolean => (machine.debug.readWord(DHCSR) & S_HALT) !== 0;
  const halt = (): void => machine.debug.writeWord(DHCSR, KEY | 3);
  const resume = (): void => machine.debug.writeWord(DHCSR, KEY | 1);
  const read = (register: number): number => {
    machine.debug.writeWord(DCRSR, register);
    return machine.debug.readWord(DCRDR);
  };
  const write = (register: number, value: number): void => {
    machine.debug.writeWord(DCRDR, value);
    machine.debug.writeWord(DCRSR, (1 << 16) | register);
  };

  it('halts the core while time goes on, and lets it go on', () => {
    halt();
    expect(halted()).toBe(true);
    expect(machine.state).toBe('halted');
    const count = read(0);
    const { cycles } = machine;
    machine.run(5000);
    expect(read(0)).toBe(count);
    expect(machine.cycles).toBe(cycles + 5000);
    resume();
    expect(halted()).toBe(false);
    machine.run(5000);
    halt();
    expect(read(0)).toBeGreaterThan(count + 1000);
  });

  it('does nothing without the key', () => {
    machine.debug.writeWord(DHCSR, 3);
    expect(halted()).toBe(false);
  });

  it('runs code that was put into RAM, with registers that were set, until its BKPT', () => {
    halt();
    machine.debug.writeWord(RAM, 0xbe00_1840); // adds r0, r0, r1; bkpt
    write(0, 40);
    write(1, 2);
    write(15, RAM | 1);
    write(13, RAM + 0x1000);
    write(16, 0x0100_0000);
    write(20, 1);
    expect(read(20)).toBe(1);
    resume();
    machine.run(100);
    expect(halted()).toBe(true);
    expect(machine.debug.readWord(DFSR)).toBe(1 | 2);
    expect([read(0), read(15), read(13)]).toEqual([42, RAM + 2, RAM + 0x1000]);
  });

  it('runs the new code after RAM was written again', () => {
    for (const [code, result] of [
      [0xbe00_1840, 7],
      [0xbe00_1a40, 3],
    ] as const) {
      halt();
      machine.debug.writeWord(RAM, code);
      write(0, 5);
      write(1, 2);
      write(15, RAM);
      resume();
      machine.run(100);
      expect(read(0)).toBe(result);
    }
  });

  it('resets, and with the vector catch stops before the first instruction', () => {
    halt();
    machine.debug.writeWord(DEMCR, 1);
    machine.debug.writeWord(AIRCR, 0x05fa_0004);
    const status = machine.debug.readWord(DHCSR);
    expect(status & S_RESET_ST).not.toBe(0);
    expect(status & S_HALT).not.toBe(0);
    expect(machine.debug.readWord(DHCSR) & S_RESET_ST).toBe(0);
    machine.run(1000);
    expect([read(0), read(15), read(13)]).toEqual([0, 0x100, RAM + 0x2000]);
    machine.debug.writeWord(DEMCR, 0);
    machine.debug.writeWord(AIRCR, 0x05fa_0004);
    expect(halted()).toBe(false);
  });

  it('tells listeners of a reset at once', () => {
    const heard: string[] = [];
    machine.onReset((cause) => heard.push(cause));
    machine.debug.writeWord(AIRCR, 0x05fa_0004);
    expect(heard).toEqual(['software']);
  });

  it('wakes a core that sleeps or has locked up', () => {
    const flash = counting();
    new DataView(flash.buffer).setUint16(0x100, 0xbf30, true); // wfi
    machine = createNrf51822Machine({ flash });
    machine.run(1000);
    halt();
    write(15, 0x102);
    machine.debug.writeWord(RAM, 0xbe00_2007); // movs r0, #7; bkpt
    write(15, RAM);
    resume();
    machine.run(100);
    expect(read(0)).toBe(7);

    machine = createNrf51822Machine({ flash: new Uint8Array(0) });
    machine.run(100_000);
    expect(machine.state).toBe('locked-up');
    halt();
    machine.debug.writeWord(RAM, 0xbe00_2007);
    write(16, 0x0100_0000);
    write(13, RAM + 0x1000);
    write(15, RAM);
    resume();
    machine.run(100);
    expect(read(0)).toBe(7);
  });

  it('erases and writes flash and UICR through the NVMC, and fails where nothing answers', () => {
    const { debug } = machine;
    halt();
    debug.writeWord(0x400, 0x1234_5678);
    expect(debug.readWord(0x400)).toBe(0xffff_ffff);
    debug.writeWord(0x4001_e504, 1);
    debug.writeWord(0x400, 0x1234_5678);
    debug.writeWord(0x1000_1080, 0xcafe);
    expect([debug.readWord(0x400), debug.readWord(0x1000_1080)]).toEqual([0x1234_5678, 0xcafe]);
    expect(machine.uicr[0x80]).toBe(0xfe);
    debug.writeWord(0x4001_e504, 2);
    debug.writeWord(0x4001_e50c, 1);
    expect([debug.readWord(0), debug.readWord(0x1000_1080)]).toEqual([0xffff_ffff, 0xffff_ffff]);
    expect(() => debug.readWord(0x3000_0000)).toThrow('bus fault');
    expect(() => debug.readWord(2)).toThrow('bus fault');
  });

  it('leaves a BKPT to whoever runs the machine when no debugger is there', () => {
    const flash = counting();
    new DataView(flash.buffer).setUint16(0x100, 0xbe00, true);
    machine = createNrf51822Machine({ flash });
    machine.run(1000);
    expect(machine.state).toBe('breakpoint');
  });

  it('forgets the debugger when power is gone', () => {
    machine.debug.writeWord(DEMCR, 1);
    halt();
    machine.reset('power');
    expect(halted()).toBe(false);
    expect(machine.debug.readWord(DEMCR)).toBe(0);
  });
});
