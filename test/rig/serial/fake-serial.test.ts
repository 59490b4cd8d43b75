import { describe, expect, it } from 'vitest';
import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../../firmware/virtual/virtual-microbit.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { itWith, v1Runtimes } from '../../tools.ts';
import { FakeSerial } from './fake-serial.ts';
import { SerialWire } from './serial-wire.ts';
import { SimulatedTime } from './simulated-time.ts';
import { microbitWith } from './virtual-micropython.ts';

/** A board that says what it hears, at once. */
class Echo implements VirtualMicrobit {
  time = 0;
  readonly dead = false;
  resets = 0;
  heard = '';
  private readonly listeners = new Set<(event: BoardEvent) => void>();

  run(milliseconds: number): void {
    this.time += milliseconds;
  }

  input(input: BoardInput): void {
    if (input.type === 'reset') this.resets += 1;
    if (input.type !== 'serial') return;
    this.heard += Buffer.from(input.bytes).toString('latin1');
    for (const listener of this.listeners) listener({ type: 'serial', time: this.time, bytes: input.bytes });
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readFlash(): Uint8Array {
    return new Uint8Array();
  }
}

const setUp = () => {
  const board = new Echo();
  const wire = new SerialWire(board);
  const time = new SimulatedTime();
  const serial = new FakeSerial();
  serial.attach(wire);
  time.add(wire);
  return { board, wire, time, serial };
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** What a stream said so far; `error` is how it ended. */
function follow(stream: ReadableStream<Uint8Array> | null): { text: string; error: unknown } {
  const state: { text: string; error: unknown } = { text: '', error: undefined };
  const reader = stream?.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return;
      state.text += Buffer.from(value).toString('utf8');
    }
  };
  read().catch((error: unknown) => (state.error = error));
  return state;
}

