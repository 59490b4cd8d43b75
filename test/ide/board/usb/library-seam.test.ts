import { createUSBConnection } from '@microbit/microbit-connection/usb';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = 'node_modules/@microbit/microbit-connection/';
const source = (file: string): string => readFileSync(`${folder}build/esm/usb/${file}.js`, 'utf8');

it('stands on the very version of the library whose inside it knows', () => {
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { version: string };
  expect(version).toBe('1.0.0');
});

it('finds in the library what it takes over', () => {
  const connection = createUSBConnection() as unknown as Record<string, unknown>;
  expect(connection).toMatchObject({
    usbDevice: undefined,
    device: undefined,
    cdcSaturated: false,
    flashing: false,
  });
  for (const method of [
    'checkAvailability',
    'hasSerialEventListeners',
    'startSerialInternal',
    'stopSerialInternal',
    'softwareReset',
    'getDeviceId',
    'getBoardVersion',
  ]) {
    expect([method, typeof connection[method]]).toEqual([method, 'function']);
  }
});

it('is asked at the moments it counts on: before the flash, and before the reset that starts a program', () => {
  const text = source('connection');
  const flash = text.slice(text.indexOf('async flashInternal'), text.indexOf('async startSerialInternal'));
  const order = [
    'await this.stopSerialInternal()',
    'await this.connectInternal(progress)',
    '!this.cdcSaturated && this.hasSerialEventListeners()',
    'this.device.cortexM.halt()',
    'await dataSource(boardVersion)',
    'progress(wasPartial ?',
    'await this.startSerialInternal()',
    'await this.device.cortexM.reset()',
  ].map((step) => flash.indexOf(step));
  expect(order.every((at) => at >= 0)).toBe(true);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

it('sends commands through the one queue, and lets a failed flash be closed', () => {
  expect(source('daplink')).toContain('FLASH_CLOSE = 0x8b');
  expect(source('daplink')).toContain('this.dap.send(');
  expect(source('cmsis-dap')).toContain('this.sendQueue.add(');
});
