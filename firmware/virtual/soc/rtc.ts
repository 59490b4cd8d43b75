import type { LowFrequencyClock } from './low-frequency-clock.ts';
import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Real Time Counter (RTC)".
const TASK_START = 0;
const TASK_STOP = 1;
const TASK_CLEAR = 2;
const TASK_TRIGGER_OVERFLOW = 3;
const EVENT_TICK = 0;
const EVENT_OVERFLOW = 1;
const EVENT_COMPARE = 16;
const EVTEN = 0x340;
const EVTENSET = 0x344;
const EVTENCLR = 0x348;
const COUNTER = 0x504;
const PRESCALER = 0x508;
const CC = 0x540;
/** The counter and the compare registers have 24 bits. */
const TURN = 0x100_0000;
/** What TRIGOVRFLW sets the counter to: 16 ticks before it overflows. */
const NEAR_OVERFLOW = 0xff_fff0;

/**
 * A 24-bit counter of low frequency clock ticks. Tasks take effect at the next edge of that clock.
 * An event register is set only when the event is enabled in INTEN or EVTEN (figure "Tasks, events
 * and interrupts in the RTC").
 */
export class Rtc extends Peripheral {
  #running = false;
  #prescaler = 0;
  readonly #compare: Uint32Array;
  #eventsEnabled = 0;
  /** Counter value just after the clock's edge number `#origin`. */
  #count = 0;
  #origin = 0;
  /** Counter ticks since `#origin` whose events have been raised. */
  #seen = 0;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly clock: LowFrequencyClock,
    /** Compare registers: 4 in general, 3 for RTC0 of the nRF51822. */
    private readonly compares = 4,
  ) {
    super(host, base);
    this.#compare = new Uint32Array(compares);
    this.#alarm = host.time.alarm(() => {
      this.settle();
      this.#arm();
    });
    clock.onChange(() => {
      this.settle();
      this.#restartFrom(this.#counter());
    });
  }

  override reset(): void {
    super.reset();
    this.#running = false;
    this.#prescaler = 0;
    this.#compare.fill(0);
    this.#eventsEnabled = 0;
    this.#restartFrom(0);
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
        return this.#restartFrom(this.#count);
      case TASK_STOP: {
        const counter = this.#counter();
        this.#running = false;
        return this.#restartFrom(counter);
      }
      case TASK_CLEAR:
        return this.#restartFrom(0);
      case TASK_TRIGGER_OVERFLOW:
        return this.#restartFrom(NEAR_OVERFLOW);
    }
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case EVTEN:
      case EVTENSET:
      case EVTENCLR:
        return this.#eventsEnabled;
      case COUNTER:
        return this.#counter();
      case PRESCALER:
        return this.#prescaler;
    }
    return this.#compare[(offset - CC) >> 2] ?? 0;
  }

  protected writeRegister(offset: number, value: number): void {
    this.settle();
    switch (offset) {
      case EVTEN:
        this.#eventsEnabled = value;
        break;
      case EVTENSET:
        this.#eventsEnabled |= value;
        break;
      case EVTENCLR:
        this.#eventsEnabled &= ~value;
        break;
      case PRESCALER:
        // Read-only while the RTC runs.
        if (!this.#running) this.#prescaler = value & 0xfff;
        break;
      default: {
        const channel = (offset - CC) >> 2;
        if (channel >= 0 && channel < this.compares) this.#compare[channel] = value & (TURN - 1);
      }
    }
    this.#arm();
  }

  protected override watchersChanged(): void {
    this.#arm();
  }

  protected override settle(): void {
    const ticks = this.#ticks();
    if (ticks <= this.#seen) return;
    const from = this.#seen;
    this.#seen = ticks;
    const enabled = this.#eventsEnabled | this.interrupts;
    if ((enabled & (1 << EVENT_TICK)) !== 0) this.raise(EVENT_TICK);
    if ((enabled & (1 << EVENT_OVERFLOW)) !== 0 && this.#passes(0, from, ticks)) this.raise(EVENT_OVERFLOW);
    for (let channel = 0; channel < this.compares; channel++) {
      if (((enabled >>> (EVENT_COMPARE + channel)) & 1) === 0) continue;
      if (this.#passes(this.#compare[channel]!, from, ticks)) this.raise(EVENT_COMPARE + channel);
    }
  }

  get #ticking(): boolean {
    return this.#running && this.clock.running;
  }

  /** Counter ticks since `#origin`. */
  #ticks(): number {
    if (!this.#ticking) return 0;
    const edges = this.clock.edgeAt(this.host.time.now) - this.#origin;
    // A task waits for the next edge, which is `#origin`: until then nothing has ticked.
    return edges <= 0 ? 0 : Math.floor(edges / (this.#prescaler + 1));
  }

  #counter(): number {
    return (this.#count + this.#ticks()) % TURN;
  }

  /** Ticks from `#origin` to the first time after `from` that the counter is `value`. */
  #next(value: number, from: number): number {
    const distance = (value - ((this.#count + from) % TURN) + TURN) % TURN;
    return from + (distance === 0 ? TURN : distance);
  }

  #passes(value: number, from: number, to: number): boolean {
    return this.#next(value, from) <= to;
  }

  #restartFrom(counter: number): void {
    this.#count = counter;
    this.#origin = this.clock.edgeAt(this.host.time.now) + 1;
    this.#seen = 0;
    this.#arm();
  }

  #arm(): void {
    let tick = Infinity;
    if (this.#ticking) {
      const enabled = this.#eventsEnabled | this.interrupts;
      if ((enabled & (1 << EVENT_TICK)) !== 0) tick = this.#seen + 1;
      if ((enabled & (1 << EVENT_OVERFLOW)) !== 0) tick = Math.min(tick, this.#next(0, this.#seen));
      for (let channel = 0; channel < this.compares; channel++) {
        if (((enabled >>> (EVENT_COMPARE + channel)) & 1) === 0) continue;
        tick = Math.min(tick, this.#next(this.#compare[channel]!, this.#seen));
      }
    }
    const due =
      tick === Infinity ? Infinity : this.clock.cycleOf(this.#origin + tick * (this.#prescaler + 1));
    if (due !== this.#alarm.due) this.#alarm.at(due);
  }
}
