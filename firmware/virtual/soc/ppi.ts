import { EVENT_OFFSET, Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Programmable Peripheral Interconnect (PPI)".
const CHEN = 0x500;
const CHENSET = 0x504;
const CHENCLR = 0x508;
const CHANNEL = 0x510;
const GROUP = 0x800;

/** A channel whose ends are wired in the chip. */
export interface FixedChannel {
  readonly channel: number;
  /** Address of an event register. */
  readonly event: number;
  /** Address of a task register. */
  readonly task: number;
}

export interface PpiShape {
  /** Channels from 0 that a program may wire: 16 on the nRF51822. */
  readonly programmable: number;
  readonly fixed: readonly FixedChannel[];
  /** Channel groups: 4 on the nRF51822. */
  readonly groups: number;
}

/** Channels that carry an event of one peripheral to a task of another without the core. */
export class Ppi extends Peripheral {
  #enabled = 0;
  readonly #event = new Uint32Array(32);
  readonly #task = new Uint32Array(32);
  readonly #groups: Uint32Array;
  /** Channels that are enabled, by the address of their event. */
  #routes = new Map<number, number[]>();
  readonly #wired: number;
  #triggering = false;
  /** Events that happened because of a task of this same cycle. */
  #followUps: number[] = [];
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly shape: PpiShape,
    /** The peripheral at an address, when there is one. */
    private readonly peripheralAt: (address: number) => Peripheral | undefined,
    private readonly peripherals: () => Iterable<Peripheral>,
  ) {
    super(host, base);
    this.#groups = new Uint32Array(shape.groups);
    let wired = shape.programmable === 32 ? -1 : (1 << shape.programmable) - 1;
    for (const { channel } of shape.fixed) wired |= 1 << channel;
    this.#wired = wired;
    this.#alarm = host.time.alarm(() => {
      const events = this.#followUps;
      this.#followUps = [];
      for (const event of events) this.trigger(event);
    });
    this.#wireFixed();
  }

  protected override get hasPowerSwitch(): boolean {
    return false;
  }

  override reset(): void {
    super.reset();
    this.#enabled = 0;
    this.#event.fill(0);
    this.#task.fill(0);
    this.#groups.fill(0);
    this.#followUps.length = 0;
    this.#alarm.disarm();
    this.#wireFixed();
    this.#route();
  }

  /** CHG[n].EN is task 2n, CHG[n].DIS task 2n + 1. */
  task(index: number): void {
    const group = this.#groups[index >> 1];
    if (group === undefined) return;
    this.#enable((index & 1) === 0 ? this.#enabled | group : this.#enabled & ~group);
  }

  /**
   * An event happened: its channels trigger their tasks. An event that comes of such a task goes on a
   * cycle later, which is what a channel takes on the chip too, and lets a ring of channels turn
   * without end.
   */
  trigger(eventAddress: number): void {
    const tasks = this.#routes.get(eventAddress);
    if (tasks === undefined) return;
    if (this.#triggering) {
      this.#followUps.push(eventAddress);
      this.#alarm.at(this.host.time.now + 1);
      return;
    }
    this.#triggering = true;
    for (const address of tasks) this.peripheralAt(address)?.task((address & 0xfff) >> 2);
    this.#triggering = false;
  }

  protected readRegister(offset: number): number {
    if (offset >= CHEN && offset <= CHENCLR) return this.#enabled;
    if (offset >= CHANNEL && offset < CHANNEL + 8 * this.shape.programmable) {
      const channel = (offset - CHANNEL) >> 3;
      return ((offset - CHANNEL) & 4) === 0 ? this.#event[channel]! : this.#task[channel]!;
    }
    return this.#groups[(offset - GROUP) >> 2] ?? 0;
  }

  protected writeRegister(offset: number, value: number): void {
    if (offset === CHEN) this.#enable(value);
    else if (offset === CHENSET) this.#enable(this.#enabled | value);
    else if (offset === CHENCLR) this.#enable(this.#enabled & ~value);
    else if (offset >= CHANNEL && offset < CHANNEL + 8 * this.shape.programmable) {
      const channel = (offset - CHANNEL) >> 3;
      // EEP and TEP alternate: 0x510 is EEP of channel 0, 0x514 its TEP.
      if (((offset - CHANNEL) & 4) === 0) this.#event[channel] = value;
      else this.#task[channel] = value;
      if (((this.#enabled >>> channel) & 1) !== 0) this.#route();
    } else {
      const group = (offset - GROUP) >> 2;
      if (group >= 0 && group < this.#groups.length) this.#groups[group] = value & this.#wired;
    }
  }

  #enable(channels: number): void {
    const enabled = channels & this.#wired;
    if (enabled === this.#enabled) return;
    this.#enabled = enabled;
    this.#route();
  }

  #wireFixed(): void {
    for (const { channel, event, task } of this.shape.fixed) {
      this.#event[channel] = event;
      this.#task[channel] = task;
    }
  }

  /** Rebuilds the routes and tells each peripheral which of its events are listened to. */
  #route(): void {
    const routes = new Map<number, number[]>();
    const masks = new Map<number, number>();
    for (let channel = 0; channel < 32; channel++) {
      if (((this.#enabled >>> channel) & 1) === 0) continue;
      const event = this.#event[channel]!;
      const tasks = routes.get(event);
      if (tasks === undefined) routes.set(event, [this.#task[channel]!]);
      else tasks.push(this.#task[channel]!);
      const base = (event & ~0xfff) >>> 0;
      const bit = 1 << (((event & 0xfff) - EVENT_OFFSET) >> 2);
      masks.set(base, (masks.get(base) ?? 0) | bit);
    }
    this.#routes = routes;
    for (const peripheral of this.peripherals()) peripheral.setRouted(masks.get(peripheral.base) ?? 0);
  }
}
