import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import { Counters } from './counters.ts';
import { Daplink } from './daplink.ts';
import { describeInterfaces, type InterfaceDescription } from './descriptors.ts';
import { Faults } from './faults.ts';
import { friendlyName, type Target } from './target.ts';

export interface RigBoardOptions {
  readonly uniqueId: string;
  /** A DAPLink from before WebUSB. */
  readonly oldDaplink: boolean;
  readonly plugged: boolean;
  readonly serialRing: number;
  readonly cdcBuffer: number;
  readonly baud: number;
}

/** What a board asks of the rig that it is part of. */
export interface RigBoardHost {
  plugged(board: RigBoard): void;
  unplugged(board: RigBoard): void;
  transferTime(latency: number): Promise<void>;
}

const MOST_PRINTED = 2 ** 20;

/** A micro:bit on a cable. */
export class RigBoard {
  readonly faults = new Faults();
  readonly counters = new Counters();
  readonly daplink: Daplink;
  readonly uniqueId: string;
  readonly #host: RigBoardHost;
  #oldDaplink: boolean;
  #plugged = false;
  /** Interface numbers and who holds them. */
  readonly #claims = new Map<number, object>();
  #waiting: (() => void)[] = [];
  readonly #printed: number[] = [];

  constructor(
    readonly target: Target,
    options: RigBoardOptions,
    host: RigBoardHost,
  ) {
    this.uniqueId = options.uniqueId;
    this.#oldDaplink = options.oldDaplink;
    this.#host = host;
    this.daplink = new Daplink(target, options, this.faults, this.counters);
    target.onSerial((byte) => {
      if (this.#printed.length === MOST_PRINTED) this.#printed.splice(0, MOST_PRINTED / 2);
      this.#printed.push(byte);
    });
    if (options.plugged) this.plug();
  }

  get model(): 'v1' | 'v2' {
    return this.target.model;
  }

  /** As `getDeviceId` of microbit-connection gives it. */
  get deviceId(): number {
    return this.target.deviceId;
  }

  /** The five letters that people tell boards apart by. */
  get name(): string {
    return friendlyName(this.deviceId);
  }

  /** Flash as it is now. The view is live. */
  get flash(): Uint8Array {
    return this.target.flash;
  }

  get uicr(): Uint8Array {
    return this.target.uicr;
  }

  /** What the LED matrix shows: 25 levels 0..9. */
  get frame(): readonly number[] {
    return this.target.frame;
  }

  /** What the target has sent on its serial line since `clearPrinted` (the last 512 kB of it), whoever read it. */
  get printed(): string {
    return new TextDecoder().decode(Uint8Array.from(this.#printed));
  }

  clearPrinted(): void {
    this.#printed.length = 0;
  }

  get isPlugged(): boolean {
    return this.#plugged;
  }

  get interfaces(): readonly InterfaceDescription[] {
    return describeInterfaces(this.model, this.#oldDaplink);
  }

  /** Another DAPLink: seen when the board is plugged in the next time. */
  setOldDaplink(old: boolean): void {
    this.#oldDaplink = old;
  }

  /** Plugs the cable in: power comes, DAPLink starts, and pages hear of a new device. */
  plug(): void {
    if (this.#plugged) return;
    this.#plugged = true;
    this.daplink.powerOn();
    this.target.powerOn();
    this.#host.plugged(this);
  }

  /** Pulls the cable out: the board has no power any more. */
  unplug(): void {
    if (!this.#plugged) return;
    this.#plugged = false;
    this.#claims.clear();
    this.#waiting = [];
    this.#host.unplugged(this);
  }

  input(input: BoardInput): void {
    this.target.input(input);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    return this.target.listen(listener);
  }

  // --------------------------------------------------- for the rig and its devices

  advance(milliseconds: number): void {
    if (!this.#plugged) return;
    this.target.advance(milliseconds);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) callback();
  }

  transferTime(): Promise<void> {
    return this.#host.transferTime(this.faults.latency);
  }

  /** Calls back once, when something may have changed for a transfer that waits. */
  whenNews(callback: () => void): void {
    this.#waiting.push(callback);
  }

  claim(number: number, holder: object): boolean {
    const other = this.#claims.get(number);
    if (other !== undefined && other !== holder) return false;
    this.#claims.set(number, holder);
    return true;
  }

  /** Gives back one interface, or all that somebody holds. */
  release(holder: object, number?: number): void {
    for (const [claimed, by] of this.#claims) {
      if (by === holder && (number === undefined || number === claimed)) this.#claims.delete(claimed);
    }
  }
}
