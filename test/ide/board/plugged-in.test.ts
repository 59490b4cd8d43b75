import { afterEach, describe, expect, it, vi } from 'vitest';
import { isPluggedIn } from '../../../ide/board/plugged-in.ts';

const portWith = (usbVendorId: number, connected?: boolean): unknown => ({
  ...(connected !== undefined && { connected }),
  getInfo: () => ({ usbVendorId }),
});

function browserWith(ports: readonly unknown[]): void {
  vi.stubGlobal('navigator', { serial: { getPorts: () => Promise.resolve(ports) } });
}

describe('a look at what is plugged in', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['a micro:bit', portWith(0x0d28, true), true],
    ['a micro:bit, in a browser that does not tell `connected`', portWith(0x0d28), true],
    ['a micro:bit that is only remembered', portWith(0x0d28, false), false],
    ['a board of another maker', portWith(0x2341, true), false],
  ])('sees %s', async (_what, port, seen) => {
    browserWith([port]);
    expect(await isPluggedIn('serial')).toBe(seen);
  });
});
