import { LFCLK_HZ, type LowFrequencyClock } from './low-frequency-clock.ts';
import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';
import type { Power } from './power.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Clock management (CLOCK)".
const TASK_HFCLK_START = 0;
const TASK_HFCLK_STOP = 1;
const TASK_LFCLK_START = 2;
const TASK_LFCLK_STOP = 3;
const TASK_CALIBRATE = 4;
const TASK_TIMER_START = 5;
const TASK_TIMER_STOP = 6;
const EVENT_HFCLK_STARTED = 0;
const EVENT_LFCLK_STARTED = 1;
const EVENT_CALIBRATED = 3;
const EVENT_TIMER = 4;
const HFCLKRUN = 0x408;
const HFCLKSTAT = 0x40c;
const LFCLKRUN = 0x414;
const LFCLKSTAT = 0x418;
const LFCLKSRCCOPY = 0x41c;
const LFCLKSRC = 0x518;
const CTIV = 0x538;
const XTALFREQ = 0x550;
const STATE_RUNNING = 1 << 16;
const SOURCE_XTAL = 1;

// Start-up times in microseconds: nRF51822 Product Specification v3.1, chapter "Clock sources"
// (typical values). The synthesised clock needs the crystal of the high frequency clock.
const HFCLK_START = 800;
const LFCLK_START = { rc: 390, xtal: 300_000, synth: 800 };
/** One calibration of the RC oscillator takes 16-17 ms. */
const CALIBRATION = 16_500;

/** Starts and stops the clocks; POWER's registers lie among its own. */
export class Clock extends Peripheral {
  #hfWanted = false;
  #hfRunning = false;
  #lfWanted = false;
  #source = 0;
  #sourceCopy = 0;
  #timerInterval = 0;
  #xtalFrequency = 0xff;
  readonly #hfAlarm: Alarm;
  readonly #lfAlarm: Alarm;
  readonly #calibrationAlarm: Alarm;
  readonly #timerAlarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly lowFrequency: LowFrequencyClock,
    private readonly power: Power,
  ) {
    super(host, base);
    this.#hfAlarm = host.time.alarm(() => {
      this.#hfRunning = true;
      this.raise(EVENT_HFCLK_STARTED);
    });
    this.#lfAlarm = host.time.alarm(() => {
      lowFrequency.running = true;
      this.raise(EVENT_LFCLK_STARTED);
    });
    this.#calibrationAlarm = host.time.alarm(() => this.raise(EVENT_CALIBRATED));
    this.#timerAlarm = host.time.alarm(() => this.raise(EVENT_TIMER));
  }

  protected override get hasPowerSwitch(): boolean {
    return false;
  }

  override reset(): void {
    super.reset();
    this.#hfWanted = this.#hfRunning = this.#lfWanted = false;
    this.#source = this.#sourceCopy = this.#timerInterval = 0;
    this.#xtalFrequency = 0xff;
    this.lowFrequency.running = false;
    for (const alarm of [this.#hfAlarm, this.#lfAlarm, this.#calibrationAlarm, this.#timerAlarm]) {
      alarm.disarm();
    }
  }

  task(index: number): void {
    const now = this.host.time.now;
    switch (index) {
      case TASK_HFCLK_START:
        if (this.#hfWanted && !this.#hfRunning) return;
        this.#hfWanted = true;
        // Started again while it runs: the event comes at once.
        this.#hfAlarm.at(this.#hfRunning ? now + 1 : now + microseconds(this.host, HFCLK_START));
        return;
      case TASK_HFCLK_STOP:
        this.#hfWanted = this.#hfRunning = false;
        this.#hfAlarm.disarm();
        return;
      case TASK_LFCLK_START:
        return this.#startLowFrequency();
      case TASK_LFCLK_STOP:
        this.#lfWanted = false;
        this.#lfAlarm.disarm();
        this.lowFrequency.running = false;
        return;
      case TASK_CALIBRATE:
        this.#calibrationAlarm.at(now + microseconds(this.host, CALIBRATION));
        return;
      case TASK_TIMER_START:
        // CTIV is in quarter seconds.
        this.#timerAlarm.at(now + this.#timerInterval * (this.host.clockHz / 4));
        return;
      case TASK_TIMER_STOP:
        this.#timerAlarm.disarm();
    }
  }

  /**
   * The watchdog needs the low frequency clock and starts it by itself, on the RC oscillator when the
   * program has chosen nothing else.
   */
  requireLowFrequency(): void {
    if (!this.#lfWanted) this.#startLowFrequency();
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case HFCLKRUN:
        return this.#hfWanted ? 1 : 0;
      case HFCLKSTAT:
        return this.#hfRunning ? STATE_RUNNING | 1 : 0;
      case LFCLKRUN:
        return this.#lfWanted ? 1 : 0;
      case LFCLKSTAT:
        return this.lowFrequency.running ? STATE_RUNNING | this.#sourceCopy : 0;
      case LFCLKSRCCOPY:
        return this.#sourceCopy;
      case LFCLKSRC:
        return this.#source;
      case CTIV:
        return this.#timerInterval;
      case XTALFREQ:
        return this.#xtalFrequency;
    }
    return this.power.read(offset);
  }

  protected writeRegister(offset: number, value: number): void {
    switch (offset) {
      case LFCLKSRC:
        this.#source = value & 3;
        return;
      case CTIV:
        this.#timerInterval = value & 0x7f;
        return;
      case XTALFREQ:
        this.#xtalFrequency = value & 0xff;
        return;
    }
    this.power.write(offset, value);
  }

  #startLowFrequency(): void {
    if (this.#lfWanted && !this.lowFrequency.running) return;
    this.#lfWanted = true;
    const running = this.lowFrequency.running;
    if (!running) this.#sourceCopy = this.#source;
    const source = this.#sourceCopy;
    const delay =
      source === 0 ? LFCLK_START.rc : source === SOURCE_XTAL ? LFCLK_START.xtal : LFCLK_START.synth;
    const cycles = running ? Math.ceil(this.host.clockHz / LFCLK_HZ) : microseconds(this.host, delay);
    this.#lfAlarm.at(this.host.time.now + cycles);
  }
}
