import { SerialPort } from 'web-serial-polyfill';
import { describe, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import { BoardError } from '../../../../ide/board/board.ts';
import { browserPorts } from '../../../../ide/board/serial/browser-ports.ts';
import { KnownPorts } from '../../../../ide/board/serial/known-ports.ts';
import { openPortLink, portError } from '../../../../ide/board/serial/port-link.ts';
import type { Port, SerialApi } from '../../../../ide/board/serial/port-source.ts';
import { usbSerialPorts, type UsbApi } from '../../../../ide/board/serial/usb-port.ts';
import { describeWith } from '../../../tools.ts';
import { SimulatedTime } from '../../../rig/serial/simulated-time.ts';
import { UsbSerialRig } from './usb-serial-rig.ts';

const packetSize = 64;

interface InResult {
  readonly status: USBTransferStatus;
  readonly data?: DataView;
}
interface OutResult {
  readonly status: USBTransferStatus;
  readonly bytesWritten: number;
}

/** A USB device with a CDC serial line, whose transfers a test has in its hands. */
class HandDevice {
  readonly vendorId = 0x0d28;
  readonly productId = 0x0204;
  serialNumber: string | undefined = '9900';
  opened = false;
  readonly configuration = null;
  readonly configurations;
  /** Reads that wait, oldest first. */
  readonly reads: ((result: InResult | Error) => void)[] = [];
  mostReads = 0;
  readonly written: number[] = [];
  writeStatus: USBTransferStatus = 'ok';
  cleared: string[] = [];
  openError: Error | undefined;
  claimError: Error | undefined;

  constructor(classes: readonly number[] = [2, 10]) {
    this.configurations = [
      {
        interfaces: classes.map((interfaceClass, interfaceNumber) => ({
          interfaceNumber,
          alternates: [
            {
              interfaceClass,
              endpoints: [
                { direction: 'in', endpointNumber: 4, packetSize },
                { direction: 'out', endpointNumber: 4, packetSize },
              ],
            },
          ],
        })),
      },
    ];
  }

  async open(): Promise<void> {
    if (this.openError !== undefined) throw this.openError;
    this.opened = true;
    await Promise.resolve();
  }

  async close(): Promise<void> {
    this.opened = false;
    for (const end of this.reads.splice(0)) end(new DOMException('', 'AbortError'));
    await Promise.resolve();
  }

  selectConfiguration(): Promise<void> {
    return Promise.resolve();
  }

  claimInterface(): Promise<void> {
    return this.claimError === undefined ? Promise.resolve() : Promise.reject(this.claimError);
  }

  controlTransferOut(): Promise<OutResult> {
    return Promise.resolve({ status: 'ok', bytesWritten: 0 });
  }

  transferIn(_endpoint: number, length: number): Promise<InResult> {
    expect(length).toBe(packetSize);
    return new Promise((resolve, reject) => {
      this.reads.push((result) => {
        if (result instanceof Error) reject(result);
        else resolve(result);
      });
      this.mostReads = Math.max(this.mostReads, this.reads.length);
    });
  }

  transferOut(_endpoint: number, bytes: Uint8Array): Promise<OutResult> {
    if (this.writeStatus === 'ok') this.written.push(...bytes);
    return Promise.resolve({ status: this.writeStatus, bytesWritten: bytes.length });
  }

  clearHalt(direction: string): Promise<void> {
    this.cleared.push(direction);
    return Promise.resolve();
  }

  say(...bytes: number[]): void {
    const data = new DataView(Uint8Array.from(bytes).buffer);
    this.reads.shift()?.({ status: 'ok', data });
  }
}

function portOf(device: HandDevice): Promise<Port> {
  const usb = {
    getDevices: () => Promise.resolve([device]),
    requestDevice: () => Promise.resolve(device),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as UsbApi;
  return usbSerialPorts(usb, () => Promise.resolve({ SerialPort })).request();
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof BoardError ? error.code : error),
  );

describe('a serial port over WebUSB', () => {
  it('keeps a fixed number of reads at the device, however much comes', async () => {
    const device = new HandDevice();
    const time = new SimulatedTime();
    const link = await openPortLink(await portOf(device), { timer: time.timer });
    let heard = 0;
    link.onBytes((bytes) => (heard += bytes.length));
    for (let packet = 0; packet < 500; packet += 1) {
      await time.advance(1);
      device.say(...new Uint8Array(packetSize));
    }
    await time.advance(1);
    expect(heard).toBe(500 * packetSize);
    expect(device.mostReads).toBe(8);
    await time.during(link.close());
    expect(device.opened).toBe(false);
    expect(device.reads).toEqual([]);
  });

  it('clears a stalled endpoint and reads on', async () => {
    const device = new HandDevice();
    const time = new SimulatedTime();
    const link = await openPortLink(await portOf(device), { timer: time.timer });
    const heard: number[] = [];
    const lost: string[] = [];
    link.onBytes((bytes) => heard.push(...bytes));
    link.onLost((reason) => lost.push(reason));
    await time.advance(1);
    device.reads.shift()?.({ status: 'stall' });
    // The reads of the stream that ended were cancelled by the stall.
    for (const end of device.reads.splice(0)) end({ status: 'stall' });
    await time.advance(5);
    device.say(1, 2);
    await time.advance(5);
    expect(device.cleared).toContain('in');
    expect(heard).toEqual([1, 2]);
    expect(lost).toEqual([]);
  });

  it('fails a write that the device refuses, and the next one works', async () => {
    const device = new HandDevice();
    const time = new SimulatedTime();
    const link = await openPortLink(await portOf(device), { timer: time.timer });
    device.writeStatus = 'stall';
    expect(await time.during(codeOf(link.write(Uint8Array.of(1))))).toBe('connection-failed');
    expect(device.cleared).toEqual(['out']);
    device.writeStatus = 'ok';
    await time.during(link.write(Uint8Array.of(2)));
    expect(device.written).toEqual([2]);
  });

  it.each([
    ['openError', new DOMException('Access denied.', 'SecurityError'), 'access-denied'],
    ['claimError', new DOMException('Unable to claim interface.', 'NetworkError'), 'board-in-use'],
    ['openError', new DOMException('The device was disconnected.', 'NotFoundError'), 'unplugged'],
  ] as const)('calls what the polyfill makes of an error (%s) by its code', async (when, error, code) => {
    const device = new HandDevice();
    device[when] = error;
    const time = new SimulatedTime();
    const opening = portOf(device).then((port) => openPortLink(port, { timer: time.timer }));
    expect(await time.during(codeOf(opening))).toBe(code);
  });

  it('does not show devices without a serial line', async () => {
    const devices = [new HandDevice([0xff]), new HandDevice()];
    const usb = { getDevices: () => Promise.resolve(devices) } as unknown as UsbApi;
    expect(await usbSerialPorts(usb, () => Promise.resolve({ SerialPort })).list()).toHaveLength(1);
  });

  it.each(['', undefined])('tells two boards apart that hide their serial number (%j)', async (hidden) => {
    const devices = [new HandDevice(), new HandDevice()];
    for (const device of devices) device.serialNumber = hidden;
    const usb = { getDevices: () => Promise.resolve(devices) } as unknown as UsbApi;
    const known = new KnownPorts(usbSerialPorts(usb, () => Promise.resolve({ SerialPort })));
    await known.refresh();
    const [first, second] = known.nearby.value;
    expect(first?.id).not.toBe(second?.id);
    expect(known.find(second?.id ?? '')).toBe(known.all[1]);
  });

  it('knows errors that are mere strings', () => {
    expect(portError('stall').code).toBe('connection-failed');
  });
});

describe('where ports come from', () => {
  const serial = {} as SerialApi;
  const usb = {} as UsbApi;
  const android = 'Mozilla/5.0 (Linux; Android 15) Chrome/140';
  const desktop = 'Mozilla/5.0 (X11; CrOS x86_64) Chrome/140';

  it('is nowhere in a browser with neither', () => {
    expect(browserPorts({ userAgent: desktop })).toBeUndefined();
  });

  it.each([
    ['Web Serial on a desktop', { userAgent: desktop, serial, usb }, false],
    ['WebUSB on Android, where Web Serial means Bluetooth', { userAgent: android, serial, usb }, true],
    ['WebUSB where there is no Web Serial', { userAgent: desktop, usb }, true],
    ['Web Serial on Android without WebUSB', { userAgent: android, serial }, false],
  ])('is %s', (_what, browser, viaUsb) => {
    let used = '';
    const spy = (name: string): (() => void) => {
      return () => {
        used += name;
      };
    };
    const watched = {
      ...browser,
      ...('serial' in browser && { serial: { addEventListener: spy('serial') } as unknown as SerialApi }),
      ...('usb' in browser && { usb: { addEventListener: spy('usb') } as unknown as UsbApi }),
    };
    browserPorts(watched)?.onChange(() => undefined);
    expect(used.includes('usb')).toBe(viaUsb);
    expect(used.includes('serial')).toBe(!viaUsb);
  });
});

describeWith(['v1-runtime'], 'a serial board over WebUSB', () => {
  const program = programFromSource(
    'from microbit import *\nwhile True:\n    print("perché")\n    sleep(20)\n',
  );

  async function during<T>(rig: UsbSerialRig, work: Promise<T>): Promise<T> {
    const state = { done: false };
    work.finally(() => (state.done = true)).catch(() => undefined);
    for (let turn = 0; turn < 2000 && !state.done; turn += 1) await rig.settle();
    return work;
  }

  it('knows its board again after the cable was out, by its serial number', async () => {
    const rig = new UsbSerialRig();
    await during(rig, rig.board.run(program));
    const before = rig.board.nearby.value;
    const { name } = rig.board.identity.value ?? {};
    expect(name).toBe(rig.daplink.board().name);
    rig.cable.unplug();
    await rig.settle();
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
    rig.cable.plug();
    for (let turn = 0; turn < 50; turn += 1) await rig.settle();
    expect(rig.board.status.value.state).toBe('connected');
    expect(rig.board.nearby.value).toEqual(before);
    expect(rig.board.identity.value?.name).toBe(name);
    rig.dispose();
  });

  it('says that another program has the board, and that the system refuses', async () => {
    const rig = new UsbSerialRig();
    const { faults } = rig.daplink.board();
    faults.busy = true;
    expect(await during(rig, codeOf(rig.board.connect()))).toBe('board-in-use');
    faults.busy = false;
    faults.accessDenied = true;
    expect(await during(rig, codeOf(rig.board.connect()))).toBe('access-denied');
    faults.accessDenied = false;
    await during(rig, rig.board.run(program));
    expect(rig.board.status.value.state).toBe('running');
    rig.dispose();
  });

  it('says that the page may not, and that nothing was chosen', async () => {
    const rig = new UsbSerialRig();
    rig.daplink.policy = 'permissions-policy';
    expect(await during(rig, codeOf(rig.board.connect()))).toBe('forbidden-by-policy');
    rig.daplink.policy = 'allowed';
    rig.daplink.chooser = () => null;
    expect(await during(rig, codeOf(rig.board.connect()))).toBe('no-board-chosen');
    rig.dispose();
  });

  it('recovers from a cable that comes out, and from an abort, at any moment of a run', async () => {
    const rig = new UsbSerialRig();
    await during(rig, rig.board.run(program));
    for (let moment = 0; moment < 24; moment += 1) {
      const abort = new AbortController();
      const run = codeOf(rig.board.run(program, { signal: abort.signal }));
      await rig.pass(moment * 13);
      if (moment % 2 === 0) rig.cable.unplug();
      else abort.abort();
      const end = await during(rig, run);
      if (moment % 2 === 1) {
        expect(['no failure', 'AbortError']).toContain(end instanceof Error ? end.name : end);
      } else {
        expect(['no failure', 'unplugged']).toContain(end);
        await rig.settle();
        expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
        rig.cable.plug();
        await rig.pass(500);
        expect(rig.board.status.value.state).toBe('connected');
      }
      await during(rig, rig.board.run(program));
      expect(rig.board.status.value.state).toBe('running');
    }
    rig.dispose();
  });

  it('goes from tab to tab', async () => {
    const first = new UsbSerialRig();
    await during(first, first.board.run(program));
    const second = new UsbSerialRig(first);
    await first.settle();
    await during(first, second.board.connect());
    expect(first.board.status.value).toEqual({ state: 'paused', reason: 'other-tab' });
    let text = '';
    const decoder = new TextDecoder();
    second.board.onOutput((bytes) => (text += decoder.decode(bytes, { stream: true })));
    await first.pass(200);
    expect(text).toContain('perché\r\nperché\r\n');
    second.page.show(false);
    await first.pass(1000);
    expect(second.board.status.value).toEqual({ state: 'paused', reason: 'hidden' });
    expect(first.board.status.value.state).toBe('running');
    first.dispose();
  });

  it('loses no line of a program that prints all the time', async () => {
    const rig = new UsbSerialRig();
    await during(rig, rig.board.run(program));
    let text = '';
    const decoder = new TextDecoder();
    rig.board.onOutput((bytes) => (text += decoder.decode(bytes, { stream: true })));
    for (let turn = 0; turn < 100; turn += 1) await rig.settle();
    const lines = text.split('\r\n').slice(1, -1);
    expect(lines.length).toBeGreaterThan(150);
    expect(new Set(lines)).toEqual(new Set(['perché']));
    rig.dispose();
  });
});
