import { beforeEach, describe, expect, it } from 'vitest';
import { Air } from '../../../../firmware/virtual/soc/air.ts';
import { frameCrc, onAirAddress } from '../../../../firmware/virtual/soc/radio-frame.ts';
import { Radio } from '../../../../firmware/virtual/soc/radio.ts';
import { clearEvent, FakeChip, happened, INTENSET, SHORTS, trigger } from './fake-chip.ts';

const TXEN = 0;
const RXEN = 1;
const START = 2;
const STOP = 3;
const DISABLE = 4;
const RSSI_START = 5;
const READY = 0;
const ADDRESS = 1;
const PAYLOAD = 2;
const END = 3;
const DISABLED = 4;
const RSSI_END = 7;
const BIT_COUNTER_MATCH = 10;
const READY_START = 1 << 0;
const END_DISABLE = 1 << 1;
const DISABLED_RXEN = 1 << 3;
const ADDRESS_RSSI_START = 1 << 4;
const END_START = 1 << 5;
const ADDRESS_BIT_COUNTER_START = 1 << 6;
const CRCSTATUS = 0x400;
const RXMATCH = 0x408;
const PACKETPTR = 0x504;
const FREQUENCY = 0x508;
const MODE = 0x510;
const PCNF0 = 0x514;
const PCNF1 = 0x518;
const BASE0 = 0x51c;
const BASE1 = 0x520;
const PREFIX0 = 0x524;
const RXADDRESSES = 0x530;
const CRCCNF = 0x534;
const CRCPOLY = 0x538;
const CRCINIT = 0x53c;
const RSSISAMPLE = 0x548;
const STATE = 0x550;
const DATAWHITEIV = 0x554;
const BCC = 0x560;
const RAM = 0x2000_0000;

