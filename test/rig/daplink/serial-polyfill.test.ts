import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SerialPort } from 'web-serial-polyfill';
import { programFromSource } from '../../../firmware/program.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { hexWith } from '../serial/virtual-micropython.ts';
import { createDaplinkRig, type DaplinkRig } from './daplink-rig.ts';
import { hexOf } from './hex-of.ts';

/** A program, as far as a V2 is concerned. */
const something = hexOf(Uint8Array.of(0, 0x40, 0, 0x20, 1, 1, 0, 0));

describe('web-serial-polyfill on a virtual board', () => {
  let rig: DaplinkRig;
  let restore: () => void;
  beforeEach(() => {
    rig = createDaplinkRig({
      boards: [
        {
          model: 'v2',
          hex: something,
          granted: true,
          script: {
            start: (board) => board.print('ready\r\n'),
            receive: (byte, board) => board.print(Uint8Array.of(byte ^ 0x20)),
          },
        },
      ],
    });
    restore = rig.timers.install();
  });
  afterEach(() => {
    restore();
  });
  const openPort = async (): Promise<SerialPort> => {
    const [device] = await rig.usb.getDevices();
    if (!device) throw new Error('no device');
    const port = new SerialPort(device);
    await port.open({ baudRate: 115_200 });
    return port;
  };
  const readUntil = async (port: SerialPort, end: string): Promise<string> => {
    const reader = port.readable?.getReader();
    let text = '';
    while (reader && !text.endsWith(end)) text += new TextDecoder().decode((await reader.read()).value);
    reader?.releaseLock();
    return text;
  };

  it('reads and writes', async () => {
    const port = await openPort();
    expect(await rig.timers.until(readUntil(port, '\n'))).toBe('ready\r\n');
    const writer = port.writable?.getWriter();
    const sent = 'a'.repeat(3000);
    const start = rig.now;
    const [heard] = await rig.timers.until(
      Promise.all([readUntil(port, '!'), writer?.write(bytes(`${sent}\x01`))]),
    );
    expect(heard).toBe(`${'A'.repeat(3000)}!`);
    // 10 bits a byte at 115200 baud.
    expect(rig.now - start).toBeGreaterThan(3000 / 11.52);
    expect(rig.board().counters.cdcIn).toBe(7 + 3001);
    writer?.releaseLock();
  });

  it('hears that the cable came out', async () => {
    const port = await openPort();
    await rig.timers.until(readUntil(port, '\n'));
    const reading = port.readable?.getReader().read();
    rig.board().unplug();
    await expect(reading).rejects.toMatch(/disconnected/);
  });

  it('loses what nobody reads when the rings are full', async () => {
    rig.advance(10);
    const running = rig.board().target;
    for (let i = 0; i < 2000; i++) running.sendSerial(0x61);
    rig.advance(1000);
    // 7 bytes of greeting went before them: 1024 in the ring, 64 on their way to the serial port.
    expect(rig.board().counters.serialLost).toBe(7 + 2000 - 1024 - 64);
    const port = await openPort();
    // Setting the baud rate empties the ring, not the other buffer.
    expect(await rig.timers.until(readUntil(port, 'A'))).toBe(`ready\r\n${'A'.repeat(57)}`);
  });

  it('reads nothing at another baud rate', async () => {
    const [device] = await rig.usb.getDevices();
    if (!device) throw new Error('no device');
    const port = new SerialPort(device);
    await port.open({ baudRate: 9600 });
    rig.board().daplink.takeCdc(64);
    rig.board().target.sendSerial(0x61);
    rig.advance(50);
    expect(rig.board().daplink.cdcIn.length).toBe(0);
    expect(rig.board().counters.serialLost).toBe(1);
  });
});

describeWith(['v1-runtime'], "MicroPython over a V1's serial port", () => {
  it('answers at its prompt', async () => {
    const hex = hexWith(v1Runtimes()[0]?.hex ?? '', programFromSource('print("hi")\n'));
    const rig = createDaplinkRig({ boards: [{ model: 'v1', hex, granted: true }] });
    const restore = rig.timers.install();
    try {
      rig.advance(1000);
      const [device] = await rig.usb.getDevices();
      if (!device) throw new Error('no device');
      const port = new SerialPort(device);
      await port.open({ baudRate: 115_200 });
      const writer = port.writable?.getWriter();
      const reader = port.readable?.getReader();
      await writer?.write(bytes('\r\nprint(6 * 7)\r\n'));
      let text = '';
      const read = async (): Promise<void> => {
        while (!text.includes('\r\n42\r\n>>> '))
          text += new TextDecoder().decode((await reader?.read())?.value);
      };
      await rig.timers.until(read());
      expect(text).toContain('print(6 * 7)\r\n42\r\n');
    } finally {
      restore();
    }
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
