import type { Time } from './scheduler.ts';

/** What a peripheral needs of the chip it sits in; a test gives it a small fake. */
export interface PeripheralHost {
  readonly time: Time;
  /** Cycles in a second. */
  readonly clockHz: number;
  /** Level of an interrupt line of the core. */
  setInterruptLine(irq: number, high: boolean): void;
  /** An event that a PPI channel listens to happened; `address` is that of its event register. */
  publish(address: number): void;
}

/** Where tasks, events and the registers common to all peripherals lie. */
export const EVENT_OFFSET = 0x100;
export const EVENTS_END = 0x180;
const SHORTS = 0x200;
const INTEN = 0x300;
const INTENSET = 0x304;
const INTENCLR = 0x308;
const REGISTERS_OFFSET = 0x400;
/** Switches the peripheral's power; off and on again puts every register back to its reset value. */
export const POWER_OFFSET = 0xffc;

/**
 * The peripheral interface that all Nordic peripherals share (nRF51 Reference Manual v3.0, chapter
 * "Peripheral interface"): task n is at 4n, event n at 0x100 + 4n and bit n of INTEN, the interrupt
 * number is the peripheral's id, which is bits 12-16 of its base address. The interrupt line is high
 * while any event is set whose interrupt is enabled.
 */
export abstract class Peripheral {
  /** Events, bit n for event n. */
  protected events = 0;
  /** INTEN, same bits. */
  protected interrupts = 0;
  /** Shortcuts as the program set them; bits differ per peripheral. */
  protected shorts = 0;
  /** Events that a PPI channel listens to, same bits as `events`. */
  protected routed = 0;
  readonly irq: number;
  #line = false;
  #powered = true;

  constructor(
    protected readonly host: PeripheralHost,
    readonly base: number,
  ) {
    this.irq = (base >>> 12) & 0x1f;
  }

  /** Back to the state after a reset of the chip; an override calls this first. */
  reset(): void {
    this.events = 0;
    this.interrupts = 0;
    this.shorts = 0;
    this.#powered = true;
    this.updateLine();
  }

  /** False for the few peripherals without a POWER register. */
  protected get hasPowerSwitch(): boolean {
    return true;
  }

  /**
   * True when events may change without an alarm, because they are worked out when they are read: a
   * core that waits for one cannot be told when to look again.
   */
  get settlesOnRead(): boolean {
    return false;
  }

  /** Task n happens, by a register write or through PPI. */
  abstract task(index: number): void;

  /** A register from offset 0x400 on (or EVTEN and the like, 0x340); unknown ones read 0. */
  protected abstract readRegister(offset: number): number;
  protected abstract writeRegister(offset: number, value: number): void;

  /** Interrupts, shortcuts or PPI channels listen to other events now. */
  protected watchersChanged(): void {}

  /** Brings events up to date that are only computed when somebody looks. */
  protected settle(): void {}

  /** Word at a byte offset into the peripheral, aligned to 4. */
  read(offset: number): number {
    if (offset >= REGISTERS_OFFSET) {
      if (offset === POWER_OFFSET && this.hasPowerSwitch) return this.#powered ? 1 : 0;
      return this.readRegister(offset);
    }
    if (offset >= INTEN) {
      if (offset <= INTENCLR) return this.interrupts;
      return this.readRegister(offset);
    }
    if (offset >= EVENT_OFFSET && offset < EVENTS_END) {
      this.settle();
      return (this.events >>> ((offset - EVENT_OFFSET) >> 2)) & 1;
    }
    return offset === SHORTS ? this.shorts : 0;
  }

  write(offset: number, value: number): void {
    if (offset >= REGISTERS_OFFSET) {
      if (offset === POWER_OFFSET && this.hasPowerSwitch) this.#switchPower((value & 1) !== 0);
      else this.writeRegister(offset, value);
    } else if (offset < EVENT_OFFSET) {
      if ((value & 1) !== 0) this.task(offset >> 2);
    } else if (offset < EVENTS_END) {
      this.settle();
      const bit = 1 << ((offset - EVENT_OFFSET) >> 2);
      if (value === 0) this.events &= ~bit;
      else this.events |= bit;
      this.updateLine();
    } else if (offset === SHORTS) {
      this.settle();
      this.shorts = value;
      this.watchersChanged();
    } else if (offset >= INTEN && offset <= INTENCLR) {
      this.settle();
      if (offset === INTEN) this.interrupts = value;
      else if (offset === INTENSET) this.interrupts |= value;
      else this.interrupts &= ~value;
      this.watchersChanged();
      this.updateLine();
    } else {
      this.writeRegister(offset, value);
    }
  }

  /** PPI tells which events its enabled channels listen to. */
  setRouted(mask: number): void {
    if (mask === this.routed) return;
    this.settle();
    this.routed = mask;
    this.watchersChanged();
  }

  /** Forgets events and interrupts: another peripheral takes this one's place in the address map. */
  silence(): void {
    this.events = 0;
    this.interrupts = 0;
    this.updateLine();
    this.watchersChanged();
  }

  /** Event n happens: register, interrupt, PPI. Shortcuts are the peripheral's own business. */
  protected raise(index: number): void {
    const bit = 1 << index;
    this.events |= bit;
    if ((this.interrupts & bit) !== 0) this.updateLine();
    if ((this.routed & bit) !== 0) this.host.publish(this.base + EVENT_OFFSET + 4 * index);
  }

  #switchPower(on: boolean): void {
    if (!on) this.reset();
    this.#powered = on;
  }

  protected updateLine(): void {
    const line = (this.events & this.interrupts) !== 0;
    if (line === this.#line) return;
    this.#line = line;
    this.host.setInterruptLine(this.irq, line);
  }
}

/** Whole cycles nearest to a time in microseconds. */
export function microseconds(host: PeripheralHost, time: number): number {
  return Math.round((time * host.clockHz) / 1e6);
}
