import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Timer/counter (TIMER)".
const TASK_START = 0;
const TASK_STOP = 1;
const TASK_COUNT = 2;
const TASK_CLEAR = 3;
const TASK_SHUTDOWN = 4;
const TASK_CAPTURE = 16;
const EVENT_COMPARE = 16;
const MODE = 0x504;
const BITMODE = 0x508;
const PRESCALER = 0x510;
const CC = 0x540;
const MODE_TIMER = 0;
/** Counter bits by the value of BITMODE. */
const BITS = [16, 8, 24, 32];
/** The timer counts 16 MHz divided by 2 to the power of PRESCALER, whatever the core runs at. */
const TIMER_HZ = 16_000_000;
const PRESCALER_MAX = 9;
/** SHORTS: COMPARE[n]_CLEAR is bit n, COMPARE[n]_STOP bit 8 + n. */
const SHORT_STOP_SHIFT = 8;

export interface TimerShape {
  /** Compare registers: 4 on the nRF51822. */
  readonly compares: number;
  /** Widest counter: 32 bits for TIMER0 of the nRF51822, 16 for the others. */
  readonly maxBits: number;
}

/**
 * A counter of prescaled clock ticks, or of COUNT tasks. Between register accesses it is a formula:
 * `count + ticks since origin`. A compare that nobody listens to (no interrupt, shortcut or channel)
 * arms nothing; its event is worked out when it is read.
 */
