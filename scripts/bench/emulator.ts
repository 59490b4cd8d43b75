import { flashImageFromHex } from '../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../firmware/image/hex-image.ts';
import { programFromSource } from '../../firmware/program.ts';
import { findLocalRuntimes } from '../../firmware/runtimes/local-runtimes.ts';
import { createVirtualMicrobit } from '../../firmware/virtual/create-virtual-microbit.ts';
import type { BenchResult } from './bench-result.ts';

const programs: Readonly<Record<string, string>> = {
  'a CPU-bound MicroPython loop': 'n = 0\nwhile True:\n    n = (n * 7 + 3) % 1009\n',
  'a program that reads, shows and sleeps':
    'from microbit import *\nwhile True:\n    display.show(Image.HEART)\n    accelerometer.get_x()\n    sleep(20)\n',
};

/** Simulated time per real time of the virtual micro:bit, on each V1 runtime that is here. */
export async function bench(): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const { runtime, hex } of findLocalRuntimes().found.filter((one) => one.runtime.board === 'v1')) {
    const image = createHexImage({ v1: hex });
    if (!image.ok) throw new Error(`Runtime ${runtime.id} is damaged.`);
    for (const [title, source] of Object.entries(programs)) {
      const built = image.value.build(programFromSource(source), 'v1');
      if (!built.ok) throw new Error(built.problem.code);
      const flash = flashImageFromHex(built.value.hex, 'v1');
      if (!flash.ok) throw new Error(flash.problem.code);
      const microbit = createVirtualMicrobit(flash.value);
      microbit.run(4000); // boot, and let the compiler of the JavaScript engine settle
      const ratios = Array.from({ length: 5 }, () => {
        const began = performance.now();
        microbit.run(4000);
        return 4000 / (performance.now() - began);
      }).sort((a, b) => a - b);
      const value = ratios[2] ?? 0;
      results.push({
        name: `${title}, runtime ${runtime.version}`,
        value,
        unit: 'x real time',
        budget: 'at least 10',
        comparedWith: 'the real board at 16 MHz: 1',
        ratio: value,
        ok: value >= 10,
      });
    }
  }
  return await Promise.resolve(results);
}
