import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import { runOnQemu } from '../../rig/qemu.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

const folder = path.join(import.meta.dirname, 'programs');
const programs = readdirSync(folder).map((file) => ({
  name: file.replace('.py', ''),
  source: readFileSync(path.join(folder, file), 'utf8'),
}));
/** What the runtime prints when a program has come to its end, by itself or by an exception. */
const prompt = '>>> ';

/** An uncaught exception scrolls over the display before the prompt comes: half a second a letter. */
const longest = 120_000;

/** Serial output of the hex on the virtual micro:bit, until the prompt or for at most `longest` simulated. */
function runOnVirtual(hex: string): string {
  const image = flashImageFromHex(hex, 'v1');
  if (!image.ok) throw new Error(image.problem.code);
  const microbit = createVirtualMicrobit(image.value);
  let printed = '';
  microbit.listen((event) => {
    if (event.type === 'serial') printed += Buffer.from(event.bytes).toString('latin1');
  });
  while (!printed.includes(prompt) && microbit.time < longest) microbit.run(20);
  return printed.includes(prompt) ? printed.slice(0, printed.indexOf(prompt) + prompt.length) : printed;
}

describeWith(['v1-runtime', 'qemu'], 'the virtual micro:bit beside QEMU', () => {
  it('has at least 40 programs to compare', () => {
    expect(programs.length).toBeGreaterThanOrEqual(40);
  });

  for (const { runtime, hex } of v1Runtimes()) {
    const image = createHexImage({ v1: hex });
    if (!image.ok) throw new Error('The runtime is not one.');
    it.concurrent.each(programs)(
      `prints the same on runtime ${runtime.version}: $name`,
      async ({ source }) => {
        const built = image.value.build(programFromSource(source), 'v1');
        if (!built.ok) throw new Error(built.problem.code);
        const onQemu = await runOnQemu(built.value.hex, prompt);
        expect(onQemu).toContain(prompt);
        expect(runOnVirtual(built.value.hex)).toBe(onQemu);
      },
    );
  }
});