describe('the radio', () => {
  let chip: FakeChip;
  let radios: Radio[];
  let memories: Uint8Array[];
  beforeEach(() => {
    chip = new FakeChip();
    const air = new Air(40);
    memories = [new Uint8Array(1024), new Uint8Array(1024)];
    radios = memories.map((ram) => {
      const radio = new Radio(chip, 0x4000_1000, ram, RAM);
      air.join(radio);
      radio.write(FREQUENCY, 7);
      radio.write(MODE, 0);
      // LENGTH of 8 bits, no S0 or S1; at most 32 bytes; whitening; 4-byte base address.
      radio.write(PCNF0, 8);
      radio.write(PCNF1, 32 | (4 << 16) | (1 << 25));
      radio.write(BASE0, 0x7562_6974);
      radio.write(PREFIX0, 0x00);
      radio.write(RXADDRESSES, 1);
      radio.write(CRCCNF, 2);
      radio.write(CRCINIT, 0xffff);
      radio.write(CRCPOLY, 0x1_1021);
      radio.write(DATAWHITEIV, 0x18);
      radio.write(PACKETPTR, RAM + 0x100);
      return radio;
    });
    memories[0]!.set([5, ...new TextEncoder().encode('hello')], 0x100);
  });
  const sender = (): Radio => radios[0]!;
  const receiver = (): Radio => radios[1]!;
  const listenNow = (): void => {
    receiver().write(SHORTS, READY_START);
    trigger(receiver(), RXEN);
    chip.passMicroseconds(200);
  };
  const sendNow = (): void => {
    sender().write(SHORTS, READY_START);
    trigger(sender(), TXEN);
    chip.passUntil(() => happened(sender(), END));
    clearEvent(sender(), END);
    trigger(sender(), DISABLE);
    chip.passMicroseconds(10);
  };
  const text = (): string =>
    new TextDecoder().decode(memories[1]!.slice(0x101, 0x101 + memories[1]![0x100]!));

  it('ramps up in 132 us to send and 130 us to receive', () => {
    trigger(sender(), TXEN);
    trigger(receiver(), RXEN);
    expect([sender().read(STATE), receiver().read(STATE)]).toEqual([9, 1]);
    expect(chip.passUntil(() => happened(receiver(), READY))).toBe(130 * 16);
    expect(chip.passUntil(() => happened(sender(), READY))).toBe(2 * 16);
    expect([sender().read(STATE), receiver().read(STATE)]).toEqual([10, 2]);
  });

  it('sends a packet in the time its bits take', () => {
    trigger(sender(), TXEN);
    chip.passUntil(() => happened(sender(), READY));
    trigger(sender(), START);
    expect(sender().read(STATE)).toBe(11);
    // Preamble and address 48 bits, LENGTH 8, payload 40, CRC 16.
    expect(chip.passUntil(() => happened(sender(), ADDRESS))).toBe(48 * 16);
    expect(chip.passUntil(() => happened(sender(), PAYLOAD))).toBe(48 * 16);
    expect(chip.passUntil(() => happened(sender(), END))).toBe(16 * 16);
    expect(sender().read(STATE)).toBe(10);
  });

  it.each([
    [1, 0.5],
    [2, 4],
  ])('is as fast as MODE %i says', (mode, bit) => {
    sender().write(MODE, mode);
    sender().write(SHORTS, READY_START);
    trigger(sender(), TXEN);
    expect(chip.passUntil(() => happened(sender(), END))).toBe((132 + 112 * bit) * 16);
  });

  it('reaches a radio that listens on its frequency and address', () => {
    listenNow();
    expect(receiver().read(STATE)).toBe(3);
    receiver().write(INTENSET, 1 << END);
    sendNow();
    expect(text()).toBe('hello');
    expect([receiver().read(CRCSTATUS), receiver().read(RXMATCH)]).toEqual([1, 0]);
    expect(happened(receiver(), ADDRESS) && happened(receiver(), PAYLOAD)).toBe(true);
    expect(chip.lines.has(1)).toBe(true);
    expect(receiver().read(STATE)).toBe(2);
  });

  it.each([
    ['another frequency', FREQUENCY, 8],
    ['another bit rate', MODE, 2],
    ['another base address', BASE0, 0x7562_6975],
    ['another prefix', PREFIX0, 1],
    ['a disabled address', RXADDRESSES, 0b10],
  ])('hears nothing on %s', (_name, register, value) => {
    receiver().write(register, value);
    listenNow();
    sendNow();
    expect(happened(receiver(), ADDRESS) || happened(receiver(), END)).toBe(false);
  });

  it.each([
    ['CRC settings', CRCINIT, 0x1234],
    ['whitening', DATAWHITEIV, 0x19],
  ])('fails the CRC of a sender with other %s', (_name, register, value) => {
    receiver().write(register, value);
    listenNow();
    sendNow();
    expect(happened(receiver(), END)).toBe(true);
    expect(receiver().read(CRCSTATUS)).toBe(0);
  });

  it('says which logical address matched', () => {
    sender().write(BASE0, 0x1122_3344);
    sender().write(PREFIX0, 0x55);
    receiver().write(BASE1, 0x1122_3344);
    receiver().write(PREFIX0, 0x5500_0000);
    receiver().write(RXADDRESSES, 0b1001);
    listenNow();
    sendNow();
    expect(receiver().read(RXMATCH)).toBe(3);
  });

  it('puts S0, LENGTH and S1 into memory as one byte each', () => {
    for (const radio of radios) radio.write(PCNF0, 6 | (1 << 8) | (2 << 16));
    memories[0]!.set([0xab, 2, 3, 0x11, 0x22], 0x100);
    listenNow();
    sendNow();
    expect([...memories[1]!.subarray(0x100, 0x106)]).toEqual([0xab, 2, 3, 0x11, 0x22, 0]);
  });

  it('sends no more than MAXLEN, and STATLEN bytes beyond LENGTH', () => {
    for (const radio of radios) radio.write(PCNF1, 4 | (2 << 8) | (4 << 16));
    memories[0]!.set([1, 10, 11, 12, 13, 14], 0x100);
    listenNow();
    sendNow();
    expect([...memories[1]!.subarray(0x100, 0x106)]).toEqual([1, 10, 11, 12, 0, 0]);
    memories[0]![0x100] = 9;
    trigger(receiver(), START);
    sendNow();
    expect([...memories[1]!.subarray(0x100, 0x106)]).toEqual([9, 10, 11, 12, 13, 0]);
  });

  it('misses a packet whose beginning it did not hear', () => {
    sender().write(SHORTS, READY_START);
    receiver().write(SHORTS, READY_START);
    trigger(sender(), TXEN);
    chip.passMicroseconds(10);
    trigger(receiver(), RXEN);
    chip.passMicroseconds(1000);
    expect(happened(receiver(), ADDRESS)).toBe(false);
  });

  it('measures the power of a packet by shortcut, and silence by task', () => {
    receiver().write(SHORTS, READY_START | ADDRESS_RSSI_START);
    trigger(receiver(), RXEN);
    chip.passMicroseconds(200);
    sendNow();
    expect(happened(receiver(), RSSI_END)).toBe(true);
    expect(receiver().read(RSSISAMPLE)).toBe(40);
    clearEvent(receiver(), RSSI_END);
    trigger(receiver(), RSSI_START);
    chip.passMicroseconds(9);
    expect(receiver().read(RSSISAMPLE)).toBe(100);
  });

  it('counts bits from the address', () => {
    sender().write(SHORTS, READY_START | ADDRESS_BIT_COUNTER_START);
    sender().write(BCC, 24);
    trigger(sender(), TXEN);
    chip.passUntil(() => happened(sender(), ADDRESS));
    expect(chip.passUntil(() => happened(sender(), BIT_COUNTER_MATCH))).toBe(24 * 16);
  });

  it('receives one packet after the other with END_START', () => {
    receiver().write(SHORTS, READY_START | END_START);
    trigger(receiver(), RXEN);
    chip.passMicroseconds(200);
    for (const word of ['abc', 'de']) {
      memories[0]!.set([word.length, ...new TextEncoder().encode(word)], 0x100);
      sendNow();
      expect(text()).toBe(word);
    }
    expect(receiver().read(STATE)).toBe(3);
  });

  it('turns around from sending to receiving by shortcuts', () => {
    sender().write(SHORTS, READY_START | END_DISABLE | DISABLED_RXEN);
    trigger(sender(), TXEN);
    chip.passMicroseconds(132 + 112 + 4 + 131);
    expect(happened(sender(), DISABLED)).toBe(true);
    expect(sender().read(STATE)).toBe(3);
  });

  it('goes back to idle at STOP, without END', () => {
    listenNow();
    trigger(receiver(), STOP);
    expect(receiver().read(STATE)).toBe(2);
    sendNow();
    expect(happened(receiver(), END)).toBe(false);
  });

  it('says DISABLED even when it is disabled already', () => {
    trigger(sender(), DISABLE);
    chip.passMicroseconds(10);
    expect(happened(sender(), DISABLED)).toBe(true);
  });

  it('lets a packet from later wait until then', () => {
    listenNow();
    receiver().deliver(
      {
        frequency: 2407,
        mode: 0,
        address: onAirAddress(0x7562_6974, 0, 4),
        header: [1],
        payload: Uint8Array.of(65),
        crc: 0,
        whitening: 0x18,
        addressTime: 48,
        payloadTime: 64,
        airTime: 80,
        power: -60,
      },
      chip.now + 1600,
    );
    expect(chip.passUntil(() => happened(receiver(), ADDRESS))).toBe(1600 + 48 * 16);
    chip.passMicroseconds(100);
    expect(receiver().read(CRCSTATUS)).toBe(0);
  });
});

