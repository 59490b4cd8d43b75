import { expect, it } from 'vitest';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import { converseWithQemu, type Exchange } from '../../rig/qemu-conversation.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

/** Simulated milliseconds to wait for an answer. */
const patience = 20_000;

/** Types the same on the virtual micro:bit, and gives all that it printed up to the last awaited text. */
function converse(hex: string, exchanges: readonly Exchange[]): string {
  const image = flashImageFromHex(hex, 'v1');
  if (!image.ok) throw new Error(image.problem.code);
  const microbit = createVirtualMicrobit(image.value);
  let printed = '';
  microbit.listen((event) => {
    if (event.type === 'serial') printed += Buffer.from(event.bytes).toString('latin1');
  });
  let read = 0;
  for (const [awaited, typed] of exchanges) {
    const end = microbit.time + patience;
    while (!printed.includes(awaited, read)) {
      if (microbit.time > end) return printed;
      microbit.run(5);
    }
    read = printed.indexOf(awaited, read) + awaited.length;
    if (typed !== '') microbit.input({ type: 'serial', bytes: new TextEncoder().encode(typed) });
  }
  return printed.slice(0, read);
}

/** Types each line at the prompt, and waits for the prompt after the last. */
const atPrompt = (...lines: readonly string[]): readonly Exchange[] =>
  [...lines, ''].map((line): Exchange => ['>>> ', line]);

const conversations: readonly {
  readonly name: string;
  readonly program: string;
  readonly exchanges: readonly Exchange[];
}[] = [
  {
    name: 'expressions, errors and help',
    program: 'print("hi")',
    exchanges: atPrompt('1+1\r', 'x = 5\r', 'x\r', '"\xe8"\r', '1/0\r', '_\r', 'help()\r'),
  },
  {
    name: 'a line edited with its keys, and the history',
    program: '',
    exchanges: atPrompt(
      'prinX\x08t(1)\r',
      'abc\x01print(\x05)\r',
      '\x1b[A\x1b[A\r',
      'print(12)\x1b[D\x1b[D3\r',
      'foo\x15bar=1\r',
      '\x1b[H1+\x1b[F2\r',
      '12\x1b[D\x1b[3~\r',
    ),
  },
  {
    name: 'names completed with Tab',
    program: 'import microbit',
    exchanges: atPrompt('micr\t.dis\t.sh\t\r', 'import mu\t\r', 'microbit.pin1\t'),
  },
  {
    name: 'blocks of lines, open brackets and quotes',
    program: '',
    exchanges: [
      ['>>> ', 'class A:\r'],
      ['... ', 'def f(self): return 1\r'],
      ['... ', '\x08\x08\x08\x08\r'],
      ['>>> ', 'A().f()\r'],
      ['>>> ', '"""a\r'],
      ['... ', 'b"""\r'],
      ['>>> ', '(1,\r'],
      ['... ', '2)\r'],
      ...atPrompt('x = "' + 'a'.repeat(300) + '"\r', 'len(x)\r'),
    ],
  },
  {
    name: 'paste mode',
    program: '',
    exchanges: [
      ['>>> ', '\x05'],
      ['=== ', 'def f(x):\r'],
      ['=== ', '  return x * 2\r'],
      ['=== ', 'print(f(21))\r'],
      ['=== ', '\x04'],
      ['>>> ', '\x05'],
      ['=== ', 'a\r'],
      ['=== ', '\x03'],
      ['>>> ', ''],
    ],
  },
  {
    name: 'the raw REPL',
    program: '',
    exchanges: [
      ['>>> ', '\x01'],
      ['\r\n>', 'print(7)\x04'],
      ['\x04>', '1/0\x04'],
      ['\x04>', 'x = 3\nprint(x)\n\x04'],
      ['\x04>', 'syntax error\x04'],
      ['\x04>', '\x02'],
      ['>>> ', 'x\r'],
      ['>>> ', ''],
    ],
  },
  {
    name: 'Ctrl-C in a tight loop, and input()',
    program: 'name = input("name? ")\nprint("ciao", name)\nwhile True: pass',
    exchanges: [
      ['? ', 'Bo\x08\x08Ada\r'],
      ['ciao Ada\r\n', '\x03'],
      ['>>> ', 'name\r'],
      ['>>> ', ''],
    ],
  },
  {
    name: 'a soft reset keeps files and forgets names',
    program: 'import os\nprint(sorted(os.listdir()))\nx = 1',
    exchanges: atPrompt('y = 2\r', 'open("z", "w").write("q")\r', '\x04', 'y\r', 'x\r'),
  },
];

describeWith(['v1-runtime', 'qemu'], 'the REPL of the virtual micro:bit beside that of QEMU', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    const image = createHexImage({ v1: hex });
    if (!image.ok) throw new Error('The runtime is not one.');
    it.concurrent.each(conversations)(
      `answers the same on runtime ${runtime.version}: $name`,
      async ({ program, exchanges }) => {
        const built = image.value.build(programFromSource(program), 'v1');
        if (!built.ok) throw new Error(built.problem.code);
        const onQemu = await converseWithQemu(built.value.hex, exchanges);
        expect(onQemu.endsWith(exchanges.at(-1)?.[0] ?? '')).toBe(true);
        expect(converse(built.value.hex, exchanges)).toBe(onQemu);
      },
      120_000,
    );
  }
});
