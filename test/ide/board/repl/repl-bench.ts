import type { Program } from '../../../../firmware/program.ts';
import type { VirtualMicrobit } from '../../../../firmware/virtual/virtual-microbit.ts';
import {
  installProgram,
  type Installed,
  type InstallOptions,
} from '../../../../ide/board/repl/install-program.ts';
import { parseBytesLiteral } from '../../../../ide/board/repl/python-bytes.ts';
import { enterRawRepl } from '../../../../ide/board/repl/raw-repl.ts';
import { shareLine, type SharedLine } from '../../../../ide/board/repl/shared-line.ts';
import { SerialWire } from '../../../rig/serial/serial-wire.ts';
import { SimulatedTime } from '../../../rig/serial/simulated-time.ts';
import { microbitWith } from '../../../rig/serial/virtual-micropython.ts';
import { wireLink } from '../../../rig/serial/wire-link.ts';

/** Files by name, as UTF-8 or as they are. */
export function programOf(files: Readonly<Record<string, string | Uint8Array>>): Program {
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { files: new Map(Object.entries(files).map(([name, content]) => [name, bytes(content)])) };
}

/** A V1 with that runtime and program, powered on at the first moment that passes. */
export function benchOf(runtimeHex: string, program: Program): ReplBench {
  return new ReplBench(microbitWith(runtimeHex, program));
}

/** A virtual micro:bit on a wire on a line, in simulated time. */
export class ReplBench {
  readonly time = new SimulatedTime();
  readonly wire: SerialWire;
  line: SharedLine;
  private printed: Uint8Array[] = [];

  constructor(readonly microbit: VirtualMicrobit) {
    this.wire = new SerialWire(microbit);
    this.time.add(this.wire);
    this.line = this.share();
  }

  /** A line anew, as after the cable was out. */
  connect(): void {
    this.line.close();
    this.line = this.share();
  }

  private share(): SharedLine {
    return shareLine(wireLink(this.wire), (bytes) => this.printed.push(bytes));
  }

  /** What went to the program's listener since the last call. */
  output(): string {
    const text = Buffer.concat(this.printed).toString('utf8');
    this.printed = [];
    return text;
  }

  /** As a board would: a serial break. */
  readonly resetBoard = async (): Promise<void> => {
    this.wire.setBreak(true);
    await Promise.resolve();
    this.wire.setBreak(false);
  };

  install(program: Program, options: Partial<InstallOptions> = {}): Promise<Installed> {
    return this.time.during(installProgram(this.line, program, { timer: this.time.timer, ...options }));
  }

  /** What the install failed with. */
  async failure(program: Program, options: Partial<InstallOptions> = {}): Promise<unknown> {
    return this.install(program, options).then(
      (installed) => new Error(`It was installed: ${JSON.stringify(installed)}`),
      (error: unknown) => error,
    );
  }

  async type(text: string): Promise<void> {
    await this.time.during(this.line.write(Buffer.from(text, 'latin1')));
  }

  /** Every file on the board, as the board reads it. Stops the program. */
  async files(): Promise<Map<string, Uint8Array>> {
    const files = await this.time.during(readFiles(this.line, this.time));
    this.output();
    return files;
  }
}

export async function readFiles(
  line: SharedLine,
  time: Pick<SimulatedTime, 'timer'>,
): Promise<Map<string, Uint8Array>> {
  const repl = await enterRawRepl(line, { timer: time.timer });
  const code = `import os
for n in os.listdir():
 print(bytes(n,'utf8'))
 f=open(n,'rb')
 while 1:
  b=f.read(50)
  if not b:break
  print('',b)
 f.close()
`;
  const answer = await repl.execute(code, 60_000);
  if (answer === undefined || answer.error !== '') throw new Error(`Not read: ${JSON.stringify(answer)}`);
  const files = new Map<string, Uint8Array>();
  let name = '';
  for (const text of answer.output.split('\r\n').slice(0, -1)) {
    const bytes = parseBytesLiteral(text.trimStart());
    if (bytes === undefined) throw new Error(`Not bytes: ${text}`);
    if (text.startsWith(' ')) files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), bytes]));
    else {
      name = Buffer.from(bytes).toString('utf8');
      files.set(name, Buffer.alloc(0));
    }
  }
  await repl.leave();
  return files;
}

/** Files as plain values, to compare. */
export function plain(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const entries = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
