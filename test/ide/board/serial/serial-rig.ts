import type { FlashImage } from '../../../../firmware/image/hex-contents.ts';
import { programFromSource } from '../../../../firmware/program.ts';
import type { BoardEvent } from '../../../../firmware/virtual/microbit-io.ts';
import { createVirtualMicrobit } from '../../../../firmware/virtual/create-virtual-microbit.ts';
import type { VirtualMicrobit } from '../../../../firmware/virtual/virtual-microbit.ts';
import type { TabPage } from '../../../../ide/board/tab-manners.ts';
import { webSerialPorts } from '../../../../ide/board/serial/port-source.ts';
import { createSerialBoard } from '../../../../ide/board/serial/serial-board.ts';
import { FakeSerial } from '../../../rig/serial/fake-serial.ts';
import { SerialWire } from '../../../rig/serial/serial-wire.ts';
import { SimulatedTime } from '../../../rig/serial/simulated-time.ts';
import { flashWith } from '../../../rig/serial/virtual-micropython.ts';
import { v1Runtimes } from '../../../tools.ts';
import type { BoardRig } from '../board-contract.ts';
import { FakeChannels } from '../fake-channels.ts';

/** What is on a board when it is taken out of the drawer. */
export const olderProgram = programFromSource('from microbit import *\nwhile True:\n    sleep(50)\n');

/** Runs until it is stopped and prints nothing; what is typed to it stays where it is. */
export const quietProgram = programFromSource(
  '# perché\nfrom microbit import *\nwhile True:\n    sleep(100)\n',
);

let flash: FlashImage | undefined;

/** The newest V1 runtime on this machine with {@link olderProgram}. */
export function boardFlash(): FlashImage {
  const runtime = v1Runtimes()[0];
  if (runtime === undefined) throw new Error('no V1 runtime');
  return (flash ??= flashWith(runtime.hex, olderProgram));
}

export const runtimeVersion = (): string => v1Runtimes()[0]?.runtime.version ?? '';

/** A page: visible, and without other tabs unless they share its channels. */
export class FakePage implements TabPage {
  readonly document = Object.assign(new EventTarget(), { hidden: false });
  readonly window = new EventTarget();

  show(visible: boolean): void {
    this.document.hidden = !visible;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

/**
 * A virtual micro:bit whose line is watched, and on which bytes can be put as if a program had printed them: a
 * real board does not print on a test's command.
 */
export class WatchedMicrobit implements VirtualMicrobit {
  /** All that the board said. */
  said = '';
  /** All that it was sent since `main.py` was last started by a soft reset. */
  heard = '';
  private readonly listeners = new Set<(event: BoardEvent) => void>();
  private readonly pending: Uint8Array[] = [];

  constructor(private readonly board: VirtualMicrobit) {
    board.listen((event) => {
      if (event.type === 'serial') {
        this.said += String.fromCharCode(...event.bytes);
        if (this.said.endsWith('soft reboot\r\n')) this.heard = '';
      }
      for (const listener of this.listeners) listener(event);
    });
  }

  get time(): number {
    return this.board.time;
  }

  get dead(): boolean {
    return this.board.dead;
  }

  run(milliseconds: number): void {
    for (const bytes of this.pending.splice(0)) {
      for (const listener of this.listeners) listener({ type: 'serial', time: this.time, bytes });
    }
    this.board.run(milliseconds);
  }

  input(input: Parameters<VirtualMicrobit['input']>[0]): void {
    if (input.type === 'serial') this.heard += String.fromCharCode(...input.bytes);
    this.board.input(input);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readFlash(): Uint8Array {
    return this.board.readFlash();
  }

  print(text: string): void {
    this.pending.push(new TextEncoder().encode(text));
  }

  /** Soft resets after which `main.py` ran, and not the raw prompt. */
  get starts(): number {
    return [...this.said.matchAll(/soft reboot\r\n(?!raw REPL)/g)].length;
  }
}

/** A serial board in a page of its own, with real MicroPython on a virtual micro:bit at the end of the cable. */
export class SerialRig implements BoardRig {
  readonly time: SimulatedTime;
  readonly serial = new FakeSerial();
  readonly page = new FakePage();
  readonly channels: FakeChannels;
  readonly microbit: WatchedMicrobit;
  readonly wire: SerialWire;
  readonly program = quietProgram;
  readonly board;
  readonly cable = {
    unplug: (): void => {
      this.wire.unplug();
    },
    plug: (): void => {
      this.wire.plugIn();
    },
  };

  /** @param neighbour another tab in the same browser, with the same board */
  constructor(neighbour?: SerialRig, image: FlashImage = boardFlash()) {
    this.time = neighbour?.time ?? new SimulatedTime();
    this.channels = neighbour?.channels ?? new FakeChannels();
    this.microbit = neighbour?.microbit ?? new WatchedMicrobit(createVirtualMicrobit({ ...image, seed: 7 }));
    this.wire = neighbour?.wire ?? new SerialWire(this.microbit);
    this.serial.attach(this.wire, { permitted: neighbour !== undefined });
    if (neighbour === undefined) this.time.add(this.wire);
    else shareBoard(neighbour, this);
    this.board = createSerialBoard({
      ports: webSerialPorts(this.serial.asSerial),
      now: this.time.now,
      timer: this.time.timer,
      tabs: { page: this.page, openChannel: () => this.channels.open() },
    });
  }

  async settle(): Promise<void> {
    await this.time.advance(40);
  }

  print(text: string): void {
    this.microbit.print(text);
  }

  received(): string {
    return new TextDecoder().decode(Uint8Array.from(this.microbit.heard, (one) => one.charCodeAt(0)));
  }

  starts(): number {
    return this.microbit.starts;
  }

  dispose(): void {
    this.board.dispose();
  }
}

/** One port, two pages: whoever comes second is refused by the system. */
function shareBoard(one: SerialRig, other: SerialRig): void {
  const [first, second] = [one, other].map(({ serial, wire }) => serial.portOf(wire));
  if (first === undefined || second === undefined) return;
  for (const [mine, theirs] of [
    [first, second],
    [second, first],
  ] as const) {
    mine.beforeOpening = () => {
      mine.busy = theirs.readable !== null;
      return Promise.resolve();
    };
  }
}