describe('the fake of navigator.serial', () => {
  it('gives ports that were chosen, and says as Chromium does that none was', async () => {
    const { serial, wire } = setUp();
    expect(await serial.getPorts()).toEqual([]);
    serial.chooser = 'cancel';
    await expect(serial.requestPort()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: "Failed to execute 'requestPort' on 'Serial': No port selected by the user.",
    });
    serial.chooser = 'first';
    await expect(serial.requestPort({ filters: [{ usbVendorId: 1 }] })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const port = await serial.requestPort({ filters: [{ usbVendorId: 0x0d28, usbProductId: 0x0204 }] });
    expect(await serial.getPorts()).toEqual([port]);
    expect(port.getInfo()).toEqual({ usbVendorId: 0x0d28, usbProductId: 0x0204 });
    expect(serial.portOf(wire)).toBe(port);
    await port.forget();
    expect(await serial.getPorts()).toEqual([]);
    serial.forbidden = true;
    await expect(serial.requestPort()).rejects.toMatchObject({ name: 'SecurityError' });
  });

  it('carries bytes both ways at 115200 baud', async () => {
    const { serial, time, wire, board } = setUp();
    const port = await serial.requestPort();
    expect(port.readable).toBeNull();
    await port.open({ baudRate: 115_200 });
    const heard = follow(port.readable);
    const writer = port.writable?.getWriter();
    const written = writer?.write(text('x'.repeat(1152)));
    await time.advance(50);
    expect(board.heard.length).toBeGreaterThan(550);
    expect(board.heard.length).toBeLessThan(600);
    await time.during(written ?? Promise.resolve());
    expect(time.now()).toBeGreaterThanOrEqual(100);
    expect(time.now()).toBeLessThan(103);
    expect(heard.text).toHaveLength(1152);
    expect(wire.traffic).toEqual({ sent: 1152, received: 1152 });
  });

  it('opens once, not when another program has it, and closes when its streams are free', async () => {
    const { serial, wire } = setUp();
    const port = await serial.requestPort();
    await expect(port.close()).rejects.toMatchObject({ name: 'InvalidStateError' });
    serial.portOf(wire).busy = true;
    await expect(port.open({ baudRate: 115_200 })).rejects.toMatchObject({
      name: 'NetworkError',
      message: "Failed to execute 'open' on 'SerialPort': Failed to open serial port.",
    });
    serial.portOf(wire).busy = false;
    await port.open({ baudRate: 115_200 });
    await expect(port.open({ baudRate: 115_200 })).rejects.toMatchObject({ name: 'InvalidStateError' });
    const reader = port.readable?.getReader();
    await expect(port.close()).rejects.toBeInstanceOf(TypeError);
    await reader?.cancel();
    reader?.releaseLock();
    await port.close();
    expect(port.readable).toBeNull();
    await port.open({ baudRate: 115_200 });
  });

  it('loses its streams with the cable, tells the page, and comes back as another port', async () => {
    const { serial, time, wire, board } = setUp();
    const events: [string, unknown][] = [];
    serial.addEventListener('connect', (event) => events.push([event.type, event.target]));
    serial.addEventListener('disconnect', (event) => events.push([event.type, event.target]));
    const port = await serial.requestPort();
    await port.open({ baudRate: 115_200 });
    const heard = follow(port.readable);
    const writer = port.writable?.getWriter();
    wire.fail({ unplugAfter: 30 });
    const failed = writer?.write(text('y'.repeat(100))).catch((error: unknown) => error);
    await time.advance(20);
    expect(await failed).toMatchObject({ name: 'NetworkError', message: 'The device has been lost.' });
    expect(heard.error).toMatchObject({ name: 'NetworkError', message: 'The device has been lost.' });
    expect(events).toEqual([['disconnect', port]]);
    expect(port.connected).toBe(false);
    expect(await serial.getPorts()).toEqual([]);
    wire.plugIn();
    const [again] = await serial.getPorts();
    expect(events[1]).toEqual(['connect', again]);
    expect(again).not.toBe(port);
    expect(board.resets).toBe(1);
    await again?.open({ baudRate: 115_200 });
  });

  it('gives a new stream after an error of the line', async () => {
    const { serial, wire, time } = setUp();
    const port = await serial.requestPort();
    await port.open({ baudRate: 115_200 });
    const first = follow(port.readable);
    serial.portOf(wire).failReading('BufferOverrunError');
    await time.advance(1);
    expect(first.error).toMatchObject({ name: 'BufferOverrunError' });
    const second = follow(port.readable);
    const writer = port.writable?.getWriter();
    await time.during(writer?.write(text('ciao')) ?? Promise.resolve());
    await time.advance(2);
    expect(second.text).toBe('ciao');
  });

  it('resets the board by a break, and garbles all at another rate', async () => {
    const { serial, board, time } = setUp();
    const port = await serial.requestPort();
    await port.open({ baudRate: 9600 });
    await port.setSignals({ break: true });
    expect(board.resets).toBe(0);
    await port.setSignals({ break: false });
    expect(board.resets).toBe(1);
    await time.during(port.writable?.getWriter().write(text('ciao')) ?? Promise.resolve());
    await time.advance(2);
    expect(board.heard).toHaveLength(4);
    expect(board.heard).not.toBe('ciao');
  });

  it('loses, changes and delays bytes when it is told to', async () => {
    const { wire, time, board } = setUp();
    wire.fail({
      loseToBoard: (index) => index === 1,
      garbleToBoard: (byte, index) => (index === 2 ? byte + 1 : byte),
      latency: 10,
    });
    const sent = wire.send(text('abcd'));
    await time.advance(8);
    await sent;
    expect(board.heard).toBe('');
    await time.advance(8);
    expect(board.heard).toBe('add');
  });

  itWith(['v1-runtime'], 'has MicroPython at its other end', async () => {
    const [runtime] = v1Runtimes();
    const wire = new SerialWire(microbitWith(runtime?.hex ?? '', programFromSource('print("perché")\n')));
    const time = new SimulatedTime();
    const serial = new FakeSerial();
    serial.attach(wire, { permitted: true });
    time.add(wire);
    const [port] = await serial.getPorts();
    await port?.open({ baudRate: 115_200 });
    const heard = follow(port?.readable ?? null);
    await time.advance(300);
    expect(heard.text).toMatch(/^perché\r\nMicroPython v1.9.2.*>>> $/s);
    await time.during(port?.writable?.getWriter().write(text('6*7\r')) ?? Promise.resolve());
    await time.advance(50);
    expect(heard.text).toMatch(/>>> 6\*7\r\n42\r\n>>> $/);
  });
});
