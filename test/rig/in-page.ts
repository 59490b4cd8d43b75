/**
 * Micro:bits for a page in Chromium. `bundleRig` makes one script of this file; injected before the application
 * starts, it puts a virtual DAPLink behind `navigator.usb` and the same boards' serial lines behind
 * `navigator.serial`, and `window.pensabitRig` lets a test be the hand on the cable.
 *
 *     await context.addInitScript({ content: await bundleRig({ boards: [{ model: 'v1', hex }] }) });
 *     await page.evaluate(() => window.pensabitRig.press(0, 'a'));
 */
import type { BoardInput, ButtonName } from '../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../firmware/virtual/virtual-microbit.ts';
import { createDaplinkRig, imageOf, type BoardSpec, type DaplinkRig } from './daplink/daplink-rig.ts';
import type { RigBoard } from './daplink/rig-board.ts';
import type { V2Script } from './daplink/v2-target.ts';
import { followBoards } from './page-clock.ts';
import { FakeSerial } from './serial/fake-serial.ts';
import { liveInRealTime } from './serial/real-time.ts';
import { SerialWire } from './serial/serial-wire.ts';

/** What a V2 prints in place of running its program: whenever it starts, and then line by line, again and again. */
export interface PageV2Script {
  readonly starts?: string;
  readonly lines?: readonly string[];
  /** Milliseconds between lines. Default 500. */
  readonly every?: number;
}

/** A board, as plain data: what `BoardSpec` says, without code. */
export type PageBoard = Omit<BoardSpec, 'script' | 'flash' | 'uicr'> & { readonly script?: PageV2Script };

export interface PageRigOptions {
  readonly boards: readonly PageBoard[];
  /** Ways in that this browser has. Default both. */
  readonly usb?: boolean;
  readonly serial?: boolean;
  /** Boards, what is on them and who may use them outlive a reload of the page (in sessionStorage). */
  readonly keep?: boolean;
}

/** What a test sees and does from outside: `page.evaluate(() => window.pensabitRig...)`. Boards go by number. */
export interface PageRig {
  readonly rig: DaplinkRig;
  readonly serial: FakeSerial;
  plug(board: number): void;
  unplug(board: number): void;
  isPlugged(board: number): boolean;
  press(board: number, button: ButtonName): void;
  release(board: number, button: ButtonName): void;
  input(board: number, input: BoardInput): void;
  /** 25 brightness levels 0..9, row by row. */
  frame(board: number): readonly number[];
  /** Everything that the board has sent on its serial line. */
  printed(board: number): string;
  /** Whether flash (and UICR) hold what a plain Intel hex says, nothing else. */
  holds(board: number, hex: string): boolean;
  counters(board: number): PageCounters;
  resetCounters(board: number): void;
  /** Calls a method of the board's `Faults`, or sets one of its fields, by name. */
  fault(board: number, name: string, ...values: unknown[]): void;
  /** Which board the person picks in either chooser from now on; `null` closes it. */
  choose(board: number | null): void;
  /** What the board is called, and its serial number. */
  name(board: number): string;
  script(board: number, script: PageV2Script): void;
}

export interface PageCounters {
  readonly packets: number;
  /** Both ways, without empty serial polls. */
  readonly usefulBytes: number;
  readonly requests: number;
  readonly emptyPolls: number;
  readonly serialLost: number;
  /** Requests by command, written as `0x8c`. */
  readonly byCommand: Readonly<Record<string, number>>;
  /** Bytes through the serial port of the system. */
  readonly serial: { readonly sent: number; readonly received: number };
}

declare global {
  interface Window {
    pensabitRig: PageRig;
  }
  /** Put in front of the bundle by `bundleRig`. */
  var pensabitRigOptions: PageRigOptions;
}

const storageKey = 'pensabit-rig';

interface Kept {
  readonly flash: string;
  readonly uicr: string;
  readonly granted: boolean;
  /** Permitted as a serial port. */
  readonly serial: boolean;
  readonly plugged: boolean;
  readonly responses: readonly string[];
}

function start(options: PageRigOptions): PageRig {
  const kept = options.keep === true ? readKept() : undefined;
  const rig = createDaplinkRig({
    boards: options.boards.map(({ script, ...spec }, index) => {
      const before = kept?.[index];
      return {
        ...spec,
        ...(script && { script: playing(script) }),
        ...(before && {
          flash: fromBase64(before.flash),
          uicr: fromBase64(before.uicr),
          granted: before.granted,
          plugged: before.plugged,
        }),
      };
    }),
    clock: 'wall',
    hasGesture: () => navigator.userActivation.isActive,
  });
  kept?.forEach((before, index) => {
    for (const response of before.responses) rig.boards[index]?.daplink.responses.push(fromBase64(response));
  });
  const serial = new FakeSerial();
  const ports = rememberPorts(serial, () => wires);
  const wires = rig.boards.map((board) => new SerialWire(asMicrobit(board)));
  wires.forEach((wire, index) => {
    const permitted = kept?.[index]?.serial ?? options.boards[index]?.granted ?? false;
    serial.attach(wire, { permitted });
    if (permitted) ports.add(wire);
    if (rig.boards[index]?.isPlugged === false) wire.unplug();
  });
  followBoards(rig);
  liveInRealTime(wires);
  if (options.usb !== false) define('usb', rig.usb);
  else define('usb', undefined);
  if (options.serial !== false) define('serial', serial);
  else define('serial', undefined);
  if (options.keep === true)
    addEventListener('pagehide', () =>
      keep(
        rig,
        wires.map((wire) => ports.has(wire)),
      ),
    );
  return control(rig, serial, wires);
}

