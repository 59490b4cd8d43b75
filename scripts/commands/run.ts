import { setImmediate, setTimeout } from 'node:timers/promises';
import { flashImageFromHex, type FlashImage } from '../../firmware/image/hex-contents.ts';
import type { ImageProblem } from '../../firmware/image/image-problem.ts';
import { createVirtualMicrobit } from '../../firmware/virtual/create-virtual-microbit.ts';
import { ScenarioPlayer } from '../../firmware/virtual/scenario-player.ts';
import { gestureNames } from '../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../firmware/virtual/virtual-microbit.ts';
import { jsonReport, plainReport, type BoardReport } from './board-report.ts';
import { parseArguments, type ParsedArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command, type Terminal } from './command.ts';
import { describeImageProblem, placeOf } from './describe-problem.ts';
import { loadHexImage } from './hex.ts';
import { languageOf, languageOption } from './explain.ts';
import { Explainer } from './explain-exceptions.ts';
import { readHex, readProgram } from './program-files.ts';
import { readScenario } from './scenario-file.ts';

/** Simulated milliseconds between two looks at the outside world when running as fast as possible. */
const slice = 20;
/** Wall milliseconds between two slices at real-time pace. */
const tick = 10;
/** After a pause of the process (Ctrl-Z, a laptop's lid) the board goes on from here instead of catching up. */
const longestCatchUp = 250;
/** MicroPython listens to its UART from about here; what arrives before is lost, as on a real board. */
const listensFrom = 150;
/** Wall milliseconds to wait for a pipe that is open and has brought nothing yet. */
const patience = 50;

/** `pensabit run`: the virtual micro:bit in a terminal. */
export const runCommand: Command = {
  usage:
    '<main.py|file.hex> [more files] [--for 5s] [--scenario file.yaml] [--json] [--seed N] [--language en|it]',
  details: `Prints the board's serial bytes exactly. Keys typed, or bytes piped in, go to the board at real-time pace.
In a terminal Ctrl-C goes to the board (it stops the program); twice within a second, or Ctrl-], ends the run.
  --for TIME       run this much simulated time (5s, 300ms, 2min), as fast as possible; keys are not read,
                   bytes piped in go to the board as soon as it listens
  --scenario FILE  a YAML list of inputs, each with its time (see below)
  --json           one event a line: serial, sample, display, pin, sound, reset, panic
  --seed N         seeds the board's random number generator (default 1)
  --language en|it language of what is said on standard error of an exception (default en)

Inputs of a scenario; 'at' is seconds, or a time such as 300ms:
  - { at: 1s, press: a }            # a, b or a+b; let go with release
  - { at: 2s, click: b }            # for a tenth of a second, or click: { button: b, for: 1s }
  - { at: 3s, temperature: 30 }     # degrees; or a ramp: { from: 20, to: 30, over: 10s }
  - { at: 4s, light: 200 }          # 0 to 255; or a ramp
  - { at: 5s, acceleration: [0, 0, -1024] }        # milli-g along x, y and z
  - { at: 6s, gesture: shake }      # or ${gestureNames.filter((name) => name !== 'shake').join(', ')}
  - { at: 7s, magneticField: [0, 24000, -40000] }  # nanotesla along x, y and z
  - { at: 8s, touch: 0 }            # a finger on pin 0, 1 or 2; away with untouch
  - { at: 9s, voltage: { pin: 1, volts: 2.5 } }    # null disconnects it
  - { at: 10s, serial: "hello\\n" } # bytes sent to the board
  - { at: 11s, reset: true }        # the button on the back`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--for', value: '5s' },
      { name: '--scenario', value: 'FILE' },
      { name: '--json' },
      { name: '--seed', value: 'N' },
      languageOption,
    ]);
    const language = languageOf(parsed);
    const duration = durationOf(parsed);
    const seed = seedOf(parsed);
    const scenarioFile = parsed.options.get('--scenario');
    const scenario = scenarioFile === undefined ? undefined : await readScenario(scenarioFile, terminal.cwd);
    const board = createVirtualMicrobit({ ...(await flashFor(parsed.files, terminal)), seed });
    const player = new ScenarioPlayer(board, scenario ?? { inputs: [] });
    const report = parsed.options.has('--json') ? jsonReport() : plainReport;
    const printer = new Printer(board, report, terminal, new Explainer(parsed.files, language, terminal));

    if (duration === undefined) await runLive(player, board, printer, terminal);
    else await runFor(player, board, duration, printer, terminal);
    await printer.finish();
    if (printer.panic !== undefined) terminal.say(`The board stopped for good: ${printer.panic}.`);
    return printer.panic === undefined ? 0 : 1;
  },
};

function durationOf(parsed: ParsedArguments): number | undefined {
  const text = parsed.options.get('--for');
  if (text === undefined) return undefined;
  const match = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|min|m)?$/.exec(text.trim());
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000 };
  const unit = units[match?.[2] ?? 's'];
  if (!match || unit === undefined) {
    throw new UsageError(`--for is a time such as 5s, 300ms or 2min; not "${text}".`);
  }
  return Number(match[1]) * unit;
}

function seedOf(parsed: ParsedArguments): number {
  const text = parsed.options.get('--seed') ?? '1';
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 0xffffffff) {
    throw new UsageError(`--seed is a whole number from 0 to 4294967295; not "${text}".`);
  }
  return seed;
}

