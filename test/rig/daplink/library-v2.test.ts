import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { describeWith, v2Runtime } from '../../tools.ts';
import { imageOf } from './daplink-rig.ts';
import { hexOf } from './hex-of.ts';
import { openLibraryDesk, type LibraryDesk } from './library-desk.ts';

let desk: LibraryDesk | undefined;
afterEach(() => {
  desk?.close();
  desk = undefined;
});

/** 200 pages of something, with a reset vector, and two words of UICR. */
function someImage(change = 0): { flash: Uint8Array; uicr: Uint8Array; hex: string } {
  const flash = new Uint8Array(0x8_0000).fill(0xff);
  for (let at = 0; at < 0x6_4000; at++) flash[at] = (at * 7 + (at >>> 9)) & 0xff;
  new DataView(flash.buffer).setUint32(0, 0x2000_4000, true);
  new DataView(flash.buffer).setUint32(4, 0x0000_0101, true);
  flash[0x2_3456] = (flash[0x2_3456] ?? 0) ^ change;
  const uicr = new Uint8Array(0x1000).fill(0xff);
  uicr.set([0, 0x70, 7, 0, 0, 0xe0, 7, 0], 0x14);
  return { flash, uicr, hex: hexOf(flash, uicr) };
}

const scripted = { start: (board: { print(text: string): void }) => board.print('started\r\n') };

describe('microbit-connection and a virtual V2', () => {
  it('flashes a board whole, which then starts', async () => {
    const { flash: wanted, uicr, hex } = someImage();
    desk = await openLibraryDesk({ boards: [{ model: 'v2', boardId: '9905', script: scripted }] });
    await desk.connection.connect();
    expect(desk.connection.getBoardVersion()).toBe('V2');
    expect(desk.connection.getDeviceId()).toBe(desk.rig.board().deviceId);
    expect(await desk.flash(hex)).toBe('full');
    expect(Buffer.compare(desk.rig.board().flash, wanted)).toBe(0);
    expect(Buffer.compare(desk.rig.board().uicr, uicr)).toBe(0);
    desk.rig.advance(10);
    expect(desk.rig.board().printed).toBe('started\r\n');
  });

  it('flashes one changed page, with a listener that hears the board start', async () => {
    desk = await openLibraryDesk({ boards: [{ model: 'v2', hex: someImage().hex, script: scripted }] });
    await desk.connection.connect();
    desk.hear();
    await desk.rig.timers.pass(100);
    const { flash: wanted, hex } = someImage(0x40);
    expect(await desk.flash(hex)).toBe('partial');
    expect(Buffer.compare(desk.rig.board().flash, wanted)).toBe(0);
    await desk.rig.timers.pass(200);
    // The NULs fill the buffer of DAPLink's own serial port, which would eat the beginning.
    expect(desk.heard.text.replaceAll('\0', '')).toBe('started\r\n');
  });

  it('erases and writes UICR after a partial flash', async () => {
    const { flash: memory, uicr, hex } = someImage();
    const wrong = uicr.slice().fill(0, 0x14, 0x18);
    desk = await openLibraryDesk({ boards: [{ model: 'v2', flash: memory, uicr: wrong }] });
    await desk.connection.connect();
    expect(await desk.flash(hex)).toBe('partial');
    expect(Buffer.compare(desk.rig.board().uicr, uicr)).toBe(0);
  });
});

describeWith(['v2-runtime'], 'microbit-connection and a virtual V2 with the real runtime', () => {
  let build: (source: string) => string;
  beforeAll(() => {
    const image = createHexImage({ v2: v2Runtime()?.hex ?? '' });
    if (!image.ok) throw new Error(image.problem.problem.code);
    build = (source) => {
      const built = image.value.build(programFromSource(source), 'v2');
      if (!built.ok) throw new Error(built.problem.code);
      return built.value.hex;
    };
  });

  it('flashes it whole, then one changed page', async () => {
    desk = await openLibraryDesk({ boards: [{ model: 'v2' }] });
    await desk.connection.connect();
    const first = build('print("one")\n');
    expect(await desk.flash(first)).toBe('full');
    expect(Buffer.compare(desk.rig.board().flash, imageOf(first).flash)).toBe(0);
    desk.rig.board().counters.reset();
    const second = build('print("two")\n');
    expect(await desk.flash(second)).toBe('partial');
    expect(Buffer.compare(desk.rig.board().flash, imageOf(second).flash)).toBe(0);
    expect(desk.rig.board().counters.requests).toBeLessThan(260);
  });
});
