import { beforeEach, describe, expect, it } from 'vitest';
import { Gpio } from '../../../../firmware/virtual/soc/gpio.ts';
import { Uart } from '../../../../firmware/virtual/soc/uart.ts';
import { clearEvent, FakeChip, happened, INTENSET, SHORTS, trigger } from './fake-chip.ts';

const START_RX = 0;
const STOP_RX = 1;
const START_TX = 2;
const STOP_TX = 3;
const SUSPEND = 7;
const CTS = 0;
const NCTS = 1;
const RX_READY = 2;
const TX_READY = 7;
const ERROR = 9;
const RX_TIMEOUT = 17;
const ERRORSRC = 0x480;
const ENABLE = 0x500;
const PSELRTS = 0x508;
const PSELTXD = 0x50c;
const PSELCTS = 0x510;
const PSELRXD = 0x514;
const RXD = 0x518;
const TXD = 0x51c;
const BAUDRATE = 0x524;
const CONFIG = 0x56c;
const TX_PIN = 24;
const RX_PIN = 25;
const RTS_PIN = 8;
const CTS_PIN = 9;
/** Cycles of ten bits at 115200 baud. */
const BYTE = 1389;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the UART', () => {
  let chip: FakeChip;
  let gpio: Gpio;
  let uart: Uart;
  let sent: { text: string; cycle: number; pin: number }[];
  beforeEach(() => {
    chip = new FakeChip();
    gpio = new Gpio(chip.time);
    uart = new Uart(chip, 0x4000_2000, gpio);
    gpio.observe({
      levelsChanged: (levels, changed) => uart.levelsChanged(levels, changed),
      detect: () => undefined,
    });
    sent = [];
    uart.listen((byte, cycle, pin) => sent.push({ text: String.fromCharCode(byte), cycle, pin }));
    uart.write(PSELTXD, TX_PIN);
    uart.write(PSELRXD, RX_PIN);
    uart.write(BAUDRATE, 0x01d7_e000);
    uart.write(ENABLE, 4);
  });
  const put = (text: string): void => uart.write(TXD, text.charCodeAt(0));
  const take = (): string => String.fromCharCode(uart.read(RXD));
  const startBoth = (): void => {
    trigger(uart, START_RX);
    trigger(uart, START_TX);
  };

  describe('sending', () => {
    it('takes ten bit times and says so by TXDRDY', () => {
      startBoth();
      put('A');
      chip.pass(BYTE - 1);
      expect(happened(uart, TX_READY)).toBe(false);
      chip.pass(1);
      expect(happened(uart, TX_READY)).toBe(true);
      expect(sent).toEqual([{ text: 'A', cycle: BYTE, pin: TX_PIN }]);
    });

    it('takes eleven bit times with parity', () => {
      uart.write(CONFIG, 7 << 1);
      startBoth();
      put('A');
      expect(chip.passUntil(() => sent.length === 1)).toBe(1528);
    });

    it.each([
      [0x0027_5000, 9600],
      [0x01d7_e000, 115_200],
      [0x1000_0000, 1_000_000],
    ])('follows BAUDRATE 0x%x', (register, baud) => {
      uart.write(BAUDRATE, register);
      startBoth();
      put('A');
      const cycles = chip.passUntil(() => sent.length === 1);
      expect(Math.abs(cycles / (160_000_000 / baud) - 1)).toBeLessThan(0.005);
      expect(Math.abs(uart.baud / baud - 1)).toBeLessThan(0.005);
    });

    it('waits for STARTTX', () => {
      put('A');
      chip.pass(10 * BYTE);
      expect(sent).toEqual([]);
      trigger(uart, START_TX);
      chip.pass(BYTE);
      expect(sent.length).toBe(1);
    });

    it('sends bytes written one ahead without a gap', () => {
      startBoth();
      put('A');
      put('B');
      chip.pass(2 * BYTE);
      expect(sent.map(({ text, cycle }) => [text, cycle])).toEqual([
        ['A', BYTE],
        ['B', 2 * BYTE],
      ]);
    });

    it('finishes the byte on its way at STOPTX and sends no more', () => {
      startBoth();
      put('A');
      trigger(uart, STOP_TX);
      put('B');
      chip.pass(5 * BYTE);
      expect(sent.map(({ text }) => text)).toEqual(['A']);
    });

    it('gives TXDRDY but no byte to the world without a pin, even if one is connected meanwhile', () => {
      uart.write(PSELTXD, 0xffff_ffff);
      startBoth();
      put('\0');
      uart.write(PSELTXD, TX_PIN);
      chip.pass(BYTE);
      expect(happened(uart, TX_READY)).toBe(true);
      expect(sent).toEqual([]);
    });

    it('waits for CTS to go low with flow control', () => {
      uart.write(CONFIG, 1);
      uart.write(PSELCTS, CTS_PIN);
      gpio.drive(CTS_PIN, true);
      startBoth();
      put('A');
      chip.pass(10 * BYTE);
      expect(sent).toEqual([]);
      gpio.drive(CTS_PIN, false);
      expect(happened(uart, CTS)).toBe(true);
      chip.pass(BYTE);
      expect(sent.length).toBe(1);
      gpio.drive(CTS_PIN, true);
      expect(happened(uart, NCTS)).toBe(true);
    });

    it('does nothing while it is disabled', () => {
      uart.write(ENABLE, 0);
      startBoth();
      put('A');
      chip.pass(5 * BYTE);
      expect(sent).toEqual([]);
      expect(happened(uart, TX_READY)).toBe(false);
    });

    it('idles high on its pin while enabled', () => {
      expect(gpio.isDriven(TX_PIN) && gpio.level(TX_PIN)).toBe(true);
      uart.write(ENABLE, 0);
      expect(gpio.isDriven(TX_PIN)).toBe(false);
    });
  });

  describe('receiving', () => {
    it('paces the bytes of a sender at the configured rate', () => {
      uart.write(INTENSET, 1 << RX_READY);
      startBoth();
      uart.send(bytes('ab'), RX_PIN);
      expect(uart.sending).toBe(2);
      expect(chip.passUntil(() => happened(uart, RX_READY))).toBe(BYTE);
      expect(chip.lines.has(2)).toBe(true);
      clearEvent(uart, RX_READY);
      expect(take()).toBe('a');
      expect(chip.passUntil(() => happened(uart, RX_READY))).toBe(BYTE);
      expect(take()).toBe('b');
    });

    it('raises RXDRDY again for each byte behind the one that is read', () => {
      startBoth();
      uart.send(bytes('abc'), RX_PIN);
      chip.pass(3 * BYTE);
      let text = '';
      while (happened(uart, RX_READY)) {
        clearEvent(uart, RX_READY);
        text += take();
      }
      expect(text).toBe('abc');
    });

    it('holds six bytes and loses what comes after with OVERRUN', () => {
      startBoth();
      uart.send(bytes('12345678'), RX_PIN);
      chip.pass(8 * BYTE);
      expect(happened(uart, ERROR)).toBe(true);
      expect(uart.read(ERRORSRC)).toBe(1);
      uart.write(ERRORSRC, 1);
      expect(uart.read(ERRORSRC)).toBe(0);
      expect([1, 2, 3, 4, 5, 6].map(take).join('')).toBe('123456');
    });

    it('keeps the last byte in RXD when there is no other', () => {
      startBoth();
      uart.send(bytes('x'), RX_PIN);
      chip.pass(BYTE);
      expect([take(), take()]).toEqual(['x', 'x']);
    });

    it('loses what arrives before STARTRX, on another pin, or while off', () => {
      uart.send(bytes('a'), RX_PIN);
      chip.pass(BYTE);
      startBoth();
      uart.send(bytes('b'), RX_PIN + 1);
      chip.pass(BYTE);
      uart.write(ENABLE, 0);
      uart.send(bytes('c'), RX_PIN);
      chip.pass(2 * BYTE);
      uart.write(ENABLE, 4);
      startBoth();
      uart.send(bytes('d'), RX_PIN);
      chip.pass(BYTE);
      expect(take()).toBe('d');
      expect(uart.sending).toBe(0);
    });

    it('still receives for five byte times after STOPRX, then says RXTO', () => {
      startBoth();
      trigger(uart, STOP_RX);
      uart.send(bytes('abcdef'), RX_PIN);
      chip.pass(6 * BYTE);
      expect(happened(uart, RX_TIMEOUT)).toBe(true);
      const text: string[] = [];
      while (happened(uart, RX_READY)) {
        clearEvent(uart, RX_READY);
        text.push(take());
      }
      expect(text.join('')).toBe('abcd');
    });

    it('stops at once at SUSPEND', () => {
      startBoth();
      trigger(uart, SUSPEND);
      uart.send(bytes('a'), RX_PIN);
      chip.pass(BYTE);
      expect(happened(uart, RX_READY)).toBe(false);
    });

    it('sees a break as a framing error and a zero byte', () => {
      startBoth();
      uart.sendBreak(RX_PIN);
      chip.pass(BYTE);
      expect(uart.read(ERRORSRC)).toBe((1 << 2) | (1 << 3));
      expect(happened(uart, ERROR) && happened(uart, RX_READY)).toBe(true);
      expect(uart.read(RXD)).toBe(0);
    });

    it('holds the sender back by RTS with flow control, and loses nothing', () => {
      uart.write(ENABLE, 0);
      uart.write(PSELRTS, RTS_PIN);
      uart.write(CONFIG, 1);
      uart.write(ENABLE, 4);
      expect(gpio.level(RTS_PIN)).toBe(true);
      startBoth();
      expect(gpio.level(RTS_PIN)).toBe(false);
      uart.send(bytes('0123456789'), RX_PIN);
      let text = '';
      for (let round = 0; round < 20; round++) {
        chip.pass(5 * BYTE);
        while (happened(uart, RX_READY)) {
          clearEvent(uart, RX_READY);
          text += take();
        }
      }
      expect(text).toBe('0123456789');
      expect(uart.read(ERRORSRC)).toBe(0);
    });

    it('follows CTS with its shortcuts', () => {
      uart.write(SHORTS, (1 << 3) | (1 << 4));
      uart.write(PSELCTS, CTS_PIN);
      gpio.drive(CTS_PIN, true);
      gpio.drive(CTS_PIN, false);
      uart.send(bytes('a'), RX_PIN);
      chip.pass(BYTE);
      expect(take()).toBe('a');
      gpio.drive(CTS_PIN, true);
      chip.pass(6 * BYTE);
      expect(happened(uart, RX_TIMEOUT)).toBe(true);
    });

    it('forgets what is queued when the sender clears it', () => {
      startBoth();
      uart.send(bytes('abc'), RX_PIN);
      chip.pass(BYTE);
      uart.clear();
      chip.pass(5 * BYTE);
      expect(take()).toBe('a');
      expect(uart.sending).toBe(0);
    });

    it('goes on receiving after a reset of the chip once it is set up again', () => {
      startBoth();
      uart.send(bytes('ab'), RX_PIN);
      chip.pass(100);
      uart.reset();
      chip.pass(BYTE);
      uart.write(PSELRXD, RX_PIN);
      uart.write(ENABLE, 4);
      trigger(uart, START_RX);
      chip.pass(2 * BYTE);
      expect(take()).toBe('b');
    });
  });
});
