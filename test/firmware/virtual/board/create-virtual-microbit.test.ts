import { describe, expect, it } from 'vitest';
import { createVirtualMicrobit } from '../../../../firmware/virtual/create-virtual-microbit.ts';
import type { BoardEvent } from '../../../../firmware/virtual/microbit-io.ts';

/** A flash image of vectors and halfwords from 0x100; the other exceptions loop at 0x80. */
function image(...code: readonly number[]): Uint8Array {
  const flash = new Uint8Array(0x400).fill(0xff);
  const view = new DataView(flash.buffer);
  view.setUint32(0, 0x2000_4000, true);
  view.setUint32(4, 0x101, true);
  for (let vector = 2; vector < 48; vector += 1) view.setUint32(4 * vector, 0xc1, true);
  view.setUint16(0xc0, 0xe7fe, true);
  code.forEach((halfword, index) => view.setUint16(0x100 + 2 * index, halfword, true));
  return flash;
}

function boot(flash: Uint8Array): { board: ReturnType<typeof createVirtualMicrobit>; events: BoardEvent[] } {
  const board = createVirtualMicrobit({ flash });
  const events: BoardEvent[] = [];
  board.listen((event) => events.push(event));
  return { board, events };
}

describe('virtual micro:bit', () => {
  it('says that power came on, once', () => {
    const { board, events } = boot(image(0xe7fe));
    board.run(1);
    board.run(1);
    expect(events).toEqual([{ type: 'reset', time: 0, cause: 'power' }]);
  });

  it('lets exactly the time pass that it is told to, but for an instruction', () => {
    const { board } = boot(image(0xe7fe));
    for (let run = 0; run < 1000; run += 1) board.run(0.1);
    expect(board.time).toBeGreaterThanOrEqual(100);
    expect(board.time).toBeLessThan(100.3);
  });

  it('counts time while it sleeps', () => {
    // wfi; b .-2
    const { board } = boot(image(0xbf30, 0xe7fd));
    board.run(60_000);
    expect(board.time).toBeGreaterThanOrEqual(60_000);
    expect(board.dead).toBe(false);
  });

  it('tells a hard fault in a loop with the address of the instruction', () => {
    // movs r0, #1; ldr r0, [r0] (unaligned)
    const { board, events } = boot(image(0x2001, 0x6800));
    board.run(5);
    expect(events.filter(({ type }) => type === 'panic')).toMatchObject([{ reason: 'hard fault at 0x102' }]);
    expect(board.dead).toBe(true);
    board.input({ type: 'reset' });
    expect(events.at(-1)).toMatchObject({ type: 'reset', cause: 'pin' });
    expect(board.dead).toBe(false);
  });

  it('locks up on empty flash, says so, and stays usable', () => {
    const { board, events } = boot(new Uint8Array());
    board.run(1000);
    expect(board.dead).toBe(true);
    expect(events.some(({ type }) => type === 'panic')).toBe(true);
    expect(events.length).toBeLessThan(10);
    board.input({ type: 'press', button: 'a' });
    board.run(10);
  });

  it('stops telling a listener that went away', () => {
    const board = createVirtualMicrobit({ flash: image(0xe7fe) });
    const events: BoardEvent[] = [];
    const stop = board.listen((event) => events.push(event));
    stop();
    board.run(1);
    expect(events).toEqual([]);
  });

  it('hands out flash as a copy', () => {
    const { board } = boot(image(0xe7fe));
    const flash = board.readFlash();
    expect(flash).toHaveLength(256 * 1024);
    flash.fill(0);
    expect(board.readFlash()[0x100]).toBe(0xfe);
  });
});