async function flashFor(files: readonly string[], terminal: Terminal): Promise<FlashImage> {
  const { cwd } = terminal;
  const [first, ...others] = files;
  if (first === undefined) throw new UsageError('Which program? pensabit run main.py');
  let hex: string;
  if (first.toLowerCase().endsWith('.hex')) {
    const [extra] = others;
    if (extra !== undefined) {
      throw new UsageError(`A hex holds all its files; ${extra} cannot be added to it.`);
    }
    hex = await readHex(first, cwd);
  } else {
    const built = (await loadHexImage(terminal, ['v1'])).build(await readProgram(files, cwd), 'v1');
    if (!built.ok) throw new UserError(`${first}: ${describeImageProblem(built.problem)}`);
    hex = built.value.hex;
  }
  const image = flashImageFromHex(hex, 'v1');
  if (image.ok) {
    if (!startsOnV1(image.value.flash)) throw new UserError(`${first}: ${noProgram}`);
    return image.value;
  }
  const { problem } = image;
  throw new UserError(`${placeOf(first, problem)}: ${whyNot(problem)}`);
}

const noProgram = 'There is no program for a micro:bit V1 in this hex. Was it made for something else?';

function whyNot(problem: ImageProblem): string {
  if (problem.code !== 'wrong-board') return describeImageProblem(problem);
  return problem.found.includes('v2')
    ? 'This hex is for micro:bit V2 only. The virtual board is a micro:bit V1: save a universal hex, or one for V1.'
    : noProgram;
}

/**
 * Whether flash begins as that of a nRF51822 must: an initial stack pointer in its 16 kB of RAM and the address of
 * a Thumb instruction in its 256 kB of flash (ARMv6-M Architecture Reference Manual, B1.5.3).
 */
function startsOnV1(flash: Uint8Array): boolean {
  if (flash.length < 8) return false;
  const vectors = new DataView(flash.buffer, flash.byteOffset);
  const stack = vectors.getUint32(0, true);
  const start = vectors.getUint32(4, true);
  return stack > 0x2000_0000 && stack <= 0x2000_4000 && start < 0x4_0000 && (start & 1) === 1;
}

/** Collects what the board says during a slice and writes it between slices. */
class Printer {
  panic: string | undefined;
  private pieces: (string | Uint8Array)[] = [];

  constructor(
    board: VirtualMicrobit,
    private readonly report: BoardReport,
    private readonly terminal: Terminal,
    private readonly explainer: Explainer,
  ) {
    board.listen((event) => {
      if (event.type === 'serial') this.explainer.hear(event.bytes);
      if (event.type === 'panic') this.panic = event.reason;
      // A reset ends a panic: the board lives again.
      if (event.type === 'reset') this.panic = undefined;
      this.pieces.push(report.event(event));
    });
  }

  async print(): Promise<void> {
    if (this.pieces.length === 0) return;
    const bytes = Buffer.concat(this.pieces.map((piece) => Buffer.from(piece)));
    this.pieces = [];
    if (bytes.length > 0) await this.terminal.out(bytes);
    await this.explainer.explain();
  }

  async finish(): Promise<void> {
    this.pieces.push(this.report.flush());
    await this.print();
  }
}

async function runFor(
  player: ScenarioPlayer,
  board: VirtualMicrobit,
  duration: number,
  printer: Printer,
  terminal: Terminal,
): Promise<void> {
  // Keys would come at whatever simulated time it is when they are typed; a pipe has its bytes ready.
  const piped = terminal.input.interactive ? undefined : new Keys(terminal);
  try {
    let first = true;
    while (player.time < duration && !terminal.stop.aborted) {
      if (piped !== undefined && board.time >= listensFrom) {
        if (first) await piped.ready(patience);
        first = false;
        const bytes = piped.take();
        if (bytes.length > 0) board.input({ type: 'serial', bytes });
      }
      player.run(Math.min(slice, duration - player.time));
      await printer.print();
      if (board.dead && player.finished) return;
      await setImmediate();
    }
  } finally {
    piped?.close();
  }
}

async function runLive(
  player: ScenarioPlayer,
  board: VirtualMicrobit,
  printer: Printer,
  terminal: Terminal,
): Promise<void> {
  const keys = new Keys(terminal);
  try {
    let last = performance.now();
    while (!terminal.stop.aborted && !keys.ended) {
      const now = performance.now();
      const elapsed = Math.min(now - last, longestCatchUp);
      last = now;
      if (board.time >= listensFrom) {
        const bytes = keys.take();
        if (bytes.length > 0) board.input({ type: 'serial', bytes });
      }
      player.run(elapsed);
      await printer.finish();
      if (board.dead && player.finished) return;
      await setTimeout(tick, undefined, { signal: terminal.stop }).catch(() => undefined);
    }
  } finally {
    keys.close();
  }
}

const ctrlC = 0x03;
const ctrlBracket = 0x1d;

/** What is typed or piped in, until the board takes it. */
class Keys {
  ended = false;
  readonly close: () => void;
  private waiting: number[] = [];
  private lastCtrlC = -Infinity;
  private readonly heard = new AbortController();

  constructor(terminal: Terminal) {
    const { interactive } = terminal.input;
    this.close = terminal.input.listen(
      (bytes) => {
        if (interactive) this.watchForEnd(bytes);
        for (const byte of bytes) this.waiting.push(byte);
        this.heard.abort();
      },
      () => this.heard.abort(),
    );
  }

  /** Resolves when something came, or the end of it all, and at the latest after so many milliseconds. */
  async ready(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.heard.signal }).catch(() => undefined);
  }

  take(): Uint8Array {
    const bytes = Uint8Array.from(this.waiting);
    this.waiting = [];
    return bytes;
  }

  private watchForEnd(bytes: Uint8Array): void {
    if (bytes.includes(ctrlBracket)) this.ended = true;
    if (!bytes.includes(ctrlC)) return;
    const now = performance.now();
    if (now - this.lastCtrlC < 1000) this.ended = true;
    this.lastCtrlC = now;
  }
}
