import { createUSBConnection } from '@microbit/microbit-connection/usb';
import { programFromSource, type Program } from '../../firmware/program.ts';
import { bestRuntimes, findLocalRuntimes } from '../../firmware/runtimes/local-runtimes.ts';
import { createUsbBoard } from '../../ide/board/usb/usb-board.ts';
import { benchOf } from '../../test/ide/board/repl/repl-bench.ts';
import { createDaplinkRig, type DaplinkRig } from '../../test/rig/daplink/daplink-rig.ts';
import { hexWith } from '../../test/rig/serial/virtual-micropython.ts';
import type { BenchResult } from './bench-result.ts';

/** A line of a program that a pupil changes again and again. */
const line = (limit: number): string => `limit = ${String(limit)}\n`;
const rest =
  '# the box stays cold: between 2 and 8 degrees\nwhile True:\n    print("temperature:", temperature())\n    sleep(500)\n';
const program = (limit: number): Program =>
  programFromSource(
    `from microbit import *\n${'# a comment that explains the next step\n'.repeat(45)}${line(limit)}${rest}`,
  );

/**
 * One changed line of a 2 kB program on its way to a V1, on the rig: time is the board's own (the line at
 * 115200 baud, pages of flash that are erased), not this machine's.
 */
export async function bench(): Promise<BenchResult[]> {
  const { v1 } = bestRuntimes(findLocalRuntimes().found);
  if (v1 === undefined) throw new Error('no V1 runtime: run npm run -s pensabit -- firmware');
  const pages = await partialFlash(v1);
  const beside = `a partial flash by microbit-connection alone, ${String(pages.bytes)} bytes of USB packets`;

  const serial = benchOf(v1, program(8));
  await serial.time.advance(1000);
  const begin = serial.time.now();
  const installed = await serial.install(program(9));
  const serialTime = serial.time.now() - begin;
  const serialBytes = installed.bytesSent + installed.bytesReceived;

  const usb = await usbRun(v1);
  const bytes = (name: string, value: number): BenchResult => ({
    name,
    value,
    unit: 'bytes',
    budget: 'at least 5 times fewer',
    comparedWith: beside,
    ratio: pages.bytes / value,
    ok: pages.bytes / value >= 5,
  });
  const time = (name: string, value: number): BenchResult => ({
    name,
    value,
    unit: 'ms of link time',
    budget: 'at most 2000',
    comparedWith: `the partial flash, ${pages.milliseconds.toFixed(0)} ms at 1 ms a packet`,
    ratio: pages.milliseconds / value,
    ok: value <= 2000,
  });
  return [
    bytes('one changed line over serial', serialBytes),
    time('one changed line over serial', serialTime),
    bytes('one changed line over USB, on the board’s serial line', usb.bytes),
    // DAPLink hands the serial line over in packets of 64 bytes each way, however little is in them.
    {
      ...bytes('the same in USB packets without empty polls', usb.packetBytes),
      budget: 'fewer',
      ok: usb.packetBytes < pages.bytes,
    },
    time('one changed line over USB', usb.milliseconds),
  ];
}

/** Puts the rig in the place of the browser and of time while something runs. */
async function onRig<T>(hex: string, work: (rig: DaplinkRig) => Promise<T>): Promise<T> {
  const rig = createDaplinkRig({ boards: [{ model: 'v1', hex, granted: true }] });
  const uninstall = rig.install();
  const restore = rig.timers.install();
  try {
    return await rig.timers.until(work(rig));
  } finally {
    restore();
    uninstall();
  }
}

function partialFlash(runtime: string): Promise<{ bytes: number; milliseconds: number }> {
  return onRig(hexWith(runtime, program(8)), async (rig) => {
    const connection = createUSBConnection({ pauseOnHidden: false, logging: quiet });
    await connection.initialize();
    await connection.connect();
    await connection.flash(() => Promise.resolve(hexWith(runtime, program(7))), { partial: true });
    rig.board().counters.reset();
    const begin = rig.now;
    await connection.flash(() => Promise.resolve(hexWith(runtime, program(9))), { partial: true });
    const result = { bytes: rig.board().counters.usefulBytes, milliseconds: rig.now - begin };
    await connection.disconnect();
    return result;
  });
}

function usbRun(runtime: string): Promise<{ bytes: number; packetBytes: number; milliseconds: number }> {
  return onRig(hexWith(runtime, program(8)), async (rig) => {
    const board = createUsbBoard({
      buildHex: (wanted) => Promise.resolve({ hex: hexWith(runtime, wanted), runtime: releaseIn(runtime) }),
      usb: rig.usb,
      secure: true,
      manners: () => ({
        askOthers: () => Promise.resolve(false),
        insist: () => undefined,
        dispose: () => undefined,
      }),
      timer: rig.timers.startTimer,
      now: () => rig.now,
    });
    await board.connect();
    await rig.timers.pass(500);
    rig.board().counters.reset();
    const report = await board.run(program(9));
    if (report.route !== 'files') throw new Error(`the program went by ${report.route}`);
    const { bytes, milliseconds } = report;
    const packetBytes = rig.board().counters.usefulBytes;
    board.dispose();
    return { bytes, packetBytes, milliseconds };
  });
}

function releaseIn(hex: string): string {
  return findLocalRuntimes().found.find((one) => one.hex === hex)?.runtime.version ?? '';
}

const quiet = { event: () => undefined, error: () => undefined, log: () => undefined };
