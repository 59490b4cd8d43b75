import { beforeEach, describe, expect, it } from 'vitest';
import { I2cWire } from '../../../../firmware/virtual/soc/i2c-wire.ts';
import { SerialSlot } from '../../../../firmware/virtual/soc/serial-slot.ts';
import { SpiWire } from '../../../../firmware/virtual/soc/spi-wire.ts';
import { Spi } from '../../../../firmware/virtual/soc/spi.ts';
import { Twi } from '../../../../firmware/virtual/soc/twi.ts';
import { clearEvent, FakeChip, happened, INTENSET, trigger } from './fake-chip.ts';

const READY = 2;
const ENABLE = 0x500;
const PSELSCK = 0x508;
const PSELMOSI = 0x50c;
const PSELMISO = 0x510;
const RXD = 0x518;
const TXD = 0x51c;
const FREQUENCY = 0x524;
const CONFIG = 0x554;
const SPI = 1;
const TWI = 5;

describe('a slot shared by SPI and TWI', () => {
  let chip: FakeChip;
  let slot: SerialSlot;
  let seen: number[];
  beforeEach(() => {
    chip = new FakeChip();
    const wire = new SpiWire();
    seen = [];
    wire.attach({
      transfer: (mosi) => {
        seen.push(mosi);
        return mosi ^ 0xff;
      },
    });
    const twi = new Twi(chip, 0x4000_3000, () => new I2cWire());
    const spi = new Spi(chip, 0x4000_3000, (sck, mosi, miso) =>
      sck === 23 && mosi === 21 && miso === 22 ? wire : new SpiWire(),
    );
    slot = new SerialSlot(chip, 0x4000_3000, twi, spi);
    slot.write(PSELSCK, 23);
    slot.write(PSELMOSI, 21);
    slot.write(PSELMISO, 22);
  });

  describe('as SPI master', () => {
    beforeEach(() => {
      slot.write(ENABLE, SPI);
      // 1 Mbit/s: 16 cycles a bit.
      slot.write(FREQUENCY, 0x1000_0000);
    });

    it('exchanges a byte in eight bit times and says READY', () => {
      slot.write(INTENSET, 1 << READY);
      slot.write(TXD, 0x5a);
      chip.pass(127);
      expect(happened(slot, READY)).toBe(false);
      chip.pass(1);
      expect(happened(slot, READY)).toBe(true);
      expect(chip.lines.has(3)).toBe(true);
      expect(seen).toEqual([0x5a]);
      expect(slot.read(RXD)).toBe(0xa5);
    });

    it('takes a second byte ahead, and says READY again for it', () => {
      slot.write(TXD, 1);
      slot.write(TXD, 2);
      chip.pass(256);
      expect(seen).toEqual([1, 2]);
      clearEvent(slot, READY);
      expect(slot.read(RXD)).toBe(0xfe);
      expect(happened(slot, READY)).toBe(true);
      expect(slot.read(RXD)).toBe(0xfd);
    });

    it('loses a byte that finds RXD and the one behind it full', () => {
      for (const byte of [1, 2, 3]) {
        slot.write(TXD, byte);
        chip.pass(128);
      }
      expect([slot.read(RXD), slot.read(RXD), slot.read(RXD)]).toEqual([0xfe, 0xfd, 0xfd]);
    });

    it('turns bits around with ORDER, and reads ones from an empty wire', () => {
      slot.write(CONFIG, 1);
      slot.write(TXD, 0x01);
      chip.pass(128);
      expect(seen).toEqual([0x80]);
      expect(slot.read(RXD)).toBe(0xfe);
      slot.write(PSELMISO, 0xffff_ffff);
      slot.write(TXD, 0x01);
      chip.pass(128);
      expect(slot.read(RXD)).toBe(0xff);
    });
  });

  it('keeps settings that were written before either was enabled, for whichever comes', () => {
    expect(slot.read(PSELSCK)).toBe(23);
    slot.write(ENABLE, SPI);
    expect(slot.read(PSELMOSI)).toBe(21);
    slot.write(ENABLE, TWI);
    expect(slot.read(ENABLE)).toBe(TWI);
    expect(slot.read(PSELSCK)).toBe(23);
  });

  it('does nothing as SPI while TWI is enabled, and lowers the line of the one before', () => {
    slot.write(ENABLE, SPI);
    slot.write(INTENSET, 1 << READY);
    slot.write(TXD, 1);
    chip.pass(10_000);
    expect(chip.lines.has(3)).toBe(true);
    slot.write(ENABLE, TWI);
    expect(chip.lines.has(3)).toBe(false);
    slot.write(TXD, 1);
    chip.pass(10_000);
    expect(seen).toEqual([1]);
  });

  it('forgets which one was enabled, and all settings, when its power is switched off and on', () => {
    slot.write(ENABLE, TWI);
    slot.write(0xffc, 0);
    expect(slot.read(0xffc)).toBe(0);
    slot.write(0xffc, 1);
    expect([ENABLE, PSELSCK].map((offset) => slot.read(offset) >>> 0)).toEqual([0, 0xffff_ffff]);
    slot.write(PSELSCK, 9);
    slot.write(ENABLE, SPI);
    expect(slot.read(PSELSCK)).toBe(9);
  });

  it('answers tasks only as TWI', () => {
    trigger(slot, 0);
    slot.write(ENABLE, SPI);
    trigger(slot, 0);
    expect(chip.time.next).toBe(Infinity);
    slot.write(ENABLE, TWI);
    trigger(slot, 0);
    expect(chip.time.next).toBeLessThan(Infinity);
  });
});
