import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import type { LocalRuntime } from '../../../firmware/runtimes/local-runtimes.ts';
import { ScenarioPlayer } from '../../../firmware/virtual/scenario-player.ts';
import { parseScenario } from '../../../firmware/virtual/scenario.ts';

/** What MicroPython itself says of a program: the runtime, on a virtual micro:bit V1. */
export interface RealPython {
  /**
   * Everything it prints from power-on until its first prompt, or so many simulated milliseconds. `inputs` is a
   * scenario as in lessons.
   */
  run(files: Readonly<Record<string, string>>, milliseconds: number, inputs?: readonly unknown[]): string;
  /** What its compiler says of a text, without running it: the error's line and words, or undefined. */
  compile(source: string): { readonly line: number; readonly error: string } | undefined;
}

/** The first thing a compiled program does; a text that does not compile never gets to it. */
const stopAtOnce = 'raise OSError(99)\n';

export function realPython({ hex }: LocalRuntime): RealPython {
  const prepared = createHexImage({ v1: hex });
  if (!prepared.ok) throw new Error('This is no runtime.');
  const image = prepared.value;
  const encoder = new TextEncoder();
  const run: RealPython['run'] = (files, milliseconds, inputs = []) => {
    const built = image.build(
      { files: new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])) },
      'v1',
    );
    if (!built.ok) throw new Error('The program does not fit on the board.');
    const flashed = flashImageFromHex(built.value.hex, 'v1');
    if (!flashed.ok) throw new Error('This is no hex.');
    const board = createVirtualMicrobit({ ...flashed.value, seed: 1 });
    const scenario = parseScenario(inputs);
    if (!scenario.ok) throw new Error('The scenario is not sound.');
    const player = new ScenarioPlayer(board, scenario.scenario);
    let printed = '';
    board.listen((event) => {
      if (event.type === 'serial') printed += new TextDecoder().decode(event.bytes);
      if (event.type === 'panic') printed += `\npanic: ${event.reason}\n`;
    });
    const tracebackEnd = /\n(?:\w+Error|\w*Exception|\w+Interrupt|\w+Exit|\w+Iteration)\b[^\n]*\n/;
    for (let time = 0; time < milliseconds; time += 10) {
      player.run(10);
      if (printed.includes('>>> ') || tracebackEnd.test(printed)) break;
    }
    return printed.replaceAll('\r', '');
  };
  return {
    run,
    compile(source) {
      const printed = run({ 'main.py': stopAtOnce + source }, 1500);
      const last =
        printed
          .trim()
          .split('\n')
          .find((line) => /^\w+Error\b/.test(line)) ?? '';
      if (last === 'OSError: 99') return undefined;
      const line = Number(/line (\d+)/.exec(printed)?.[1] ?? 1) - 1;
      return { line, error: last === '' ? printed : last };
    },
  };
}