describe('the radio frame', () => {
  it('computes CRC-16/CCITT and CRC-24 as published', () => {
    const payload = new TextEncoder().encode('123456789');
    const settings = { bytes: 2, polynomial: 0x1_1021, initial: 0xffff, skipsAddress: true };
    expect(frameCrc(settings, '', [], payload)).toBe(0x29b1);
    // CRC-24/OPENPGP.
    const crc24 = { bytes: 3, polynomial: 0x86_4cfb, initial: 0xb7_04ce, skipsAddress: true };
    expect(frameCrc(crc24, '', [], payload)).toBe(0x21_cf02);
    expect(frameCrc({ ...settings, bytes: 0 }, '', [], payload)).toBe(-1);
  });

  it('includes the address unless it is skipped', () => {
    const settings = { bytes: 2, polynomial: 0x1_1021, initial: 0xffff };
    const rest = new TextEncoder().encode('456789');
    expect(frameCrc({ ...settings, skipsAddress: false }, '313233', [], rest)).toBe(0x29b1);
    expect(frameCrc({ ...settings, skipsAddress: true }, '313233', [], rest)).not.toBe(0x29b1);
  });

  it('cuts a short base address from its upper bytes', () => {
    expect(onAirAddress(0x1122_3344, 0x55, 4)).toBe('1122334455');
    expect(onAirAddress(0x1122_3344, 0x55, 2)).toBe('112255');
  });
});