function control(rig: DaplinkRig, serial: FakeSerial, wires: readonly SerialWire[]): PageRig {
  const wire = (board: number): SerialWire => {
    const found = wires[board];
    if (found === undefined) throw new RangeError(`no board ${String(board)}`);
    return found;
  };
  return {
    rig,
    serial,
    plug: (board) => {
      wire(board).plugIn();
      rig.board(board).plug();
    },
    unplug: (board) => {
      rig.board(board).unplug();
      wire(board).unplug();
    },
    isPlugged: (board) => rig.board(board).isPlugged,
    press: (board, button) => {
      rig.board(board).input({ type: 'press', button });
    },
    release: (board, button) => {
      rig.board(board).input({ type: 'release', button });
    },
    input: (board, input) => {
      rig.board(board).input(input);
    },
    frame: (board) => rig.board(board).frame,
    printed: (board) => rig.board(board).printed,
    holds: (board, hex) => {
      const { flash, uicr } = rig.board(board);
      const wanted = imageOf(hex);
      return (
        flash.every((byte, at) => byte === wanted.flash[at]) &&
        uicr.every((byte, at) => byte === wanted.uicr[at])
      );
    },
    counters: (board) => {
      const { counters } = rig.board(board);
      const byCommand = [...counters.byCommand].map(([id, { requests }]) => [
        `0x${id.toString(16)}`,
        requests,
      ]);
      return {
        packets: counters.out.packets + counters.in.packets,
        usefulBytes: counters.usefulBytes,
        requests: counters.requests,
        emptyPolls: counters.emptyPolls,
        serialLost: counters.serialLost,
        byCommand: Object.fromEntries(byCommand) as Record<string, number>,
        serial: { ...wire(board).traffic },
      };
    },
    resetCounters: (board) => {
      rig.board(board).counters.reset();
      Object.assign(wire(board).traffic, { sent: 0, received: 0 });
    },
    fault: (board, name, ...values) => {
      const { faults } = rig.board(board);
      const fault: unknown = Reflect.get(faults, name);
      if (typeof fault === 'function') Reflect.apply(fault, faults, values);
      else if (fault === undefined) throw new RangeError(`no fault ${name}`);
      else Reflect.set(faults, name, values[0]);
    },
    choose: (board) => {
      rig.chooser = (shown) => shown.find((one) => board !== null && one === rig.board(board)) ?? null;
      serial.chooser = board === null ? 'cancel' : wire(board);
    },
    name: (board) => rig.board(board).name,
    script: (board, script) => {
      const { target } = rig.board(board);
      if ('script' in target) Object.assign(target, { script: playing(script) });
    },
  };
}

/** A board's serial line and time, as a wire wants them; time passes in the rig. */
function asMicrobit({ target }: RigBoard): VirtualMicrobit {
  return {
    get time() {
      return target.time;
    },
    run: () => undefined,
    input: (input) => {
      target.input(input);
    },
    listen: (listener) => target.listen(listener),
    readFlash: () => target.flash.slice(),
    dead: false,
  };
}

function playing({ starts, lines = [], every = 500 }: PageV2Script): V2Script {
  let next = 0;
  let waited = 0;
  return {
    start: (board) => {
      next = waited = 0;
      if (starts !== undefined) board.print(starts);
    },
    pass: (milliseconds, board) => {
      waited += milliseconds;
      if (waited < every || lines.length === 0) return;
      waited -= every;
      board.print(`${lines[next % lines.length] ?? ''}\r\n`);
      next += 1;
    },
  };
}

function define(name: 'usb' | 'serial', value: object | undefined): void {
  // Programs ask whether the browser has it by `'usb' in navigator`: what is not there must not be inherited.
  if (value === undefined) Reflect.deleteProperty(Object.getPrototypeOf(navigator) as object, name);
  else Object.defineProperty(navigator, name, { value, configurable: true });
}

// ------------------------------------------------------------------- keeping

/** The wires whose ports were chosen on this page. */
function rememberPorts(serial: FakeSerial, wires: () => readonly SerialWire[]): Set<SerialWire> {
  const chosen = new Set<SerialWire>();
  const ask = serial.requestPort.bind(serial);
  serial.requestPort = async (options) => {
    const port = await ask(options);
    for (const wire of wires()) if (serial.portOf(wire).asPort === port) chosen.add(wire);
    return port;
  };
  return chosen;
}

function keep(rig: DaplinkRig, ports: readonly boolean[]): void {
  const boards = rig.boards.map((board, index): Kept => {
    return {
      flash: toBase64(board.flash),
      uicr: toBase64(board.uicr),
      granted: rig.isGranted(board),
      serial: ports[index] ?? false,
      plugged: board.isPlugged,
      responses: board.daplink.responses.map(toBase64),
    };
  });
  sessionStorage.setItem(storageKey, JSON.stringify(boards));
}

function readKept(): readonly Kept[] | undefined {
  const text = sessionStorage.getItem(storageKey);
  return text === null ? undefined : (JSON.parse(text) as readonly Kept[]);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

// Frames within the page have no boards of their own.
if (window.top === window) window.pensabitRig = start(globalThis.pensabitRigOptions);
