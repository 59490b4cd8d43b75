import { afterEach, expect, it } from 'vitest';
import { programFromSource } from '../../../firmware/program.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { hexWith } from '../serial/virtual-micropython.ts';
import { imageOf, type BoardSpec } from './daplink-rig.ts';
import { openLibraryDesk, type LibraryDesk } from './library-desk.ts';

describeWith(['v1-runtime'], 'microbit-connection and a virtual V1', () => {
  let desk: LibraryDesk | undefined;
  afterEach(() => {
    desk?.close();
    desk = undefined;
  });

  const runtime = v1Runtimes()[0]?.hex ?? '';
  const hex = (source: string): string => hexWith(runtime, programFromSource(source));
  const open = async (...boards: BoardSpec[]): Promise<LibraryDesk> =>
    (desk = await openLibraryDesk({ boards }));

  it('connects, and hears which board it is', async () => {
    const { connection, rig } = await open({ model: 'v1', boardId: '9901', seed: 5 });
    await connection.connect();
    expect(connection.getBoardVersion()).toBe('V1');
    expect(connection.getDeviceId()).toBe(rig.board().deviceId);
    expect(rig.board().name).toMatch(/^[zvgpt][uoiea][zvgpt][uoiea][zvgpt]$/);
    expect(connection.getDevice()?.serialNumber).toBe(rig.board().uniqueId);
  });

  it('flashes an erased board whole, and the program runs', async () => {
    const { connection, flash, rig } = await open({ model: 'v1' });
    await connection.connect();
    rig.board().counters.reset();
    const image = hex('print("hello from the rig")\n');
    expect(await flash(image)).toBe('full');
    const { counters } = rig.board();
    expect(counters.byCommand.get(0x8c)?.requests).toBe(Math.ceil(image.length / 62));
    rig.advance(1500);
    expect(rig.board().printed).toContain('hello from the rig');
    const wanted = imageOf(image);
    expect([...wanted.flash.subarray(0x4_0000)].every((byte) => byte === 0xff)).toBe(true);
    expect(Buffer.compare(rig.board().uicr, wanted.uicr.subarray(0, 0x400))).toBe(0);
  });

  it('flashes one changed page by running its stubs on the board', async () => {
    const before = hex('print("one")\n');
    const { connection, flash, rig } = await open({ model: 'v1', hex: before });
    await connection.connect();
    rig.board().counters.reset();
    rig.board().clearPrinted();
    const image = hex('print("two")\n');
    expect(await flash(image)).toBe('partial');
    // Measured once against another virtual DAPLink: 176 to 242 requests, 11 to 15 kB to the board.
    expect(rig.board().counters.requests).toBeGreaterThan(150);
    expect(rig.board().counters.requests).toBeLessThan(250);
    expect(rig.board().counters.byCommand.has(0x8c)).toBe(false);
    expect(Buffer.compare(rig.board().flash, imageOf(image).flash.subarray(0, 0x4_0000))).toBe(0);
    rig.advance(1500);
    expect(rig.board().printed).toContain('two');
    expect(rig.board().printed).not.toContain('one');
  });

  it('brings every byte to a listener after a flash, though DAPLink keeps some for its serial port', async () => {
    const { connection, flash, hear, heard, rig } = await open({ model: 'v1', hex: hex('pass\n') });
    await connection.connect();
    hear();
    await rig.timers.pass(500);
    await flash(hex('for i in range(40):\n    print("line %d" % i)\n'));
    await rig.timers.pass(3000);
    expect(heard.text).toContain('line 0\r\nline 1\r\n');
    expect(heard.text).toContain('line 39\r\n');
    expect(rig.board().counters.emptyPolls).toBeGreaterThan(100);
  });

  it('writes UICR in place after a partial flash, and by a full flash where bits must be set', async () => {
    const image = hex('print("one")\n');
    const { flash: memory, uicr } = imageOf(image);
    const blank = new Uint8Array(0x400).fill(0xff);
    const { connection, flash, rig } = await open({ model: 'v1', flash: memory, uicr: blank });
    await connection.connect();
    expect(await flash(image)).toBe('partial');
    expect(Buffer.compare(rig.board().uicr, uicr.subarray(0, 0x400))).toBe(0);
    rig.board().uicr.fill(0, 0xc0, 0xc8);
    expect(await flash(image)).toBe('full');
    expect(Buffer.compare(rig.board().uicr, uicr.subarray(0, 0x400))).toBe(0);
  });

  it('keeps several boards apart', async () => {
    const first = hex('print("first")\n');
    const second = hex('print("second")\n');
    const { connection, flash, rig } = await open(
      { model: 'v1', hex: first },
      { model: 'v1', hex: first, boardId: '9901' },
    );
    rig.chooser = (shown) => shown[1] ?? null;
    await connection.connect();
    expect(connection.getDeviceId()).toBe(rig.board(1).deviceId);
    expect(rig.board(1).name).not.toBe(rig.board(0).name);
    await flash(second);
    rig.board(0).clearPrinted();
    rig.advance(1500);
    expect(rig.board(1).printed).toContain('second');
    expect(Buffer.compare(rig.board(0).flash, imageOf(first).flash.subarray(0, 0x4_0000))).toBe(0);
  });

  it('recovers from a cable that comes out while stubs run and pages are written', async () => {
    const before = imageOf(hex('print("one")\n'));
    const after = hex('print("two")\n');
    for (const packet of [3, 60, 120, 150, 180, 220, 240, 260, 280, 300]) {
      const { connection, flash, rig, close } = await open({ model: 'v1', ...before });
      await connection.connect();
      rig.board().faults.unplugAtPacket(packet);
      await expect(flash(after)).rejects.toThrow();
      rig.board().plug();
      await connection.connect();
      rig.board().clearPrinted();
      await flash(after);
      rig.advance(1500);
      expect(rig.board().printed, `packet ${String(packet)}`).toContain('two');
      close();
    }
  });

  it('does the same thing twice', async () => {
    const run = async (): Promise<string> => {
      const { connection, flash, rig, close } = await open({ model: 'v1', hex: hex('print("one")\n') });
      await connection.connect();
      await flash(hex('from random import *\nprint(random())\n'));
      rig.advance(1000);
      const { counters, printed } = rig.board();
      const end = JSON.stringify([rig.now, counters, [...counters.byCommand], printed]);
      close();
      return end;
    };
    expect(await run()).toBe(await run());
  });
});
