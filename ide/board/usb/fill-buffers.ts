import type { Timer } from '../timer.ts';
import type { InterfaceModel } from './library-seam.ts';

/**
 * What DAPLink keeps for its serial port that nobody opened, before its vendor commands see a byte: 64 bytes on
 * V1 (KL26, KL27), 1088 on V2 (nRF52820, nRF52833). Until the next time the cable comes out it stays full.
 */
const kept: Readonly<Record<InterfaceModel, number>> = { v1: 128, v2: 1100 };
/** Milliseconds for Python to hear the interrupt, and to run a line. */
const patience = 60;
/** Bytes a millisecond at 115200 baud. */
const lineSpeed = 11.52;

/**
 * Lets MicroPython fill the buffers that would otherwise swallow its answers, without seeing any: stops the
 * program, and prints zero bytes. Whoever is not MicroPython, or does not listen, takes it as typing. The library
 * does the same by debugger at the first flash; this is for boards that were not flashed yet.
 */
export async function fillBuffers(
  model: InterfaceModel,
  write: (bytes: Uint8Array) => Promise<void>,
  timer: Timer,
): Promise<void> {
  const pass = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      timer(resolve, milliseconds);
    });
  const type = (text: string): Promise<void> => write(new TextEncoder().encode(text));
  // Ctrl-C ends the program, Ctrl-B a raw prompt that somebody left behind.
  await type('\x03\x02');
  await pass(patience);
  await type(`\x03print('\\0'*${String(kept[model])})\r`);
  await pass(patience + kept[model] / lineSpeed);
}