export class Timer extends Peripheral {
  #running = false;
  #mode = MODE_TIMER;
  #bitMode = 0;
  #prescaler = 4;
  readonly #compare: Uint32Array;
  /** Counter value at `#origin`. */
  #count = 0;
  #origin = 0;
  /** Cycle at which the counter next reaches each compare register; Infinity while stopped. */
  readonly #reached: number[];
  /** The earliest of them. */
  #first = Infinity;
  /** From PRESCALER and BITMODE; the turn is the number of values before the counter wraps. */
  #cyclesPerTick = 0;
  #turn = 0;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly shape: TimerShape,
  ) {
    super(host, base);
    this.#compare = new Uint32Array(shape.compares);
    this.#reached = new Array<number>(shape.compares).fill(Infinity);
    this.#alarm = host.time.alarm(() => this.settle());
    this.#updateRate();
  }

  override reset(): void {
    super.reset();
    this.#running = false;
    this.#mode = MODE_TIMER;
    this.#bitMode = 0;
    this.#prescaler = 4;
    this.#compare.fill(0);
    this.#count = 0;
    this.#updateRate();
    this.#aim(0);
  }

  override get settlesOnRead(): boolean {
    return true;
  }

  task(index: number): void {
    this.settle();
    switch (index) {
      case TASK_START:
        if (this.#running) return;
        this.#running = true;
        return this.#restartFrom(this.#count, this.host.time.now);
      case TASK_STOP:
      case TASK_SHUTDOWN:
        return this.#stop(this.host.time.now);
      case TASK_COUNT:
        if (this.#running && this.#mode !== MODE_TIMER) this.#step();
        return;
      case TASK_CLEAR:
        return this.#restartFrom(0, this.host.time.now);
    }
    const channel = index - TASK_CAPTURE;
    if (channel >= 0 && channel < this.shape.compares) {
      this.#compare[channel] = this.#counter(this.host.time.now);
      this.#aim(this.host.time.now);
    }
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case MODE:
        return this.#mode;
      case BITMODE:
        return this.#bitMode;
      case PRESCALER:
        return this.#prescaler;
    }
    return this.#compare[(offset - CC) >> 2] ?? 0;
  }

  protected writeRegister(offset: number, value: number): void {
    this.settle();
    const counter = this.#counter(this.host.time.now);
    switch (offset) {
      case MODE:
        this.#mode = value & 3;
        break;
      case BITMODE:
        this.#bitMode = value & 3;
        break;
      case PRESCALER:
        this.#prescaler = Math.min(value & 15, PRESCALER_MAX);
        break;
      default: {
        const channel = (offset - CC) >> 2;
        if (channel < 0 || channel >= this.shape.compares) return;
        this.#compare[channel] = value;
        return this.#aim(this.host.time.now);
      }
    }
    this.#updateRate();
    this.#restartFrom(counter, this.host.time.now);
  }

  protected override watchersChanged(): void {
    this.#arm();
  }

  /** Raises the compare events whose time has come, in order, with their shortcuts. */
  protected override settle(): void {
    const now = this.host.time.now;
    if (this.#first > now) return;
    for (;;) {
      const at = this.#first;
      if (at > now) break;
      let hit = 0;
      for (let channel = 0; channel < this.shape.compares; channel++) {
        if (this.#reached[channel] !== at) continue;
        hit |= 1 << channel;
        // A compare met several times since somebody looked is one event.
        const turn = this.#turn * this.#cyclesPerTick;
        const missed = (this.#shortcuts & (1 << channel)) !== 0 ? 0 : Math.floor((now - at) / turn);
        this.#reached[channel] = at + turn * (missed + 1);
      }
      this.#arm();
      this.#hit(hit, at);
    }
  }

  /** Compares with a shortcut. */
  get #shortcuts(): number {
    return this.shorts | (this.shorts >>> SHORT_STOP_SHIFT);
  }

  #updateRate(): void {
    this.#cyclesPerTick = (this.host.clockHz / TIMER_HZ) * 2 ** this.#prescaler;
    this.#turn = 2 ** Math.min(BITS[this.#bitMode]!, this.shape.maxBits);
  }

  #counter(at: number): number {
    if (!this.#running || this.#mode !== MODE_TIMER) return this.#count;
    const ticks = Math.floor((at - this.#origin) / this.#cyclesPerTick);
    return (this.#count + ticks) % this.#turn;
  }

  #restartFrom(counter: number, at: number): void {
    this.#count = counter % this.#turn;
    this.#origin = at;
    this.#aim(at);
  }

  #stop(at: number): void {
    if (!this.#running) return;
    this.#count = this.#counter(at);
    this.#running = false;
    this.#aim(at);
  }

  /** One COUNT task in counter mode. */
  #step(): void {
    this.#count = (this.#count + 1) % this.#turn;
    let hit = 0;
    for (let channel = 0; channel < this.shape.compares; channel++) {
      if (this.#compare[channel]! % this.#turn === this.#count) hit |= 1 << channel;
    }
    if (hit !== 0) this.#hit(hit, this.host.time.now);
  }

  /** The counter equals the compare registers in `channels`. */
  #hit(channels: number, at: number): void {
    // The counter is cleared by the time anything hears of the event, as it is on the chip, where
    // both happen at the same edge.
    if ((this.shorts & channels) !== 0) this.#restartFrom(0, at);
    if (((this.shorts >>> SHORT_STOP_SHIFT) & channels) !== 0) this.#stop(at);
    for (let channel = 0; channel < this.shape.compares; channel++) {
      if (((channels >>> channel) & 1) !== 0) this.raise(EVENT_COMPARE + channel);
    }
  }

  /** Works out anew when each compare register is reached. */
  #aim(at: number): void {
    const ticking = this.#running && this.#mode === MODE_TIMER;
    const perTick = this.#cyclesPerTick;
    const turn = this.#turn;
    const elapsed = ticking ? Math.floor((at - this.#origin) / perTick) : 0;
    const counter = (this.#count + elapsed) % turn;
    for (let channel = 0; channel < this.shape.compares; channel++) {
      if (!ticking) {
        this.#reached[channel] = Infinity;
        continue;
      }
      const distance = (this.#compare[channel]! % turn) - counter;
      // A compare value equal to the counter is met again after a whole turn only.
      const ticks = distance > 0 ? distance : distance + turn;
      this.#reached[channel] = this.#origin + (elapsed + ticks) * perTick;
    }
    this.#arm();
  }

  #arm(): void {
    const watched = ((this.interrupts | this.routed) >>> EVENT_COMPARE) | this.#shortcuts;
    let first = Infinity;
    let due = Infinity;
    for (let channel = 0; channel < this.shape.compares; channel++) {
      const reached = this.#reached[channel]!;
      if (reached < first) first = reached;
      if (reached < due && ((watched >>> channel) & 1) !== 0) due = reached;
    }
    this.#first = first;
    if (due !== this.#alarm.due) this.#alarm.at(due);
  }
}
