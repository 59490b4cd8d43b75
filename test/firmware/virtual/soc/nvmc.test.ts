import { beforeEach, describe, expect, it } from 'vitest';
import { Nvmc, nrf51FlashTiming } from '../../../../firmware/virtual/soc/nvmc.ts';
import { FakeChip } from './fake-chip.ts';

const READY = 0x400;
const CONFIG = 0x504;
const ERASEPAGE = 0x508;
const ERASEALL = 0x50c;
const ERASEPCR0 = 0x510;
const ERASEUICR = 0x514;
const READ_ONLY = 0;
const WRITE = 1;
const ERASE = 2;
const PAGE = 1024;

describe('NVMC', () => {
  let chip: FakeChip;
  let flash: Uint8Array;
  let uicr: Uint8Array;
  let changes: [number, number][];
  let stalls: number[];
  let protectedFrom: number;
  let nvmc: Nvmc;
  beforeEach(() => {
    chip = new FakeChip();
    flash = new Uint8Array(16 * PAGE).fill(0xff);
    uicr = new Uint8Array(256).fill(0xff);
    changes = [];
    stalls = [];
    protectedFrom = Infinity;
    nvmc = new Nvmc(
      chip,
      0x4001_e000,
      {
        flash,
        uicr,
        pageSize: PAGE,
        isProtected: (address) => address >= protectedFrom,
        flashChanged: (from, to) => changes.push([from, to]),
        stallUntil: (cycle) => stalls.push(cycle),
      },
      nrf51FlashTiming,
    );
  });
  const word = (address: number): number => new DataView(flash.buffer).getUint32(address, true);

  it('ignores writes until writing is enabled', () => {
    nvmc.writeFlash(0x100, 0x1234_5678);
    nvmc.write(CONFIG, ERASE);
    nvmc.writeFlash(0x100, 0x1234_5678);
    expect(word(0x100)).toBe(0xffff_ffff);
    nvmc.write(CONFIG, WRITE);
    nvmc.writeFlash(0x100, 0x1234_5678);
    expect(word(0x100)).toBe(0x1234_5678);
    expect(changes).toEqual([[0x100, 0x104]]);
  });

  it('only clears bits', () => {
    nvmc.write(CONFIG, WRITE);
    nvmc.writeFlash(0, 0xffff_0f0f);
    nvmc.writeFlash(0, 0x0f0f_ffff);
    expect(word(0)).toBe(0x0f0f_0f0f);
  });

  it.each([
    ['ERASEPAGE', ERASEPAGE],
    ['ERASEPCR0', ERASEPCR0],
  ])('erases the page of an address by %s', (_name, register) => {
    flash.fill(0);
    nvmc.write(register, 2 * PAGE);
    expect(word(2 * PAGE)).toBe(0);
    nvmc.write(CONFIG, ERASE);
    nvmc.write(register, 2 * PAGE + 8);
    expect(flash.findIndex((byte) => byte === 0xff)).toBe(2 * PAGE);
    expect(flash.lastIndexOf(0xff)).toBe(3 * PAGE - 1);
    expect(changes).toEqual([[2 * PAGE, 3 * PAGE]]);
  });

  it('erases nothing outside flash', () => {
    flash.fill(0);
    nvmc.write(CONFIG, ERASE);
    nvmc.write(ERASEPAGE, 0x2000_0000);
    expect(flash.every((byte) => byte === 0)).toBe(true);
  });

  it('erases everything, UICR too, or UICR alone', () => {
    flash.fill(0);
    uicr.fill(0);
    nvmc.write(CONFIG, ERASE);
    nvmc.write(ERASEUICR, 1);
    expect([flash[0], uicr[0xc0]]).toEqual([0, 0xff]);
    uicr.fill(0);
    nvmc.write(ERASEALL, 0);
    expect(flash[0]).toBe(0);
    nvmc.write(ERASEALL, 1);
    expect([flash[0], flash.at(-1), uicr[0]]).toEqual([0xff, 0xff, 0xff]);
  });

  it('writes UICR words', () => {
    nvmc.writeUicr(0xc0, 0xdead_beef);
    expect(uicr[0xc0]).toBe(0xff);
    nvmc.write(CONFIG, WRITE);
    nvmc.writeUicr(0xc0, 0xdead_beef);
    expect([...uicr.subarray(0xc0, 0xc4)]).toEqual([0xef, 0xbe, 0xad, 0xde]);
  });

  it('is busy for 46.3 us a word and 22.3 ms a page, in which the core waits for flash', () => {
    nvmc.write(CONFIG, WRITE);
    nvmc.writeFlash(0, 0);
    expect(nvmc.read(READY)).toBe(0);
    expect(stalls).toEqual([741]);
    chip.pass(741);
    expect(nvmc.read(READY)).toBe(1);
    nvmc.write(CONFIG, ERASE);
    nvmc.write(ERASEPAGE, 0);
    chip.passMicroseconds(22_299);
    expect(nvmc.read(READY)).toBe(0);
    chip.passMicroseconds(1);
    expect(nvmc.read(READY)).toBe(1);
  });

  it('leaves protected flash alone', () => {
    protectedFrom = 4 * PAGE;
    flash.fill(0x55);
    nvmc.write(CONFIG, WRITE);
    nvmc.writeFlash(4 * PAGE, 0);
    nvmc.write(CONFIG, ERASE);
    nvmc.write(ERASEPAGE, 4 * PAGE);
    expect(flash.every((byte) => byte === 0x55)).toBe(true);
  });

  it('goes back to reading only at a reset', () => {
    nvmc.write(CONFIG, WRITE);
    nvmc.reset();
    expect(nvmc.read(CONFIG)).toBe(READ_ONLY);
    nvmc.writeFlash(0, 0);
    expect(word(0)).toBe(0xffff_ffff);
  });
});
