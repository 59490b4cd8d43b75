import { MicrobitV1Board } from '../../../firmware/virtual/board/microbit-v1-board.ts';
import type { DebugAccess } from '../../../firmware/virtual/debug-access.ts';
import { createNrf51822Machine, type Machine } from '../../../firmware/virtual/machine.ts';
import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import { FICR_DEVICE_ID_1, type Target } from './target.ts';

/** Wires between the nRF51822 and the interface chip (schematic V1.3B). */
const USB_TX = 24;
const USB_RX = 25;

export interface V1TargetOptions {
  readonly flash?: Uint8Array;
  readonly uicr?: Uint8Array;
  /** Tells boards apart: the device id comes from it. */
  readonly seed: number;
}

/** A virtual micro:bit V1: what is flashed into it runs. */
export class V1Target implements Target {
  readonly model = 'v1';
  readonly pageSize = 0x400;
  readonly pages = 256;
  readonly debugPortId = 0x0bb1_1477;
  readonly #machine: Machine;
  readonly #board: MicrobitV1Board;
  readonly #listeners = new Set<(event: BoardEvent) => void>();
  /** Cycles owed by fractions of milliseconds. */
  #owed = 0;

  constructor(options: V1TargetOptions) {
    this.#machine = createNrf51822Machine({
      flash: options.flash ?? new Uint8Array(0),
      ...(options.uicr && { uicr: options.uicr }),
      seed: options.seed,
    });
    this.#board = new MicrobitV1Board(this.#machine.soc, (event) => this.#emit(event));
    this.#machine.onReset((cause) => {
      this.#board.restarted();
      this.#emit({ type: 'reset', time: this.time, cause });
    });
  }

  get debug(): DebugAccess {
    return this.#machine.debug;
  }

  get flash(): Uint8Array {
    return this.#machine.flash;
  }

  get uicr(): Uint8Array {
    return this.#machine.uicr;
  }

  get ram(): Uint8Array {
    return this.#machine.ram;
  }

  get time(): number {
    return (this.#machine.cycles * 1000) / this.#machine.soc.clockHz;
  }

  get deviceId(): number {
    return this.debug.readWord(FICR_DEVICE_ID_1);
  }

  get frame(): readonly number[] {
    return this.#board.frame;
  }

  advance(milliseconds: number): void {
    this.#owed += (milliseconds * this.#machine.soc.clockHz) / 1000;
    const cycles = Math.floor(this.#owed);
    this.#owed -= cycles;
    if (cycles > 0) this.#machine.run(cycles);
  }

  resetPin(): void {
    this.#machine.reset('pin');
  }

  powerOn(): void {
    this.#machine.soc.uart.clear();
    this.#machine.reset('power');
  }

  input(input: BoardInput): void {
    if (input.type === 'reset') this.resetPin();
    else this.#board.input(input);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onSerial(listener: (byte: number, baud: number) => void): () => void {
    return this.#machine.soc.uart.listen((byte, _cycle, pin) => {
      if (pin === USB_TX) listener(byte, this.baud);
    });
  }

  sendSerial(byte: number): void {
    this.#machine.soc.uart.send(Uint8Array.of(byte), USB_RX);
  }

  get serialBacklog(): number {
    return this.#machine.soc.uart.sending;
  }

  get baud(): number {
    return this.#machine.soc.uart.baud;
  }

  #emit(event: BoardEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
